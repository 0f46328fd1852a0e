import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports/ports.js';
import type { World } from '../../ports/world.js';
import type { Config } from '../../service/config.js';
import { calendarOf } from '../../plan/calendar.js';
import { startService } from '../../service/service.js';
import type { Service } from '../../service/service.js';
import { readOffice } from '../../store/office-files.js';
import { NO_PACE } from '../../telegram/pace.js';
import { scrubber } from '../../telegram/scrub.js';
import { startDouble } from '../../bot-api-double/bot-api-double.js';
import type { Double } from '../../bot-api-double/bot-api-double.js';
import { castOf } from './cast.js';
import { firstStop, instantOf } from './moments.js';
import type { Hours } from './moments.js';
import { playOn } from './play.js';
import type { Play } from './play.js';
import { playFile } from './saved-play.js';
import { openingScene } from './scene.js';

export interface PlayOptions {
  /** Of its own: it is emptied where a play begins anew. */
  readonly folder: string;
  readonly config: Config;
  readonly log: Log;
}

export type OpenedPlay =
  { readonly ok: true; readonly play: Play } | { readonly ok: false; readonly faults: readonly string[] };

/** Goes on with the play of the folder, or begins one. */
export async function openPlay(options: PlayOptions): Promise<OpenedPlay> {
  const { folder, config } = options;
  const office = await readOffice(config.planFile, folder);
  if (!office.ok) return office;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = playFile(folder);
  const saved = await file.read(office.plan);
  if (!saved) await emptyFolder(folder);
  const hours: Hours = config;
  const first = instantOf(hours, firstStop(office.plan, calendarOf(office.holidays)));
  const clock = { now: saved ? new Date(saved.now) : first };
  const double = await startDouble({
    // The number is the bot's id, by which its messages are known again after a restart.
    token: `7000000001:${randomBytes(24).toString('base64url')}`,
    now: () => clock.now.getTime(),
    ...(saved ? { from: saved.double } : {}),
  });
  const started = await startBot(options, double, () => clock.now);
  if (!started.ok) {
    await double.close();
    return started;
  }
  const { service, told } = started;
  const { bot } = service;
  const stage = { plan: office.plan, hours, double, service, file, clock };
  const play = playOn(stage, saved);
  if (!saved) await openingScene({ play, cast: castOf(office.plan), told: told(), dress: () => bot.dress() });
  else clock.now = latestOf(clock.now, bot.world);
  await play.settle();
  await play.save();
  return { ok: true, play };
}

/** Takes away everything in the folder, the folder itself stays. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

type StartedBot =
  | { readonly ok: true; readonly service: Service; readonly told: () => string }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The unchanged bot, with the real client over HTTP; settles when it has connected and is quiet. */
async function startBot(
  { folder, config, log }: PlayOptions,
  double: Double,
  now: () => Date,
): Promise<StartedBot> {
  let told = '';
  let ready: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const { token, apiRoot } = double;
  const started = await startService(
    { ...config, token, apiRoot, dataDir: folder, admins: [], webhook: null, proxy: null },
    {
      now,
      log: {
        ...log,
        info(event, details) {
          log.info(event, details);
          if (event === 'ready') ready();
        },
      },
      scrub: scrubber(token),
      pace: NO_PACE,
      // Time stands where it is put; every change of it ticks.
      everyMinute: () => ({ stop: () => Promise.resolve() }),
      tell: (words) => (told += words),
    },
  );
  if (!started.ok) return started;
  await connected;
  await started.service.bot.ticker.settled();
  return { ok: true, service: started.service, told: () => told };
}

/** After a kill the journal or the outbox may be ahead of what was saved; time never goes back. */
function latestOf(now: Date, world: World): Date {
  const facts = world.journal.facts().map(({ at }) => Date.parse(at));
  const sent = world.outbox.dispatches().map(({ at }) => Date.parse(at));
  return new Date(Math.max(now.getTime(), ...facts, ...sent));
}

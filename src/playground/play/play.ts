import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../app/ports.js';
import { present } from '../../app/world.js';
import type { World } from '../../app/world.js';
import type { Config } from '../../config.js';
import { momentIn } from '../../plan/day.js';
import { calendarOf } from '../../plan/calendar.js';
import type { Plan } from '../../plan/plan.js';
import { startService } from '../../service.js';
import type { Service } from '../../service.js';
import { readOffice } from '../../store/office-files.js';
import { NO_PACE } from '../../telegram/pace.js';
import { scrubber } from '../../telegram/scrub.js';
import { startDouble } from '../../bot-api-double/bot-api-double.js';
import type { Double } from '../../bot-api-double/bot-api-double.js';
import { castOf } from './cast.js';
import { createLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { firstStop, instantOf } from './moments.js';
import type { Hours, Stop } from './moments.js';
import { playFile } from './saved-play.js';
import type { PlayFile, SavedPlay } from './saved-play.js';
import { openingScene } from './scene.js';

export interface PlayOptions {
  /** Of its own: it is emptied where a play begins anew. */
  readonly folder: string;
  readonly config: Config;
  readonly log: Log;
}

/** One run of the unchanged bot among invented people, and a clock that can be put forward. */
export interface Play {
  readonly plan: Plan;
  readonly hours: Hours;
  readonly double: Double;
  readonly ledger: Ledger;
  readonly world: World;
  readonly now: () => Stop;
  /** Puts the clock there and lets the bot's own tick run, as its heartbeat would. */
  readonly goTo: (stop: Stop) => Promise<void>;
  /** After somebody did something: settles when the bot has answered it all. */
  readonly settle: () => Promise<void>;
  readonly read: Map<number, number>;
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type OpenedPlay =
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

interface Stage {
  readonly plan: Plan;
  readonly hours: Hours;
  readonly double: Double;
  readonly service: Service;
  readonly file: PlayFile;
  readonly clock: { now: Date };
}

function playOn({ plan, hours, double, service, file, clock }: Stage, saved: SavedPlay | null): Play {
  const { world, ticker } = service.bot;
  const ledger = createLedger(saved?.causes ?? []);
  const read = new Map(Object.entries(saved?.read ?? {}).map(([chat, id]) => [Number(chat), id]));
  const tick = async (): Promise<void> => {
    await ticker.run();
    ledger.copy(world.outbox.dispatches());
  };
  const save = (): Promise<void> =>
    file.write(
      {
        now: clock.now.getTime(),
        double: double.snapshot(),
        causes: ledger.causes(),
        read: Object.fromEntries([...read].map(([chat, id]) => [String(chat), id])),
      },
      plan,
    );
  return {
    plan,
    hours,
    double,
    ledger,
    world,
    read,
    now() {
      const { day, minute } = momentIn(hours.timeZone, clock.now);
      return { day, minute };
    },
    async goTo(stop) {
      clock.now = instantOf(hours, stop);
      // Of thousands of calls of a year nobody asks any more.
      double.forgetRequests();
      await tick();
    },
    async settle() {
      await double.idle();
      await tick();
    },
    save,
    async close() {
      await service.stop();
      await save();
      await double.close();
    },
  };
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
    { ...config, token, apiRoot, dataDir: folder, admins: [], webhook: null },
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

/** The office as it stands, with the days off that the coordinator has changed. */
export function presentOf(play: Play): ReturnType<typeof present> {
  return present(play.world);
}

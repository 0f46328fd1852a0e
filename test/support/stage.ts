import { pathToFileURL } from 'node:url';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/service/config.js';
import { day, instantAt } from '../../src/plan/day.js';
import { draftInThread } from '../../src/service/plan-thread.js';
import { startDouble } from '../../src/bot-api-double/bot-api-double.js';
import type { Double } from '../../src/bot-api-double/bot-api-double.js';
import type { Snapshot } from '../../src/bot-api-double/snapshot.js';
import type { GroupHandle } from '../../src/bot-api-double/group.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { startService } from '../../src/service/service.js';
import type { Service } from '../../src/service/service.js';
import { NO_PACE } from '../../src/telegram/pace.js';
import type { PaceLimits } from '../../src/telegram/pace.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { compiled } from './compiled.js';
import { capturedLog } from './captured-log.js';
import { watch, watchFolder } from './token-watch.js';

const ZONE = 'Asia/Ho_Chi_Minh';

interface StageOptions {
  /** Local time in Việt Nam: `2025-03-20 08:00`. */
  readonly at: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly pace?: PaceLimits;
  /** Where the double posts updates instead of the public address of WEBHOOK_URL. */
  readonly webhookTo?: string;
  /** Seconds by which Telegram's clock is ahead of the machine's. */
  readonly skew?: number;
  /** A data folder to begin with; it is copied. */
  readonly data?: URL | string;
  /** What the double held when the data folder was written. */
  readonly from?: Snapshot;
  /** Local time of the start, where it is not that of the stage. */
  readonly startedAt?: string;
  /** The machine's own time goes with the clock; otherwise it stands, as within one minute. */
  readonly evenly?: boolean;
}

/** The whole bot, with its real store and the real telegraf client, against the double; time stands where it is put. */
export interface Stage {
  readonly double: Double;
  readonly dataDir: string;
  /** Words for the operator so far. */
  readonly told: () => string;
  readonly log: () => string;
  /** What the log was told, in order. */
  readonly events: () => readonly string[];
  readonly service: () => Service;
  /** Puts the clock to a local time and lets one tick run, as the heartbeat would. */
  readonly clock: (at: string) => Promise<void>;
  /** Puts the clock to a local time and nothing else. */
  readonly at: (at: string) => void;
  /** Lets everything that people did be handled. */
  readonly settle: () => Promise<void>;
  /** Another pace, from the next start on. */
  readonly pace: (limits: PaceLimits) => void;
  /** Another setting, from the next start on. */
  readonly set: (name: string, value: string) => void;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openStage({
  at,
  settings = {},
  pace = NO_PACE,
  webhookTo,
  skew = 0,
  evenly = false,
  data,
  from,
  startedAt = at,
}: StageOptions): Promise<Stage> {
  const double = await startDouble({
    ...(webhookTo !== undefined && { webhookTo }),
    ...(from !== undefined && { from }),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'nhacviec-'));
  if (data) await cp(data, dataDir, { recursive: true });
  let now = instantOf(startedAt);
  let given = settings;
  let limits = pace;
  let told = '';
  let service: Service | null = null;
  const log = capturedLog();
  const running = (): Service => {
    if (!service) throw new Error('the bot is not running');
    return service;
  };
  const put = (local: string): void => {
    now = instantOf(local);
    double.setTime(now.getTime());
  };
  const settle = async (): Promise<void> => {
    await double.idle();
    await running().bot.settled();
  };
  const start = async (): Promise<void> => {
    const environment = {
      BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      DATA_DIR: dataDir,
      ...given,
    };
    const read = readConfig(environment);
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const { config } = read;
    let ready: () => void = () => undefined;
    const connected = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const started = await startService(
      { ...config, token: double.token },
      {
        now: () => now,
        ...(evenly && { elapsed: () => now.getTime() }),
        log: {
          ...log,
          info(event, details) {
            log.info(event, details);
            if (event === 'ready') ready();
          },
          error(event, details) {
            log.error(event, details);
            if (event === 'start not completed') ready();
          },
        },
        scrub: scrubber(double.token),
        pace: limits,
        async draftPlan(sent, signal) {
          const built = await compiled();
          const script = pathToFileURL(built.script('plan-worker'));
          return draftInThread(sent, {
            script,
            ...(signal && { signal }),
          });
        },
        everyMinute: () => ({ stop: () => Promise.resolve() }),
        tell: (words) => (told += words),
      },
    );
    if (!started.ok) throw new Error(started.faults.join('\n'));
    service = started.service;
    await connected;
    await service.bot.ticker.settled();
  };
  const stop = async (): Promise<void> => {
    await service?.stop();
    service = null;
  };
  put(startedAt);
  double.skewDateHeader(skew);
  await start();
  put(at);
  return {
    double,
    dataDir,
    told: () => told,
    log: log.text,
    events: () => log.events,
    service: running,
    settle,
    pace(next) {
      limits = next;
    },
    set(name, value) {
      given = { ...given, [name]: value };
    },
    stop,
    start,
    at: put,
    async clock(local) {
      put(local);
      if (service) await service.bot.ticker.run();
    },
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      await double.close();
      watch('told', told);
      watchFolder(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function instantOf(local: string): Date {
  const [date = '', time = '00:00'] = local.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(ZONE, day(date), hours * 60 + minutes);
}

export interface Cast {
  readonly coordinator: UserHandle;
  readonly vptk: UserHandle;
  readonly bpmc: UserHandle;
  readonly kt: UserHandle;
  readonly chairman: UserHandle;
  readonly group: GroupHandle;
}

/** The link of a first start makes the coordinator; he enrols three officers and the chairman, and binds the group. */
export async function enrolCast(stage: Stage): Promise<Cast> {
  const { double } = stage;
  const coordinator = double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
  const code = /start=([\w-]+)/u.exec(stage.told())?.[1] ?? '';
  coordinator.start(code);
  await stage.settle();
  const vptk = double.user({ id: 1002, firstName: 'Lê Văn Tâm' });
  const bpmc = double.user({ id: 1003, firstName: 'Phạm Minh' });
  const kt = double.user({ id: 1004, firstName: 'Đỗ Lan' });
  const chairman = double.user({ id: 1005, firstName: 'Nguyễn Văn Hùng' });
  await enrolBy(stage, coordinator, { who: vptk, post: 'VPTK' });
  await enrolBy(stage, coordinator, { who: bpmc, post: 'BPMC' });
  await enrolBy(stage, coordinator, { who: kt, post: 'KT' });
  await enrolBy(stage, coordinator, { who: chairman, post: 'LD' });
  const members = [coordinator, vptk, chairman];
  const group = double.group({ id: -100_500, title: 'Ban Chỉ đạo CCHC', members });
  group.says(coordinator, '/group@nhacviec_bot');
  await stage.settle();
  return { coordinator, vptk, bpmc, kt, chairman, group };
}

interface Prepared {
  readonly folder: string;
  readonly snapshot: Snapshot;
}

/** An enrolment takes a dozen messages; whoever prepares the same once more takes a copy. */
const prepared = new Map<string, Promise<Prepared>>();
/** Nothing leaves at night: a start then sends no letter of the day for which everybody is enrolled. */
const NIGHT = '03:00';

/**
 * A stage on which everybody of `enrolCast` is enrolled already.
 * @param before with which options they were enrolled, where each copy has others
 */
export function openEnrolled(options: StageOptions, before = options): Promise<Enrolled> {
  const [date = ''] = options.at.split(' ');
  return openPrepared(options, { name: '', before, at: options.at, startedAt: `${date} ${NIGHT}` });
}

interface Enrolled {
  readonly stage: Stage;
  readonly cast: Cast;
}

interface Preparation {
  /** The same for the same preparation, and for no other one on a stage of the same options. */
  readonly name: string;
  /** The options of the stage on which it happens, where those of a copy differ. */
  readonly before?: StageOptions;
  /** What happens after the enrolment. */
  readonly prepare?: (stage: Stage, cast: Cast) => Promise<void>;
  /** Local time when it is over, at which the copies go on. */
  readonly at: string;
  /** Local time at which the bot of a copy starts, where it is another one. */
  readonly startedAt?: string;
}

/** A stage on which more has happened than the enrolment: what a whole file's tests begin with. */
export async function openPrepared(options: StageOptions, preparation: Preparation): Promise<Enrolled> {
  const before = preparation.before ?? options;
  const key = JSON.stringify([before, preparation.name]);
  const known = prepared.get(key) ?? prepareOnce(before, preparation);
  prepared.set(key, known);
  const { folder, snapshot } = await known;
  const { at, startedAt = at } = preparation;
  const from = structuredClone(snapshot);
  const stage = await openStage({ ...options, at, data: folder, from, startedAt });
  return { stage, cast: castOf(stage) };
}

async function prepareOnce(options: StageOptions, { prepare }: Preparation): Promise<Prepared> {
  const stage = await openStage(options);
  const cast = await enrolCast(stage);
  await prepare?.(stage, cast);
  await stage.stop();
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-prepared-'));
  onExit(folder);
  await cp(stage.dataDir, folder, { recursive: true });
  const snapshot = stage.double.snapshot();
  await stage.close();
  return { folder, snapshot };
}

function onExit(folder: string): void {
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

function castOf({ double }: Stage): Cast {
  const user = (id: number): UserHandle => {
    const known = double.knownUser(id);
    if (!known) throw new Error(`nobody has the id ${id}`);
    return known;
  };
  const group = double.knownGroup(-100_500);
  if (!group) throw new Error('the group is gone');
  return {
    coordinator: user(1001),
    vptk: user(1002),
    bpmc: user(1003),
    kt: user(1004),
    chairman: user(1005),
    group,
  };
}

/** The newest message of the bot in a chat. */
export function newest(stage: Stage, chat: { readonly id: number } | number): Posted {
  const all = stage.double.messagesTo(typeof chat === 'number' ? chat : chat.id);
  const last = all.at(-1);
  if (!last) throw new Error('the bot has said nothing there');
  return last;
}

/** The newest words of the bot in a chat: a week's picture comes right behind its summary. */
export function newestWords(stage: Stage, chat: { readonly id: number }): string {
  const words = stage.double.messagesTo(chat.id).findLast(({ kind }) => kind === 'text');
  if (!words) throw new Error('the bot has said nothing there');
  return words.text;
}

/** Says it and gives what the bot answered. */
export async function ask(stage: Stage, who: UserHandle, words: string): Promise<Posted> {
  const said = who.says(words);
  await stage.settle();
  // News for the same person may come right behind the answer.
  return stage.double.messagesTo(who.id).findLast(({ replyTo }) => replyTo === said.id) ?? newest(stage, who);
}

/** Enrols by invitation of the coordinator, as people do. */
export async function enrolBy(
  stage: Stage,
  coordinator: UserHandle,
  { who, post }: { readonly who: UserHandle; readonly post: string },
): Promise<void> {
  const invitation = await ask(stage, coordinator, `/invite ${post}`);
  const code = /[?]start=([\w-]+)/u.exec(invitation.text)?.[1];
  if (code === undefined) throw new Error(`no link in: ${invitation.text}`);
  who.start(code);
  await stage.settle();
}

import { raise } from '../features/alarms/flow.js';
import { enrolAdmins } from '../features/enrolment/flow.js';
import type { Clock, Log, Messenger } from '../ports/ports.js';
import { recordSettings } from './settings-in-force.js';
import type { World } from '../ports/world.js';
import { createCatchingUp, LONGEST_HOLD } from './catching-up.js';
import type { CatchingUp } from './catching-up.js';
import type { Config } from './config.js';
import { onConnected, warnOfClosedPlan } from './first-words.js';
import { createHeartbeat } from './heartbeat.js';
import { lastNumber } from '../journal/numbers.js';
import { momentIn } from '../plan/day.js';
import { noticePutBack } from './put-back-by-hand.js';
import type { DraftPlan } from './plan-drafting.js';
import type { Schedule } from './schedule.js';
import { secretsOf } from './secrets.js';
import { checkedJournal } from '../store/backups.js';
import { lookAtDataFolder, prepareDataFolder } from '../store/data-folder.js';
import { watchFreeSpace } from '../store/free-space.js';
import { inspectJournal } from '../store/inspection.js';
import { lockFolder } from '../store/lock.js';
import type { FolderLock } from '../store/lock.js';
import { loadPlan, readOffice } from '../store/office-files.js';
import type { OfficeFiles } from '../store/office-files.js';
import { openStores } from './stores.js';
import type { Stores } from './stores.js';
import { createBot } from './bot.js';
import type { Bot } from './bot.js';
import { createClockWatch } from '../telegram/clock-watch.js';
import { ALLOWED_UPDATES } from '../telegram/handlers.js';
import type { PaceLimits } from '../telegram/pace.js';
import { poll } from '../telegram/polling.js';
import type { PollingEnd } from '../telegram/polling.js';
import type { Scrub } from '../telegram/scrub.js';
import { wait } from '../telegram/wait.js';
import { listenByWebhook } from '../telegram/webhook-listening.js';
import type { Alarm } from '../features/alarms/rule.js';

/** What the service takes from outside: the clock of the machine, and where words for the operator go. */
interface Tools {
  readonly now: () => Date;
  /** Milliseconds that only go forward, however the clock is set; the machine's own where not given. */
  readonly elapsed?: () => number;
  readonly log: Log;
  readonly scrub: Scrub;
  readonly pace: PaceLimits;
  /** Calls it every minute. */
  readonly everyMinute: (beat: () => Promise<void>) => Schedule;
  /** Makes a plan of what somebody sent, in a thread of its own where nothing else is given. */
  readonly draftPlan?: DraftPlan;
  /** Words for whoever started the program, the first link among them. */
  readonly tell: (words: string) => void;
}

export interface Service {
  readonly bot: Bot;
  /** Why it ended by itself; settles when it has stopped, however that came. */
  readonly ended: Promise<ServiceEnd>;
  /** Ends within five seconds: the answer under way sent, the state on the disk. */
  stop(): Promise<void>;
}

type ServiceEnd =
  | PollingEnd
  /** Another process took the data folder: a fault of its own, since both would send. */
  | { readonly kind: 'lost'; readonly reason: string };

type Started =
  | { readonly ok: true; readonly service: Service }
  | { readonly ok: false; readonly faults: readonly string[] };

type RunningConfig = Config & { readonly token: string };

/** Starts the bot: reads what must be right before anything runs, then listens and ticks. */
export async function startService(config: RunningConfig, tools: Tools): Promise<Started> {
  const office = await readOffice(config.planFile, config.dataDir);
  if (!office.ok) return { ok: false, faults: await fileFaults(config) };
  const folder = await prepareDataFolder(config.dataDir);
  if (!folder.ok) return { ok: false, faults: [folder.fault] };
  tools.log.info('data folder', { folder: config.dataDir });
  tools.tell(`The data are in ${config.dataDir}\n`);
  const lost = new AbortController();
  const locking = await lockFolder(config.dataDir, { onLost: (reason) => lost.abort(reason) });
  if (!locking.ok) return { ok: false, faults: [locking.fault] };
  const stores = await openStores(config.dataDir, {
    initial: { plan: office.plan, text: office.planText },
    log: tools.log,
    draftPlan: tools.draftPlan,
    elapsed: tools.elapsed,
  });
  if (!stores.ok) {
    await locking.lock.release();
    return stores;
  }
  try {
    await noticePutBack(stores, { now: momentIn(config.timeZone, tools.now()), log: tools.log });
    const held = { office, stores, lock: locking.lock, lost: lost.signal };
    return { ok: true, service: await run(config, tools, held) };
  } catch (error) {
    await stores.close();
    await locking.lock.release();
    return { ok: false, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

/** All that is wrong with plan, holidays and journal, found without writing anything. */
export async function fileFaults(config: Config): Promise<readonly string[]> {
  const folder = await lookAtDataFolder(config.dataDir);
  // In a folder that is none nothing can be looked at.
  if (!folder.ok) {
    const plan = await loadPlan(config.planFile);
    return [folder.fault, ...(plan.ok ? [] : plan.faults)];
  }
  const [office, journal] = await Promise.all([
    readOffice(config.planFile, config.dataDir),
    inspectJournal(config.dataDir),
  ]);
  return [...(office.ok ? [] : office.faults), ...(journal.ok ? [] : [journal.fault])];
}

interface Held {
  readonly office: OfficeFiles;
  readonly stores: Stores;
  readonly lock: FolderLock;
  readonly lost: AbortSignal;
}

async function run(config: RunningConfig, tools: Tools, held: Held): Promise<Service> {
  const { log, scrub, pace } = tools;
  const stopping = new AbortController();
  const beats = await createHeartbeat(config.dataDir, {
    log,
    now: tools.now,
    elapsed: tools.elapsed,
    polls: config.webhook === null,
    lastNumber: () => lastNumber(held.stores.journal.facts()),
    onLongSilence: (since, hours) => {
      const { day } = momentIn(config.timeZone, since);
      alarm(bot, log, { kind: 'outage', since: day, hours });
    },
  });
  const catching = createCatchingUp({ log, elapsed: tools.elapsed });
  const bot = createBot({
    connection: { token: config.token, apiRoot: config.apiRoot, proxy: config.proxy, scrub, log },
    pace: { limits: pace, signal: stopping.signal, ...(tools.elapsed && { elapsed: tools.elapsed }) },
    worldWith: (messenger) => worldOf(config, tools, { ...held, messenger }),
    onTick: beats.tick,
    inbox: held.stores.inbox,
    isBehind: catching.isBehind,
  });
  await enrolAdmins(bot.world, config.admins);
  await recordSettings(bot.world);
  warnOfClosedPlan(bot.world, tools);
  const listening = await listen(config, {
    bot,
    log,
    onFirst: () => firstConnected(config, bot, tools),
    beat: beats.poll,
    catching,
  });
  const schedule = tools.everyMinute(() => bot.ticker.run());
  void bot.ticker.run();
  void tickAfterHold(bot, stopping.signal);
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      await schedule.stop();
      stopping.abort();
      await listening.stop();
      await bot.ticker.settled();
      // What is no longer ours is not written into.
      if (!held.lost.aborted) await beats.rest();
      await held.stores.close();
      await held.lock.release();
      log.info('stopped');
    })();
    return stopped;
  };
  whenLost(held, log, () => void stop());
  const ended = listening.ended.then(async (end): Promise<ServiceEnd> => {
    await stop();
    return held.lost.aborted ? { kind: 'lost', reason: String(held.lost.reason) } : end;
  });
  return { bot, stop, ended };
}

function whenLost({ lost }: Held, log: Log, stop: () => void): void {
  lost.addEventListener('abort', () => {
    log.error('the data folder is no longer ours: stopping', { reason: String(lost.reason) });
    stop();
  });
}

function worldOf(
  config: RunningConfig,
  tools: Tools,
  { office, stores, messenger }: Pick<Held, 'office' | 'stores'> & { readonly messenger: Messenger },
): World {
  const { timeZone, remindAt, summaryAt, confirm, authority, dataDir, apiRoot, proxy } = config;
  const clock: Clock = { now: () => momentIn(timeZone, tools.now()) };
  return {
    plans: stores.plans,
    holidays: office.holidays,
    clock,
    journal: stores.journal,
    outbox: stores.outbox,
    conversations: stores.conversations,
    messenger,
    log: tools.log,
    settings: { timeZone, remindAt, summaryAt, confirm, authority },
    secrets: secretsOf(dataDir, tools.log),
    machine: {
      clockAhead: createClockWatch({ apiRoot, proxy, now: tools.now }),
      freeSpace: watchFreeSpace(dataDir, tools.elapsed),
      backupFault: stores.backupFault,
      journalCopy: () => checkedJournal(dataDir),
    },
  };
}

function firstConnected(config: RunningConfig, bot: Bot, tools: Tools): void {
  onConnected(config, bot, tools).catch((error: unknown) => {
    tools.log.error('start not completed', { error: error instanceof Error ? error.message : String(error) });
  });
}

/** What waited for the longest leaves then, not with the tick of the next full minute. */
async function tickAfterHold({ ticker }: Bot, signal: AbortSignal): Promise<void> {
  await wait(LONGEST_HOLD, signal);
  if (!signal.aborted) await ticker.run();
}

interface Listening {
  readonly ended: Promise<PollingEnd>;
  stop(): Promise<void>;
}

interface Listener {
  readonly bot: Bot;
  readonly log: Log;
  readonly onFirst: () => void;
  readonly beat: () => void;
  readonly catching: CatchingUp;
}

async function listen(config: RunningConfig, listener: Listener): Promise<Listening> {
  const { bot, log, onFirst, beat, catching } = listener;
  const { telegraf, intake } = bot;
  let first = true;
  const onConnect = (): void => {
    beat();
    if (first) onFirst();
    first = false;
  };
  const onCaughtUp = (): void => {
    catching.caughtUp();
    void bot.ticker.run();
  };
  if (!config.webhook) {
    return poll({
      bot: telegraf,
      intake,
      log,
      allowedUpdates: ALLOWED_UPDATES,
      beat() {
        beat();
        catching.heard();
      },
      onConnect,
      onCaughtUp,
      onConflict: () => alarm(bot, log, { kind: 'conflict' }),
    });
  }
  return listenByWebhook({ bot: telegraf, intake, ...config.webhook, log, beat, onConnect, onCaughtUp });
}

/** Told beside everything else: what stops the telling, a stop among it, is the log's. */
function alarm({ world }: Bot, log: Log, what: Alarm): void {
  raise(world, what).catch((error: unknown) => {
    log.warn('alarm not told', { ...what, error: error instanceof Error ? error.message : String(error) });
  });
}

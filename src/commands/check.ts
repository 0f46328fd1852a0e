import { momentIn, yearOf } from '../plan/day.js';
import { calendarOf } from '../plan/calendar.js';
import { readConfig } from '../config.js';
import { isClosed } from '../reminders/letter.js';
import { inspectJournal } from '../store/inspection.js';
import { prepareDataFolder } from '../store/data-folder.js';
import { loadHolidays, loadPlan } from '../store/office-files.js';
import { readServerTime } from '../telegram/connection.js';
import { replay } from '../tracking/history.js';
import type { History } from '../tracking/history.js';
import { askMe, askMembership } from './ask.js';
import type { Call, Status } from './command-line.js';

interface Line {
  readonly what: string;
  readonly ok: boolean;
  readonly words: string;
}

/** A clock further off than this is a fault (design/delivery.md, promise 11). */
const CLOCK_MINUTES = 10;

/** `check`: settings, plan, journal, token, group and clock, a line each; exit 1 on any fault. */
export async function checkAll(call: Call): Promise<Status> {
  const { history, line: journal } = await checkJournal(call);
  const lines = [
    ...checkSettings(call),
    ...(await checkPlan(call)),
    journal,
    ...(await checkTelegram(call, history)),
    await checkClock(call),
  ];
  for (const { what, ok, words } of lines) {
    call.surroundings.out(`${ok ? 'ok   ' : 'FAULT'}  ${what.padEnd(9)} ${words}\n`);
  }
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

function checkSettings({ surroundings }: Call): readonly Line[] {
  const read = readConfig(surroundings.environment);
  if (read.ok) return [{ what: 'settings', ok: true, words: 'all readable' }];
  return read.faults.map((words) => ({ what: 'settings', ok: false, words }));
}

async function checkPlan({ config, surroundings }: Call): Promise<readonly Line[]> {
  const [plan, holidays] = await Promise.all([loadPlan(config.planFile), loadHolidays(config.dataDir)]);
  const today = momentIn(config.timeZone, surroundings.now()).day;
  const faults = [...(plan.ok ? [] : plan.faults), ...(holidays.ok ? [] : holidays.faults)];
  if (!plan.ok || !holidays.ok) return faults.map((words) => ({ what: 'plan', ok: false, words }));
  const { year, tasks, title } = plan.plan;
  const closed = isClosed({ plan: plan.plan, calendar: calendarOf(holidays.holidays) }, today);
  const unknown = tasks.filter(({ deadline }) => deadline.kind === 'unknown').map(({ code }) => code);
  const words = closed
    ? `the plan of ${year} is closed: no reminders; set PLAN_FILE to the plan of ${yearOf(today)}`
    : `${title}: ${tasks.length} tasks${unknown.length > 0 ? `; deadline not understood: ${unknown.join(', ')}` : ''}`;
  const hasList = holidays.holidays.years.includes(yearOf(today));
  return [
    { what: 'plan', ok: !closed, words },
    {
      what: 'holidays',
      ok: hasList,
      words: hasList
        ? `known for ${holidays.holidays.years.join(', ')}`
        : `no list for ${yearOf(today)}, so only weekends are off; write holidays.json into the data folder`,
    },
  ];
}

async function checkJournal({ config }: Call): Promise<{ readonly history: History; readonly line: Line }> {
  const what = 'journal';
  const nothing = replay([]);
  const folder = await prepareDataFolder(config.dataDir);
  if (!folder.ok) return { history: nothing, line: { what, ok: false, words: folder.fault } };
  const inspected = await inspectJournal(config.dataDir);
  if (!inspected.ok) return { history: nothing, line: { what, ok: false, words: inspected.fault } };
  const { facts } = inspected;
  const words =
    facts.length === 0 ? 'not begun yet' : `${facts.length} facts, the last of ${facts.at(-1)?.at ?? ''}`;
  return { history: replay(facts), line: { what, ok: true, words } };
}

async function checkTelegram({ config }: Call, { group }: History): Promise<readonly Line[]> {
  const { token, apiRoot } = config;
  if (token === null) {
    return [{ what: 'token', ok: false, words: 'BOT_TOKEN is missing; get one from @BotFather' }];
  }
  const me = await askMe(apiRoot, token);
  if (!me.ok) return [{ what: 'token', ok: false, words: `getMe: ${me.fault}` }];
  const known = { what: 'token', ok: true, words: `@${me.username}` };
  if (!group)
    return [known, { what: 'group', ok: true, words: 'none bound; a coordinator sends /group in it' }];
  const { ok, words } = await askMembership({ apiRoot, token }, { chat: group.chat, bot: me.id });
  const said = ok
    ? `${group.title}: the bot is ${words}`
    : `${group.title}: ${words}; add the bot again and send /group`;
  return [known, { what: 'group', ok, words: said }];
}

async function checkClock({ config, surroundings }: Call): Promise<Line> {
  const what = 'clock';
  const now = surroundings.now();
  const here = momentIn(config.timeZone, now).iso;
  const theirs = await readServerTime(config.apiRoot, 10);
  if (!theirs) {
    return {
      what,
      ok: config.token === null,
      words: `${here}; Telegram was not reached, so it is not compared`,
    };
  }
  const minutes = Math.abs(theirs.getTime() - now.getTime()) / 60_000;
  const off = minutes > CLOCK_MINUTES;
  const words = off
    ? `${here} is ${minutes.toFixed(0)} minutes from Telegram's; set the machine's clock`
    : here;
  return { what, ok: !off, words };
}

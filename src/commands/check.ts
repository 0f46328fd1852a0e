import { yearOf } from '../plan/day.js';
import { readConfig, settingsSaid } from '../service/config.js';
import { inspectJournal } from '../store/inspection.js';
import { lookAtDataFolder } from '../store/data-folder.js';
import { replay } from '../journal/replay/replay.js';
import type { Fact } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { askMe, askMembership } from '../telegram/ask.js';
import { checkHolidays, checkMachine } from './check-machine.js';
import type { Line } from './check-machine.js';
import type { Call, Status } from './call.js';
import { readInForce } from './plan-in-force.js';
import { isClosed } from '../journal/closing.js';

/** `check`: settings, plan, journal, token, group and clock, a line each, then what to do; exit 1 on any fault. */
export async function checkAll(call: Call): Promise<Status> {
  const { history, facts, line: journal } = await checkJournal(call);
  const lines = [
    ...checkSettings(call),
    ...(await checkPlan(call, history)),
    journal,
    ...(await checkTelegram(call, history)),
    ...(await checkMachine(call, facts)),
  ];
  const { out } = call.surroundings;
  for (const line of lines) out(`${markOf(line)}  ${line.what.padEnd(9)} ${line.words}\n`);
  out(whatToDo(lines));
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

function markOf({ ok, next }: Line): string {
  if (!ok) return 'FAULT';
  return next === true ? 'NEXT ' : 'ok   ';
}

/** Faults first: what comes after them needs a bot that runs. */
function whatToDo(lines: readonly Line[]): string {
  const open = [...lines.filter(({ ok }) => !ok), ...lines.filter(({ next }) => next === true)];
  if (open.length === 0) return '';
  const steps = open.map(({ what, words }, index) => `  ${index + 1}. ${what}: ${words}\n`);
  return `\nWhat to do, in this order:\n${steps.join('')}`;
}

function checkSettings({ surroundings }: Call): readonly Line[] {
  const read = readConfig(surroundings.environment);
  const what = 'settings';
  if (!read.ok) return read.faults.map((words) => ({ what, ok: false, words }));
  const said = settingsSaid(surroundings.environment);
  return said.map(({ name, words }) => ({ what, ok: true, words: `${name}: ${words}` }));
}

async function checkPlan(call: Call, history: History): Promise<readonly Line[]> {
  const read = await readInForce(call, history);
  if (!read.ok) return read.faults.map((words) => ({ what: 'plan', ok: false, words }));
  const { office, years } = read;
  const today = read.now.day;
  const { year, tasks, title } = office.plan;
  const closed = isClosed(office, today);
  const unknown = tasks.filter(({ deadline }) => deadline.kind === 'unknown').map(({ code }) => code);
  const words = closed
    ? `the plan of ${year} is closed: no reminders; send the plan of ${yearOf(today)} to the bot, or set PLAN_FILE to it`
    : `${title}: ${tasks.length} tasks${unknown.length > 0 ? `; deadline not understood: ${unknown.join(', ')}` : ''}`;
  return [{ what: 'plan', ok: true, words, ...(closed ? { next: true } : {}) }, checkHolidays(years, today)];
}

interface CheckedJournal {
  readonly history: History;
  readonly facts: readonly Fact[];
  readonly line: Line;
}

async function checkJournal({ config }: Call): Promise<CheckedJournal> {
  const what = 'journal';
  const nothing = replay([]);
  const folder = await lookAtDataFolder(config.dataDir);
  if (!folder.ok) return { history: nothing, facts: [], line: { what, ok: false, words: folder.fault } };
  const inspected = await inspectJournal(config.dataDir);
  if (!inspected.ok)
    return { history: nothing, facts: [], line: { what, ok: false, words: inspected.fault } };
  const { facts } = inspected;
  const words =
    facts.length === 0
      ? `not begun yet in ${config.dataDir}`
      : `${facts.length} facts, the last of ${facts.at(-1)?.at ?? ''}`;
  return { history: replay(facts), facts, line: { what, ok: true, words } };
}

async function checkTelegram({ config }: Call, { group }: History): Promise<readonly Line[]> {
  const { token, apiRoot, proxy } = config;
  if (token === null) {
    return [{ what: 'token', ok: false, words: 'BOT_TOKEN is missing; get one from @BotFather' }];
  }
  const me = await askMe({ apiRoot, proxy, token });
  if (!me.ok) return [{ what: 'token', ok: false, words: `getMe: ${me.fault}` }];
  const known = { what: 'token', ok: true, words: `@${me.username}` };
  if (!group)
    return [known, { what: 'group', ok: true, words: 'none bound; a coordinator sends /group in it' }];
  const { ok, words } = await askMembership({ apiRoot, proxy, token }, { chat: group.chat, bot: me.id });
  return [known, { what: 'group', ok, words: `${group.title}: ${words}` }];
}

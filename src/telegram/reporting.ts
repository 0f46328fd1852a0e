import { undo } from '../app/correct.js';
import { nudgeIn } from '../app/decisions/nudge.js';
import type { Dispatch } from '../app/ports.js';
import { isYearsTurn, worldOfYear } from '../app/earlier-plan.js';
import { readKey } from '../outbox/key.js';
import { yearOfPeriod } from '../plan/periods.js';
import { report, reportEach } from '../app/report.js';
import type { About, ReportRequest } from '../app/report.js';
import { present } from '../app/world.js';
import type { PeriodId } from '../plan/deadline.js';
import { findTask } from '../plan/plan.js';
import type { Plan, Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { findNudge, nudgesTogether } from '../tracking/decisions/nudging.js';
import type { Evidence, PersonId, ReportStatus } from '../tracking/fact.js';
import { reportAnswer, undoAnswer } from '../texts/answers.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { withYear } from '../texts/two-plans.js';
import type { ReportOutcome } from '../tracking/outcome.js';
import type { Person } from '../tracking/history.js';
import { categoryOf } from '../tracking/periods.js';
import type { Answer, Asked, Desk, Family } from './desk.js';
import { planMeant } from './plan-meant.js';
import { refsOf } from './pressed-letter.js';
import { isNegated, isQuestion } from './spoken.js';

/** `/done`, `/progress`, `/blocked`, `/na`: one journey, four statuses. */
export function reporting(status: ReportStatus): Family {
  return async (desk, asked) => {
    const { incoming, rest } = asked;
    const meant = planMeant(desk, asked);
    if (meant.kind === 'asked') return meant.message;
    const about = aboutReply(meant.desk, asked);
    const wish = { asked, status, text: rest, evidence: incoming.evidence, about };
    return (await answerReport(meant.desk, wish)).message;
  };
}

export interface Reporting {
  readonly asked: Pick<Asked, 'person'> & {
    readonly incoming: Pick<Asked['incoming'], 'update' | 'person' | 'chat'>;
  };
  readonly status: ReportStatus;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly about: About | null;
  /** A button named the status: nothing is asked once more, and further buttons name it too. */
  readonly confirmed?: boolean;
  readonly given?: ReportStatus;
}

export interface ReportAnswered {
  readonly message: Message;
  /** All of it was written down, in time, and nothing is left to say of it. */
  readonly plain: boolean;
}

export async function answerReport(desk: Desk, reporting: Reporting): Promise<ReportAnswered> {
  const { asked, status, text, evidence, about, confirmed, given } = reporting;
  const { update, person, chat } = asked.incoming;
  const request = { status, text, evidence, about, ...(confirmed && { confirmed }) };
  const answer = await report(desk.world, { person, update }, request);
  if (answer.kind === 'refused') return { message: refusedAnswer(answer), plain: false };
  const { office, history } = present(desk.world);
  const name = chat.private ? null : (asked.person?.name ?? null);
  const today = desk.world.clock.now().day;
  const answered = reportAnswer(office, answer.outcomes, {
    today,
    name,
    history,
    ...(given && { status: given }),
  });
  const message = isYearsTurn(desk.world) ? withYear(office, answered) : answered;
  const asksMore =
    message.asks !== undefined ||
    message.buttons.flat().some(({ action }) => action.kind !== 'undo' && action.kind !== 'evidence');
  return { message, plain: !asksMore && answer.outcomes.every(isPlain) };
}

/** What is late has its reason to be asked for. */
function isPlain(outcome: ReportOutcome): boolean {
  if (outcome.kind !== 'recorded') return false;
  return outcome.reports.every(
    ({ completedOn, standing }) =>
      completedOn === null || standing.category === 'continuous' || completedOn <= standing.lastOnTime,
  );
}

/**
 * A reply to a month's letter, a line a task: `III.3: 96,5%`, `II.1 không phát sinh`. Each is that month's report with
 * its note. Null where it is anything else, or one line is in doubt.
 */
export async function checkInNotes(
  desk: Desk,
  { incoming, person }: { readonly incoming: Asked['incoming']; readonly person: Person },
): Promise<Answer> {
  const dispatch = answeredLetter(desk, incoming);
  if (!dispatch) return null;
  const { plan } = present(desk.world).office;
  const checkIns = refsOf(dispatch).flatMap((ref) => {
    const task = findTask(plan, ref.task);
    return task && categoryOf(task) === 'continuous' ? [{ task, period: ref.period }] : [];
  });
  const lines = incoming.text.split('\n').filter((line) => line.trim() !== '');
  const requests = lines.map((line) => checkInNote(plan, checkIns, line));
  const certain = requests.flatMap((request) => request ?? []);
  if (certain.length === 0 || requests.includes(null)) return null;
  const gesture = { person: person.id, update: incoming.update };
  const answer = await reportEach(desk.world, gesture, certain);
  if (answer.kind === 'refused') return refusedAnswer(answer);
  const { office, history } = present(desk.world);
  const today = desk.world.clock.now().day;
  return reportAnswer(office, answer.outcomes, { today, name: null, history });
}

function checkInNote(
  plan: Plan,
  checkIns: readonly { readonly task: Task; readonly period: PeriodId }[],
  line: string,
): readonly ReportRequest[] | null {
  const { references, rest } = readCodes(plan, line);
  const none = /^(?:không|khong|ko)\s+(?:phát\s+sinh|phat\s+sinh|ps)[\s.,:;]*/iu.exec(rest)?.[0];
  const text = none === undefined ? rest : rest.slice(none.length);
  if (references.length === 0 || rest === '' || isQuestion(rest) || isNegated(text)) return null;
  const requests = references.map((reference): ReportRequest | null => {
    const checkIn = checkIns.find(({ task }) => reference.kind === 'task' && task === reference.task);
    if (!checkIn) return null;
    const about = { tasks: [checkIn.task], period: checkIn.period, part: null };
    return { status: none === undefined ? 'done' : 'not-arising', text, evidence: [], about };
  });
  const certain = requests.flatMap((request) => request ?? []);
  return certain.length === requests.length ? certain : null;
}

function answeredLetter(desk: Desk, { answers, chat }: Asked['incoming']): Dispatch | null {
  if (answers === null) return null;
  const found = desk.world.outbox
    .dispatches()
    .find(
      ({ key, address, messageId }) =>
        address.chat === chat.id && messageId === answers && readKey(key)?.kind === 'letter',
    );
  return found ?? null;
}

export async function undoing(desk: Desk, { incoming }: Asked): Promise<Answer> {
  const outcome = await undo(desk.world, { person: incoming.person, update: incoming.update }, null);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  const [first] = outcome.kind === 'undone' ? outcome.periods : [];
  const world = worldOfYear(desk.world, first ? yearOfPeriod(first.period) : null);
  return undoAnswer(present(world).office, outcome);
}

/** `III.5`, not `ngày 28/03`, `đợt 2` or `12.5 triệu`. */
function namesTask({ world }: Desk, rest: string): boolean {
  return !/^\s*\d/u.test(rest) && readCodes(present(world).office.plan, rest).references.length > 0;
}

/** A reply to a reminder that names one task means that task, where the reply names none itself. */
export function aboutReply(desk: Desk, { incoming, rest }: Pick<Asked, 'incoming' | 'rest'>): About | null {
  if (incoming.answers === null || namesTask(desk, rest)) return null;
  const dispatch = desk.world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === incoming.chat.id && messageId === incoming.answers);
  const items = dispatch ? itemsIn(desk, dispatch) : [];
  const { plan } = present(desk.world).office;
  const tasks = plan.tasks.filter(({ code }) => items.some(([, task]) => task === code));
  const [only, ...others] = tasks;
  if (!only || others.length > 0) return null;
  const periods = new Set(items.flatMap(([, task, period]) => (task === only.code ? [period] : [])));
  const named = only.deadline.periods.find(({ id }) => periods.size === 1 && periods.has(id));
  return { tasks, period: named?.id ?? null, part: null };
}

/** `person|task|period…` of everything that a message reminded of. */
function itemsIn(desk: Desk, dispatch: Dispatch): readonly (readonly string[])[] {
  const { key, address } = dispatch;
  const { history } = present(desk.world);
  const fact = nudgeIn(key);
  const nudge = fact === null ? null : findNudge(history, fact);
  if (!nudge) return refsOf(dispatch).map(({ task, period }) => ['', task, period]);
  const together = nudgesTogether(history, nudge, address.chat as PersonId);
  return together.flatMap(({ task, periods }) => periods.map((period) => ['', task, period]));
}

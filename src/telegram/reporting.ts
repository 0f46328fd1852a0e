import { undo } from '../app/correct.js';
import { nudgeIn } from '../app/decisions/nudge.js';
import type { Dispatch } from '../app/ports.js';
import { report } from '../app/report.js';
import type { About } from '../app/report.js';
import { present } from '../app/world.js';
import { readCodes } from '../plan/task-code.js';
import { findNudge, nudgesTogether } from '../tracking/decisions/nudging.js';
import type { Evidence, PersonId, ReportStatus } from '../tracking/fact.js';
import { reportAnswer, undoAnswer } from '../texts/answers.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import type { Answer, Asked, Desk, Family } from './desk.js';

/** `/done`, `/progress`, `/blocked`, `/na`: one journey, four statuses. */
export function reporting(status: ReportStatus): Family {
  return (desk, asked) => {
    const { incoming, rest } = asked;
    const about = aboutReply(desk, asked);
    return answerReport(desk, { asked, status, text: rest, evidence: incoming.evidence, about });
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
}

export async function answerReport(desk: Desk, reporting: Reporting): Promise<Message> {
  const { asked, status, text, evidence, about } = reporting;
  const { update, person, chat } = asked.incoming;
  const answer = await report(desk.world, { person, update }, { status, text, evidence, about });
  if (answer.kind === 'refused') return refusedAnswer(answer);
  const { office, history } = present(desk.world);
  const name = chat.private ? null : (asked.person?.name ?? null);
  const today = desk.world.clock.now().day;
  return reportAnswer(office, answer.outcomes, { today, name, history });
}

export async function undoing(desk: Desk, { incoming }: Asked): Promise<Answer> {
  const outcome = await undo(desk.world, { person: incoming.person, update: incoming.update }, null);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return undoAnswer(present(desk.world).office, outcome);
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
function itemsIn(desk: Desk, { key, items, address }: Dispatch): readonly (readonly string[])[] {
  const { history } = present(desk.world);
  const fact = nudgeIn(key);
  const nudge = fact === null ? null : findNudge(history, fact);
  if (!nudge) return items.map((item) => item.split('|'));
  const together = nudgesTogether(history, nudge, address.chat as PersonId);
  return together.flatMap(({ task, periods }) => periods.map((period) => ['', task, period]));
}

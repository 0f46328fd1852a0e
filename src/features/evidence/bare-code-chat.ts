import { addEvidence } from './flow.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Said } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { contextOfTask } from '../../chat/plan-meant.js';
import { distinctEvidence, evidenceOf } from '../../chat/talk.js';
import { findTask } from '../../plan/plan.js';
import type { Task } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import { attachButton, evidenceAnswer } from './words.js';
import { bareCode, whichBareCode } from '../report/bare-code-words.js';
import { inYear } from '../../words/message.js';
import type { Incoming } from '../../chat/incoming.js';
import type { Person, Report } from '../../journal/history.js';
import { mayReportNow } from '../../journal/rights.js';
import { isOpen, isReported, standingsOf } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';

/** A code and nothing else: what is to be reported is asked; evidence that is replied to is added to its report. */
export async function toBareCode(here: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const { references, rest } = readCodes(present(here.world).office.plan, incoming.text);
  const [reference, ...others] = references;
  if (!reference || rest !== '' || others.length > 0) return null;
  if (reference.kind !== 'task') return whichBareCode(reference);
  const ctx = contextOfTask(here, person, reference.task.code);
  return askWhat(ctx, { incoming, person, task: reference.task });
}

async function askWhat(
  ctx: ChatContext,
  { incoming, person, task }: { readonly incoming: Incoming; readonly person: Person; readonly task: Task },
): Promise<Answer> {
  const { office, history } = present(ctx.world);
  const { day: today } = ctx.world.clock.now();
  if (!mayReportNow(office, history, { task, person, today })) return null;
  const open = standingsOf(office, history, task, today).filter(
    (standing) => isOpen(standing) && !isReported(standing),
  );
  const [group] = byTask(open);
  const report = newestOf(ctx.world, person, task);
  const evidence = distinctEvidence([...incoming.evidence, ...evidenceOf(incoming.joined)]);
  const isReplied = incoming.repliedTo !== null || incoming.answers !== null;
  if (!group && report && isReplied && evidence.length > 0) {
    const given = { report: report.fact, text: '', evidence };
    const outcome = await addEvidence(ctx.world, { person: person.id, update: incoming.update }, given);
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(outcome);
  }
  const attach = report && evidence.length > 0 ? attachButton({ fact: report.fact, task: task.code }) : null;
  return inYear(bareCode(office, { task, group: group ?? null, attach }), office.plan.year);
}

/** The newest report of a task that the person made or may add to. */
function newestOf(world: World, person: Person, task: Task): Report | null {
  const { office, history } = present(world);
  if (!findTask(office.plan, task.code)) return null;
  const reports = [...history.reports.values()].flat().filter((one) => one.task === task.code);
  const own = reports.filter(({ by }) => by === person.id);
  return [...(own.length > 0 ? own : reports)].sort((one, other) => other.fact - one.fact)[0] ?? null;
}

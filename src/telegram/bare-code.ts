import { addEvidence } from '../app/evidence.js';
import { present } from '../app/world.js';
import type { World } from '../app/world.js';
import { evidenceOf, distinctEvidence } from '../chat/talk.js';
import { findTask } from '../plan/plan.js';
import type { Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { attachButton, evidenceAnswer } from '../texts/answers/papers.js';
import { bareCode, whichBareCode } from '../texts/bare-code.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Person, Report } from '../tracking/history.js';
import { mayReportNow } from '../tracking/reporting.js';
import { isOpen, isReported, standingsOf } from '../tracking/standing.js';
import { byTask } from '../tracking/views.js';
import type { Answer, Desk } from './desk.js';
import type { Incoming } from './incoming.js';
import { deskOfTask } from './plan-meant.js';

/** A code and nothing else: what is to be reported is asked; evidence that is replied to is added to its report. */
export async function toBareCode(
  here: Desk,
  { incoming, person }: { readonly incoming: Incoming; readonly person: Person },
): Promise<Answer> {
  const { references, rest } = readCodes(present(here.world).office.plan, incoming.text);
  const [reference, ...others] = references;
  if (!reference || rest !== '' || others.length > 0) return null;
  if (reference.kind !== 'task') return whichBareCode(reference);
  const desk = deskOfTask(here, person, reference.task.code);
  return askWhat(desk, { incoming, person, task: reference.task });
}

async function askWhat(
  desk: Desk,
  { incoming, person, task }: { readonly incoming: Incoming; readonly person: Person; readonly task: Task },
): Promise<Answer> {
  const { office, history } = present(desk.world);
  const { day: today } = desk.world.clock.now();
  if (!mayReportNow(office, history, { task, person, today })) return null;
  const open = standingsOf(office, history, task, today).filter(
    (standing) => isOpen(standing) && !isReported(standing),
  );
  const [group] = byTask(open);
  const report = newestOf(desk.world, person, task);
  const evidence = distinctEvidence([...incoming.evidence, ...evidenceOf(incoming.joined)]);
  const isReplied = incoming.repliedTo !== null || incoming.answers !== null;
  if (!group && report && isReplied && evidence.length > 0) {
    const given = { report: report.fact, text: '', evidence };
    const outcome = await addEvidence(desk.world, { person: person.id, update: incoming.update }, given);
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(outcome);
  }
  const attach = report && evidence.length > 0 ? attachButton({ fact: report.fact, task: task.code }) : null;
  return bareCode(office, { task, group: group ?? null, attach });
}

/** The newest report of a task that the person made or may add to. */
function newestOf(world: World, person: Person, task: Task): Report | null {
  const { office, history } = present(world);
  if (!findTask(office.plan, task.code)) return null;
  const reports = [...history.reports.values()].flat().filter((one) => one.task === task.code);
  const own = reports.filter(({ by }) => by === person.id);
  return [...(own.length > 0 ? own : reports)].sort((one, other) => other.fact - one.fact)[0] ?? null;
}

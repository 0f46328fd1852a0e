import { addEvidence } from './flow.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import { withYear } from '../../words/of-year.js';
import type { World } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Said } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { planMeant } from '../../chat/plan-meant.js';
import { distinctEvidence, evidenceOf } from '../../chat/talk.js';
import { findTask } from '../../plan/plan.js';
import { yearOfPeriod } from '../../plan/periods.js';
import type { Task } from '../../plan/plan.js';
import { codesSaid } from '../../speech/said-report.js';
import { attachButton, evidenceAnswer } from './words.js';
import { mayExtend } from '../extension/rule.js';
import { bareCode, whichBareCode } from '../report/bare-code-words.js';
import { inYear } from '../../words/message.js';
import type { Incoming } from '../../chat/incoming.js';
import type { Person, Report } from '../../journal/history.js';
import { mayReportNow } from '../../journal/rights.js';
import { isOpen, isReported, standingsOf } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';

/** A code and no word of reporting: what is to be reported is asked; evidence that is replied to is added to its report. */
export async function toBareCode(here: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const meant = planMeant(here, { incoming, rest: incoming.text, person }, 'words');
  const ctx = meant.kind === 'plan' ? meant.ctx : here;
  const [reference, ...others] = codesSaid(present(ctx.world).office.plan, incoming.text);
  if (!reference || others.length > 0) return null;
  if (reference.kind !== 'task') return whichBareCode(reference);
  if (meant.kind === 'asked') return meant.message;
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
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(present(ctx.world), outcome);
  }
  const attach = report && evidence.length > 0 ? attachButton({ fact: report.fact, task: task.code }) : null;
  const may = mayExtend(office, history, { task, person, today });
  const message = bareCode(office, { task, group: group ?? null, extends: may, attach, today });
  const said = isYearsTurn(ctx.world) ? withYear(message, office.plan) : message;
  return inYear(said, office.plan.year);
}

/** The newest report of a task that the person made or may add to. */
function newestOf(world: World, person: Person, task: Task): Report | null {
  const { office, history } = present(world);
  if (!findTask(office.plan, task.code)) return null;
  // The same code is other work in another year.
  const reports = [...history.reports.values()]
    .flat()
    .filter((one) => one.task === task.code && yearOfPeriod(one.period) === office.plan.year);
  const own = reports.filter(({ by }) => by === person.id);
  return [...(own.length > 0 ? own : reports)].sort((one, other) => other.fact - one.fact)[0] ?? null;
}

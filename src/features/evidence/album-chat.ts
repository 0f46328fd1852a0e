import { reportAnswer } from '../report/words.js';
import type { Recorded } from '../../journal/recorded.js';
import { addEvidence } from './flow.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Reporting } from '../../chat/conversation.js';
import type { Incoming } from '../../chat/incoming.js';
import { distinctEvidence } from '../../chat/talk.js';
import { reportsBy } from '../../chat/unattached.js';
import { isSmallTalk } from '../../speech/small-talk.js';
import { evidenceAnswer } from './words.js';
import type { Message } from '../../words/message.js';
import { dayOfFact, periodKey } from '../../journal/fact.js';
import type { Fact } from '../../journal/fact.js';
import { findPerson } from '../../journal/people.js';
import { recordedOf } from '../../journal/recorded.js';

/** A later item of an album whose command has reported: it is added, and the answer says so in its own place. */
export async function addToReport(
  ctx: ChatContext,
  incoming: Incoming,
  report: Reporting,
): Promise<Message | null> {
  const { world } = ctx;
  const facts = reportsBy(world.journal.facts(), report.update);
  const [first] = facts;
  if (!first) return null;
  const text = isSmallTalk(incoming.text) ? '' : incoming.text;
  const papers = { report: first.id, text, evidence: incoming.evidence };
  const outcome = await addEvidence(world, { person: incoming.person, update: incoming.update }, papers);
  if (outcome.kind !== 'added') return null;
  if (first.kind === 'supplemented') {
    const later = supplementedSince(world.journal.facts(), first);
    const evidence = distinctEvidence([...first.evidence, ...later, ...outcome.evidence]);
    return evidenceAnswer(present(ctx.world), { ...outcome, evidence });
  }
  return answerNow(ctx, facts, incoming);
}

/** What the same person added to the same report after a supplement. */
function supplementedSince(
  facts: readonly Fact[],
  { id, task, period, part, by }: Extract<Fact, { kind: 'supplemented' }>,
): Incoming['evidence'] {
  return facts.flatMap((fact) =>
    fact.kind === 'supplemented' &&
    fact.id > id &&
    fact.by === by &&
    fact.task === task &&
    fact.period === period &&
    fact.part === part
      ? fact.evidence
      : [],
  );
}

/** The answer to a report as it would be said now, with the evidence that came since. */
function answerNow(ctx: ChatContext, facts: readonly Fact[], { chat, person }: Incoming): Message | null {
  const { office, history } = present(ctx.world);
  const [first] = facts;
  if (!first) return null;
  const today = dayOfFact(first);
  const recorded = recordedOf({ office, history }, facts, today).map((one): Recorded => {
    const ref = { task: one.standing.task.code, period: one.standing.period.id };
    const report = history.reports.get(periodKey(ref))?.find(({ fact }) => fact === one.fact);
    return report ? { ...one, evidence: report.evidence, note: report.note } : one;
  });
  const tasks = [...new Set(recorded.map(({ standing }) => standing.task.code))];
  const outcomes = tasks.map((code) => ({
    kind: 'recorded' as const,
    reports: recorded.filter(({ standing }) => standing.task.code === code),
  }));
  const name = chat.private ? null : (findPerson(history, person)?.name ?? null);
  return reportAnswer(office, outcomes, { today, name, history });
}

import type { Refused } from '../../journal/rights.js';
import { mayReportNow, reportsForAll } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { Task } from '../../plan/plan.js';
import type { Evidence, Fact, Happening } from '../../journal/fact.js';
import type { Person, Report } from '../../journal/history.js';
import { otherDay } from '../report/corrected-day.js';
import type { DaySaid, OtherDay } from '../report/corrected-day.js';
import { readNote } from '../report/note.js';
import type { EvidenceOutcome } from '../report/outcome.js';
import { acting } from '../../journal/duty.js';
import { departmentsOfPerson, findPerson } from '../../journal/people.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

interface Papers {
  /** A report that the papers belong to; those of the same gesture get them too. */
  readonly report: number;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Adds papers and words to a report that stands, as its message's caption would have. */
export async function addEvidence(
  world: World,
  gesture: Gesture,
  papers: Papers,
): Promise<EvidenceOutcome | Refused> {
  const { answer, facts, after, now } = await decideOnce<EvidenceOutcome | Refused>(
    world,
    gesture,
    (context, { day, iso }) => {
      const person = findPerson(context.history, gesture.person);
      return person ? decide(context, { person, papers, today: day, now: iso }) : refuse('enrolment');
    },
  );
  if (answer.kind !== 'added') return answer;
  const standings = standingsIn(after, facts, now.day);
  return { ...answer, standings, fact: facts[0]?.id ?? 0 };
}

interface Adding {
  readonly person: Person;
  readonly papers: Papers;
  readonly today: Day;
  /** ISO 8601. */
  readonly now: string;
}

/** Days of completion that the words name and the reports do not have: once a period, whatever its parts. */
function daysOf(
  { office, history }: Context,
  reports: readonly Report[],
  { on, ...said }: Omit<DaySaid, 'on'> & { readonly on: Day | null },
): readonly OtherDay[] {
  if (on === null) return [];
  const days = reports.flatMap((report): readonly OtherDay[] => {
    const task = findTask(office.plan, report.task);
    const standings = task ? standingsOf(office, history, task, said.today) : [];
    const standing = standings.find(({ period }) => period.id === report.period);
    const day = standing && otherDay(office, history, { standing, report, said: { ...said, on } });
    return day ? [day] : [];
  });
  return days.filter(({ standing }, at) => days.findIndex((one) => one.standing === standing) === at);
}

function decide(context: Context, { person, papers, today, now }: Adding): Decision<EvidenceOutcome> {
  const { office, history } = context;
  const reports = [...history.reports.values()].flat();
  const named = history.facts.find(({ id }) => id === papers.report);
  const meant = reports.find(
    (report) =>
      report.fact === papers.report ||
      (named?.kind === 'supplemented' && isSame(named, report)) ||
      (named?.kind === 'day-corrected' && named.report === report.fact),
  );
  const task = meant && findTask(office.plan, meant.task);
  if (!meant || !task) return { facts: [], answer: { kind: 'report-gone' } };
  if (!mayAdd(context, { person, task, report: meant, today })) {
    return { facts: [], answer: { kind: 'not-yours', task } };
  }
  const note = readNote(papers.text, today);
  const together = reports.filter(({ gesture, by }) => gesture === meant.gesture && by === meant.by);
  const days = daysOf(context, together, { person, on: note.completedOn, today, now });
  const onlyDay = papers.evidence.length === 0 && note.evidence.length === 0;
  if (onlyDay && (note.completedOn !== null || note.fault !== null)) {
    return { facts: [], answer: { kind: 'day-stands', task, days } };
  }
  const evidence = [...note.evidence, ...papers.evidence];
  const facts = together.flatMap((report) => supplement(report, { evidence, note: note.words }));
  const answer: EvidenceOutcome =
    facts.length > 0
      ? { kind: 'added', standings: [], evidence, note: note.words, fact: 0, report: meant.fact, days }
      : { kind: 'known' };
  return { facts, answer };
}

function isSame({ task, period, part }: Pick<Report, 'task' | 'period' | 'part'>, report: Report): boolean {
  return report.task === task && report.period === period && report.part === part;
}

/** Whoever might have reported it; of a task for everybody, that department's part. */
function mayAdd({ office, history }: Context, { person, task, report, today }: Wanting): boolean {
  if (!mayReportNow(office, history, { task, person, today })) return false;
  const { part } = report;
  const forAll = part === null || reportsForAll(office, history, { task, person, today });
  return forAll || departmentsOfPerson(acting(history, person, today)).includes(part);
}

interface Wanting {
  readonly person: Person;
  readonly task: Task;
  readonly report: Report;
  readonly today: Day;
}

/** What the report does not have yet. */
function supplement(
  { task, period, part, evidence: known }: Report,
  { evidence, note }: { readonly evidence: readonly Evidence[]; readonly note: string },
): readonly Happening[] {
  const fresh = evidence.filter((one) => !known.some((other) => sameEvidence(one, other)));
  if (fresh.length === 0 && (note === '' || evidence.length > 0)) return [];
  return [{ kind: 'supplemented', task, period, part, note, evidence: fresh }];
}

function sameEvidence(one: Evidence, other: Evidence): boolean {
  if (one.kind === 'document') return other.kind === 'document' && one.number === other.number;
  return other.kind !== 'document' && one.fileId === other.fileId;
}

function standingsIn({ office, history }: Context, facts: readonly Fact[], today: Day): readonly Standing[] {
  return facts.flatMap((fact) => {
    const task = fact.kind === 'supplemented' ? findTask(office.plan, fact.task) : null;
    if (!task || fact.kind !== 'supplemented') return [];
    return standingsOf(office, history, task, today).filter(({ period }) => period.id === fact.period);
  });
}

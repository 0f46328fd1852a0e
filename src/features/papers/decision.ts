import type { Evidence } from '../../journal/fact.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import type { History } from '../../journal/history.js';
import { standingsOf } from '../../journal/standing.js';

type Document = Extract<Evidence, { kind: 'document' }>;

/** The decision by which a plan is issued, or the plan’s own number. */
const ISSUING = /\/(?:QĐ|QD|KH)-/iu;

/** The document by which the plan was issued, as the report of its issuing names it; null where none does. */
export function decisionOf(office: Office, history: History, today: Day): Document | null {
  const { plan } = office;
  const task = plan.itself === null ? undefined : findTask(plan, plan.itself);
  if (!task) return null;
  const documents = standingsOf(office, history, task, today)
    .filter(({ state }) => state.kind === 'completed')
    .flatMap(({ reports }) => reports.flatMap(({ evidence }) => evidence))
    .flatMap((one) => (one.kind === 'document' && ISSUING.test(one.number) ? [one] : []));
  const decisions = documents.filter(({ number }) => !/\/KH-/iu.test(number));
  return decisions.at(-1) ?? documents.at(-1) ?? null;
}

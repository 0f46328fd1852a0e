import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import { departmentsOfPerson } from '../../journal/people.js';
import { openingOfYear, opensFor } from '../../journal/opens.js';
import { stillOwed } from '../../journal/rights.js';
import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import type { Permitted, Unrecorded } from './ruling.js';

type Chosen = { readonly kind: 'chosen'; readonly standings: readonly Standing[] } | Unrecorded;

/** Which periods a report is of: the one that is named, the one in which its day lies, or the one that is open. */
export function choosePeriods(office: Office, standings: readonly Standing[], request: Permitted): Chosen {
  const { task, period, status } = request.wish;
  if (period !== null && period !== 'all') {
    const standing = standings.find((one) => one.period.id === period);
    return standing ? { kind: 'chosen', standings: [standing] } : { kind: 'gone', task };
  }
  const open = standings.filter((standing) => isOpen(standing) && stillOwed(office, standing, request));
  const on = dayOfCompletion(request);
  if (on !== null && standings.length > 0) return periodsOfDay(office, standings, { request, open, on });
  if (open.length === 1 || (open.length > 0 && period === 'all')) return { kind: 'chosen', standings: open };
  if (open.length > 1) return { kind: 'which-period', task, open, on: null };
  const last = standings.filter((standing) => standing.state.kind !== 'not-open').at(-1);
  if (last) return { kind: 'chosen', standings: [last] };
  const [first] = standings;
  return first ? { kind: 'not-open', standing: first, status } : { kind: 'gone', task };
}

/** The day that a report names as the day of completion. Only what closes a period has one. */
function dayOfCompletion({ wish: { status, completedOn } }: Permitted): Day | null {
  return isClosing(status) ? completedOn : null;
}

/**
 * The period that had begun on the day of completion. A reported one may be meant as well where it has that day or a
 * later one: then the day may be said to put it right, and of several it is asked which.
 */
function periodsOfDay(
  office: Office,
  standings: readonly Standing[],
  {
    request,
    open,
    on,
  }: { readonly request: Permitted; readonly open: readonly Standing[]; readonly on: Day },
): Chosen {
  const { task, period, status, part } = request.wish;
  const begun = standings.filter((standing) => opensFor(office, standing) <= on);
  const owed = open.filter((standing) => begun.includes(standing));
  if (period === 'all' && owed.length > 0) return { kind: 'chosen', standings: owed };
  const told = standings.filter(
    (standing) => !open.includes(standing) && recordedDay(standing, request) !== null,
  );
  const same = told.filter((standing) => recordedDay(standing, request) === on);
  const later = told.filter((standing) => (recordedDay(standing, request) ?? on) >= on);
  const meant = owed.length === 0 && same.length === 1 ? same : inOrder(standings, [...later, ...owed]);
  if (meant.length === 1) return { kind: 'chosen', standings: meant };
  if (meant.length > 1) return { kind: 'which-period', task, open: meant, on };
  const before = told.filter((standing) => begun.includes(standing)).at(-1);
  if (before) return { kind: 'chosen', standings: [before] };
  const [first] = open.length > 0 ? open : standings;
  if (!first) return { kind: 'gone', task };
  if (first.state.kind === 'not-open') return { kind: 'not-open', standing: first, status };
  const opens = opensFor(office, first);
  return { kind: 'before-opening', task, standing: first, opens, on, earlier: null, part, status };
}

function inOrder(standings: readonly Standing[], some: readonly Standing[]): readonly Standing[] {
  return standings.filter((standing) => some.includes(standing));
}

/** The last day of completion that the person's parts of a period have; null where none of them is reported. */
function recordedDay({ reports, parts, closing }: Standing, { person, wish, forAll }: Permitted): Day | null {
  if (closing) return closing.completedOn;
  const own = departmentsOfPerson(person);
  const days = reports.flatMap((report) => {
    const { part } = report;
    const isOwn = parts === null || forAll || (part !== null && own.includes(part));
    const isMeant = wish.part === null || wish.part === 'all' || wish.part === part;
    return isClosing(report.status) && isOwn && isMeant ? [report.completedOn ?? report.reportedOn] : [];
  });
  return days.reduce<Day | null>((one, other) => (one !== null && one > other ? one : other), null);
}

/**
 * A day on which a period had not begun is asked back. What has not begun by today either is done early, by a button
 * that says so, and then the day is as early as the report.
 */
export function beforeOpening(
  office: Office,
  standings: readonly Standing[],
  { standing, request }: { readonly standing: Standing; readonly request: Permitted },
): Extract<Unrecorded, { kind: 'before-opening' }> | null {
  const { task, status, part, sure } = request.wish;
  const on = dayOfCompletion(request);
  const isEarly = standing.period.opens > request.today;
  const isSure = standing.category === 'requested' && sure === true;
  const opens = isEarly || isSure ? openingOfYear(office.plan.year) : opensFor(office, standing);
  if (on === null || on >= opens) return null;
  const earlier = standings.filter((one) => one !== standing && opensFor(office, one) <= on).at(-1) ?? null;
  return { kind: 'before-opening', task, standing, opens, on, earlier, part, status };
}

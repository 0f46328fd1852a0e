import type { DepartmentId } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import type { Report } from '../../journal/history.js';
import { departmentsOfPerson, isCoordinator, isForAllDepartments } from '../../journal/people.js';
import { missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import type { Permitted, Unrecorded } from './ruling.js';

/**
 * Whose part is meant is asked once for all periods: what is pressed then is recorded of each of them where it is
 * missing.
 */
export function partAsked(
  standings: readonly Standing[],
  request: Permitted,
): Extract<Unrecorded, { kind: 'which-part' }> | null {
  const unclear = standings.flatMap((standing) => {
    const parts = partsToReport(standing, request);
    return parts.kind === 'unclear' ? [{ standing, parts }] : [];
  });
  const [first] = unclear;
  if (!first) return null;
  const parts = [...new Set(unclear.flatMap((one) => one.parts.parts))];
  const others = standings.filter((standing) => standing !== first.standing && standing.parts !== null);
  return { kind: 'which-part', standing: first.standing, others, parts, all: first.parts.all };
}

type PartsToReport =
  | { readonly kind: 'whole' }
  | { readonly kind: 'parts'; readonly parts: readonly DepartmentId[] }
  | { readonly kind: 'unclear'; readonly parts: readonly DepartmentId[]; readonly all: boolean }
  /** The coordinator wants to close the period whatever is missing. */
  | { readonly kind: 'closing' }
  /** The part is of somebody else's department: the button is forged. */
  | { readonly kind: 'not-yours' };

/** The parts of a task for everybody that are reported: an officer's own. Others are asked which. */
export function partsToReport(standing: Standing, request: Permitted): PartsToReport {
  const { person, wish, forAll } = request;
  if (!standing.parts) return { kind: 'whole' };
  const missing = missingParts(standing);
  const own = departmentsOfPerson(person);
  const allowed = forAll ? missing : missing.filter((part) => own.includes(part));
  const { part } = wish;
  // A chairman reports for departments by name. Only the coordinator closes the period for all of them.
  const mayAll = isCoordinator(person) || !isForAllDepartments(person);
  if (part === 'all' && !mayAll) return { kind: 'not-yours' };
  if (part === 'all' && isCoordinator(person) && allowed.length > 0) return { kind: 'closing' };
  if (part === 'all') return { kind: 'parts', parts: allowed };
  if (part !== null) {
    const exists = standing.parts.some(({ department }) => department === part);
    if (!exists || !(forAll || own.includes(part))) return { kind: 'not-yours' };
    return { kind: 'parts', parts: allowed.filter((one) => one === part) };
  }
  const named = partsOfDay(standing, request, allowed.length === 0);
  if (allowed.length + named.length > 1) {
    return { kind: 'unclear', parts: [...allowed, ...named], all: mayAll && allowed.length > 1 };
  }
  if (allowed.length === 0 || (allowed.length === 1 && !forAll)) return { kind: 'parts', parts: allowed };
  return { kind: 'unclear', parts: allowed, all: mayAll };
}

/**
 * Reported parts whose day the report may be said to put right: beside a part that is missing, one that has that day or
 * a later one. Where nothing is missing, whoever reports for all is asked for the part; an officer means his own.
 */
function partsOfDay(
  { reports, closing }: Standing,
  { person, wish, forAll }: Permitted,
  isComplete: boolean,
): readonly DepartmentId[] {
  const { completedOn, status } = wish;
  if (completedOn === null || !isClosing(status) || closing) return [];
  const own = departmentsOfPerson(person);
  const finished = reports.filter((report) => isClosing(report.status));
  const isOwn = ({ part }: Report): boolean => part !== null && own.includes(part);
  if (isComplete && (!forAll || finished.some(isOwn))) return [];
  return finished.flatMap((report) => {
    const isLater = (report.completedOn ?? report.reportedOn) >= completedOn;
    return report.part !== null && (isComplete || isLater) && (forAll || isOwn(report)) ? [report.part] : [];
  });
}

/** The parts whose reports get the words: the named one, one's own, or for the coordinator the newest. */
export function partsSupplemented(
  { parts, reports }: Standing,
  { person, wish, forAll }: Permitted,
): readonly (DepartmentId | null)[] {
  if (!parts) return [null];
  const reported = reports.flatMap(({ part }) => (part === null ? [] : [part]));
  const { part } = wish;
  if (part !== null && part !== 'all') return reported.filter((one) => one === part);
  const own = departmentsOfPerson(person).filter((one) => reported.includes(one));
  if (own.length > 0) return own;
  const newest = [...reports].sort((one, other) => other.fact - one.fact)[0];
  return forAll && newest ? [newest.part] : [];
}

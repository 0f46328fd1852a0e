import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History, Person } from './history.js';
import { departmentsOfPerson, responsibleFor } from './people.js';
import { allStandings, isOpen, owes } from './standing.js';
import type { Standing } from './standing.js';

/** A person's open work, most urgent first; check-ins come after what has a date. */
export function openWorkOf(
  office: Office,
  history: History,
  ask: { readonly person: Person; readonly today: Day },
): readonly Standing[] {
  const own = departmentsOfPerson(ask.person);
  const open = allStandings(office, history, ask.today).filter(
    (standing) =>
      isOpen(standing) &&
      responsibleFor(office.plan, standing.task).some(
        (department) => own.includes(department) && owes(standing, department),
      ),
  );
  const rank = ({ category, lastOnTime }: Standing): string =>
    `${category === 'continuous' ? 1 : 0} ${lastOnTime}`;
  return [...open].sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

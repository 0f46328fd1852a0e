import { addDays, daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import type { PersonId } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { writeItem } from '../../journal/item-key.js';
import { departmentsOfPerson, responsibleFor } from '../../journal/people.js';
import { postponementOf } from '../../journal/record.js';
import { isOpen, owes } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { remindedOf } from './item.js';
import type { Item, ItemsRequest } from './item.js';
import { difficultiesOf, saidStuckOn } from '../difficulty/rule.js';

/** A difficulty is asked about after so many days, and again after as many. */
const AGAIN_DAYS = 30;
/** A question that could not leave is made up for so long; after that the next one is near. */
const MADE_UP_DAYS = 14;

/**
 * The day of the question "còn vướng?" that has come by now: a month after the difficulty was reported or confirmed
 * last, and each month after that. Null where none has, or the period is not stuck.
 */
export function stuckDay(standing: Standing, department: DepartmentId, today: Day): Day | null {
  // A month's check-in is asked every month anyway.
  if (!isOpen(standing) || standing.category === 'continuous') return null;
  const [since] = difficultiesOf(standing, department).map(saidStuckOn).sort().reverse();
  if (since === undefined) return null;
  const months = Math.floor(daysBetween(since, today) / AGAIN_DAYS);
  const day = addDays(since, months * AGAIN_DAYS);
  return months < 1 || daysBetween(day, today) > MADE_UP_DAYS ? null : day;
}

/** By person: what is stuck and is asked about by now. */
export function stuckOwed(
  office: Office,
  history: History,
  { standings, sent, today }: ItemsRequest,
): ReadonlyMap<PersonId, readonly Item[]> {
  const owed = new Map<PersonId, Map<string, Item>>();
  for (const standing of standings) {
    if (standing.progress !== 'blocked' || standing.state.kind === 'paused') continue;
    for (const department of responsibleFor(office.plan, standing.task)) {
      const day = owes(standing, department) ? stuckDay(standing, department, today) : null;
      if (day === null) continue;
      const { people, reason: told } = remindedOf(office, history, { standing, department, today });
      for (const person of people) {
        const ref = { task: standing.task.code, period: standing.period.id };
        const key = writeItem({ kind: 'stuck', person: person.id, ...ref, day });
        const until = postponementOf(history, person.id, ref)?.until;
        if (sent.item(key) || (until !== undefined && today < until)) continue;
        const own = departmentsOfPerson(person).includes(department);
        const items = owed.get(person.id) ?? new Map<string, Item>();
        const departments = [...(items.get(key)?.departments ?? []), department];
        const reason = told === 'own' && !own ? 'stand-in' : told;
        items.set(key, {
          key,
          standing,
          rung: { key: 'stuck', day },
          reason,
          departments,
          open: false,
          asksCause: false,
        });
        owed.set(person.id, items);
      }
    }
  }
  return new Map([...owed].map(([person, items]) => [person, [...items.values()]]));
}

import { expect, test } from 'vitest';
import type { PersonId } from '../../src/journal/fact.js';
import { missingParts, owes, standingsOf } from '../../src/journal/standing.js';
import { openWorkOf } from '../../src/journal/views.js';
import { day } from '../../src/plan/day.js';
import type { Department } from '../../src/plan/plan.js';
import { department, historyOf, officer, officeWith, started, task } from '../support/builders.js';
import type { Entry } from '../support/builders.js';

const [HDND, AN] = [department('HDND'), 7 as PersonId];
const today = day('2025-07-04');

/** The office of 01/07/2025: a department more, or all departments others. */
function reorganised(only: boolean) {
  return officeWith((plan) => {
    const [like] = plan.departments.filter(({ everybody }) => !everybody);
    if (!like) throw new Error('no department');
    const added: Department = { ...like, id: HDND, name: 'Ban của HĐND', shortName: 'HĐND' };
    const kept = only ? plan.departments.filter(({ everybody }) => everybody) : plan.departments;
    return { ...plan, departments: [...kept, added] };
  });
}

const applied: Entry = {
  on: day('2025-07-01'),
  by: null,
  what: { kind: 'plan-applied', year: 2025, version: '2025-1', renewed: [], newDepartments: [HDND] },
};
const history = historyOf(started('2025-01-02'), officer(AN, 'An', 'HDND'), applied);

test('a department that the plan was given later owes nothing of what fell due before', () => {
  const office = reorganised(false);
  const owed = standingsOf(office, history, task('TH.1'), today).filter((one) => owes(one, HDND));
  expect(owed.map(({ period }) => period.id)[0]).toBe('2025-07');
  const june = standingsOf(office, history, task('TH.1'), today)[5];
  if (!june) throw new Error('no June');
  expect(missingParts(june)).not.toContain(HDND);
  expect(missingParts(june)).toHaveLength(office.plan.departments.filter((one) => !one.everybody).length - 1);
  const person = history.people.find(({ id }) => id === AN);
  if (!person) throw new Error('nobody');
  const late = openWorkOf(office, history, { person, today }).filter(
    ({ first }) => first.state.kind === 'overdue',
  );
  expect(late).toEqual([]);
});

test('where no department is left of those that were there, the work stays with who followed', () => {
  const june = standingsOf(reorganised(true), history, task('TH.1'), today)[5];
  expect(june && missingParts(june)).toEqual([HDND]);
});

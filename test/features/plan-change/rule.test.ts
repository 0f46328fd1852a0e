import { describe, expect, test } from 'vitest';
import { begunWith, movedBack, pastDueOf } from '../../../src/features/plan-change/rule.js';
import type { PersonId } from '../../../src/journal/fact.js';
import { standingsOf } from '../../../src/journal/standing.js';
import type { State } from '../../../src/journal/standing.js';
import { day } from '../../../src/plan/day.js';
import { findTask } from '../../../src/plan/plan.js';
import type { Office, Plan } from '../../../src/plan/plan.js';
import { readDeadline } from '../../../src/plan/read-deadline.js';
import {
  coordinator,
  department,
  historyOf,
  officer,
  officeWith,
  reported,
  started,
} from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';
import { office } from '../../support/office.js';

const staff = [started('2025-01-02'), coordinator(1, 'Hoa'), officer(2, 'Lan', 'KT')];
const today = day('2025-07-01');

/** The plan in which a task is due before a day. */
function dueBefore(code: string, phrase: string): Office {
  return officeWith((plan) => ({
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.code === code ? { ...task, deadline: readDeadline(phrase, 2025) } : task,
    ),
  }));
}

/** The state of a task on a day after the plan was applied on 01/07. */
function stateAfter(
  after: Office,
  code: string,
  { on, before = [] }: { on: string; before?: Entry[] },
): State {
  const { plan } = after;
  const moved = movedBack({ office, history: historyOf(...staff, ...before), today }, { plan, renewed: [] });
  const applied: Entry = {
    ...{ on: today, by: 1 as PersonId },
    what: { kind: 'plan-applied', year: 2025, version: '2025-1', renewed: [], pastDue: pastDueOf(moved) },
  };
  const task = findTask(plan, code);
  const [standing] = task ? standingsOf(after, historyOf(...staff, ...before, applied), task, day(on)) : [];
  if (!standing) throw new Error(`no ${code}`);
  return standing.state;
}

describe('a date that is moved to before the day of the change', () => {
  const after = dueBefore('VI.4', 'Trước ngày 30/05/2025');

  test('is pointed out, and no other is', () => {
    const moved = movedBack(
      { office, history: historyOf(...staff), today },
      { plan: after.plan, renewed: [] },
    );
    expect(moved.map(({ standing, dueBefore: due, onTime }) => [standing.task.code, due, onTime])).toEqual([
      ['VI.4', '2025-12-31', '2025-07-01'],
    ]);
  });

  test('makes nobody late on that day, and counts the days from it on', () => {
    expect(stateAfter(after, 'VI.4', { on: '2025-07-01' }).kind).toBe('within');
    expect(stateAfter(after, 'VI.4', { on: '2025-07-04' })).toEqual({ kind: 'overdue', days: 3 });
  });

  test('makes no report late that was on time', () => {
    const report = reported({ on: '2025-06-05', by: 2, code: 'VI.4' });
    const state = stateAfter(after, 'VI.4', { on: '2025-07-04', before: [report] });
    expect(state).toMatchObject({ kind: 'completed', timing: { kind: 'on-time' } });
  });

  test('takes nothing from what was late before', () => {
    const earlier = dueBefore('III.1', 'Trước ngày 15/03/2025');
    expect(stateAfter(earlier, 'III.1', { on: '2025-07-01' })).toEqual({ kind: 'overdue', days: 92 });
  });
});

test('a department that took over most tasks of one that is gone is that one; any other begins with the plan', () => {
  const { plan } = officeWith((one) => one);
  const rename = (id: string, to: string): Plan => ({
    ...plan,
    departments: plan.departments.map((one) => (one.id === id ? { ...one, id: department(to) } : one)),
    tasks: plan.tasks.map((one) => (one.lead === id ? { ...one, lead: department(to) } : one)),
  });
  expect(begunWith(rename('KT', 'KTE'), plan)).toEqual([]);
  const renamed = rename('VPTK', 'VP');
  const [like] = renamed.departments;
  if (!like) throw new Error('no department');
  const split: Plan = {
    ...renamed,
    departments: [...renamed.departments, { ...like, id: department('HDND'), everybody: false }],
    tasks: renamed.tasks.map((one) =>
      one.code.startsWith('I.4') ? { ...one, lead: department('HDND') } : one,
    ),
  };
  expect(begunWith(split, plan)).toEqual(['HDND']);
  expect(begunWith(plan, plan)).toEqual([]);
});

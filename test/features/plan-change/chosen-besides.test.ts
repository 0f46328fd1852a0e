import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/journal/fact.js';
import { chosenBesides } from '../../../src/features/plan-change/rule.js';
import { day } from '../../../src/plan/day.js';
import type { Plan } from '../../../src/plan/plan.js';
import { department, historyOf, officer, started } from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';
import { plan } from '../../support/office.js';

const TAM = 2 as PersonId;
const [from, to] = [department('VPTK'), department('VHXH')];
const staff = [started('2025-01-02'), officer(TAM, 'Tâm', 'VPTK')];

/** One preview offers the same plan twice: `without` and `with` the duties that it may carry along. */
const plans: Readonly<Record<string, Plan>> = {
  without: { ...plan, year: 2026, tasks: plan.tasks.filter(({ origin }) => origin === 'appendix') },
  with: { ...plan, year: 2026 },
  other: { ...plan, year: 2026, departments: plan.departments.slice(1) },
};
const find = (version: string): Plan | null => plans[version] ?? null;
const of = { plan: plans['with'] ?? plan, version: 'with' };

function moved(version: string, place = to): Entry {
  return {
    on: day('2025-12-20'),
    by: null,
    what: { kind: 'moved', person: TAM, from, to: place, version },
  };
}

describe('places that were chosen for the same plan without what goes along', () => {
  it('count for the plan with it', () => {
    expect(chosenBesides(historyOf(...staff, moved('without')), of, find)).toMatchObject([
      { person: TAM, from, to, version: 'with' },
    ]);
  });

  it('do not where it has places of its own, other departments, or the other was dropped', () => {
    const own = historyOf(...staff, moved('without'), moved('with', department('KT')));
    expect(chosenBesides(own, of, find)).toEqual([]);
    expect(chosenBesides(historyOf(...staff, moved('other')), of, find)).toEqual([]);
    const dropped: Entry = {
      on: day('2025-12-21'),
      by: null,
      what: { kind: 'plan-dropped', year: 2026, version: 'without' },
    };
    expect(chosenBesides(historyOf(...staff, moved('without'), dropped), of, find)).toEqual([]);
  });
});

describe('places that were chosen before something was put right in the plan', () => {
  const mended: Entry = {
    ...{ on: day('2025-12-21'), by: null },
    what: {
      ...{ kind: 'plan-mended', year: 2026, from: 'other', version: 'next' },
      ...{ offered: null, offeredBefore: null, undone: false },
    },
  };
  const next = { version: 'next', plan: { ...plan, departments: plan.departments.slice(1) } };

  it('count for what came of it, where the department is still gone and the place still there', () => {
    expect(chosenBesides(historyOf(...staff, moved('other'), mended), next, find)).toMatchObject([
      { person: TAM, from, to, version: 'next' },
    ]);
    const without = { ...next, plan: { ...plan, departments: plan.departments.slice(2) } };
    expect(chosenBesides(historyOf(...staff, moved('other'), mended), without, find)).toEqual([]);
    const whole = { ...next, plan };
    expect(chosenBesides(historyOf(...staff, moved('other'), mended), whole, find)).toEqual([]);
  });
});

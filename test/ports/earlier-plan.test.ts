import { describe, expect, it } from 'vitest';
import { earlierPlan, isYearsTurn, planBefore, worldOfYear } from '../../src/ports/earlier-plan.js';
import { onePlan } from '../../src/ports/memory.js';
import type { Plans } from '../../src/ports/ports.js';
import { present } from '../../src/ports/world.js';
import { addDays, day } from '../../src/plan/day.js';
import type { Plan, TaskCode } from '../../src/plan/plan.js';
import { backlogFor } from '../../src/features/opening/rule.js';
import { refOfItem, writeItem, yearOfItems } from '../../src/journal/item-key.js';
import type { PersonId } from '../../src/journal/fact.js';
import { readPlan } from '../../src/store/plan-file.js';
import { readFileSync } from 'node:fs';
import { period } from '../support/builders.js';
import { plan } from '../support/office.js';
import { lines, officeWorld } from '../support/world.js';
import type { OfficeWorld } from '../support/world.js';

const next: Plan = nextPlan();

function nextPlan(): Plan {
  const text = readFileSync(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const read = readPlan(text.replaceAll('2025', '2026'), 'plan-2026.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

const plans: Plans = { ...onePlan(plan), applied: () => next };

/** An office that lived with the plan of 2025, and applied the one of 2026 in December. */
async function turning(): Promise<OfficeWorld> {
  const office = await officeWorld({ at: '2025-01-02 06:00', plans });
  await office.at('2025-01-02 07:30');
  office.now('2025-12-20 09:00');
  await office.write({ kind: 'plan-applied', year: 2026, version: '2026-1', renewed: [] });
  return office;
}

describe('the plan of the year before', () => {
  it.each([
    ['2025-12-31 08:00', 2025, null],
    ['2026-01-01 08:00', 2026, 2025],
    ['2026-01-31 23:59', 2026, 2025],
    ['2026-02-01 00:00', 2026, null],
    ['2027-01-05 08:00', 2026, null],
  ])('on %s the plan of %d is in force, and beside it %s', async (at, inForce, beside) => {
    const { world, now } = await turning();
    now(at);
    const earlier = earlierPlan(world);
    expect(present(world).office.plan.year).toBe(inForce);
    expect(earlier?.plan.year ?? null).toBe(beside);
    expect(earlier && present(earlier.world).office.plan.year).toBe(beside);
    expect(isYearsTurn(world)).toBe(beside !== null);
    // A plan that is closed can be spoken of however long after.
    expect(present(worldOfYear(world, 2025)).office.plan.year).toBe(2025);
    expect(present(worldOfYear(world, 2024)).office.plan.year).toBe(inForce);
    expect(present(worldOfYear(world, null)).office.plan.year).toBe(inForce);
  });

  it('is unknown where the bot never worked on it', async () => {
    const { world, write } = await officeWorld({ at: '2026-01-05 07:30', plans });
    await write({ kind: 'plan-applied', year: 2026, version: '2026-1', renewed: [] });
    expect(planBefore(world)).toBeNull();
  });

  it('shares the journal: what is written in one world is known in the other', async () => {
    const { world, now, write } = await turning();
    now('2026-01-05 08:00');
    await write({
      kind: 'date-set',
      task: 'I.1b' as TaskCode,
      period: period('2025/1'),
      due: day('2026-01-20'),
    });
    expect(earlierPlan(world)?.world.journal.facts()).toBe(world.journal.facts());
  });
});

it('a list that the new plan asked about puts nothing of the old one in doubt again', async () => {
  const office = await turning();
  await office.at('2025-12-31 07:30');
  expect(backlogFor(present(office.world).history, plan)?.askedOn).toBe('2025-01-02');
  await office.at('2026-01-05 07:30');
  const { history } = present(office.world);
  expect(backlogFor(history, next)?.askedOn).toBe('2026-01-05');
  expect(backlogFor(history, plan)).toBeNull();
});

it('nobody gets two letters on a day, and the group gets one summary a week', async () => {
  const office = await turning();
  const told: string[] = [];
  for (const at of ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09']) {
    const day = [
      ...(await office.at(`${at} 07:30`)),
      ...(await office.at(`${at} 07:31`)),
      ...(await office.at(`${at} 16:30`)),
    ];
    const letters = day.filter(({ notice }) => notice.kind === 'letter').map(({ to }) => to);
    expect(new Set(letters).size, lines(day).join('\n')).toBe(letters.length);
    told.push(...day.map(({ notice }) => notice.kind));
  }
  expect(told.filter((kind) => kind === 'letter').length).toBeGreaterThan(3);
  // The last one of the year was missed over New Year, and is made up.
  expect(told.filter((kind) => kind === 'summary')).toHaveLength(2);
});

it('a letter of the new plan takes no button from one of the old plan, though both name the same code', async () => {
  const office = await turning();
  for (let today = day('2025-12-29'); today <= '2026-01-30'; today = addDays(today, 1)) {
    await office.at(`${today} 07:30`);
  }
  const naming = (start: string): readonly number[] =>
    office.brought.flatMap(({ to, notice }, at) => {
      if (to !== 'KT' || notice.kind !== 'letter') return [];
      const { items } = notice.letter;
      const named = items.some(
        ({ standing }) => standing.task.code === 'VI.1' && standing.period.id.startsWith(start),
      );
      return named ? [at + 1] : [];
    });
  const [old, fresh] = [naming('2025'), naming('2026')];
  const lastOld = old.at(-1) ?? 0;
  expect(fresh.some((message) => message > lastOld)).toBe(true);
  expect(office.retired).not.toContain(lastOld);
  expect(office.retired).toContain(old.at(-2));
  expect(office.retired).toContain(fresh.at(-2));
});

describe('a letter tells of which plan it is', () => {
  const person = 7 as PersonId;

  it.each([
    [
      [
        writeItem({ kind: 'plan', person, year: 2025, day: day('2026-01-05') }),
        '7|news|IV.1 2025 2025-12-31 overdue',
      ],
      2025,
    ],
    [['7|IV.1|2025|2025-12-31|late-1'], 2025],
    [['7|VI.2|2026-Q1|2026-03-31|before-7', '7|*|*|2026-01-05|monday'], 2026],
    [['7|*|*|2026-01-05|monday'], null],
    [[], null],
  ])('%j is of %s', (items, year) => {
    expect(yearOfItems(items)).toBe(year);
  });

  it('and the mark is no work that is reported', () => {
    expect(refOfItem(writeItem({ kind: 'plan', person, year: 2025, day: day('2026-01-05') }))).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenWorld } from '../../src/ports/earlier-plan.js';
import { onePlan } from '../../src/ports/memory.js';
import { present } from '../../src/ports/world.js';
import { viewMessage } from '../../src/features/status/words.js';
import { papersMessage } from '../../src/features/evidence/words.js';
import { taskRecord } from '../../src/features/history/words.js';
import { summaryOf } from '../../src/features/weekly-summary/flow.js';
import { weekUntilNow } from '../../src/features/weekly-summary/rule.js';
import { summaryMessage } from '../../src/features/weekly-summary/words.js';
import type { Happening } from '../../src/journal/fact.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import { day } from '../../src/plan/day.js';
import type { Plan } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';
import type { View } from '../../src/words/action.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';
import { officeWorld } from '../support/world.js';

const next = nextPlan();

function nextPlan(): Plan {
  const text = readFileSync(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const read = readPlan(text.replaceAll('2025', '2026'), 'plan-2026.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

const dated = plan.tasks.filter(({ deadline }) => deadline.periods.length > 0);

/** Something that happens to a task of a year, with that year in its words. */
const happening = fc
  .record({
    year: fc.constantFrom(2025, 2026),
    task: fc.nat(dated.length - 1),
    at: fc.nat(11),
    kind: fc.constantFrom('done', 'in-progress', 'blocked', 'supplemented', 'measured' as const),
  })
  .map(({ year, task: index, at, kind }): Happening => {
    const task = (year === 2025 ? plan : next).tasks.find(({ code }) => code === dated[index]?.code);
    const period = task?.deadline.periods[at % Math.max(1, task.deadline.periods.length)];
    const ref = { task: task?.code ?? plan.tasks[0]?.code, period: period?.id ?? (`${year}` as PeriodId) };
    if (ref.task === undefined) throw new RangeError('a plan without tasks');
    const of = { task: ref.task, period: ref.period };
    const words = {
      note: `MARK-${year}`,
      evidence: [{ kind: 'document', number: `${at}/MARK-${year}`, dated: null }],
    } as const;
    if (kind === 'measured') {
      return {
        kind,
        year,
        target: 'CT.3.2',
        value: year - 2000 + 0.5,
        bound: 'exactly',
        counted: null,
        note: words.note,
      };
    }
    if (kind === 'supplemented') return { kind, ...of, part: null, ...words };
    return {
      kind: 'reported',
      ...of,
      part: null,
      status: kind,
      completedOn: kind === 'done' ? day('2026-01-05') : null,
      ...words,
    };
  });

const views: readonly View[] = [
  ...(
    ['plan', 'overdue', 'targets', 'departments', 'sections', 'waiting', 'extensions', 'mine'] as const
  ).map((kind) => ({ kind })),
  { kind: 'due', days: 366 },
  { kind: 'target', target: 'CT.3.2' },
  ...plan.departments.map(({ id }) => ({ kind: 'department', department: id }) as const),
  ...plan.tasks.map(({ code }) => ({ kind: 'task', task: code }) as const),
];

test(
  'whatever happened in two plans, every figure and every word that is shown belongs to one year',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (happenings) => {
        const office = await officeWorld({
          at: '2025-12-01 06:00',
          plans: { ...onePlan(plan), applied: () => next },
        });
        await office.write({ kind: 'plan-started', year: 2025, on: day('2025-12-01') });
        await office.write({ kind: 'plan-applied', year: 2026, version: '2026-1', renewed: [] });
        office.now('2026-01-05 08:00');
        await office.write({ kind: 'plan-started', year: 2026, on: day('2026-01-01') });
        for (const one of happenings) await office.write(one);
        for (const [year, other] of [
          [2025, 2026],
          [2026, 2025],
        ] as const) {
          const world = chosenWorld(office.world, year);
          if (!world) throw new RangeError(`no plan of ${year}`);
          const { office: there, history } = present(world);
          const [person = null] = history.people;
          const today = day('2026-01-05');
          const shown = [
            ...views.map((view) => viewMessage(there, history, { view, page: 0, today, person }).html),
            ...there.plan.tasks.flatMap((task) => {
              const record = taskRecord(there, history, { task, today });
              const files = (record.files ?? []).map((file) =>
                file.kind === 'upload' ? new TextDecoder().decode(file.bytes) : '',
              );
              return [papersMessage(there, history, { task, page: 0 }).html, ...files];
            }),
            summaryMessage(
              there,
              summaryOf(world, weekUntilNow(there, world.clock.now(), world.settings.summaryAt)),
              {
                preview: true,
                withoutGroup: false,
              },
            ).html,
          ].join('\n');
          expect(shown).not.toContain(`MARK-${other}`);
          expect(shown).not.toContain(`${other - 2000},5%`);
          const marked = happenings.some(
            (one) => one.kind === 'reported' && one.period.startsWith(String(year)),
          );
          if (marked) expect(shown).toContain(`MARK-${year}`);
        }
      }),
      { numRuns: effort(6, 60) },
    );
  },
);

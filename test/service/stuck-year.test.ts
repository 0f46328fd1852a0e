import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmBlocked } from '../../src/features/difficulty/flow.js';
import { report } from '../../src/features/report/flow.js';
import { addDays, day, daysBetween } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { allStandings, isOpen } from '../../src/journal/standing.js';
import { present } from '../../src/ports/world.js';
import { effort } from '../support/effort.js';
import { STAFF, officeWorld } from '../support/world.js';
import type { Label, OfficeWorld } from '../support/world.js';

/** A gesture of the lead's officer after the morning's letters. */
const gesture = fc.record({
  on: fc.integer({ min: 0, max: 300 }),
  which: fc.nat(),
  what: fc.constantFrom('blocked', 'blocked', 'blocked', 'confirm', 'in-progress', 'done'),
});

/** What is known of one period, told apart from the bot's own journal. */
interface Known {
  /** The last day on which it was said to be stuck; null where it is not. */
  saidOn: Day | null;
  asked: Day[];
}

/** A question that a long holiday puts off comes after it; beyond that the next one is near. */
const LATEST = 30 + 14;

test('what is stuck is asked about each month, on working days, and never after it was lifted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { minLength: 5, maxLength: 60 }), async (gestures) => {
      const office = await officeWorld();
      await office.at('2024-12-02 06:00');
      const { calendar } = present(office.world).office;
      const known = new Map<string, Known>();
      for (let today = day('2025-01-01'); today <= '2025-12-31'; today = addDays(today, 1)) {
        await askedOn(office, today, known);
        if (!calendar.isWorkingDay(today)) continue;
        for (const { saidOn, asked } of known.values()) {
          const quiet = saidOn === null ? 0 : daysBetween(laterOf(saidOn, asked.at(-1)), today);
          expect(quiet).toBeLessThanOrEqual(LATEST);
        }
        office.now(`${today} 10:00`);
        for (const one of gestures.filter(({ on }) => addDays(day('2025-01-01'), on) === today)) {
          await make(office, today, { ...one, known });
        }
      }
    }),
    // A year takes seconds: a failure is told as it was found.
    { numRuns: effort(1, 20), endOnFailure: true },
  );
}, 600_000);

function laterOf(saidOn: Day, asked: Day | undefined): Day {
  return asked !== undefined && asked > saidOn ? asked : saidOn;
}

async function askedOn(office: OfficeWorld, today: Day, known: Map<string, Known>): Promise<void> {
  const letters = (await office.at(`${today} 07:30`)).filter(({ notice }) => notice.kind === 'letter');
  expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
  for (const { notice } of letters) {
    if (notice.kind !== 'letter') continue;
    for (const { standing } of notice.letter.stuck) {
      const period = known.get(`${standing.task.code} ${standing.period.id}`);
      expect(present(office.world).office.calendar.isWorkingDay(today)).toBe(true);
      expect(period?.saidOn).toEqual(expect.any(String));
      if (!period?.saidOn) continue;
      // A month after it was said, and half a month at least after the last question.
      expect(daysBetween(period.saidOn, today)).toBeGreaterThanOrEqual(30);
      const last = period.asked.at(-1);
      if (last !== undefined) expect(daysBetween(last, today)).toBeGreaterThanOrEqual(16);
      period.asked.push(today);
    }
  }
}

async function make(
  office: OfficeWorld,
  today: Day,
  {
    which,
    what,
    known,
  }: { readonly which: number; readonly what: string; readonly known: Map<string, Known> },
): Promise<void> {
  const { office: of, history } = present(office.world);
  const mine = allStandings(of, history, today).filter(
    (one) => isOpen(one) && one.category === 'dated' && one.parts === null && one.task.lead in STAFF,
  );
  const standing = mine[which % Math.max(1, mine.length)];
  if (!standing) return;
  const { task, period } = standing;
  const who = office.by(task.lead as string as Label);
  const key = `${task.code} ${period.id}`;
  const before = known.get(key)?.saidOn ?? null;
  if (what === 'confirm') {
    const outcome = await confirmBlocked(office.world, who, { task, period: period.id });
    expect(outcome.kind).toBe(before === null ? 'not-blocked' : 'still-blocked');
    if (before !== null) known.set(key, { saidOn: today, asked: known.get(key)?.asked ?? [] });
    return;
  }
  const status = what === 'blocked' || what === 'in-progress' ? what : 'done';
  const about = { tasks: [task], period: period.id, part: null };
  const text = status === 'blocked' ? 'chờ tỉnh' : '';
  const answer = await report(office.world, who, { status, text, evidence: [], about });
  expect(answer).toMatchObject({ outcomes: [{ kind: 'recorded' }] });
  known.set(key, { saidOn: status === 'blocked' ? today : null, asked: known.get(key)?.asked ?? [] });
}

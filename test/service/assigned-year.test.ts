import { expect, test } from 'vitest';
import { draftOf, nameable } from '../../src/features/assigned/draft.js';
import { assignWork } from '../../src/features/assigned/flow.js';
import { report } from '../../src/features/report/flow.js';
import { letterMessage } from '../../src/features/letter/words.js';
import { present } from '../../src/ports/world.js';
import { addDays, day, weekdayOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { responsibleFor } from '../../src/journal/people.js';
import { allStandings, isOpen } from '../../src/journal/standing.js';
import { statisticsOf } from '../../src/journal/statistics.js';
import type { Tally } from '../../src/journal/statistics.js';
import { foldedAway, phoneLines } from '../support/reading.js';
import { officeWorld } from '../support/world.js';
import type { Label, OfficeWorld } from '../support/world.js';

/** A screen of a phone has some thirty lines of forty characters. */
const SCREEN_AND_A_HALF = 45;

const LEADS: readonly (readonly [string, Label])[] = [
  ['VPTK', 'VPTK'],
  ['VHXH', 'VHXH'],
  ['TPHT', 'TPHT'],
  ['BPMC', 'BPMC'],
  ['KT', 'KT'],
];
const DUES = ['trong 10 ngày', 'cuối tháng', 'thứ Sáu tuần sau', '15 ngày làm việc', 'trong 3 ngày'];

/** Six pieces of work every five working days, at the coordinator's or the leader's hand: 300 in a year. */
async function assignOn(office: OfficeWorld, today: Day, number: number): Promise<void> {
  const { office: of, history } = present(office.world);
  const [lead = 'KT'] = LEADS[number % LEADS.length] ?? [];
  const [other = 'KT'] = LEADS[(number + 2) % LEADS.length] ?? [];
  const leads = number % 7 === 0 ? `${lead}, ${other}` : lead;
  const due = DUES[number % DUES.length] ?? 'cuối tháng';
  const text = `${leads} ${due} Việc phát sinh số ${number}, theo ${number}/UBND-VP ngày 02/01`;
  const draft = draftOf(text, { plan: of.plan, people: nameable(history), today }, []);
  const outcome = await assignWork(office.world, office.by(number % 2 === 0 ? 'DM' : 'LD'), draft);
  expect(outcome.kind, text).toBe('assigned');
}

/** Everybody reports the plan's work in time; of the assigned work some late, and every eleventh not at all. */
async function workOn(office: OfficeWorld, today: Day): Promise<void> {
  const { office: of, history } = present(office.world);
  const open = allStandings(of, history, today).filter(
    (standing) => standing.category === 'dated' && isOpen(standing),
  );
  for (const { task, period } of open) {
    const number = task.origin === 'assigned' ? Number(task.code.slice(3)) : 1;
    const wanted = addDays(period.due, number % 5 === 0 ? 4 : -1);
    if (number % 11 === 0 || today < wanted) continue;
    for (const lead of responsibleFor(of.plan, task)) {
      const label = LEADS.find(([id]) => id === lead)?.[1];
      if (label)
        await report(office.world, office.by(label), {
          text: `${task.code} xong`,
          status: 'done',
          about: null,
          evidence: [],
        });
    }
  }
}

function adds({ total, completed, onTime, late, open, within, overdue }: Tally): void {
  expect(completed).toBe(onTime + late);
  expect(open).toBe(within + overdue);
  expect(total).toBe(completed + open);
}

test(
  'a year with 300 assigned tasks beside the plan: one letter a person a day, and figures that add up every Friday',
  { timeout: 600_000 },
  async () => {
    const office = await officeWorld();
    await office.at('2024-12-27 08:00');
    let number = 0;
    let longest = 0;
    let worst = '';
    let fridays = 0;
    for (let today = day('2025-01-02'); today <= '2025-12-31'; today = addDays(today, 1)) {
      const { calendar } = present(office.world).office;
      if (!calendar.isWorkingDay(today)) continue;
      const morning = await office.at(`${today} 07:30`);
      const letters = morning.flatMap(({ notice }) => (notice.kind === 'letter' ? [notice.letter] : []));
      expect(new Set(letters.map(({ person }) => person.id)).size).toBe(letters.length);
      for (const letter of letters) {
        const message = letterMessage(present(office.world).office, letter, {
          again: false,
          namesYear: false,
        });
        const rows = phoneLines(foldedAway(message));
        if (rows > longest) [longest, worst] = [rows, foldedAway(message)];
      }
      office.now(`${today} 10:00`);
      const more = weekdayOf(today) === 1 ? 2 : 1;
      for (let count = 0; count < more && number < 300; count += 1)
        await assignOn(office, today, (number += 1));
      await workOn(office, today);
      const evening = await office.at(`${today} 16:00`);
      // Whoever had a letter in the morning gets none in the afternoon.
      expect(
        evening.filter(
          ({ to, notice }) => notice.kind === 'letter' && letters.some(({ person }) => person.name === to),
        ),
      ).toEqual([]);
      for (const { notice } of evening) {
        if (notice.kind !== 'summary') continue;
        const { statistics } = notice.summary;
        fridays += 1;
        adds(statistics.dated);
        expect(statistics.dated.total).toBe(23);
        adds(statistics.assigned.tally);
        expect(statistics.assigned.tally.total).toBe(number);
        const lines = statistics.assigned.byDepartment.map(({ tally }) => tally);
        lines.forEach(adds);
        for (const figure of ['total', 'onTime', 'late', 'within', 'overdue'] as const) {
          const sum = lines.reduce((all, tally) => all + tally[figure], 0);
          expect(sum, figure).toBe(statistics.assigned.tally[figure]);
        }
      }
    }
    expect(number).toBeGreaterThanOrEqual(295);
    expect(fridays).toBeGreaterThan(45);
    const assigned = office.facts().filter(({ kind }) => kind === 'task-assigned');
    expect(new Set(assigned.map((fact) => (fact.kind === 'task-assigned' ? fact.task : ''))).size).toBe(
      number,
    );
    const { tally } = statisticsOf(
      present(office.world).office,
      present(office.world).history,
      day('2025-12-31'),
    ).assigned;
    expect(tally.onTime).toBeGreaterThan(100);
    expect(tally.late).toBeGreaterThan(20);
    expect(tally.overdue).toBeGreaterThan(15);
    expect(longest, worst).toBeLessThanOrEqual(SCREEN_AND_A_HALF);
  },
);

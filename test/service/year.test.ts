import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestExtension, settleExtension } from '../../src/features/extension/flow.js';
import { report } from '../../src/features/report/flow.js';
import { present } from '../../src/ports/world.js';
import { addDays, day, mondayOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { isSpared } from '../../src/features/letter/item.js';
import { rungsUntil } from '../../src/features/letter/ladder.js';
import type { Rung } from '../../src/features/letter/ladder.js';
import { waitingExtensions } from '../../src/features/extension/rule.js';
import type { ReportStatus } from '../../src/journal/fact.js';
import { officersOf, responsibleFor } from '../../src/journal/people.js';
import { allStandings, isOpen, owes } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';
import { statisticsOf } from '../../src/journal/statistics.js';
import { effort } from '../support/effort.js';
import { contentOf, officeWorld } from '../support/world.js';
import type { Brought, Label, OfficeWorld } from '../support/world.js';

interface Year {
  readonly office: OfficeWorld;
  /** `person|task|period|due|rung` with the day on which it came. */
  readonly came: readonly string[];
  /** `day|person` of each question whether a difficulty still stands: its letter leaves on that day for certain. */
  readonly asked: ReadonlySet<string>;
  readonly days: readonly Morning[];
}

/** What a morning should bring, by the same names. */
interface Morning {
  readonly today: Day;
  /** The rungs of that very day whose department still owes them. */
  readonly rungs: readonly string[];
  /** The weekly reminders of this week that are owed by now, whether they have come or not. */
  readonly weekly: readonly string[];
  /** To whom a letter of another rung is to come on a later day of this week. */
  readonly later: ReadonlySet<number>;
}

/** A year takes seconds: to make a failing one smaller would take half an hour, and its seed brings it again. */
const unshrunk = { endOnFailure: true };

/** An office through 2025, twice a day; `work` is what its people do after the morning's letters. */
async function year(work: (office: OfficeWorld, today: Day) => Promise<void>): Promise<Year> {
  const office = await officeWorld();
  await office.at('2024-12-02 06:00');
  await office.at('2024-12-27 16:00');
  const days: Morning[] = [];
  for (let today = day('2025-01-01'); today <= '2025-12-31'; today = addDays(today, 1)) {
    office.now(`${today} 07:30`);
    days.push(morningOf(office, today));
    await office.at(`${today} 07:30`);
    office.now(`${today} 10:00`);
    await work(office, today);
    await office.at(`${today} 16:00`);
  }
  const came = office.brought.flatMap(({ at, notice }) =>
    notice.kind === 'letter'
      ? notice.letter.items.map(
          (item) => `${at.slice(0, 10)} ${nameOf(notice.letter.person.id, item.standing, item.rung.key)}`,
        )
      : [],
  );
  const asked = new Set(
    office.brought.flatMap(({ at, notice }) =>
      notice.kind === 'letter' && notice.letter.stuck.length > 0
        ? [`${at.slice(0, 10)}|${String(notice.letter.person.id)}`]
        : [],
    ),
  );
  return { office, came, asked, days };
}

const isWeekly = (name: string): boolean => name.includes('|monday-');

function morningOf(office: OfficeWorld, today: Day): Morning {
  const { calendar } = present(office.world).office;
  const monday = mondayOf(today);
  const rungs = namedOn(office, today, ({ day: on }) => on === today);
  const weekly = calendar.isWorkingDay(today)
    ? namedOn(office, today, ({ day: on }) => on >= monday).filter(isWeekly)
    : [];
  const later = new Set<number>();
  for (let on = calendar.nextWorkingDay(today); on <= addDays(monday, 6); on = calendar.nextWorkingDay(on)) {
    if (weekly.length === 0) break;
    const names = namedOn(office, on, (rung) => rung.day === on).filter((name) => !isWeekly(name));
    for (const name of names) later.add(Number(name.split('|')[0]));
  }
  return { today, rungs: rungs.filter((name) => !isWeekly(name)), weekly, later };
}

/** Of the newest rungs by a day, as the journal stands now: those that are meant. */
function namedOn(office: OfficeWorld, today: Day, isMeant: (rung: Rung) => boolean): readonly string[] {
  const { office: of, history } = present(office.world);
  return allStandings(of, history, today).flatMap((standing) => {
    const rung = rungsUntil(of, standing, today).at(-1);
    if (!rung || !isMeant(rung) || !isOpen(standing)) return [];
    return responsibleFor(of.plan, standing.task)
      .filter((department) => owes(standing, department) && !isSpared(standing, department, rung))
      .flatMap((department) => officersOf(history, department))
      .map((person) => nameOf(person.id, standing, rung.key));
  });
}

function nameOf(person: number, { task, period }: Standing, rung: string): string {
  return [person, task.code, period.id, period.due, rung].join('|');
}

/** A weekly reminder comes once in its week: with the first letter of anything else, alone only where none is to come. */
function checkDays({ came, asked, days }: Pick<Year, 'came' | 'asked' | 'days'>): void {
  const there = new Set<string>();
  for (const { today, rungs, weekly, later } of days) {
    const ofToday = came.filter((one) => one.startsWith(today)).map((one) => one.slice(11));
    const others = ofToday.filter((one) => !isWeekly(one));
    expect([today, ...others.sort()]).toEqual([today, ...rungs.toSorted()]);
    const person = (name: string): number => Number(name.split('|')[0]);
    const withLetter = new Set(others.map(person));
    const due = weekly.filter(
      (one) =>
        !there.has(one) &&
        (withLetter.has(person(one)) ||
          asked.has(`${today}|${String(person(one))}`) ||
          !later.has(person(one))),
    );
    expect([today, ...ofToday.filter(isWeekly).sort()]).toEqual([today, ...due.sort()]);
    for (const one of due) there.add(one);
  }
}

function check({ office, came, asked, days }: Year): void {
  const { calendar } = present(office.world).office;
  // Every rung that was reached came, that morning, once; nothing else did.
  checkDays({ came, asked, days });
  expect(new Set(came.map((one) => one.slice(11))).size).toBe(came.length);
  const letters = office.brought.filter(({ notice }) => notice.kind === 'letter');
  expect(letters.filter(({ at }) => !calendar.isWorkingDay(at.slice(0, 10) as Day))).toEqual([]);
  const aDay = letters.map(({ at, to }) => `${at.slice(0, 10)} ${to}`);
  expect(new Set(aDay).size).toBe(aDay.length);
  for (const { notice } of letters) {
    if (notice.kind !== 'letter') continue;
    expect(notice.letter.items.filter(({ standing }) => standing.state.kind === 'completed')).toEqual([]);
  }
  const summaries = office.brought.filter(({ notice, at }) => notice.kind === 'summary' && at >= '2025');
  // 52 Fridays or the last working day before, without the week of Tết; the last closes on Wednesday 31/12.
  expect(summaries).toHaveLength(52);
  expect(
    new Set(summaries.map(({ notice }) => (notice.kind === 'summary' ? notice.summary.week.monday : '')))
      .size,
  ).toBe(52);
  expect(summaries.every(({ to }) => to === 'group')).toBe(true);
}

describe('a year of an office', () => {
  it('where nobody reports', async () => {
    const lived = await year(() => Promise.resolve());
    check(lived);
    await expect(ledgerOf(lived.office.brought)).toMatchFileSnapshot(
      '__snapshots__/a-year-where-nobody-reports.txt',
    );
  }, 180_000);

  it('where all report in time: nobody is ever late, and in the end all is done on time', async () => {
    const lived = await year(async (office, today) => {
      const { office: of, history } = present(office.world);
      for (const standing of allStandings(of, history, today)) {
        if (standing.state.kind !== 'within' || standing.state.daysLeft > 10) continue;
        for (const department of responsibleFor(of.plan, standing.task)) {
          if (owes(standing, department))
            await reportPart(office, standing, { who: department as string as Label, status: 'done' });
        }
      }
    });
    check(lived);
    const last = lived.office.brought.at(-1)?.notice;
    expect(last?.kind === 'summary' && last.summary.statistics.dated).toMatchObject({
      total: 23,
      completed: 23,
      onTime: 23,
    });
    expect(lived.office.brought.filter(({ to, at }) => to === 'LD' && at >= '2025')).toEqual([]);
    await expect(ledgerOf(lived.office.brought)).toMatchFileSnapshot(
      '__snapshots__/a-year-where-all-report-in-time.txt',
    );
  }, 180_000);

  it('where it is as it comes', async () => {
    const gesture = fc.record({
      on: fc.integer({ min: 0, max: 364 }),
      which: fc.nat(),
      status: fc.constantFrom<ReportStatus>('done', 'done', 'done', 'not-arising', 'in-progress', 'blocked'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { maxLength: 150 }), async (gestures) => {
        const lived = await year(async (office, today) => {
          for (const one of gestures.filter(({ on }) => addDays(day('2025-01-01'), on) === today)) {
            const { office: of, history } = present(office.world);
            const open = allStandings(of, history, today).filter(isOpen);
            const standing = open[one.which % Math.max(1, open.length)];
            if (!standing) continue;
            const owing = responsibleFor(of.plan, standing.task).filter((department) =>
              owes(standing, department),
            );
            const who = owing[one.which % Math.max(1, owing.length)];
            if (who) await reportPart(office, standing, { who: who as string as Label, status: one.status });
          }
        });
        check(lived);
      }),
      { numRuns: effort(1, 100), ...unshrunk },
    );
  }, 3_600_000);
});

describe('a year of an office where dates move', () => {
  const gesture = fc.record({
    on: fc.integer({ min: 0, max: 350 }),
    which: fc.nat(),
    days: fc.integer({ min: 1, max: 90 }),
    what: fc.constantFrom('ask', 'ask', 'ask', 'grant', 'grant', 'refuse', 'blocked', 'in-progress', 'done'),
  });
  type Gesture = typeof gesture extends fc.Arbitrary<infer Value> ? Value : never;

  async function act(office: OfficeWorld, today: Day, { which, days, what }: Gesture): Promise<void> {
    const { office: of, history } = present(office.world);
    const waiting = waitingExtensions(of, history, today);
    const request = waiting[which % Math.max(1, waiting.length)]?.fact;
    if (what === 'grant' || what === 'refuse') {
      if (request === undefined) return;
      await settleExtension(office.world, office.by('LD'), {
        request,
        decision: what,
        reason: 'chưa đủ căn cứ',
      });
      return;
    }
    const open = allStandings(of, history, today).filter((one) => isOpen(one) && one.category === 'dated');
    const standing = open[which % Math.max(1, open.length)];
    const who = standing && responsibleFor(of.plan, standing.task).find((one) => owes(standing, one));
    if (!standing || !who) return;
    const by = who as string as Label;
    if (what !== 'ask') return reportPart(office, standing, { who: by, status: what });
    const { task, period } = standing;
    const until = addDays(period.due > today ? period.due : today, days);
    await requestExtension(office.world, office.by(by), {
      text: 'chờ',
      about: { task, period: period.id, until },
    });
  }

  /** Random gestures may grant nothing at all, and each year is to hold a date that was moved. */
  const sure: readonly Gesture[] = [
    { on: 100, which: 0, days: 30, what: 'ask' },
    { on: 100, which: 0, days: 30, what: 'grant' },
  ];

  it('every rung of every date comes once, and the sums still add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { minLength: 60, maxLength: 200 }), async (gestures) => {
        const lived = await year(async (office, today) => {
          for (const one of [...sure, ...gestures]) {
            if (addDays(day('2025-01-01'), one.on) !== today) continue;
            await act(office, today, one);
          }
        });
        check(lived);
        const { office: of, history } = present(lived.office.world);
        expect(lived.office.facts().some(({ kind }) => kind === 'extension-granted')).toBe(true);
        for (const on of ['2025-04-01', '2025-10-01', '2025-12-31'].map(day)) {
          const { dated, bySection, byDepartment } = statisticsOf(of, history, on);
          expect([dated.total, dated.completed + dated.open]).toEqual([23, 23]);
          expect([dated.completed, dated.open]).toEqual([
            dated.onTime + dated.late,
            dated.within + dated.overdue,
          ]);
          for (const group of [bySection, byDepartment]) {
            const sum = (of: keyof typeof dated): number =>
              group.reduce((all, { tally }) => all + tally[of], 0);
            expect([sum('total'), sum('onTime'), sum('late'), sum('within'), sum('overdue')]).toEqual([
              23,
              dated.onTime,
              dated.late,
              dated.within,
              dated.overdue,
            ]);
          }
        }
      }),
      { numRuns: effort(1, 50), ...unshrunk },
    );
  }, 3_600_000);
});

async function reportPart(
  office: OfficeWorld,
  { task, period }: Standing,
  { who, status }: { readonly who: Label; readonly status: ReportStatus },
): Promise<void> {
  const about = { tasks: [task], period: period.id, part: null };
  const answer = await report(office.world, office.by(who), {
    status,
    text: 'theo kế hoạch',
    evidence: [],
    about,
    confirmed: true,
  });
  expect(answer).toMatchObject({ kind: 'outcomes', outcomes: [{ kind: 'recorded' }] });
}

/** One line a message, to be read by eye. */
function ledgerOf(brought: readonly Brought[]): string {
  return `${brought.map((one) => `${one.at} ${one.to}: ${wordsOf(one)}`).join('\n')}\n`;
}

function wordsOf({ notice }: Brought): string {
  if (notice.kind !== 'summary') return contentOf(notice);
  const { week, statistics, overdue, soon, completed, change } = notice.summary;
  const { dated, continuous, duties } = statistics;
  const named = (standings: readonly Standing[]): string =>
    [...new Set(standings.map(({ task }) => task.code))].join(' ') || 'none';
  return [
    `summary ${week.from}..${week.to}`,
    `${dated.completed}/${dated.total} done (${change ?? '-'}), ${dated.overdue} late`,
    `check-ins ${continuous.month?.slice(5, 7) ?? '-'} ${continuous.reported}/${continuous.total}`,
    `duties ${duties.reported}/${duties.due}`,
    `done: ${named(completed.filter(({ category }) => category !== 'continuous'))}`,
    `late: ${named(overdue)}`,
    `soon: ${named(soon)}`,
  ].join(' | ');
}

import { describe, expect, it } from 'vitest';
import { postSummaryNow, summaryOf } from '../../../src/features/weekly-summary/flow.js';
import { report } from '../../../src/features/report/flow.js';
import type { Delivery } from '../../../src/ports/ports.js';
import { addDays, day, mondayOf } from '../../../src/plan/day.js';
import type { PersonId } from '../../../src/journal/fact.js';
import { latestWeek, weekUntilNow } from '../../../src/features/weekly-summary/rule.js';
import type { WeeklySummary } from '../../../src/features/weekly-summary/rule.js';
import { present } from '../../../src/ports/world.js';
import { lines, officeWorld } from '../../support/world.js';
import type { Brought, Label, OfficeWorld } from '../../support/world.js';

async function running(options: Parameters<typeof officeWorld>[0] = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2024-12-02 06:00');
  return office;
}

function summaries(brought: readonly Brought[]): readonly string[] {
  return lines(brought.filter(({ notice }) => notice.kind === 'summary'));
}

function summaryIn(brought: readonly Brought[]): WeeklySummary {
  const notice = brought.map((one) => one.notice).find(({ kind }) => kind === 'summary');
  if (notice?.kind !== 'summary') throw new Error('no summary');
  return notice.summary;
}

const codes = (standings: WeeklySummary['soon']): readonly string[] => standings.map(({ task }) => task.code);

async function done(office: OfficeWorld, label: Label, text: string): Promise<void> {
  await report(office.world, office.by(label), { status: 'done', text, evidence: [], about: null });
}

describe('when the week is summed up', () => {
  it.each<readonly [why: string, at: readonly string[], expected: readonly (readonly string[])[]]>([
    [
      'Friday at four, once',
      ['2025-03-28 15:59', '2025-03-28 16:00', '2025-03-28 16:01'],
      [[], ['group: summary 2025-03-24..2025-03-28'], []],
    ],
    [
      'never before the plan’s year has begun',
      ['2024-12-20 16:00', '2024-12-27 16:00', '2024-12-30 07:30', '2025-01-03 16:00'],
      [[], [], [], ['group: summary 2024-12-30..2025-01-03']],
    ],
    [
      'a Friday that is off: the last working day of the week, from the Saturday worked for it on',
      ['2025-04-29 16:00', '2025-05-02 16:00', '2025-05-05 07:30'],
      [['group: summary 2025-04-26..2025-04-29'], [], []],
    ],
    [
      'the Saturday swapped for it belongs to the next week’s news, the summary stays on Friday',
      ['2025-04-25 16:00', '2025-04-26 16:00'],
      [['group: summary 2025-04-21..2025-04-25'], []],
    ],
    [
      'a week without a working day has none, the next covers both',
      ['2025-01-24 16:00', '2025-01-31 16:00', '2025-02-03 07:30', '2025-02-07 16:00'],
      [['group: summary 2025-01-20..2025-01-24'], [], [], ['group: summary 2025-01-27..2025-02-07']],
    ],
    [
      'missed on Friday: the next working morning, under its own dates',
      ['2025-03-28 20:00', '2025-03-29 09:00', '2025-03-31 07:29', '2025-03-31 07:30', '2025-03-31 07:31'],
      [[], [], [], ['group: summary 2025-03-24..2025-03-28'], []],
    ],
    [
      'up to an hour after the closing time of the day itself it is posted the same day',
      ['2025-03-28 16:55', '2025-03-31 07:30'],
      [['group: summary 2025-03-24..2025-03-28'], []],
    ],
    [
      'the last day of the year closes its week',
      ['2025-12-31 16:00', '2026-01-05 07:30'],
      [['group: summary 2025-12-29..2025-12-31'], []],
    ],
  ])('%s', async (_why, moments, expected) => {
    const office = await running();
    await office.at(`${fridayBefore(moments[0] ?? '')} 16:00`);
    const got: (readonly string[])[] = [];
    for (const at of moments) got.push(summaries(await office.at(at)));
    expect(got).toEqual(expected);
  });

  it('a week that ended before the bot began has none', async () => {
    const office = await officeWorld({ at: '2025-04-14 08:00' });
    expect(summaries(await office.at('2025-04-14 08:00'))).toEqual([]);
    expect(summaries(await office.at('2025-04-18 16:00'))).toEqual(['group: summary 2025-04-14..2025-04-18']);
  });

  it('without a group it goes to the coordinators, once each', async () => {
    let fate: Delivery | null = { kind: 'failed', description: 'down', perhapsSent: false };
    const office = await running({ group: false, fate: ({ chat }) => (chat === 60 ? fate : null) });
    await office.at('2025-03-21 16:00');
    await office.write({
      kind: 'enrolled',
      person: 60 as PersonId,
      name: 'Hai',
      post: { kind: 'coordinator' },
      invitation: null,
    });
    expect(summaries(await office.at('2025-03-28 16:00'))).toEqual(['DM: summary 2025-03-24..2025-03-28']);
    fate = null;
    expect(summaries(await office.at('2025-03-28 16:01'))).toEqual(['60: summary 2025-03-24..2025-03-28']);
    expect(summaries(await office.at('2025-03-28 16:02'))).toEqual([]);
  });

  it('a group that lost the bot is unbound, the coordinator hears of it and gets the summary', async () => {
    const office = await running({
      fate: ({ chat }) => (chat < 0 ? { kind: 'unreachable', reason: 'removed' } : null),
    });
    const brought = await office.at('2025-03-28 16:00');
    expect(lines(brought)).toContain('DM: group-lost');
    expect(summaries(await office.at('2025-03-28 16:01'))).toEqual(['DM: summary 2025-03-24..2025-03-28']);
  });

  it('posted by the coordinator’s button on the closing day it is the week’s own', async () => {
    const office = await running();
    await office.at('2025-03-21 16:00');
    office.now('2025-03-28 16:00');
    const week = weekUntilNow(
      present(office.world).office,
      office.clock.now(),
      office.world.settings.summaryAt,
    );
    await postSummaryNow(office.world, week);
    expect(summaries(await office.at('2025-03-28 16:05'))).toEqual([]);
  });

  it('posted on Wednesday it does not take the place of Friday’s', async () => {
    const office = await running();
    await office.at('2025-03-21 16:00');
    office.now('2025-03-26 10:00');
    await postSummaryNow(
      office.world,
      weekUntilNow(present(office.world).office, office.clock.now(), office.world.settings.summaryAt),
    );
    expect(summaries(await office.at('2025-03-28 16:00'))).toEqual(['group: summary 2025-03-24..2025-03-28']);
  });
});

describe('on whichever day it is made, it covers what came since the last one', () => {
  it.each<readonly [why: string, weekday: number, at: readonly string[], expected: readonly string[]]>([
    [
      'on Mondays: from Tuesday on',
      1,
      ['2025-03-17 16:00', '2025-03-24 16:00', '2025-03-31 16:00'],
      ['2025-03-11..2025-03-17', '2025-03-18..2025-03-24', '2025-03-25..2025-03-31'],
    ],
    [
      'on Wednesdays',
      3,
      ['2025-03-19 16:00', '2025-03-26 16:00'],
      ['2025-03-13..2025-03-19', '2025-03-20..2025-03-26'],
    ],
    [
      'on a Monday that is off: at the end of that week, and from there to the next Monday',
      1,
      ['2025-04-07 16:00', '2025-04-11 16:00', '2025-04-14 16:00'],
      ['2025-04-01..2025-04-11', '2025-04-14..2025-04-14'],
    ],
    [
      'on Mondays around a week without a working day',
      1,
      ['2025-01-20 16:00', '2025-01-27 16:00', '2025-02-03 16:00'],
      ['2025-01-14..2025-01-20', '2025-01-21..2025-02-03'],
    ],
  ])('%s', async (_, weekday, at, expected) => {
    const office = await running({ summaryAt: { weekday, minute: 960 } });
    const posted: string[] = [];
    for (const local of at) posted.push(...summaries(await office.at(local)));
    expect(posted).toEqual(expected.map((span) => `group: summary ${span}`));
  });

  it('the days of all summaries of a year follow each other without a gap or a day twice', async () => {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const { world } = await running();
      const { office } = present(world);
      let last = null;
      for (let on = day('2025-01-06'); on < '2025-12-31'; on = addDays(on, 1)) {
        const now = { day: on, minute: 960, iso: `${on}T16:00:00+07:00` };
        const week = latestWeek(office, now, { weekday, minute: 960 });
        if (week?.to !== on) continue;
        const { calendar } = office;
        if (last !== null) {
          expect(week.before).toBe(last);
          expect(calendar.onOrAfter(addDays(last, 1)) >= week.from, `${weekday}: ${last} ${week.from}`).toBe(
            true,
          );
          expect(week.from > last).toBe(true);
        }
        expect(week.from <= week.to).toBe(true);
        last = on;
      }
      expect(last).not.toBeNull();
    }
  });

  it('what was done after the last one counts, what was done before it does not', async () => {
    const office = await running({ summaryAt: { weekday: 1, minute: 540 } });
    office.now('2025-03-17 08:00');
    await done(office, 'VPTK', 'III.1');
    await office.at('2025-03-17 09:00');
    office.now('2025-03-17 10:00');
    await done(office, 'VPTK', 'I.2');
    const summary = summaryIn(await office.at('2025-03-24 09:00'));
    expect(codes(summary.completed)).toEqual(['I.2']);
    expect(summary.change).toBe(1);
  });

  it('a preview in the middle of the week reaches back to the last one too', async () => {
    const { world } = await running();
    const { office } = present(world);
    const span = (local: string, weekday: number): string => {
      const now = { day: day(local), minute: 600, iso: `${local}T10:00:00+07:00` };
      const { from, to } = weekUntilNow(office, now, { weekday, minute: 540 });
      return `${from}..${to}`;
    };
    expect(span('2025-03-26', 1)).toBe('2025-03-25..2025-03-26');
    expect(span('2025-03-24', 1)).toBe('2025-03-18..2025-03-24');
    expect(span('2025-03-26', 5)).toBe('2025-03-24..2025-03-26');
    expect(span('2025-03-29', 5)).toBe('2025-03-24..2025-03-29');
  });
});

describe('what it says', () => {
  it('counts what was reported up to its minute, and lists that week’s completions, the Saturday’s in the next', async () => {
    const office = await running();
    await office.at('2025-04-18 16:00');
    office.now('2025-04-25 15:00');
    await done(office, 'VPTK', 'I.2');
    office.now('2025-04-25 16:00');
    const first = await office.at('2025-04-25 16:00');
    office.now('2025-04-26 09:00');
    await done(office, 'VPTK', 'III.1');
    const second = await office.at('2025-04-29 16:00');
    expect(codes(summaryIn(first).completed)).toEqual(['I.2']);
    expect(codes(summaryIn(second).completed)).toEqual(['III.1']);
    expect(
      [summaryIn(first), summaryIn(second)].map(({ change, statistics }) => [
        change,
        statistics.dated.completed,
      ]),
    ).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('posted on Monday morning it has Friday’s figures', async () => {
    const office = await running();
    await office.at('2025-03-21 16:00');
    office.now('2025-03-29 09:00');
    await done(office, 'VPTK', 'I.2');
    const summary = summaryIn(await office.at('2025-03-31 07:30'));
    expect(summary.statistics.dated.completed).toBe(0);
    expect(summary.week.to).toBe(day('2025-03-28'));
  });

  it('on 31/12 names the sixteen that are due that day: neither late nor to come', async () => {
    const office = await running();
    await office.at('2025-12-26 16:00');
    const summary = summaryIn(await office.at('2025-12-31 16:00'));
    const appendix = summary.soon.filter(({ task }) => task.origin === 'appendix');
    expect(appendix).toHaveLength(16);
    expect(new Set(appendix.map(({ period }) => period.due))).toEqual(new Set([day('2025-12-31')]));
  });

  it('on 28/03/2025 has what is due in the fourteen days after, and no duty as overdue', async () => {
    const office = await running();
    await office.at('2025-03-21 16:00');
    const summary = summaryIn(await office.at('2025-03-28 16:00'));
    expect(codes(summary.overdue)).toEqual(['I.1c', 'VI.1', 'I.1a']);
    expect(codes(summary.soon)).toEqual(['I.2', 'III.1', 'III.2', 'VI.2', 'TH.1', 'TH.3', 'TH.4']);
    expect(summary.statistics.duties).toEqual({ due: 5, reported: 0, overdue: 5 });
  });

  it('has no change in the first week', async () => {
    const office = await officeWorld({ at: '2025-04-14 08:00' });
    await office.at('2025-04-14 08:00');
    office.now('2025-04-18 15:00');
    expect(
      summaryOf(
        office.world,
        weekUntilNow(present(office.world).office, office.clock.now(), office.world.settings.summaryAt),
      ).change,
    ).toBeNull();
  });
});

/** The last Friday before a day. */
function fridayBefore(moment: string): string {
  return addDays(mondayOf(addDays(day(moment.slice(0, 10)), -5)), 4);
}

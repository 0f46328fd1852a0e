import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../src/service/simulate.js';
import type { SimulatedMessage } from '../../src/service/simulate.js';
import { addDays, day, weekdayOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { realDepartments } from '../../src/plan/plan.js';
import { ZONE, holidays, office, plan } from '../support/office.js';

const settings = { remindAt: 450, summaryAt: { weekday: 5, minute: 960 }, timeZone: ZONE };

function run(from: string, to: string, more: object = {}): Promise<readonly SimulatedMessage[]> {
  return simulate({ plan, holidays, settings: { ...settings, ...more }, from: day(from), to: day(to) });
}

let messages: readonly SimulatedMessage[] = [];
let winter: readonly SimulatedMessage[] = [];
beforeAll(async () => {
  const all = await run('2025-01-01', '2026-03-31');
  messages = all.filter(({ at }) => at < '2026');
  winter = all.filter(({ at }) => at >= '2026');
}, 180_000);

function on(at: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    messages.filter((one) => one.at.startsWith(at)).map(({ to, tasks }) => [to, tasks]),
  );
}

describe('the year that the plan would send', () => {
  it('has the shape that scripts count on, in the order of time', () => {
    const known = new Set([...realDepartments(plan).map(({ id }) => id as string), 'DM', 'LD', 'group']);
    const codes = new Set<string>(plan.tasks.map(({ code }) => code));
    for (const { at, to, kind, tasks, ...rest } of messages) {
      expect(at).toMatch(/^2025-\d{2}-\d{2}T(?:07:30|16:00):00\+07:00$/u);
      expect(known.has(to)).toBe(true);
      expect(kind).toBe(to === 'group' ? 'summary' : 'letter');
      expect(tasks.filter((code) => !codes.has(code))).toEqual([]);
      expect(new Set(tasks).size).toBe(tasks.length);
      expect(rest).toEqual({});
    }
    expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).sort());
  });

  it('brings nobody two messages a day, and none on a day off', () => {
    const aDay = messages.map(({ at, to }) => `${at.slice(0, 10)} ${to}`);
    expect(new Set(aDay).size).toBe(aDay.length);
    expect(messages.filter(({ at }) => !office.calendar.isWorkingDay(at.slice(0, 10) as Day))).toEqual([]);
  });

  it('24/01/2025: the last reminders before Tết', () => {
    expect(on('2025-01-24T07:30')).toEqual({
      VPTK: ['TH.1', 'I.1a'],
      VHXH: ['I.1c', 'TH.1'],
      TPHT: ['TH.1'],
      BPMC: ['TH.2', 'TH.1'],
      KT: ['VI.1', 'TH.1'],
    });
  });

  it('nothing during Tết; on 03/02 the coordinator’s Monday only; on 04/02 what is late from then', () => {
    const between = messages.filter(({ at }) => at > '2025-01-24T17' && at < '2025-02-03');
    expect(between).toEqual([]);
    expect(Object.keys(on('2025-02-03'))).toEqual(['DM']);
    const late = on('2025-02-04T07:30');
    expect(late['VHXH']).toEqual(['I.1c', 'TH.1']);
    expect(late['KT']).toEqual(['VI.1', 'TH.1']);
    expect(late['VPTK']).toEqual(['TH.1', 'I.1a']);
    expect(late['DM']).toEqual(expect.arrayContaining(['I.1c', 'VI.1', 'TH.1', 'TH.2']));
    expect(late['LD']).toBeUndefined();
  });

  it('24/03/2025: seven days before the first quarter ends', () => {
    const letters = on('2025-03-24T07:30');
    expect(letters['VPTK']).toEqual(expect.arrayContaining(['I.2', 'III.1', 'III.2', 'TH.3', 'TH.4']));
    expect(letters['KT']).toEqual(expect.arrayContaining(['VI.2']));
    expect(letters['DM']).toBeDefined();
    expect(letters['LD']).toEqual(expect.arrayContaining(['I.1a', 'I.1c', 'VI.1']));
  });

  it('25/03/2025: check-ins, seven of them for the one-stop desk', () => {
    expect(on('2025-03-25T07:30')['BPMC']).toEqual(
      expect.arrayContaining(['III.3', 'III.4', 'III.5', 'III.6', 'III.7', 'III.8', 'III.9', 'I.3', 'TH.2']),
    );
  });

  it('28/03/2025 16:00: the summary of the week, to the group', () => {
    expect(on('2025-03-28T16:00')).toEqual({
      group: ['I.1c', 'VI.1', 'I.1a', 'I.2', 'III.1', 'III.2', 'VI.2', 'TH.1', 'TH.3', 'TH.4'],
    });
  });

  it('has one summary for every week with a working day', () => {
    const summaries = messages
      .filter(({ kind }) => kind === 'summary')
      .map(({ at }) => at.slice(0, 10) as Day);
    expect(summaries).toHaveLength(52);
    const others = summaries.filter((one) => weekdayOf(one) !== 5);
    expect(others).toEqual(['2025-04-29', '2025-12-31']);
  });

  it('the work of the year is heard of at halfway and sixty days before', () => {
    const days = messages
      .filter(({ to, tasks }) => to === 'VHXH' && tasks.includes('VII.1'))
      .map(({ at }) => at.slice(0, 10));
    expect(days).toEqual([
      '2025-07-01',
      '2025-10-31',
      '2025-12-01',
      '2025-12-17',
      '2025-12-24',
      '2025-12-26',
      '2025-12-30',
      '2025-12-31',
    ]);
  });

  it('December: ten letters a department, since what is overdue joins the rungs of its week', () => {
    const count = (to: string): number =>
      messages.filter((one) => one.to === to && one.kind === 'letter' && one.at.startsWith('2025-12')).length;
    // BPMC has the rungs of TH.2 besides, which is due on the 25th.
    expect(['VPTK', 'VHXH', 'TPHT', 'KT', 'BPMC'].map(count)).toEqual([10, 10, 10, 10, 12]);
  });

  it('names no work on request, which has no date', () => {
    const named = new Set(messages.flatMap(({ tasks }) => tasks));
    expect(['I.1b', 'II.2b', 'VI.3'].filter((code) => named.has(code))).toEqual([]);
    expect(named.size).toBe(40);
  });
});

describe('a part of the year', () => {
  it('is what the whole year has in that part', async () => {
    const part = await run('2025-03-20', '2025-04-10');
    expect(part).toEqual(messages.filter(({ at }) => at >= '2025-03-20' && at < '2025-04-11'));
  }, 30_000);

  it('of a month after the plan is closed is empty; January after it is not', () => {
    expect(winter.at(0)?.at.slice(0, 10)).toBe('2026-01-05');
    expect(winter.at(-1)?.at.slice(0, 7)).toBe('2026-01');
  });

  it('keeps to the settings of the operator', async () => {
    const part = await run('2025-03-24', '2025-03-28', {
      remindAt: 8 * 60,
      summaryAt: { weekday: 4, minute: 15 * 60 + 30 },
    });
    const times = new Set(part.map(({ at, kind }) => `${kind} ${at.slice(11, 16)}`));
    expect(times).toEqual(new Set(['letter 08:00', 'summary 15:30']));
    expect(part.find(({ kind }) => kind === 'summary')?.at.slice(0, 10)).toBe('2025-03-27');
  }, 30_000);

  it('one in another zone has that zone’s hours', async () => {
    const part = await simulate({
      plan,
      holidays,
      settings: { ...settings, timeZone: 'Asia/Tokyo' },
      from: day('2025-03-24'),
      to: addDays(day('2025-03-24'), 0),
    });
    expect(part[0]?.at).toBe('2025-03-24T07:30:00+09:00');
  }, 30_000);
});

import { describe, expect, test } from 'vitest';
import { raise } from '../../../src/features/alarms/flow.js';
import type { HolidayList } from '../../../src/plan/calendar.js';
import { lines, officeWorld } from '../../support/world.js';
import type { OfficeWorld } from '../../support/world.js';

const only2025: HolidayList = { years: [2025], daysOff: [], workedDays: [] };
const alarms = (office: OfficeWorld): readonly string[] =>
  lines(office.brought).filter((line) => line.includes('alarm'));

describe('a list of days off that is missing', () => {
  test('is told in December, once, and till then weekends alone are off', async () => {
    const office = await officeWorld({ holidays: only2025, at: '2025-11-03 06:00' });
    await office.at('2025-11-28 08:00');
    expect(alarms(office)).toEqual([]);
    await office.at('2025-12-01 08:00');
    await office.at('2025-12-02 08:00');
    await office.at('2026-01-05 08:00');
    expect(alarms(office)).toEqual(['DM: alarm no-holidays']);
  });

  test('is not told where the list is known', async () => {
    const office = await officeWorld({ at: '2025-11-03 06:00' });
    await office.at('2025-12-01 08:00');
    expect(alarms(office)).toEqual([]);
  });
});

describe('a disk that fills up', () => {
  test('is told each working day until there is room', async () => {
    let megabytes = 150;
    const machine = { freeSpace: () => Promise.resolve(megabytes) };
    const office = await officeWorld({ machine, at: '2025-03-17 06:00' });
    await office.at('2025-03-20 08:00');
    await office.at('2025-03-20 09:00');
    await office.at('2025-03-21 08:00');
    expect(alarms(office)).toEqual(['DM: alarm disk', 'DM: alarm disk']);
    megabytes = 5000;
    await office.at('2025-03-24 08:00');
    expect(alarms(office)).toHaveLength(2);
  });
});

describe('a clock that is off', () => {
  test('holds letters and summaries both ways, and lets them go when it agrees again', async () => {
    let ahead = -45;
    const machine = { clockAhead: () => Promise.resolve(ahead) };
    const office = await officeWorld({ machine, at: '2025-03-17 06:00' });
    expect(lines(await office.at('2025-03-24 07:30'))).toEqual(['DM: alarm clock']);
    expect(lines(await office.at('2025-03-24 07:35'))).toEqual([]);
    ahead = 2;
    expect(lines(await office.at('2025-03-24 07:40')).join()).toContain('VPTK: letter');
  });

  test('is believed where Telegram cannot be asked', async () => {
    const office = await officeWorld({ at: '2025-03-17 06:00' });
    expect(lines(await office.at('2025-03-24 07:30')).join()).toContain('VPTK: letter');
  });
});

test('a copy that cannot be made is told instead of sent', async () => {
  const machine = { journalCopy: () => Promise.resolve({ ok: false, fault: 'no room' } as const) };
  const office = await officeWorld({ machine, at: '2025-03-17 06:00' });
  await office.at('2025-03-21 16:00');
  expect(alarms(office)).toEqual(['DM: alarm backup']);
});

test('whoever cannot be reached is not waited for', async () => {
  const office = await officeWorld({ staff: ['VPTK'] });
  await raise(office.world, { kind: 'conflict' });
  expect(office.brought).toEqual([]);
});

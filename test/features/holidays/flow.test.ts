import { setHoliday } from '../../../src/features/holidays/flow.js';
import { expect, it } from 'vitest';
import { holidays } from '../../support/office.js';
import { officeWorld } from '../../support/world.js';

it.each([
  ['26/04/2025 làm bù', true],
  ['26/04/2025 đi làm', true],
  ['26/04/2025 ngày làm việc', true],
  ['26/4 là ngày làm bù', true],
  ['26/04/2025', false],
  ['26/04/2025 nghỉ', false],
  ['26/04/2025 ngày nghỉ hoán đổi', false],
  ['26/04/2025 lãnh đạo cho nghỉ', false],
])('“/ngaynghi %s” makes the day a worked one: %s', async (words, worked) => {
  const of = await officeWorld({ at: '2025-03-20 08:00' });
  expect(await setHoliday(of.world, of.by('DM'), words)).toMatchObject({
    kind: 'set',
    day: '2025-04-26',
    worked,
  });
});

it('“/ngaynghi” lists all days in their order, and a changed day once, as it is now', async () => {
  const of = await officeWorld({ at: '2025-03-20 08:00' });
  for (const words of ['24/12/2025 họp', '06/01/2025 bão', '02/05/2025 làm bù', '26/04/2025 nghỉ'])
    await setHoliday(of.world, of.by('DM'), words);
  const answer = await setHoliday(of.world, of.by('DM'), '');
  if (answer.kind !== 'listed') throw new Error(answer.kind);
  const days = answer.days.map(({ day }) => day);
  expect(days).toEqual([...new Set(days)].toSorted());
  expect(days.length).toBe(holidays.daysOff.length + holidays.workedDays.length + 2);
  expect(answer.days).toContainEqual(
    expect.objectContaining({ day: '2025-05-02', worked: true, certain: true }),
  );
  expect(answer.days).toContainEqual(expect.objectContaining({ day: '2025-04-26', worked: false }));
});

import { setHoliday } from '../../../src/features/holidays/flow.js';
import { expect, it } from 'vitest';
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

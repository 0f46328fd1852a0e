import { expect, it } from 'vitest';
import { lettersOwed } from '../../../src/features/letter/rule.js';
import { day } from '../../../src/plan/day.js';
import {
  chairman,
  coordinator,
  historyOf,
  office,
  officer,
  period,
  reported,
  started,
  task,
} from '../../support/builders.js';
import { moment } from '../../support/office.js';

const VPTK = officer(2, 'Tâm', 'VPTK');
const staff = [started('2024-12-02'), coordinator(1, 'Hoa'), VPTK, chairman(3, 'Bình')];
const never = (): boolean => false;
const sent = { named: never, letter: never, item: never, summary: never };
const ask = { now: moment('2025-03-24 07:30'), remindAt: 450, sent };

it('what falls due soon stands in the coordinator’s picture: dated work of the next seven days, not what is done', () => {
  const done = reported({ by: 2, on: '2025-03-20', code: 'I.2' });
  const [letter] = lettersOwed(office, historyOf(...staff, done), ask);
  const soon = letter?.digest?.soon.map((one) => one.task.code) ?? [];
  expect(soon).toContain('III.1');
  expect(soon).not.toContain('I.2');
  expect(letter?.digest?.soon.filter(({ category }) => category === 'continuous')).toEqual([]);
  expect(letter?.digest?.soon.every(({ period: { due } }) => due <= '2025-03-31')).toBe(true);
});

it('a request for a later date that waits stands in the letters of those who decide, and of nobody else', () => {
  const request = { kind: 'extension-asked', task: task('III.1').code, period: period('2025') } as const;
  const history = historyOf(...staff, {
    ...{ on: day('2025-03-21'), by: VPTK.by },
    what: { ...request, from: day('2025-03-31'), until: day('2025-04-15'), reason: 'chờ tỉnh' },
  });
  const counts = lettersOwed(office, history, ask).map(({ person, pending }) => [
    person.id,
    pending.filter(({ matter }) => matter.kind === 'extension').length,
  ]);
  expect(counts).toEqual([
    [1, 1],
    [2, 0],
    [3, 1],
  ]);
});

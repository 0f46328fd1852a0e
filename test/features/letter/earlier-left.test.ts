import { expect, it } from 'vitest';
import { lettersOwed, withEarlierLeft } from '../../../src/features/letter/rule.js';
import { readItem } from '../../../src/journal/item-key.js';
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

const staff = [started('2024-12-02'), coordinator(1, 'Hoa'), officer(2, 'Tâm', 'VPTK'), chairman(3, 'Bình')];
const history = historyOf(
  ...staff,
  reported({ by: 2, on: '2025-03-20', code: 'I.2', status: 'blocked' }),
  reported({ by: 2, on: '2025-03-20', code: 'I.1a' }),
  reported({ by: 2, on: '2025-03-20', code: 'V.2a', part: 'KT', status: 'blocked' }),
  {
    ...{ on: day('2025-03-21'), by: staff[1]?.by ?? null },
    what: { kind: 'closed', task: task('V.2a').code, period: period('2025'), completedOn: day('2025-03-21') },
  },
);
const never = (): boolean => false;
const sent = { named: never, letter: never, item: never, summary: never };
const owed = lettersOwed(office, history, { now: moment('2025-03-24 07:30'), remindAt: 450, sent });

it('who watches everybody’s work sees of the plan of the year before what is late, what is stuck, and until when it is followed', () => {
  const letters = withEarlierLeft(owed, { office, history }, []);
  const told = letters.filter(({ earlier }) => earlier !== undefined);
  expect(told.map(({ person }) => person.id)).toEqual([1, 3]);
  for (const { earlier } of told) {
    expect(earlier?.blocked.map((one) => one.task.code)).toEqual(['I.2']);
    const late = earlier?.overdue.map((one) => one.task.code) ?? [];
    expect(late).toContain('I.1c');
    expect(late).not.toContain('I.1a');
    expect(earlier?.closes).toBe('2026-01-31');
  }
});

it('what his letter tells of that plan is no news of another letter; what is another’s stays owed', () => {
  const news = (letter: (typeof owed)[number]) => letter.keys.filter((key) => readItem(key)?.kind === 'news');
  const own = owed.find(({ person }) => person.id === 1);
  if (!own) throw new Error('the coordinator has no letter');
  expect(news(own).length).toBeGreaterThan(0);
  const bare = owed.map((letter) => ({ ...letter, keys: ['x'] }));
  const keys = (id: number) =>
    withEarlierLeft(bare, { office, history }, owed).find(({ person }) => person.id === id)?.keys;
  expect(keys(1)).toEqual(['x', ...news(own)]);
  expect(keys(2)).toEqual(['x']);
  expect(keys(3)).toEqual(['x']);
});

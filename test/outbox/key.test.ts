import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKey, writeKey } from '../../src/outbox/key.js';
import type { FactNewsKind, OutboxKey, SummaryKey } from '../../src/outbox/key.js';
import { addDays, day } from '../../src/plan/day.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import type { TaskCode } from '../../src/plan/plan.js';
import { readItem, writeItem } from '../../src/journal/item-key.js';
import type { ItemKey } from '../../src/journal/item-key.js';
import type { Alarm } from '../../src/features/alarms/rule.js';
import type { PersonId } from '../../src/journal/fact.js';
import { effort } from '../support/effort.js';

const person = fc.integer({ min: 1, max: 2 ** 52 }).map((id) => id as PersonId);
const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2024-01-01'), count));
const fact = fc.nat({ max: 1_000_000 });
const year = fc.integer({ min: 2000, max: 2100 });
const alarm = fc.constantFrom<Alarm['kind'][]>(
  ...(['clock', 'conflict', 'outage', 'no-holidays', 'disk', 'backup', 'stuck'] as const),
);
const reader = fc.option(person);
const preview = fc.constantFrom('2025-03-28T10:00:00+07:00', '6/901', '-100777/12', '');
const summary: fc.Arbitrary<SummaryKey> = fc.oneof(
  fc.record({ kind: fc.constant('summary' as const), monday: days, reader }),
  fc.record({ kind: fc.constant('summary-now' as const), preview, reader }),
);

/** Every kind of key: one that is forgotten here does not compile. */
const KEYS: { readonly [Kind in OutboxKey['kind']]: fc.Arbitrary<OutboxKey> } = {
  letter: fc.record({ kind: fc.constant('letter' as const), person, day: days }),
  summary,
  'summary-now': summary,
  picture: fc.record({
    ...{ kind: fc.constant('picture' as const), day: days, minute: fc.nat({ max: 1439 }) },
    ...{ chat: fc.maxSafeInteger(), words: summary },
  }),
  opening: fc.record({ kind: fc.constant('opening' as const), person, year }),
  closing: fc.record({ kind: fc.constant('closing' as const), person, year }),
  'weekly-copy': fc.record({ kind: fc.constant('weekly-copy' as const), person, monday: days }),
  alarm: fc.record({ kind: fc.constant('alarm' as const), alarm, person, when: fc.oneof(days, year) }),
  unattached: fc.record({
    kind: fc.constant('unattached' as const),
    person,
    message: fc.nat(),
  }),
  'to-confirm': fc.record({
    ...{ kind: fc.constant('to-confirm' as const), person },
    gesture: fc.oneof(
      fact.map((id) => `update ${id}`),
      fact.map((id) => `fact ${id}`),
    ),
  }),
  'report-found': fc.record({ kind: fc.constant('report-found' as const), person, fact }),
  newcomer: factNews('newcomer'),
  'group-lost': factNews('group-lost'),
  restored: factNews('restored'),
  'report-told': factNews('report-told'),
  office: factNews('office'),
  extension: factNews('extension'),
  'extension-decided': factNews('extension-decided'),
  'extension-settled': factNews('extension-settled'),
  'extension-lapsed': factNews('extension-lapsed'),
  answered: factNews('answered'),
  nudge: factNews('nudge'),
  'nudge-answered': factNews('nudge-answered'),
  'late-reason': factNews('late-reason'),
  'late-reason-settled': factNews('late-reason-settled'),
  'change-prepared': factNews('change-prepared'),
  'change-settled': factNews('change-settled'),
  'change-refused': factNews('change-refused'),
  changed: factNews('changed'),
  'change-undone': factNews('change-undone'),
};

function factNews(kind: FactNewsKind): fc.Arbitrary<OutboxKey> {
  return fc.record({ kind: fc.constant(kind), person, fact });
}

const ref = {
  task: fc.constantFrom('III.3', 'I.1a', 'PS.4', 'VII.2.1').map((code) => code as TaskCode),
  period: fc.constantFrom('2025', '2025-Q1', '2025/2', '2025-03', '2025/r1').map((id) => id as PeriodId),
};
const ITEMS: { readonly [Kind in ItemKey['kind']]: fc.Arbitrary<ItemKey> } = {
  rung: fc.record({
    ...{ kind: fc.constant('rung' as const), person, ...ref, due: days },
    rung: fc.constantFrom('before-30', 'halfway', 'late-3', 'monday-2025-03-24', 'check-in', 'backlog'),
  }),
  week: fc.record({ kind: fc.constant('week' as const), person, monday: days }),
  stuck: fc.record({ kind: fc.constant('stuck' as const), person, ...ref, day: days }),
  plan: fc.record({ kind: fc.constant('plan' as const), person, year, day: days }),
  first: fc.record({ kind: fc.constant('first' as const), person, ...ref }),
  preview: fc.record({ kind: fc.constant('preview' as const), preview }),
  news: fc.record({
    ...{ kind: fc.constant('news' as const), person },
    news: fc.oneof(
      fc.record({ kind: fc.constant('overdue' as const), ...ref, due: days }),
      fc.record({ kind: fc.constant('blocked' as const), ...ref, fact }),
      fc.record({ kind: fc.constantFrom('unreachable' as const, 'vacated' as const), fact }),
    ),
  }),
};

const anyText = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('|', '7', '2', '0', '-', ' ', 'letter', 'summary', 'news', 'plan', '*'),
  }),
  fc.oneof(...Object.values(KEYS)).chain((key) => fc.string().map((more) => `${writeKey(key)}${more}`)),
);

describe('a key', () => {
  it.each(Object.entries(KEYS))('of the kind %s is read as it was written', (_kind, keys) => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(readKey(writeKey(key))).toEqual(key);
      }),
      { numRuns: effort(100, 2000) },
    );
  });

  it('is what stands in an outbox of the version before', () => {
    expect(
      [
        'letter|7|2025-03-24',
        'summary|2025-03-24|6',
        'summary-now|6/901',
        'picture|2025-03-28|960|-100777|summary|2025-03-24',
        'alarm|no-holidays|6|2026',
        'alarm|disk|6|2025-03-24',
        'to-confirm|6|update 41',
        'extension-settled|6|11',
      ].map((text) => readKey(text)),
    ).toEqual([
      { kind: 'letter', person: 7, day: '2025-03-24' },
      { kind: 'summary', monday: '2025-03-24', reader: 6 },
      { kind: 'summary-now', preview: '6/901', reader: null },
      {
        ...{ kind: 'picture', day: '2025-03-28', minute: 960, chat: -100777 },
        words: { kind: 'summary', monday: '2025-03-24', reader: null },
      },
      { kind: 'alarm', alarm: 'no-holidays', person: 6, when: 2026 },
      { kind: 'alarm', alarm: 'disk', person: 6, when: '2025-03-24' },
      { kind: 'to-confirm', person: 6, gesture: 'update 41' },
      { kind: 'extension-settled', person: 6, fact: 11 },
    ]);
  });

  it.each([
    'question|5|900|rp|VI.2|d',
    'papers|5|message|901',
    'letter|7|2025-02-30',
    'letter|7|2025-03-24|more',
    'letter|07|2025-03-24',
    'letter|7.0|2025-03-24',
    'nudge|7|NaN',
    'opening|7|',
    'alarm|fire|7|2025-03-24',
    'picture|2025-03-28|960|-100777|letter|7|2025-03-24',
    'of a later version|7',
    '',
  ])('is not %j', (text) => expect(readKey(text)).toBeNull());

  it('of any text is none, or written as the text was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = readKey(text);
        if (key) expect(writeKey(key)).toBe(text);
      }),
      { numRuns: effort(1000, 50_000) },
    );
  });
});

describe('an item', () => {
  it.each(Object.entries(ITEMS))('of the kind %s is read as it was written', (_kind, items) => {
    fc.assert(
      fc.property(items, (item) => {
        expect(readItem(writeItem(item))).toEqual(item);
      }),
      { numRuns: effort(100, 2000) },
    );
  });

  it('is what stands in an outbox of the version before', () => {
    expect(
      ['7|III.3|2025-Q1|2025-03-31|before-7', '6|*|*|2025-03-24|monday', '7|plan|2025|2026-01-05'].map(
        (text) => readItem(text)?.kind,
      ),
    ).toEqual(['rung', 'week', 'plan']);
    expect(
      ['6|news|TH.2 2025-03 2025-03-25 overdue', '6|news|III.1 2025 blocked 13', '6|news|vacated 9'].map(
        (text) => readItem(text),
      ),
    ).toMatchObject([
      { news: { kind: 'overdue', task: 'TH.2', period: '2025-03', due: '2025-03-25' } },
      { news: { kind: 'blocked', task: 'III.1', period: '2025', fact: 13 } },
      { news: { kind: 'vacated', fact: 9 } },
    ]);
  });

  it.each(['letter|7|2025-03-24', 'paper|photo|AgAC|tên|có gạch', '7|III.3|2025-Q1|31/03/2025|late-1', ''])(
    'is not %j',
    (text) => expect(readItem(text)).toBeNull(),
  );

  it('of any text is none, or written as the text was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const item = readItem(text);
        if (item) expect(writeItem(item)).toBe(text);
      }),
      { numRuns: effort(1000, 50_000) },
    );
  });
});

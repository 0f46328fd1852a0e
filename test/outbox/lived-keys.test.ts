import { expect, it } from 'vitest';
import { raise } from '../../src/features/alarms/flow.js';
import { assign } from '../../src/features/shared-work/assign-flow.js';
import { confirm } from '../../src/features/confirmation/flow.js';
import { answerBlocked } from '../../src/features/difficulty/flow.js';
import { confirmCause, explainDelay } from '../../src/features/late-reason/flow.js';
import { requestExtension, settleExtension } from '../../src/features/extension/flow.js';
import { answerNudge, nudgeTasks } from '../../src/features/nudge/flow.js';
import { enrol } from '../../src/features/enrolment/flow.js';
import { postSummaryNow } from '../../src/features/weekly-summary/flow.js';
import { report } from '../../src/features/report/flow.js';
import { present } from '../../src/ports/world.js';
import { loseGroup } from '../../src/outbox/learn.js';
import { readKey, writeKey } from '../../src/outbox/key.js';
import { addDays, day, weekdayOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { readItem, writeItem } from '../../src/journal/item-key.js';
import { weekUntilNow } from '../../src/features/weekly-summary/rule.js';
import type { Fact, PersonId } from '../../src/journal/fact.js';
import { period, task } from '../support/builders.js';
import { officeWorld } from '../support/world.js';
import type { OfficeWorld } from '../support/world.js';

type Gesture = (office: OfficeWorld) => Promise<unknown>;

/** What people do on a day, each thing that leads to a message of the bot's own. */
const LIFE: Readonly<Record<string, readonly Gesture[]>> = {
  '2025-03-03': [
    ({ world, by }) =>
      report(world, by('VPTK'), {
        ...{ status: 'blocked', text: 'I.2 chờ tỉnh', evidence: [], about: null },
      }),
    ({ world, by }) => nudgeTasks(world, by('LD'), { text: 'VI.2', about: null }),
    ({ write }) =>
      write({
        ...{ kind: 'invited', codeHash: 'hash of code', post: { kind: 'coordinator' } },
        expires: '2025-03-09T00:00:00+07:00',
      }),
    ({ world }) => enrol(world, { person: 8 as PersonId, update: 9001 }, { name: 'ĐM hai', code: 'code' }),
    ({ world, by }) => assign(world, by('DM'), { task: task('V.2a').code, person: by('BPMC').person }),
  ],
  '2025-03-04': [
    ({ world, by, facts }) =>
      answerBlocked(world, by('DM'), { report: last(facts(), 'reported'), words: 'đã gửi tỉnh' }),
    ({ world, by, facts }) =>
      answerNudge(world, by('KT'), { nudge: last(facts(), 'nudged'), words: 'tuần này xong' }),
    ({ world, by }) => requestExtension(world, by('VPTK'), { text: 'I.2 30/06/2025 chờ tỉnh', about: null }),
  ],
  '2025-03-05': [
    ({ world, by, facts }) =>
      settleExtension(world, by('LD'), {
        ...{ request: last(facts(), 'extension-asked'), decision: 'grant', reason: '' },
      }),
    ({ world }) =>
      postSummaryNow(world, weekUntilNow(present(world).office, NOON, world.settings.summaryAt), '6/77'),
  ],
  '2025-04-10': [
    ({ world, by }) =>
      explainDelay(world, by('BPMC'), {
        ...{ task: task('TH.2'), period: period('2025-03'), cause: 'objective', words: 'chờ hệ thống' },
      }),
  ],
  '2025-04-11': [
    ({ world, by, facts }) => confirmCause(world, by('DM'), last(facts(), 'reason-given')),
    ({ world, by }) =>
      report(world, by('KT'), { ...{ status: 'done', text: 'VI.1', evidence: [], about: null } }),
  ],
  '2025-04-14': [
    ({ world, by, facts }) => confirm(world, by('DM'), { report: last(facts(), 'reported'), all: false }),
    ({ world }) => raise(world, { kind: 'disk', megabytes: 10 }),
    ({ world }) => loseGroup(world),
  ],
};

const NOON = { day: day('2025-03-05'), minute: 720, iso: '2025-03-05T12:00:00+07:00' };

function last(facts: readonly Fact[], kind: Fact['kind']): number {
  return facts.findLast((fact) => fact.kind === kind)?.id ?? 0;
}

const KINDS = [
  ...['alarm', 'answered', 'closing', 'extension', 'extension-decided', 'extension-settled', 'group-lost'],
  ...['late-reason', 'late-reason-settled', 'letter', 'newcomer', 'nudge', 'nudge-answered', 'office'],
  ...['opening', 'picture', 'report-told', 'summary', 'summary-now', 'to-confirm', 'weekly-copy'],
];

it(
  'every key and every item that a year leaves in the outbox is read, and written as it was',
  { timeout: 120_000 },
  async () => {
    const copy = { ok: true, bytes: new Uint8Array(), facts: 1, plans: [] } as const;
    const office = await officeWorld({
      confirm: true,
      machine: { journalCopy: () => Promise.resolve(copy) },
    });
    await office.at('2025-01-02 08:00');
    for (let today: Day = day('2025-01-03'); today <= '2026-02-06'; today = addDays(today, 1)) {
      const gestures = LIFE[today] ?? [];
      if (![1, 5].includes(weekdayOf(today)) && gestures.length === 0) continue;
      await office.at(`${today} 07:30`);
      for (const gesture of gestures) await gesture(office);
      if (gestures.length > 0) await office.at(`${today} 09:00`);
      if (weekdayOf(today) === 5) await office.at(`${today} 16:00`);
    }
    const dispatches = office.world.outbox.dispatches();
    const kinds = dispatches.map(({ key }) => {
      const read = readKey(key);
      return read && writeKey(read) === key ? read.kind : `unknown ${key}`;
    });
    expect([...new Set(kinds)].sort()).toEqual(KINDS);
    const items = dispatches.flatMap((dispatch) => dispatch.items);
    const unread = items.filter((text) => {
      const item = readItem(text);
      return item ? writeItem(item) !== text : readKey(text) === null;
    });
    expect(unread).toEqual([]);
    expect(new Set(items.flatMap((text) => readItem(text)?.kind ?? []))).toEqual(
      new Set(['rung', 'week', 'news', 'stuck', 'preview', 'first']),
    );
  },
);

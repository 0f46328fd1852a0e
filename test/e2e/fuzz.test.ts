import { encodeAction } from '../../src/chat/callback-data.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../src/plan/day.js';
import { findTask } from '../../src/plan/plan.js';
import { COMMANDS } from '../../src/words/commands.js';
import type { Action } from '../../src/words/action.js';
import type { Fact, Happening, PersonId } from '../../src/journal/fact.js';
import { reportersOf } from '../../src/journal/people.js';
import { period, task } from '../support/builders.js';
import { BUTTON_SAMPLES, FORGED } from '../support/button-samples.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';
import { enrolCast, openStage } from '../support/stage.js';

const BATCH = 250;
/** A fresh office after so many: what a journal of a hundred years weighs is measured elsewhere. */
const BATCHES_AN_OFFICE = 16;

const [COORDINATOR, CHAIRMAN] = [1001, 1005];

/** Only a coordinator may. */
const ARRANGEMENTS: ReadonlySet<string> = new Set<Happening['kind']>([
  'invited',
  'removed',
  'group-bound',
  'group-unbound',
  'date-set',
  'day-set',
  'signer-set',
  'reopened',
  'closed',
  'backlog-answered',
  'confirmed',
  'returned',
  'assigned',
  'stand-in-set',
  'stand-in-ended',
  'plan-applied',
  'plan-reverted',
  'plan-dropped',
  'plan-mended',
  'moved',
]);
/** Only a coordinator or a chairman may. */
const DECISIONS: ReadonlySet<string> = new Set<Happening['kind']>([
  'extension-granted',
  'extension-refused',
  'answered',
  'nudged',
  'reason-confirmed',
]);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<b>III.1</b> & <script>',
    '\u202Edone III.1\u202C',
    '🙂'.repeat(2000),
    'III.1\u0000',
    'ІІІ.1 Ⅲ.1 ⅲ.1 ΙΙΙ.1',
    'A'.repeat(4096),
    '</a><a href="tg://user?id=1">',
    '\ud800',
    '𝐈𝐈𝐈.𝟏',
  ),
);

const code = fc.constantFrom(
  'III.3',
  'I.1',
  'I.1a',
  'VII.2',
  'VII.2.1',
  '3.3',
  'X.9',
  'TH.1',
  'VI.2',
  'II.1',
  'III.3-9',
  '',
);
const command = fc.constantFrom(...Object.entries(COMMANDS).flatMap(([name, { alias }]) => [name, alias]));
const words = fc.oneof(
  fc.tuple(command, code, hostile).map(([name, task, rest]) => `/${name} ${task} ${rest}`),
  fc.tuple(command, code).map(([name, task]) => `/${name}@nhacviec_bot ${task}`),
  fc.tuple(code, hostile).map(([task, rest]) => `xong ${task}: ${rest}`),
  fc.constantFrom(
    '/set I.1b 16/06/2025',
    '/holiday 21/04/2025 nghỉ bù',
    '/invite VPTK',
    '/reopen III.3 số liệu chưa đúng',
    '/nudge I.2 đề nghị sớm',
    '/done III.3',
    '/group',
    '/group off',
  ),
  hostile,
);

const person = fc.constantFrom(1001, 1002, 1003, 1005, 66, 67, 1_087_968_824);
const from = person.map((id) => ({ id, is_bot: id === 1_087_968_824, first_name: `<i>Người ${id}</i>` }));
const chat = fc.oneof(
  { weight: 4, arbitrary: fc.constant('own') },
  { weight: 1, arbitrary: fc.constant('group') },
  { weight: 1, arbitrary: fc.constant('channel') },
);
const anything = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });

const message = fc
  .record({
    from: fc.option(from, { nil: undefined, freq: 20 }),
    where: chat,
    text: fc.option(words, { nil: undefined, freq: 8 }),
    caption: fc.option(words, { nil: undefined }),
    photo: fc.option(
      fc.array(fc.record({ file_id: fc.string(), width: fc.nat(), height: fc.nat() }), { maxLength: 3 }),
      {
        nil: undefined,
        freq: 3,
      },
    ),
    document: fc.option(fc.record({ file_id: fc.string(), file_name: hostile }), { nil: undefined, freq: 3 }),
    more: anything,
  })
  .map(({ from: who, where, more, ...content }) => ({
    ...more,
    message_id: 900_000,
    date: 1_742_430_000,
    chat:
      where === 'own'
        ? { id: who?.id ?? 66, type: 'private', first_name: 'x' }
        : where === 'group'
          ? { id: -100_500, type: 'supergroup', title: 'Ban Chỉ đạo CCHC' }
          : { id: -100_501, type: 'channel', title: 'Kênh' },
    ...defined({ from: who, ...content }),
  }));

const ARRANGING: readonly Action[] = [
  { kind: 'revoke', fact: 5 },
  { kind: 'backlog', ticked: 0n, press: 'send' },
  { kind: 'reopen', task: task('III.3').code, period: period('2025-03') },
  { kind: 'close-task', task: task('V.2a').code, period: period('2025'), on: day('2025-03-20') },
  { kind: 'assign', task: task('I.3').code, person: 1003 as PersonId },
  { kind: 'nudge-overdue', confirmed: true, lead: null },
];

const data = fc.oneof(
  hostile,
  fc.constantFrom(
    'r|III.1|2025|',
    'r|VI.2|*|',
    'R|I.1',
    'u|5',
    'o|III.1|2025',
    'v|plan||0',
    'v|due|9999999|3',
    'p',
    'x|2',
    'r|III.1|2025||d',
    'r|V.2a|2025|*|b',
    'fo|III.1|2025',
    'fo|VI.2|*',
    'lt',
    'pp|III.1|2025',
    'ci|ff|all',
    'ci|ff|send',
    'ci|1|99999999',
    'ev|5',
    'fi|III.1|0',
    'rc|III.1',
    'b|ff|3',
    'b|7|send',
    'n',
    'xt|I.2|2025|2025-06-30',
    'xt|I.2||',
    'xd|12|grant',
    'xd|12|refuse',
    'an|12',
    'nu|I.2',
    'nq|yes',
    'na|12',
    'ly|I.2|all|objective',
    'lx|12',
    ...ARRANGING.map(encodeAction),
  ),
  // Every field of every kind of button, at its bounds and beyond them.
  fc.constantFrom(...FORGED, ...Object.values(BUTTON_SAMPLES).flat()),
  fc
    .tuple(
      fc.constantFrom(
        ...['r', 'v', 'o', 'x', 'b', 'u', 'xt', 'xd', 'nu', 'ly'],
        ...['fo', 'pp', 'ci', 'ev', 'fi', 'rc'],
      ),
      hostile,
    )
    .map((parts) => parts.join('|')),
);

const press = fc
  .record({
    from,
    data: fc.option(data, { nil: undefined }),
    message: fc.option(message, { nil: undefined }),
  })
  .map((one) => ({
    id: '1',
    chat_instance: '1',
    ...defined(one),
  }));

const update = fc.oneof(
  { weight: 6, arbitrary: message.map((content) => ['message', content] as const) },
  { weight: 3, arbitrary: press.map((content) => ['callback_query', content] as const) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('message', 'callback_query', 'my_chat_member', 'edited_message', 'inline_query'),
        anything,
      )
      .map(([kind, content]) => [kind, content] as const),
  },
);

function defined<Kind extends object>(value: Kind): Partial<Kind> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Kind>;
}

test(
  'no update of any shape stops the bot, gets a message refused, or lets somebody without the right change anything',
  { timeout: 1_800_000 },
  async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const batches = effort(4, 400);
      for (let first = 0; first < batches; first += BATCHES_AN_OFFICE) {
        await feed(first, Math.min(batches, first + BATCHES_AN_OFFICE));
        expect(unhandled).toEqual([]);
      }
    } finally {
      process.off('unhandledRejection', note);
    }
  },
);

/** An office that gets some batches of updates, and must come through them. */
async function feed(first: number, last: number): Promise<void> {
  const stage = await openStage({ at: '2025-03-20 08:00' });
  try {
    await enrolCast(stage);
    const { journal } = stage.service().bot.world;
    const known = new Set([1001, 1002, 1003, 1004, 1005]);
    const before = journal.facts().length;
    for (let batch = first; batch < last; batch += 1) {
      for (const [kind, content] of fc.sample(update, { numRuns: BATCH, seed: batch * BATCH })) {
        stage.double.feed(kind, content);
      }
      await stage.settle();
      // What the double keeps of a long run is not under test.
      stage.double.forgetRequests();
    }
    // Presses are made up on messages that never were, and files that nobody has: only that may be refused.
    const refused = stage.log().match(/"description":"[^"]*/gu) ?? [];
    const made = /message to edit not found|query is too old|wrong file identifier/u;
    expect(refused.filter((description) => !made.test(description))).toEqual([]);
    const written = journal
      .facts()
      .slice(before)
      .filter(({ by }) => by !== null);
    // A run that writes nothing shows nothing.
    expect(written.map(({ kind }) => kind)).toContain('reported');
    expect(written.some(({ kind }) => ARRANGEMENTS.has(kind))).toBe(true);
    for (const fact of written) {
      expect(known).toContain(fact.by);
      if (ARRANGEMENTS.has(fact.kind)) expect(fact.by, fact.kind).toBe(COORDINATOR);
      if (DECISIONS.has(fact.kind)) expect([COORDINATOR, CHAIRMAN], fact.kind).toContain(fact.by);
      if (fact.kind === 'reported') expect(mayHaveReported(fact), `${fact.task} by ${fact.by}`).toBe(true);
    }
  } finally {
    await stage.close();
  }
}

/** An officer of the cast reports what his department leads, or a part of what everybody does. */
function mayHaveReported({ by, task: code }: Extract<Fact, { kind: 'reported' }>): boolean {
  const department = by === 1002 ? 'VPTK' : by === 1003 ? 'BPMC' : by === 1004 ? 'KT' : null;
  if (department === null) return by === COORDINATOR || by === CHAIRMAN;
  const reported = findTask(plan, code);
  return reported !== undefined && reportersOf(plan, reported).some((id) => id === department);
}

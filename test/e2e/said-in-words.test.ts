import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/journal/fact.js';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-25 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

const facts = (): readonly Fact[] => stage.service().bot.world.journal.facts();

/** Each report that stands: task, period, status and its day. */
function standing(): readonly string[] {
  const withdrawn = new Set(facts().flatMap((fact) => (fact.kind === 'withdrawn' ? fact.reports : [])));
  return facts().flatMap((fact) =>
    fact.kind === 'reported' && !withdrawn.has(fact.id)
      ? [[fact.task, fact.period, fact.status, fact.completedOn ?? ''].join(' ').trim()]
      : [],
  );
}

describe('a question with buttons is answered in words as well', () => {
  it.each([
    ['xong TH.1', 'tháng 2', ['TH.1 2025-02 done 2025-03-25']],
    [
      'xong TH.1',
      'tất cả',
      ['TH.1 2025-01 done 2025-03-25', 'TH.1 2025-02 done 2025-03-25', 'TH.1 2025-03 done 2025-03-25'],
    ],
    ['III.3 chưa xong', 'đang làm', ['III.3 2025-03 in-progress']],
    ['/xong III.3 chưa xong', 'vẫn xong ạ', ['III.3 2025-03 done 2025-03-25']],
    ['/xong III.3 k kịp', 'xong rồi', ['III.3 2025-03 done 2025-03-25']],
    ['III.3', 'xong', ['III.3 2025-03 done 2025-03-25']],
  ])('“%s”, then “%s”', async (first, then, expected) => {
    await ask(stage, cast.bpmc, first);
    await ask(stage, cast.bpmc, then);
    expect(standing()).toEqual(expected);
  });

  it('as a reply, and words that fit no button answer nothing', async () => {
    const question = await ask(stage, cast.bpmc, '/xong III.3 chưa xong');
    await ask(stage, cast.bpmc, 'cảm ơn');
    await ask(stage, cast.bpmc, 'không');
    expect(standing()).toEqual([]);
    cast.bpmc.says('vẫn xong', { replyTo: { chat: cast.bpmc.id, id: question.id } });
    await stage.settle();
    expect(standing()).toEqual(['III.3 2025-03 done 2025-03-25']);
  });
});

describe('a code is never a note', () => {
  it.each(['III.4', 'cả III.4 nữa'])(
    '“%s” in reply to the answer for III.3 is asked about',
    async (words) => {
      const answer = await ask(stage, cast.bpmc, 'xong III.3');
      cast.bpmc.says(words, { replyTo: { chat: cast.bpmc.id, id: answer.id } });
      await stage.settle();
      expect(facts().filter(({ kind }) => kind === 'supplemented')).toEqual([]);
    },
  );

  it('bare numbers behind a code that are rows of its section are asked about', async () => {
    const question = await ask(stage, cast.bpmc, 'xong III.3 4 6');
    expect(standing()).toEqual([]);
    expect(question.text).toMatch(/III\.4.*III\.6/su);
  });
});

it.each(['/undo III.3', 'hoàn tác III.3', 'em báo nhầm III.3'])(
  '“%s” takes back the report of that task',
  async (words) => {
    await ask(stage, cast.bpmc, 'xong III.3');
    await ask(stage, cast.bpmc, 'xong III.4');
    await ask(stage, cast.bpmc, words);
    expect(standing()).toEqual(['III.4 2025-03 done 2025-03-25']);
  },
);

it('of a report for several tasks one alone can be taken back', async () => {
  await ask(stage, cast.bpmc, 'xong III.3, III.4, III.5');
  await ask(stage, cast.bpmc, '/undo III.4');
  expect(standing()).toEqual(['III.3 2025-03 done 2025-03-25', 'III.5 2025-03 done 2025-03-25']);
});

it('a later date is asked for the period that was named', async () => {
  await ask(stage, cast.vptk, 'xin gia hạn III.2 bước 2 đến 15/10 vì bận');
  expect(facts().filter(({ kind }) => kind === 'extension-asked')).toMatchObject([
    { task: 'III.2', period: '2025/2', until: '2025-10-15', reason: 'bận' },
  ]);
});

it.each([
  '/dang III.1 xin gia hạn đến 15/4 vì bận',
  'vướng III.1 chờ tỉnh, xin gia hạn đến 15/4',
  '/xong III.1 đề nghị lùi hạn',
])('“%s” is asked about, with a button for the later date', async (words) => {
  const question = await ask(stage, cast.vptk, words);
  expect(standing()).toEqual([]);
  cast.vptk.presses(question, 'Xin gia hạn');
  await stage.settle();
  const offers = stage.double.messagesTo(cast.vptk.id).at(-1);
  expect(offers?.buttons.flat().map(({ text }) => text)).toContain('Ngày khác');
});

describe('a period that is named counts, or is asked about', () => {
  it('“cả 2 bước” is both, and the one that has not begun is named', async () => {
    const answer = await ask(stage, cast.vptk, 'xong III.2 cả 2 bước');
    expect(standing()).toEqual(['III.2 2025/1 done 2025-03-25']);
    expect(answer.text).toContain('bước 2/2: bắt đầu từ 01/07/2025');
  });

  it('“cả năm” names the quarters that have not begun', async () => {
    const answer = await ask(stage, cast.kt, 'xong VI.2 cả năm');
    expect(answer.text).toContain('quý IV');
  });

  it.each(['III.1 xong bước 1', 'xong III.1 đợt 1'])('“%s” of work without steps', async (words) => {
    const { text, buttons } = await ask(stage, cast.vptk, words);
    expect(standing()).toEqual([]);
    expect(text).toContain('có thể là chưa xong hẳn');
    expect(buttons.flat().map((button) => button.text)).not.toContain('Tất cả các kỳ');
  });
});

it.each(['sai rồi', 'nhầm rồi', 'không đúng'])(
  '“%s” in reply to an answer adds nothing and offers the way back',
  async (words) => {
    const answer = await ask(stage, cast.bpmc, 'xong III.3');
    cast.bpmc.says(words, { replyTo: { chat: cast.bpmc.id, id: answer.id } });
    await stage.settle();
    expect(facts().filter(({ kind }) => kind === 'supplemented')).toEqual([]);
    const said = stage.double.messagesTo(cast.bpmc.id).at(-1);
    if (!said) throw new Error('nothing was said');
    cast.bpmc.presses(said, 'Hoàn tác');
    await stage.settle();
    expect(standing()).toEqual([]);
  },
);

it('what is left undone beside a report is no question', async () => {
  const question = await ask(stage, cast.bpmc, 'xong III.3, còn III.4 chưa');
  expect(question.text).toContain('III.3');
  expect(question.text).toContain('III.4');
  expect(question.text).not.toContain('chưa xác định');
});

it.each([
  'gia hạn III.1 đến 15/4 vì bận',
  'xin gia hạn đến 15/4 III.1 vì bận',
  'III.1 bận, xin gia hạn đến 15/4',
  'xin gia hạn III.1 đến 15/4 vì bận',
])('“%s” asks for the later date', async (words) => {
  await ask(stage, cast.vptk, words);
  expect(facts().filter(({ kind }) => kind === 'extension-asked')).toMatchObject([
    { task: 'III.1', until: '2025-04-15', reason: 'bận' },
  ]);
});

it('a date of another decade is a slip of the pen', async () => {
  const { text } = await ask(stage, cast.coordinator, '/hen I.1b 16/06/2052');
  expect(text).toContain('chưa đặt hạn');
  expect(facts().filter(({ kind }) => kind === 'date-set')).toEqual([]);
});

it('of two unread days each is asked for its own task', async () => {
  const question = await ask(stage, cast.vptk, 'xong III.1 đầu tuần, I.2 đầu tháng');
  expect(standing()).toEqual([]);
  expect(question.text).toContain('đầu tuần');
  expect(question.text).toContain('đầu tháng');
});

it.each([
  ['hôm qua xong III.3', '2025-03-24'],
  ['ngày 20/3 em đã xong III.3', '2025-03-20'],
  ['xong hôm qua III.3', '2025-03-24'],
])('“%s” keeps its day', async (words, on) => {
  await ask(stage, cast.bpmc, words);
  expect(standing()).toEqual([`III.3 2025-03 done ${on}`]);
});

it.each([
  'cảm ơn đồng chí đã nhắc',
  'em cảm ơn chị Hoa',
  'okey',
  'đã nhận được thông báo',
  'xin lỗi',
  'Chúc mừng năm mới',
])('“%s” gets no lecture', async (words) => {
  const { text } = await ask(stage, cast.bpmc, words);
  expect(text).not.toContain('chưa xác định');
});

import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Fact } from '../../src/journal/fact.js';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openPrepared } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

/** The first days of January: the plans of 2025 and of 2026 are in force, and reports wait for the coordinator. */

let stage: Stage;
let cast: Cast;
const { press, found, said } = onStage(() => stage);

/** The coordinator has put the plan of 2026 in force. */
async function applied(on: Stage, { coordinator }: Cast): Promise<void> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const bytes = Buffer.from(text.replaceAll('2025', '2026'));
  const sent = coordinator.sendsDocument('ke-hoach-2026.json', '', { bytes });
  await on.settle();
  const preview = on.double.messagesTo(coordinator.id).find(({ replyTo }) => replyTo === sent.id);
  if (!preview) throw new Error('the plan was not previewed');
  coordinator.presses(preview, 'Áp dụng');
  await on.settle();
  await on.clock(DECEMBER);
}

const START = { at: '2025-12-01 06:00', settings: { CONFIRM: 'on' } };
const [DECEMBER, JANUARY] = ['2025-12-29 09:00', '2026-01-08 09:00'];

async function december(): Promise<void> {
  const preparation = { name: 'the plan of 2026 is in force', prepare: applied, at: DECEMBER };
  ({ stage, cast } = await openPrepared(START, preparation));
}

afterEach(() => stage.close());

const facts = (): readonly Fact[] => stage.service().bot.world.journal.facts();
const reports = (): readonly string[] =>
  facts().flatMap((fact) => (fact.kind === 'reported' ? [`${fact.task} ${fact.period}`] : []));

async function january(): Promise<void> {
  const name = 'the year of the plan of 2026 has begun';
  const prepare = async (on: Stage, people: Cast): Promise<void> => {
    await applied(on, people);
    await on.clock('2026-01-05 07:30');
    await on.clock(JANUARY);
  };
  ({ stage, cast } = await openPrepared(START, { name, prepare, at: JANUARY }));
}

const SPELLINGS = ['năm 2025', '2025', 'nam ngoai', 'năm trước', '(2025)', 'kế hoạch năm 2025 ạ'];

describe('a year typed as the answer to “which plan?”', () => {
  test.each(SPELLINGS)('“%s” carries out what was said, with its papers', async (year) => {
    await january();
    await ask(stage, cast.vptk, '/done IV.1 45/BC-UBND');
    expect(reports()).toEqual([]);
    const answer = await ask(stage, cast.vptk, year);
    expect(answer.text).toContain('45/BC-UBND');
    expect(answer.text).toContain('Thuộc kế hoạch năm 2025.');
    expect(reports()).toEqual(['IV.1 2025']);
    // The question is answered: the same words say nothing more.
    await ask(stage, cast.vptk, year);
    expect(reports()).toEqual(['IV.1 2025']);
  });

  test.each(SPELLINGS)('“%s” chooses the plan of a paper, of a list and of a figure', async (year) => {
    await january();
    await ask(stage, cast.coordinator, '/export');
    expect((await ask(stage, cast.coordinator, year)).file?.name).toContain('nam-2025');
    const question = await ask(stage, cast.coordinator, '/report');
    cast.coordinator.says(year, { replyTo: question });
    await stage.settle();
    expect(newest(stage, cast.coordinator).file?.name).toBe('Bao-cao-CCHC-Nam-2025.docx');
    await ask(stage, cast.vptk, '/giahan');
    expect((await ask(stage, cast.vptk, year)).text).toContain('Thuộc kế hoạch năm 2025.');
    await ask(stage, cast.coordinator, '/chitieu CT.1.4 +1 cuộc');
    await ask(stage, cast.coordinator, year);
    expect(facts().at(-1)).toMatchObject({ kind: 'measured', year: 2025 });
  });

  test('in the group it is the answer of who was asked alone', async () => {
    await january();
    cast.group.says(cast.vptk, '/xong@nhacviec_bot IV.1');
    await stage.settle();
    const question = newest(stage, cast.group);
    cast.group.says(cast.coordinator, '2025', { replyTo: question });
    await stage.settle();
    expect(reports()).toEqual([]);
    cast.group.says(cast.vptk, '2025', { replyTo: question });
    await stage.settle();
    expect(reports()).toEqual(['IV.1 2025']);
  });

  test('of a question that has no such year it is none', async () => {
    await january();
    await ask(stage, cast.vptk, '/done IV.1');
    await ask(stage, cast.vptk, 'năm 2024');
    expect(reports()).toEqual([]);
  });
});

test.each(['năm 2025', '2025', '(2025)', 'nam ngoai', 'năm trước'])(
  '“%s” behind a command is the plan of that year, never the present one in silence',
  async (year) => {
    await january();
    for (const command of ['/status I.5', '/overdue', '/mine', '/target', '/due', '/giaoviec I.3']) {
      const { text } = await ask(stage, cast.coordinator, `${command} ${year}`);
      expect(text, command).toContain('năm 2025.');
      expect(text, command).not.toContain('Thuộc kế hoạch năm 2026');
    }
    expect((await ask(stage, cast.coordinator, `/status ${year}`)).text).toContain('KẾ HOẠCH CCHC NĂM 2025');
    expect((await ask(stage, cast.coordinator, `/export ${year}`)).file?.name).toContain('nam-2025');
    expect((await ask(stage, cast.coordinator, `/report quý IV ${year}`)).file?.name).toBe(
      'Bao-cao-CCHC-Quy-IV-2025.docx',
    );
    await ask(stage, cast.coordinator, `/nudge I.4b ${year}`);
    expect(facts().at(-1)).toMatchObject({ kind: 'nudged', periods: ['2025'], words: '' });
    await ask(stage, cast.vptk, `/done I.4b ${year} 45/BC-UBND`);
    await ask(stage, cast.vptk, `/giahan I.5 ${year} đến 20/01/2026 vì chờ tỉnh`);
    expect(reports()).toEqual(['I.4b 2025']);
    expect(facts().at(-1)).toMatchObject({ kind: 'extension-asked', period: '2025' });
  },
);

test('a period that has begun in one plan alone is that plan’s, and so is a paper’s', async () => {
  await january();
  expect((await ask(stage, cast.vptk, 'xong TH.1 tháng 12')).text).toContain('Thuộc kế hoạch năm 2025.');
  expect(reports()).toEqual(['TH.1 2025-12']);
  expect((await ask(stage, cast.coordinator, '/report quý IV')).file?.name).toBe(
    'Bao-cao-CCHC-Quy-IV-2025.docx',
  );
});

test('a plan that is not in force yet is said to be so, and nothing is written down in its place', async () => {
  await december();
  for (const words of ['/done I.6 2026', '/export năm 2026', '/report 2026', '/xong I.6 (2026)']) {
    expect((await ask(stage, cast.coordinator, words)).text, words).toContain('có hiệu lực từ 01/01/2026');
  }
  expect(reports()).toEqual([]);
});

test('what is taken back is of the year that is named, and an unknown code takes nothing else back', async () => {
  await january();
  await ask(stage, cast.vptk, '/done IV.1 năm 2025');
  await ask(stage, cast.vptk, 'đang làm IV.1 năm 2026');
  expect((await ask(stage, cast.vptk, '/undo IX.9')).text).toContain('chưa ghi nhận gì');
  expect(facts().at(-1)?.kind).toBe('reported');
  const undone = await ask(stage, cast.vptk, 'hoàn tác IV.1 năm 2025');
  expect(undone.text).toContain('Thuộc kế hoạch năm 2025.');
  const [taken] = facts().flatMap((fact) => (fact.kind === 'withdrawn' ? fact.reports : []));
  expect(facts().find(({ id }) => id === taken)).toMatchObject({ task: 'IV.1', period: '2025' });
});

test('who is in charge of a task is not in charge of next year’s', async () => {
  await december();
  const question = await ask(stage, cast.coordinator, '/giaoviec I.3');
  await press(cast.coordinator, question, 'Lê Văn Tâm');
  await stage.clock('2026-01-05 07:30');
  await stage.clock(JANUARY);
  const old = await ask(stage, cast.coordinator, '/giaoviec I.3 năm 2025');
  expect(old.text).toContain('Đầu mối hiện nay: đồng chí Lê Văn Tâm');
  const now = await ask(stage, cast.coordinator, '/giaoviec I.3');
  expect(now.text).toContain('Hiện chưa rõ đầu mối');
  expect(now.text).toContain('Thuộc kế hoạch năm 2026.');
  await press(cast.coordinator, now, 'Đỗ Lan');
  expect(newest(stage, cast.kt).text).toContain('Thuộc kế hoạch năm 2026.');
  expect(newest(stage, cast.vptk).text).not.toContain('thôi làm đầu mối');
  await press(cast.coordinator, old, 'Thôi giao đầu mối');
  expect(newest(stage, cast.vptk).text).toContain('Đồng chí thôi làm đầu mối');
  expect(newest(stage, cast.vptk).text).toContain('Thuộc kế hoạch năm 2025.');
});

type Told = readonly [who: UserHandle, words: string, about: RegExp, year: number];

function saysYear(news: readonly Told[]): void {
  for (const [who, words, about, year] of news) {
    const told = said(who, words).filter(({ text }) => about.test(text));
    expect(told.length, words).toBeGreaterThan(0);
    for (const { text } of told) expect(text).toContain(`Thuộc kế hoạch năm ${year}.`);
  }
}

test('every piece of news of a task says of which plan it is', async () => {
  await january();
  await ask(stage, cast.vptk, '/done IV.1 năm 2025');
  await ask(stage, cast.vptk, '/done I.6 năm 2026');
  await ask(stage, cast.vptk, '/vuong I.4b năm 2025 chờ tỉnh');
  await ask(stage, cast.vptk, '/giahan I.5 năm 2026 đến 20/01/2027 vì chờ tỉnh');
  await ask(stage, cast.chairman, '/nudge VI.4 năm 2025');
  saysYear([
    [cast.coordinator, 'Chờ xác nhận (1)', /IV\.1/u, 2025],
    [cast.coordinator, 'Chờ xác nhận (1)', /I\.6/u, 2026],
    [cast.coordinator, 'Vướng mắc: I.4b', /I\.4b/u, 2025],
    [cast.chairman, 'Đề nghị gia hạn', /I\.5/u, 2026],
    [cast.kt, 'Ý kiến đôn đốc', /VI\.4/u, 2025],
  ]);
  const confirm = found(cast.coordinator, /IV\.1/u);
  await press(cast.coordinator, confirm, 'Xác nhận IV.1');
  await press(cast.coordinator, found(cast.coordinator, /• I\.6/u), 'Trả lại I.6');
  await ask(stage, cast.coordinator, 'thiếu biên bản');
  await press(cast.chairman, found(cast.chairman, /Đề nghị gia hạn/u), 'Đồng ý');
  saysYear([
    [cast.vptk, 'Đầu mối đã xác nhận', /IV\.1/u, 2025],
    [cast.vptk, 'Đầu mối trả lại báo cáo', /I\.6/u, 2026],
    [cast.vptk, 'gia hạn', /I\.5/u, 2026],
  ]);
});

test('of a closed plan no later date can be asked for, and nobody is told to send the next plan', async () => {
  await january();
  await stage.clock('2026-02-20 09:00');
  const { text } = await ask(stage, cast.vptk, '/giahan I.5 năm 2025 đến 20/3 vì bận');
  expect(text).toContain('kế hoạch đã khép lại ngày 31/01/2026, không gia hạn được nữa');
  expect(newest(stage, cast.vptk).buttons).toEqual([]);
  const status = await ask(stage, cast.coordinator, '/status năm 2025');
  expect(status.text).toContain('Kế hoạch năm 2026 đang có hiệu lực.');
  expect(status.text).not.toContain('gửi tệp kế hoạch mới');
});

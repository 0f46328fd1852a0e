import ICAL from 'ical.js';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { status } from '../../src/bot-api-double/faults.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
  stage.double.forgetRequests();
});

afterEach(async () => {
  await stage.close();
});

function fileOf(posted: Posted): Buffer {
  const file = stage.double.file(posted.file?.id ?? '');
  if (!file) throw new Error(`no file came with: ${posted.text}`);
  return file.bytes;
}

async function wordsOf(posted: Posted): Promise<string> {
  return (await mammoth.extractRawText({ buffer: fileOf(posted) })).value;
}

/** The methods that the bot called since the cast came in, in their order. */
function calls(): readonly string[] {
  return stage.double
    .requests()
    .map(({ method }) => method)
    .filter((method) => method === 'sendChatAction' || method === 'sendDocument');
}

test('/export hands the coordinator the tracking table, and shows meanwhile that it is under way', async () => {
  await ask(stage, cast.vptk, '/xong III.1 45/KH-UBND');
  const answer = await ask(stage, cast.coordinator, '/export');
  expect(answer.file?.name).toBe('Bang-theo-doi-CCHC-2025-03-20.xlsx');
  expect(answer.text).toContain('số liệu đến 20/03/2025');
  expect(calls()).toEqual(['sendChatAction', 'sendDocument']);
  const [sheet] = await readExcelFile(fileOf(answer));
  expect(sheet?.data.find(([code]) => code === 'III.1')).toEqual(
    expect.arrayContaining(['Hoàn thành đúng hạn', '45/KH-UBND', 'Lê Văn Tâm']),
  );
});

test('/xuat takes a period', async () => {
  const answer = await ask(stage, cast.coordinator, '/xuat Quý I/2025');
  expect(answer.file?.name).toBe('Bang-theo-doi-CCHC-2025-03-14.xlsx');
  expect((await ask(stage, cast.coordinator, '/xuat quý 7')).text).toContain(
    'Bot chưa xác định được “quý 7”',
  );
});

test('/report without more is the report in turn; its buttons give the others', async () => {
  const answer = await ask(stage, cast.coordinator, '/report');
  expect(answer.file?.name).toBe('Bao-cao-CCHC-Quy-I-2025.docx');
  expect(answer.text).toContain('Số liệu từ 15/12/2024 đến 14/03/2025');
  expect(await wordsOf(answer)).toContain('Quý I năm 2025');
  cast.coordinator.presses(answer, 'Năm 2025');
  await stage.settle();
  const year = newest(stage, cast.coordinator);
  expect(year.file?.name).toBe('Bao-cao-CCHC-Nam-2025.docx');
  expect(year.text).toContain('Bản tạm thời, số liệu đến 20/03/2025: kỳ này chốt số liệu ngày 14/12/2025.');
});

test('/baocao takes a period as people write it, and says how where it cannot', async () => {
  const month = await ask(stage, cast.coordinator, '/baocao tháng 2');
  expect(month.file?.name).toBe('Bao-cao-CCHC-Thang-2-2025.docx');
  const half = await ask(stage, cast.coordinator, '/báocáo 6 tháng đầu năm');
  expect(half.file?.name).toBe('Bao-cao-CCHC-6-thang-dau-nam-2025.docx');
  const wrong = await ask(stage, cast.coordinator, '/baocao quý I/2031');
  expect(wrong.file).toBeNull();
  expect(wrong.text).toContain('Bot chưa xác định được “quý I/2031” là kỳ nào của kế hoạch năm 2025');
  expect(wrong.text).toContain('/baocao 6 tháng đầu năm');
});

test('a department that is late can be urged by a button and by its name', async () => {
  const report = await ask(stage, cast.coordinator, '/report');
  cast.coordinator.presses(report, 'Đôn đốc VH-XH');
  await stage.settle();
  const letter = newest(stage, cast.coordinator);
  expect(letter.file?.name).toBe('Cong-van-don-doc-VHXH-2025-03-20.docx');
  expect(await wordsOf(letter)).toContain('Kính gửi: Văn hóa – Xã hội');
  const typed = await ask(stage, cast.coordinator, '/baocao đôn đốc Văn hóa – Xã hội');
  expect(typed.file?.name).toBe('Cong-van-don-doc-VHXH-2025-03-20.docx');
  expect((await ask(stage, cast.coordinator, '/baocao dondoc')).text).toContain('/baocao dondoc VPTK');
  expect((await ask(stage, cast.coordinator, '/baocao dondoc XYZ')).text).toContain('Không có đơn vị “XYZ”');
});

test('who signs is said behind the command, shown, and kept for the papers after it', async () => {
  const first = await ask(stage, cast.coordinator, '/baocao Quý I');
  expect(first.text).toContain('Người ký: TM. Ủy ban nhân dân, Chủ tịch.');
  const answer = await ask(stage, cast.coordinator, '/baocao Quý I ký PCT');
  expect(answer.text).toContain('Người ký: KT. Chủ tịch, Phó Chủ tịch.');
  expect(await wordsOf(answer)).toContain('KT. CHỦ TỊCH');
  cast.coordinator.presses(answer, 'Năm 2025');
  await stage.settle();
  expect(await wordsOf(newest(stage, cast.coordinator))).toContain('PHÓ CHỦ TỊCH');
  const letter = await ask(stage, cast.coordinator, '/baocao dondoc VHXH, ký chánh văn phòng');
  expect(letter.text).toContain('Người ký: TL. Chủ tịch, Chánh Văn phòng.');
  expect(await wordsOf(letter)).toContain('CHÁNH VĂN PHÒNG');
  expect((await ask(stage, cast.coordinator, '/baocao')).text).toContain('KT. Chủ tịch');
  expect((await ask(stage, cast.coordinator, '/baocao ký chủ tịch')).text).toContain('TM. Ủy ban nhân dân');
  const unread = await ask(stage, cast.coordinator, '/baocao Quý I ký bà Hoa');
  expect(unread.file).toBeNull();
  expect(unread.text).toContain('Bot chưa xác định được “bà Hoa” là người ký nào');
});

test('/calendar is for everybody enrolled: an officer’s own due dates, for the others everybody’s', async () => {
  const own = await ask(stage, cast.bpmc, '/lich');
  expect(own.file?.name).toBe('Lich-CCHC-2025-BPMC.ics');
  const events = eventsOf(own);
  expect(events).toContainEqual(expect.stringMatching(/^TH\.2-2025-/u));
  expect(events).not.toContainEqual(expect.stringMatching(/^III\.1-/u));
  const all = await ask(stage, cast.chairman, '/calendar');
  expect(all.file?.name).toBe('Lich-CCHC-2025.ics');
  expect(eventsOf(all)).toContainEqual(expect.stringMatching(/^III\.1-/u));
});

function eventsOf(posted: Posted): readonly string[] {
  const calendar = new ICAL.Component(ICAL.parse(fileOf(posted).toString()) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')));
}

test('who is no coordinator gets no table, no report and no letter, by no button either', async () => {
  for (const words of ['/export', '/report', '/report dondoc VHXH']) {
    const answer = await ask(stage, cast.vptk, words);
    expect(answer.file).toBeNull();
    expect(answer.text).toContain('Thao tác này dành cho đầu mối');
  }
  const help = await ask(stage, cast.vptk, '/help');
  cast.vptk.forges(help, 'd|report|q1');
  cast.vptk.forges(help, 'd|urging|VHXH');
  await stage.settle();
  expect(calls()).toEqual([]);
});

test('a button for what the plan does not have answers that it is stale', async () => {
  const help = await ask(stage, cast.coordinator, '/help');
  for (const data of ['d|report|q9', 'd|urging|CBCC', 'd|urging|', 'd|zzz|q1']) {
    const pressed = cast.coordinator.forges(help, data);
    await stage.settle();
    expect(pressed.answer()?.text, data).not.toBe('');
  }
  expect(calls()).toEqual([]);
});

test('in the group nothing of it is answered', async () => {
  for (const words of ['/export', '/report', '/calendar']) {
    cast.group.says(cast.coordinator, `${words}@nhacviec_bot`);
  }
  await stage.settle();
  expect(calls()).toEqual([]);
});

test('a file that Telegram does not take is told, and its words come nevertheless', async () => {
  const refusal = status(400, 'Bad Request: file is too big');
  stage.double.faults.inject('sendDocument', refusal);
  const answer = await ask(stage, cast.coordinator, '/export');
  expect(answer.file).toBeNull();
  expect(answer.text).toContain('Bảng theo dõi kế hoạch CCHC');
  expect(newest(stage, cast.coordinator).text).toContain('Có một tệp không gửi được');
});

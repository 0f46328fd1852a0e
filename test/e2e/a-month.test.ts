import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GroupHandle } from '../../src/bot-api-double/group.js';
import { openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';
import { walkOn } from '../support/walk.js';
import type { Walk, Walker } from '../support/walk.js';

let stage: Stage;
let group: GroupHandle;
let hoa: Walker;
let tam: Walker;
let minh: Walker;
let lan: Walker;
let ha: Walker;
let hung: Walker;
let walk: Walk;

beforeEach(async () => {
  stage = await openStage({ at: '2025-03-03 08:00' });
  const person = (id: number, firstName: string, post: string): Walker => ({
    name: `${firstName} (${post})`,
    handle: stage.double.user({ id, firstName }),
  });
  hoa = person(1001, 'Trần Thị Hoa', 'coordinator');
  tam = person(1002, 'Lê Văn Tâm', 'VPTK');
  minh = person(1003, 'Phạm Minh', 'BPMC');
  lan = person(1004, 'Đỗ Lan', 'KT');
  ha = person(1005, 'Vũ Thu Hà', 'VHXH');
  hung = person(1006, 'Nguyễn Văn Hùng', 'chairman');
  const members = [hoa.handle, tam.handle, hung.handle];
  group = stage.double.group({ id: -100_500, title: 'Ban Chỉ đạo CCHC', members });
  const names = [hoa, tam, minh, lan, ha, hung].map(({ name, handle }) => [handle.id, name] as const);
  walk = walkOn(stage, '2025-03-03 08:00', new Map([...names, [group.id, 'the group'] as const]));
});

afterEach(async () => {
  await stage.close();
});

const LETTER = /^Kính gửi đồng chí[^]*Theo dõi kế hoạch/u;
const ANSWER = /ghi nhận/u;

test('a month in the commune’s office reads as its people would want it', async () => {
  await firstWeek();
  await secondWeek();
  await thirdWeek();
  await fourthWeek();
  await lastWeek();
  const transcript = walk.transcript();
  await expect(transcript).toMatchFileSnapshot('__snapshots__/a-month.txt');
  expect(transcript).not.toMatch(/!/u);
  const figures = [
    ...transcript.matchAll(
      /Đã hoàn thành (\d+) .*: đúng hạn (\d+), quá hạn (\d+)[^]*?Chưa hoàn thành (\d+): trong hạn (\d+), quá hạn (\d+)/gu,
    ),
  ].map((match) => match.slice(1).map(Number));
  expect(figures.length).toBeGreaterThan(10);
  for (const [done = 0, onTime = 0, late = 0, open = 0, within = 0, overdue = 0] of figures) {
    expect([done + open, onTime + late, within + overdue]).toEqual([23, done, open]);
  }
});

function letterOf(who: Walker): { readonly chat: number; readonly id: number } {
  return walk.last(who.handle, LETTER);
}

async function enrol(who: Walker, post: string): Promise<void> {
  await walk.says(hoa, `/moi ${post}`);
  const code = /[?]start=([\w-]+)/u.exec(walk.last(hoa.handle).text)?.[1] ?? '';
  await walk.does(`${who.name} opens the link`, () => who.handle.start(code));
}

/** Everybody comes in, and what was due before is ticked. */
async function firstWeek(): Promise<void> {
  await walk.at('2025-03-03 08:00');
  const code = /start=([\w-]+)/u.exec(stage.told())?.[1] ?? '';
  await walk.does(`${hoa.name} opens the first link`, () => hoa.handle.start(code));
  await enrol(tam, 'VPTK');
  await enrol(minh, 'BPMC');
  await enrol(lan, 'KT');
  await enrol(ha, 'VHXH');
  await enrol(hung, 'LD');
  await walk.says(hoa, '/nhom@nhacviec_bot', { in: group });
  const opening = walk.last(hoa.handle, /Việc đã đến hạn trước/u);
  await walk.taps(hoa, opening, '☐ I.1a', '☐ I.1c', '☐ TH.1, tháng 1', '☐ TH.2, tháng 1', 'Gửi');
  await walk.says(hoa, '/canbo');
  await walk.at('2025-03-04 07:30');
  await walk.at('2025-03-04 09:05');
  await walk.taps(lan, letterOf(lan), 'VI.1', 'Xong VI.1');
  await walk.taps(lan, walk.last(lan.handle, /nguyên nhân/u), 'VI.1: khách quan');
  await walk.says(lan, 'huyện giao dự toán muộn');
  await walk.taps(hoa, walk.last(hoa.handle, /^Nguyên nhân quá hạn/u), 'Xác nhận khách quan');
  await walk.taps(minh, letterOf(minh), 'TH.2', 'Xong TH.2');
  await walk.at('2025-03-05 09:00');
  await walk.says(hoa, '/hen I.1b 16/06/2025');
  await walk.says(hoa, '/giaoviec I.3');
  await walk.taps(hoa, walk.last(hoa.handle), 'Lê Văn Tâm');
  await walk.says(tam, '/viec');
  await walk.at('2025-03-07 07:30');
  await walk.at('2025-03-07 16:00');
}

/** A question in the group, a document as evidence, a mistake taken back. */
async function secondWeek(): Promise<void> {
  await walk.at('2025-03-10 07:30');
  await walk.says(hung, '/tinhhinh');
  await walk.taps(hung, walk.last(hung.handle), 'Quá hạn');
  await walk.at('2025-03-11 10:00');
  await walk.says(tam, 'III.1 xong rồi, 45/KH-UBND');
  await walk.says(tam, '/hoantac');
  await walk.says(tam, 'đang làm III.1');
  await walk.says(tam, 'khi nào họp?');
  await walk.says(hung, '/tinhhinh@nhacviec_bot III', { in: group });
  await walk.at('2025-03-14 07:30');
  await walk.at('2025-03-14 16:00');
}

/** The letters of fourteen days before; a stand-in; a difficulty. */
async function thirdWeek(): Promise<void> {
  await walk.at('2025-03-17 09:20');
  await walk.taps(tam, letterOf(tam), 'III.1', 'Đang làm III.1', 'III.2', 'Nhắc sau 3 ngày');
  await walk.taps(tam, letterOf(tam), 'I.2', 'Vướng mắc I.2');
  await walk.says(tam, 'chờ Sở Nội vụ công bố điểm');
  await walk.taps(hoa, walk.last(hoa.handle, /vướng mắc/iu), 'Trả lời');
  await walk.says(hoa, 'đã hỏi Phòng Nội vụ, điểm có trong tuần này');
  await walk.at('2025-03-18 14:00');
  await walk.says(ha, '/vuong VII.1 chờ tỉnh cấp thiết bị');
  await walk.says(hoa, '/canbo');
  await walk.taps(hoa, walk.last(hoa.handle), 'Đỗ Lan', 'Người thay thế');
  await walk.taps(hoa, walk.last(hoa.handle), 'Vũ Thu Hà');
  await walk.says(hoa, '28/03');
  await walk.at('2025-03-20 07:30');
  await walk.at('2025-03-21 07:30');
  await walk.at('2025-03-21 16:00');
}

/** Check-ins, evidence, requests for a later date. */
async function fourthWeek(): Promise<void> {
  await walk.at('2025-03-24 07:30');
  await walk.taps(ha, letterOf(ha), 'VI.2', 'Đang làm VI.2');
  await walk.at('2025-03-25 07:30');
  await walk.taps(minh, letterOf(minh), 'Chọn tất cả', 'Gửi');
  await walk.says(minh, 'III.3: 96,5%', { replyTo: letterOf(minh) });
  await walk.taps(minh, letterOf(minh), 'TH.2', 'Xong TH.2');
  await walk.at('2025-03-26 08:40');
  await walk.says(tam, 'xong III.1');
  const done = walk.last(tam.handle, ANSWER);
  await walk.taps(tam, done, 'Gửi minh chứng');
  await walk.says(tam, '45/KH-UBND ngày 25/03');
  await walk.sendsPhoto(tam, '', { replyTo: done });
  await walk.says(tam, '/giahan I.2 15/04/2025 chờ điểm của tỉnh');
  await walk.taps(hung, walk.last(hung.handle, /gia hạn/iu), 'Đồng ý');
  await walk.at('2025-03-28 07:30');
  await walk.says(ha, '/giahan VI.2');
  await walk.says(ha, '30/04/2025');
  await walk.says(ha, 'kho bạc chưa chốt số liệu');
  await walk.taps(hoa, walk.last(hoa.handle, /gia hạn/iu), 'Không đồng ý');
  await walk.says(hoa, 'số liệu quý đã có, đề nghị công khai đúng hạn');
  await walk.says(minh, 'xong TH.1, TH.3');
  await walk.taps(minh, walk.last(minh.handle, /đang mở 2 kỳ/u), 'Tất cả các kỳ');
  await walk.at('2025-03-28 16:00');
}

/** The quarter's end: on the day, late with its reason, a nudge and its answer, the figures. */
async function lastWeek(): Promise<void> {
  await walk.at('2025-03-31 08:10');
  await walk.taps(lan, letterOf(lan), 'VI.2', 'Xong VI.2');
  await walk.says(lan, 'xong TH.1, TH.3', { replyTo: letterOf(lan) });
  await walk.at('2025-04-01 07:30');
  await walk.at('2025-04-02 08:15');
  await walk.says(hung, '/dondoc III.2 đề nghị báo cáo trong tuần');
  const nudge = walk.last(tam.handle, /^Ý kiến đôn đốc/u);
  await walk.says(tam, 'mai trình ký', { replyTo: nudge });
  await walk.at('2025-04-03 07:30');
  await walk.says(tam, 'xong III.2 ngày 03/04, 52/KH-UBND');
  await walk.taps(tam, walk.last(tam.handle, /nguyên nhân/u), 'III.2: chủ quan');
  await walk.says(tam, 'trình ký chậm');
  await walk.says(tam, '/xong TH.4 12/BC-UBND, xong ngày 31/03');
  await walk.says(hoa, '/tinhhinh I.2');
  await walk.says(hung, '/tinhhinh');
  await walk.says(hung, '/tinhhinh VPTK');
  await walk.says(tam, '/quahan');
  await walk.says(hoa, '/chitieu');
  await walk.says(hoa, '/xuat');
  await walk.says(hoa, '/baocao Quý I/2025');
  await walk.at('2025-04-04 07:30');
  await walk.says(hoa, '/tonghop');
  await walk.at('2025-04-04 16:00');
}

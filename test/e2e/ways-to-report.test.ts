import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, openEnrolled, newest, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

test.each([
  '/done III.1',
  '/xong iii.1',
  '/done@nhacviec_bot III,1',
  '/DONE III 1',
  '/done III-1',
  '/done lII.1',
  '/done Ⅲ.1',
  'xong III.1',
  'Đã hoàn thành III.1',
  'hoan thanh III.1',
  'III.1 xong rồi, 45/KH-UBND',
  'xong III.1'.normalize('NFD'),
])('“%s” reports III.1', async (words) => {
  expect((await ask(stage, cast.vptk, words)).text).toMatch(/^✅ III\.1 .*đã ghi nhận hoàn thành/u);
});

test('a reply of “xong” to a reminder that names one task reports that task', async () => {
  await stage.clock('2025-03-21 16:00');
  const letter = newest(stage, cast.bpmc);
  expect(letter.text).toContain('TH.2');
  cast.bpmc.says('xong', { replyTo: { chat: cast.bpmc.id, id: letter.id } });
  await stage.settle();
  expect(newest(stage, cast.bpmc).text).toMatch(/^✅ TH\.2 .*tháng 3/u);
});

test('a photo with the command as its caption is evidence, and the answer says so', async () => {
  cast.vptk.sendsPhoto('/done III.1 45/KH-UBND');
  await stage.settle();
  expect(newest(stage, cast.vptk).text).toContain('45/KH-UBND');
  expect((await ask(stage, cast.vptk, '/status III.1')).text).toMatch(/ảnh/u);
});

test('a note given with a question’s command is kept when a button answers the question', async () => {
  await stage.clock('2025-04-10 08:00');
  const question = await ask(stage, cast.bpmc, '/done III.3 đạt 96%');
  const label = question.buttons.flat().find(({ text }) => text.includes('háng 3'))?.text ?? '';
  cast.bpmc.presses(question, label);
  await stage.settle();
  expect((await ask(stage, cast.bpmc, '/status III.3')).text).toContain('đạt 96%');
});

test('several codes in one command get one answer and one undo', async () => {
  const answer = await ask(stage, cast.bpmc, '/done III.3, III.5: đạt 96%');
  expect(answer.text).toMatch(/III\.3[\s\S]*III\.5/u);
  cast.bpmc.presses(answer, 'Hoàn tác');
  await stage.settle();
  const status = await ask(stage, cast.bpmc, '/status III.5');
  expect(status.text).toContain('đang trong kỳ, chưa báo cáo');
  expect(status.text).toMatch(/đạt 96% \(đã hoàn tác\)/u);
});

test('another’s undo button does nothing; one’s own works once', async () => {
  cast.group.says(cast.vptk, '/done@nhacviec_bot III.1 45/KH-UBND');
  await stage.settle();
  const answer = newest(stage, cast.group.id);
  cast.chairman.presses(answer, 'Hoàn tác');
  await stage.settle();
  expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('45/KH-UBND');
  cast.vptk.presses(answer, 'Hoàn tác');
  await stage.settle();
  expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('còn 11 ngày');
});

test('a coordinator of ADMIN_IDS needs no link, and has a name once he has written', async () => {
  const office = await openStage({ at: '2025-03-20 08:00', settings: { ADMIN_IDS: '9001' } });
  try {
    expect(office.told()).not.toContain('?start=');
    const admin = office.double.user({ id: 9001, firstName: 'Võ Thị Mai' });
    admin.start();
    await office.settle();
    const people = await ask(office, admin, '/people');
    expect(people.text).toContain('Đầu mối: Võ Thị Mai');
  } finally {
    await office.close();
  }
});

test('when the plan is closed nothing pretends to be armed, and the coordinator gets its last figures once', async () => {
  await stage.clock('2026-01-30 16:00');
  await stage.clock('2026-02-02 07:30');
  await stage.clock('2026-02-02 07:31');
  const closing = stage.double
    .messagesTo(cast.coordinator.id)
    .filter(
      ({ text }) =>
        text.includes('Nhiệm vụ có thời hạn: 23') &&
        text.includes('gửi kế hoạch năm 2026 (tệp Word hoặc Excel)'),
    );
  expect(closing).toHaveLength(1);
  const before = stage.double.messagesTo(cast.vptk.id).length;
  await stage.clock('2026-02-09 07:30');
  expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(before);
  await stage.restart();
  expect(stage.told()).toContain('is closed');
});

test('each role sees its own menu of Vietnamese commands', async () => {
  const settings = JSON.stringify([...stage.double.settings()]);
  for (const word of ['xong', 'tinhhinh', 'tonghop', 'hoantac']) expect(settings).toContain(word);
  expect(settings).toContain(String(cast.chairman.id));
  const help = await ask(stage, cast.chairman, '/trogiup');
  expect(help.text).toContain('/tinhhinh');
  expect(help.text).not.toContain('/moi');
});

test.each([
  'III.1 xong chưa?',
  'xong III.1 chưa',
  'xong III.1 chưa em',
  'III.1 xong chưa đồng chí Tâm',
  'III.1 hoàn thành 50%',
  'xong III.1 một phần',
  'xong III.1, chưa có số văn bản',
  'III.1 xong trước 31/3 được không',
])('“%s” is no report', async (words) => {
  const before = stage.service().bot.world.journal.facts().length;
  expect((await ask(stage, cast.vptk, words)).text).toMatch(/chưa ghi nhận (?:gì|báo cáo nào)/u);
  expect(stage.service().bot.world.journal.facts()).toHaveLength(before);
});

test.each(['III.1 xong 100%', 'III.1 xong: 96% hồ sơ'])('“%s” is one', async (words) => {
  expect((await ask(stage, cast.vptk, words)).text).toMatch(/^✅ III\.1/u);
});

test('what plain words said besides is kept when a button answers the question', async () => {
  await stage.clock('2025-05-20 08:00');
  const question = await ask(stage, cast.kt, 'xong VI.2 12/BC-UBND');
  cast.kt.presses(question, 'Quý I (hạn 31/03)');
  await stage.settle();
  expect(newest(stage, cast.kt).text).toContain('12/BC-UBND');
});

test('a command that answers a photo takes the photo as evidence', async () => {
  const photo = cast.vptk.sendsPhoto();
  await stage.settle();
  cast.vptk.says('/done III.1', { replyTo: photo });
  await stage.settle();
  expect(newest(stage, cast.vptk).text).toContain('Minh chứng: 1 ảnh');
});

test.each(['xong ngày 20/03', 'xong đợt 2', 'xong 12.5 triệu đồng'])(
  'a reply of “%s” to a reminder that names one task reports that task',
  async (words) => {
    await stage.clock('2025-03-21 16:00');
    const { id } = newest(stage, cast.bpmc);
    cast.bpmc.says(words.replace('12.5', ', 12.5'), { replyTo: { chat: cast.bpmc.id, id } });
    await stage.settle();
    expect(newest(stage, cast.bpmc).text).toMatch(/^✅ TH\.2 .*tháng 3/u);
  },
);

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { ask, newest, openEnrolled, openStage, enrolCast } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

/** The seed plan is that of 2025. */
beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2026-11-30 08:00' }));
  await stage.clock('2026-11-30 08:00');
});

afterEach(async () => {
  await stage.close();
});

const facts = (): readonly { readonly kind: string }[] => stage.service().bot.world.journal.facts();

const LABELS = ['Xem dự thảo kế hoạch năm 2026', 'Xem dự thảo kế hoạch năm 2027'];

test('whoever starts with a plan that is over hears one thing, what to send, and what can be drafted', async () => {
  await stage.clock('2026-12-01 08:00');
  const all = stage.double.messagesTo(cast.coordinator.id);
  const said = all.filter(({ text }) => text.includes('khép lại') && !text.startsWith('Kính chào'));
  expect(said.map(({ text }) => text)).toEqual([
    'Kế hoạch năm 2025 đã khép lại trước ngày bắt đầu theo dõi: không theo dõi, không nhắc nhiệm vụ nào.\n' +
      'Để bắt đầu, đồng chí gửi kế hoạch của năm nay hoặc năm sau (tệp Word hoặc Excel) cho bot trong tin nhắn riêng, ' +
      'hoặc bấm nút bên dưới để xem dự thảo lập từ kế hoạch năm 2025.',
  ]);
  expect(said.flatMap(({ buttons }) => buttons.flat().map(({ text }) => text))).toEqual(LABELS);
});

test.each([
  '/status',
  '/overdue',
  '/mine',
  '/due',
  '/summary',
  '/status III',
  '/status III.1',
  '/status VPTK',
  '/calendar',
  '/chitieu',
  '/cho',
  '/export',
  '/report',
  '/report dondoc VPTK',
])('%s of a plan that never ran shows no late days and offers no task to tap', async (words) => {
  const before = stage.double.messagesTo(cast.coordinator.id).length;
  const answer = await ask(stage, cast.coordinator, words);
  expect(answer.text).toContain('trước ngày bắt đầu theo dõi');
  expect(answer.text).not.toContain('chưa được ghi nhận');
  expect(answer.text).not.toMatch(/quá (?:hạn )?\d/u);
  expect(answer.buttons.flat().map(({ text }) => text)).toEqual(LABELS);
  expect(stage.double.messagesTo(cast.coordinator.id)).toHaveLength(before + 1);
});

test.each([
  '/xong III.1',
  'xong III.1',
  'III.1 xong hôm qua, III.2 chờ tỉnh',
  'III.1',
  'đang làm III.1',
  '/vuong III.1 chờ tỉnh',
  '/khongps II.1',
  '/giahan III.1 15/12/2026 chờ hướng dẫn',
  'cho xin lùi III.1 đến 15/12',
  '/chitieu CT.3.2 96%',
])('“%s” on a plan that never ran is not recorded, and the person is told why', async (words) => {
  const before = facts().length;
  const answer = await ask(stage, cast.vptk, words);
  expect(answer.text).toBe(
    'Kế hoạch năm 2025 đã khép lại trước ngày bắt đầu theo dõi: không theo dõi, không nhắc nhiệm vụ nào.\n' +
      'Nội dung đồng chí vừa gửi chưa được ghi nhận.\nĐầu mối sẽ nhập kế hoạch mới.',
  );
  expect(answer.buttons).toEqual([]);
  expect(facts()).toHaveLength(before);
});

test.each(['', 'III.1', '/xong III.1'])(
  'a photo with the words “%s” is answered once and for all',
  async (words) => {
    const photo = cast.vptk.sendsPhoto(words);
    await stage.settle();
    const answers = (): readonly Posted[] =>
      stage.double.messagesTo(cast.vptk.id).filter(({ id }) => id > photo.id);
    expect(answers().map(({ text }) => text)).toEqual([expect.stringContaining('chưa được ghi nhận')]);
    await stage.clock('2026-11-30 10:30');
    await stage.clock('2026-11-30 11:30');
    expect(answers()).toHaveLength(1);
  },
);

test('a photo with a code is not recorded either, and thanks are thanks', async () => {
  const before = facts().length;
  const photo = cast.vptk.sendsPhoto('III.1');
  await stage.settle();
  const answer = stage.double.messagesTo(cast.vptk.id).findLast(({ replyTo }) => replyTo === photo.id);
  expect(answer?.text).toContain('chưa được ghi nhận');
  expect((await ask(stage, cast.vptk, 'cảm ơn')).text).not.toContain('khép lại');
  expect(facts()).toHaveLength(before);
});

test.each([
  'r|III.1|2025-01||d',
  'v|task|III.1|0|2025',
  'v|overdue||0|2025',
  'fo|III.1|~2025',
  'i||2025',
  'nu|III.1|2025',
])('a button %s of such a plan does nothing but say so', async (data) => {
  const before = facts().length;
  const shown = newest(stage, cast.coordinator);
  cast.coordinator.forges(shown, data);
  await stage.settle();
  const said = newest(stage, cast.coordinator);
  expect(said.text).toContain('trước ngày bắt đầu theo dõi');
  expect(said.text).not.toMatch(/quá (?:hạn )?\d/u);
  expect(facts()).toHaveLength(before);
});

test('an officer is told that the plan is over and who brings the next', async () => {
  expect((await ask(stage, cast.vptk, '/viec')).text).toContain('Đầu mối sẽ nhập kế hoạch mới.');
  await stage.clock('2026-12-01 08:00');
  expect(newest(stage, cast.vptk).text).not.toContain('Xem dự thảo');
});

test('whoever is enrolled under such a plan is not told of reminders that do not come', async () => {
  const first = await openStage({ at: '2026-11-30 08:00' });
  try {
    const { vptk } = await enrolCast(first);
    const [hello] = first.double.messagesTo(vptk.id);
    expect(hello?.text).toContain('Đầu mối sẽ nhập kế hoạch mới.');
    expect(hello?.text).not.toContain('/xong');
  } finally {
    await first.close();
  }
});

describe('a draft made from the plan that is over', () => {
  async function press(message: Posted, label: string): Promise<Posted> {
    cast.coordinator.presses(message, label);
    await stage.settle();
    return newest(stage, cast.coordinator);
  }

  async function drafted(year: number): Promise<Posted> {
    await press(await ask(stage, cast.coordinator, '/status'), `Xem dự thảo kế hoạch năm ${year}`);
    const all = stage.double.messagesTo(cast.coordinator.id);
    const preview = all.findLast(({ text }) => text.includes(`XEM TRƯỚC KẾ HOẠCH NĂM ${year}`));
    if (!preview) throw new Error(`no preview: ${newest(stage, cast.coordinator).text}`);
    return preview;
  }

  test('is previewed with what is to be decided, and applied or dropped like any other', async () => {
    const preview = await drafted(2026);
    expect(preview.text).toMatch(
      /Dự thảo lập từ kế hoạch năm 2025: đã chuyển thời gian của \d+ nhiệm vụ sang năm 2026/u,
    );
    // Whose plan it is stands there, also where that is nothing new.
    expect(preview.text).toContain('Cơ quan: Ủy ban nhân dân xã Cẩm Nhượng; địa danh: Cẩm Nhượng');
    expect(facts().some(({ kind }) => kind === 'plan-applied')).toBe(false);
    await press(preview, 'Áp dụng');
    const all = stage.double.messagesTo(cast.coordinator.id);
    const applied = all.find(({ text }) => text.includes('Đã áp dụng kế hoạch năm 2026'));
    expect(applied?.text).toContain('Từ bây giờ nhắc việc');
    await stage.clock('2026-11-30 08:05');
    expect((await ask(stage, cast.coordinator, '/status')).text).not.toContain('khép lại');
    // What is named by the year of the old plan is still of that one, and still not followed.
    const before = facts().length;
    expect((await ask(stage, cast.vptk, '/xong III.1 năm 2025')).text).toContain(
      'trước ngày bắt đầu theo dõi',
    );
    expect(facts()).toHaveLength(before);
  });

  test('of the coming year says from when it counts and that nothing is followed until then', async () => {
    const applied = await press(await drafted(2027), 'Áp dụng');
    const words =
      'có hiệu lực từ 01/01/2027: từ ngày đó bot nhắc việc và nhận báo cáo.\n' +
      'Đến hết ngày 31/12/2026 không theo dõi nhiệm vụ nào.';
    expect(applied.text).toContain(words);
    for (const command of ['/status', '/viec', '/xong III.1', '/trogiup']) {
      const answer = await ask(stage, cast.vptk, command);
      expect(answer.text, command).toContain(`Kế hoạch năm 2027 ${words}`);
      expect(answer.text).not.toContain('Đầu mối sẽ nhập');
    }
    expect((await ask(stage, cast.coordinator, '/status')).buttons).toEqual([]);
    await stage.clock('2027-01-04 08:00');
    expect((await ask(stage, cast.vptk, '/status')).text).not.toContain('2025');
    expect((await ask(stage, cast.vptk, '/xong III.1')).text).not.toContain('2025');
  });

  test('can be dropped, and is drafted anew; a year that has a plan needs none', async () => {
    const asked = await ask(stage, cast.coordinator, '/status');
    const dropped = await press(await drafted(2026), 'Bỏ, giữ kế hoạch hiện hành');
    expect(dropped.text).toContain('Đã bỏ bản xem trước');
    await press(await drafted(2026), 'Áp dụng');
    await stage.clock('2026-11-30 08:05');
    const again = await press(asked, 'Xem dự thảo kế hoạch năm 2026');
    expect(again.text).toContain('Đã có kế hoạch năm 2026');
  });
});

describe('a draft for a coming year', () => {
  const found = (form: RegExp): Posted => {
    const message = stage.double.messagesTo(cast.coordinator.id).findLast(({ text }) => form.test(text));
    if (!message) throw new Error(`nothing like ${form} there`);
    return message;
  };
  const press = async (message: Posted, label: string): Promise<void> => {
    cast.coordinator.presses(message, label);
    await stage.settle();
  };

  test('is put right by its button, by a reply, and after it was applied', async () => {
    const alone = await ask(stage, cast.coordinator, '/suakehoach III.1 bỏ');
    expect(alone.text).toContain('trước ngày bắt đầu theo dõi');
    await press(alone, 'Xem dự thảo kế hoạch năm 2027');
    const draft = found(/XEM TRƯỚC KẾ HOẠCH NĂM 2027/u);
    cast.coordinator.says('/suakehoach VI.3 bỏ', { replyTo: draft });
    await stage.settle();
    expect(found(/XEM TRƯỚC/u).text).toContain('Bỏ dòng VI.3');
    await press(found(/XEM TRƯỚC/u), 'Sửa tiếp');
    await ask(stage, cast.coordinator, 'III.1 chủ trì KT');
    expect(found(/XEM TRƯỚC/u).text).toMatch(/III\.1 .*→ Tài chính – Kế toán/u);
    await press(found(/XEM TRƯỚC/u), 'Áp dụng');
    const applied = found(/Đã áp dụng kế hoạch năm 2027/u);
    await press(applied, 'Sửa một dòng');
    expect(found(/SỬA MỘT DÒNG/u).text).toContain('2027');
    expect((await ask(stage, cast.coordinator, '/suakehoach III.2 bỏ')).text).toContain(
      'XEM TRƯỚC KẾ HOẠCH NĂM 2027',
    );
  });

  test('may be arranged for: who is in charge of which field is asked as in any office', async () => {
    expect((await ask(stage, cast.coordinator, '/phutrach')).text).not.toContain(
      'trước ngày bắt đầu theo dõi',
    );
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { ask, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

let stage: Stage;
let coordinator: UserHandle;

beforeEach(async () => {
  stage = await openStage({ at: '2025-03-20 08:00' });
  coordinator = stage.double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
  coordinator.start(/start=([\w-]+)/u.exec(stage.told())?.[1] ?? '');
  await stage.settle();
});

afterEach(() => stage.close());

async function press(message: Posted, label: RegExp): Promise<Posted> {
  const found = message.buttons.flat().find(({ text }) => label.test(text));
  if (!found) throw new Error(`no button ${label.source} under: ${message.text}`);
  coordinator.presses(message, found.text);
  await stage.settle();
  return newest(stage, coordinator);
}

/** Opens the link that stands in an invitation, as somebody else. */
async function opens(invitation: Posted, id: number, firstName: string): Promise<void> {
  const code = /[?]start=([\w-]+)/u.exec(invitation.text)?.[1] ?? '';
  stage.double.user({ id, firstName }).start(code);
  await stage.settle();
}

test('the first words to a coordinator are what is to be done, each a tap away, and it is gone when done', async () => {
  const [hello] = stage.double.messagesTo(coordinator.id);
  if (!hello) throw new Error('the coordinator was not greeted');
  expect(hello.text).toContain('Việc cần hoàn tất (3)');
  expect(hello.text).toContain('Đơn vị chưa có người (5)');

  await opens(await press(hello, /^Mời lãnh đạo/u), 1005, 'Nguyễn Văn Hùng');
  expect((await ask(stage, coordinator, '/start')).text).toContain('Việc cần hoàn tất (2)');

  const how = await press(hello, /^Kết nối nhóm$/u);
  expect(how.text).toContain('/nhom@nhacviec_bot');
  const group = stage.double.group({ id: -100_500, title: 'Ban Chỉ đạo', members: [coordinator] });
  group.says(coordinator, '/nhom@nhacviec_bot');
  await stage.settle();

  for (let left = 5; left > 0; left -= 1) {
    const list = await press(
      await press(await ask(stage, coordinator, '/canbo'), /^Việc cần hoàn tất/u),
      /^Mời cán bộ/u,
    );
    const departments = list.buttons.flat().filter(({ text }) => text !== 'Thôi');
    expect(departments).toHaveLength(left);
    await opens(
      await press(list, new RegExp(`^${departments[0]?.text ?? ''}$`, 'u')),
      2000 + left,
      `Cán bộ ${left}`,
    );
  }
  const people = await ask(stage, coordinator, '/canbo');
  expect(people.buttons.flat().some(({ text }) => text.startsWith('Việc cần hoàn tất'))).toBe(false);
  expect((await ask(stage, coordinator, '/start')).text).not.toContain('Việc cần hoàn tất');
  // A step of the old message that is done by now says so.
  expect((await press(hello, /^Mời cán bộ/u)).text).toContain('Đã đủ');
});

test('the letter of a Monday names what is missing in one line, and there is no second message for it', async () => {
  await stage.clock('2025-03-20 08:01');
  await stage.clock('2025-03-24 07:30');
  const monday = stage.double.messagesTo(coordinator.id).filter(({ text }) => text.startsWith('Kính gửi'));
  const letter = monday.at(-1);
  expect(letter?.text).toContain(
    'Việc cần hoàn tất: ghi danh lãnh đạo UBND; nhóm nhận tổng hợp tuần. Xem /canbo',
  );
  const before = stage.double.messagesTo(coordinator.id).length;
  await stage.clock('2025-03-24 16:00');
  await stage.clock('2025-03-25 07:30');
  const after = stage.double.messagesTo(coordinator.id).slice(before);
  expect(after.filter(({ text }) => text.includes('Việc cần hoàn tất'))).toEqual([]);
});

test('an officer who forges such a button gets no link', async () => {
  const [hello] = stage.double.messagesTo(coordinator.id);
  const invitation = await ask(stage, coordinator, '/moi VPTK');
  await opens(invitation, 1002, 'Lê Văn Tâm');
  const officer = stage.double.knownUser(1002);
  if (!hello || !officer) throw new Error('nobody came');
  const pressed = officer.forges(newest(stage, officer), 'iv|LD');
  await stage.settle();
  expect(pressed.answer()?.text).toContain('dành cho đầu mối');
});

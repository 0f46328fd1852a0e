import { expect, test } from 'vitest';
import {
  botDescription,
  botShortDescription,
  helpMessage,
  menuOf,
  notUnderstood,
  usage,
} from '../../src/chat/help.js';
import { day } from '../../src/plan/day.js';
import { closedPlanMessage } from '../../src/words/closed-plan.js';
import type { MenuRole } from '../../src/words/commands.js';
import { chairman, coordinator, historyOf, office, officer, person, started } from '../support/builders.js';
import { seen } from '../support/reading.js';

const ROLES: readonly MenuRole[] = ['stranger', 'officer', 'coordinator', 'chairman', 'group'];

const history = historyOf(
  started('2025-01-02'),
  coordinator(1, 'Hoa'),
  officer(2, 'Bình', 'VHXH'),
  chairman(9, 'Dũng'),
);

test('menus keep Telegram’s rules: lower-case latin names, short descriptions, none twice', () => {
  for (const menu of ROLES.map((role) => menuOf(office.plan, role))) {
    expect(new Set(menu.map(({ command }) => command)).size).toBe(menu.length);
    for (const { command, description } of menu) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/u);
      expect(description.length).toBeGreaterThanOrEqual(3);
      expect(description.length).toBeLessThanOrEqual(256);
    }
  }
});

test('each role has its own commands', () => {
  const names = (role: MenuRole): readonly string[] =>
    menuOf(office.plan, role).map(({ command }) => command);
  expect(names('officer')).toEqual(expect.arrayContaining(['xong', 'viec', 'hoantac', 'trogiup']));
  expect(names('officer')).not.toContain('moi');
  expect(names('coordinator')).toEqual(
    expect.arrayContaining(['molai', 'hen', 'tonghop', 'moi', 'canbo', 'nhom', 'ngaynghi']),
  );
  expect(names('stranger')).toEqual(['start']);
});

test('the descriptions fit', () => {
  expect(botDescription(office.plan).length).toBeLessThanOrEqual(512);
  expect(botShortDescription(office.plan).length).toBeLessThanOrEqual(120);
});

test('help is for the person who asks', () => {
  expect(seen(helpMessage(person(history, 1), false, office.plan))).toContain('/moi VPTK');
  expect(seen(helpMessage(person(history, 2), false, office.plan))).not.toContain('/moi');
  expect(seen(helpMessage(person(history, 9), false, office.plan))).toMatch(/Xem\nTình hình chung/u);
  expect(seen(helpMessage(null, true, office.plan))).toMatchInlineSnapshot(`
    "HƯỚNG DẪN
    Thành viên nhóm xem được tình hình; để báo cáo cần được ghi danh, đề nghị liên hệ đầu mối.

    Xem
    Tình hình chung: /tinhhinh
    Theo mục, mã nhiệm vụ hoặc đơn vị: /tinhhinh III, /tinhhinh III.3, /tinhhinh VPTK
    Nhiệm vụ sắp đến hạn trong 7 ngày: /saptoi
    Số ngày khác, từ 0 đến 366: /saptoi 30
    Nhiệm vụ quá hạn: /quahan"
  `);
});

test('what was not understood is quoted, and nothing was recorded', () => {
  expect(seen(notUnderstood(office.plan, 'chào <em>'))).toMatchInlineSnapshot(`
    "Bot chưa xác định được nội dung “chào <em>”; chưa ghi nhận báo cáo nào.
    Báo cáo hoàn thành: /xong III.3. Việc của mình: /viec. Hướng dẫn: /trogiup"
  `);
  expect(seen(usage(office.plan, 'due'))).toMatchInlineSnapshot(`
    "Lệnh chưa đủ hoặc chưa đúng mẫu. Đề nghị đồng chí gửi theo mẫu:
    Nhiệm vụ sắp đến hạn trong 7 ngày: /saptoi
    Số ngày khác, từ 0 đến 366: /saptoi 30"
  `);
});

test('a plan that is closed says how the next one begins, without a word of the machine', () => {
  const reads = (coordinator: boolean, today = '2026-02-02'): string =>
    seen(closedPlanMessage({ office, history }, { today: day(today), coordinator }));
  expect(reads(false)).toBe(
    'Kế hoạch năm 2025 đã khép lại (31 ngày sau khi hết năm): không còn nhắc việc.\nĐầu mối sẽ nhập kế hoạch mới.',
  );
  expect(reads(true)).toMatchInlineSnapshot(`
    "Kế hoạch năm 2025 đã khép lại (31 ngày sau khi hết năm): không còn nhắc việc.
    Để bắt đầu, đồng chí gửi kế hoạch năm 2026 (tệp Word hoặc Excel) cho bot trong tin nhắn riêng, hoặc bấm nút bên dưới để xem dự thảo lập từ kế hoạch năm 2025.
    [Xem dự thảo kế hoạch năm 2026]"
  `);
  expect(reads(true, '2026-11-30')).toContain('kế hoạch của năm nay hoặc năm sau');
});

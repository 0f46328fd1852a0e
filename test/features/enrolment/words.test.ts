import { replay } from '../../../src/journal/replay/replay.js';
import { expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import {
  enrolAnswer,
  groupAnswer,
  inviteAnswer,
  newcomerNotice,
  peopleMessage,
  revokeAnswer,
  welcome,
} from '../../../src/features/enrolment/words.js';
import { refusedAnswer, strangerAnswer } from '../../../src/chat/notices.js';
import type { PersonId } from '../../../src/journal/fact.js';
import {
  chairman,
  coordinator,
  department,
  historyOf,
  office,
  officer,
  person,
  started,
} from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const history = historyOf(
  started('2025-01-02'),
  coordinator(1, 'Nguyễn Thị Hoa'),
  officer(1, 'Nguyễn Thị Hoa', 'VPTK'),
  officer(2, 'Trần <b>Bình', 'VHXH'),
  chairman(9, 'Võ Văn Dũng'),
  {
    on: day('2025-03-01'),
    by: null,
    what: { kind: 'unreachable', person: 2 as PersonId, reason: 'blocked' },
  },
);
const TODAY = day('2025-03-20');
const officerPost = { kind: 'officer', department: department('VHXH') } as const;

test('whoever comes in reads what for', () => {
  const enrolled = { kind: 'enrolled', person: person(history, 2), post: officerPost } as const;
  expect(seen(enrolAnswer({ office, history }, enrolled, TODAY))).toMatchInlineSnapshot(`
    "Kính chào đồng chí Trần <b>Bình.
    Đồng chí đã được ghi danh: cán bộ, công chức Văn hóa – Xã hội (Xã Cẩm Nhượng).
    Vào buổi sáng ngày làm việc, khi có việc đến hạn, đồng chí nhận một tin nhắc việc; báo cáo bằng nút dưới tin hoặc gửi, ví dụ, /xong III.3
    Hướng dẫn: /trogiup
    [Việc của tôi]"
  `);
  expect(seen(welcome({ office, history }, person(history, 1), TODAY))).toMatchInlineSnapshot(`
    "Kính chào đồng chí Nguyễn Thị Hoa.
    Đồng chí được ghi danh: đầu mối theo dõi kế hoạch CCHC; cán bộ, công chức Văn phòng – Thống kê.
    Hướng dẫn: /trogiup

    Việc cần hoàn tất (2)
    • Đơn vị chưa có người (3): Tư pháp – Hộ tịch; Bộ phận Tiếp nhận và Trả kết quả; Tài chính – Kế toán.
    • Nhóm nhận tổng hợp tuần: chưa kết nối.
    [Tình hình chung]
    [Mời cán bộ (3 đơn vị)] [Kết nối nhóm]"
  `);
});

test('a link that does not work says why and where to get another', () => {
  for (const kind of ['invalid', 'expired', 'used'] as const) {
    expect(seen(enrolAnswer({ office, history }, { kind }, TODAY))).toContain('xin đầu mối liên kết mới');
  }
  expect(
    seen(enrolAnswer({ office, history }, { kind: 'held-already', post: officerPost }, TODAY)),
  ).toContain('Văn hóa – Xã hội');
});

test('an invitation is a link to pass on', () => {
  const invited = {
    kind: 'invited',
    post: officerPost,
    code: 'abc',
    expires: '2025-03-08T02:00:00.000Z',
  } as const;
  expect(seen(inviteAnswer(office, invited, 'bot'))).toMatchInlineSnapshot(`
    "Liên kết mời: cán bộ, công chức Văn hóa – Xã hội.
    https://t.me/bot?start=abc
    Nếu không mở được liên kết, người được mời gửi cho bot @bot: /start abc
    Dùng cho một người, trong 7 ngày. Đồng chí chuyển riêng cho người được mời; khi có người mở, đầu mối được thông báo."
  `);
  expect(seen(inviteAnswer(office, { kind: 'unknown-post', written: '<VPT>' }, ''))).toMatchInlineSnapshot(`
    "Chưa rõ đơn vị “<VPT>”. Đề nghị gửi theo một trong các mẫu:
    /moi VPTK – Văn phòng – Thống kê
    /moi VHXH – Văn hóa – Xã hội
    /moi TPHT – Tư pháp – Hộ tịch
    /moi BPMC – Bộ phận Tiếp nhận và Trả kết quả
    /moi KT – Tài chính – Kế toán
    /moi LD – lãnh đạo UBND
    /moi DM – đầu mối"
  `);
});

test('the coordinator hears who came in, and may take it back', () => {
  const notice = newcomerNotice(office, replay([]), { name: 'Trần <b>Bình', post: officerPost, fact: 12 });
  expect(seen(notice)).toMatchInlineSnapshot(`
    "Đồng chí Trần <b>Bình vừa được ghi danh: cán bộ, công chức Văn hóa – Xã hội.
    Nếu không đúng người, đề nghị bấm “Thu hồi”.
    [Thu hồi]"
  `);
  expect(notice.buttons[0]?.[0]?.action).toEqual({ kind: 'revoke', fact: 12 });
  expect(seen(revokeAnswer(office, { kind: 'revoked', name: 'Trần Bình', post: officerPost }))).toContain(
    'Đã thu hồi',
  );
});

test('people, those out of reach and the empty departments', () => {
  expect(seen(peopleMessage({ office, history }, TODAY))).toMatchInlineSnapshot(`
    "NGƯỜI ĐƯỢC GHI DANH (3)

    Đầu mối: Nguyễn Thị Hoa
    Lãnh đạo: Võ Văn Dũng
    Văn phòng – Thống kê: Nguyễn Thị Hoa
    Văn hóa – Xã hội: Trần <b>Bình (không liên lạc được)
    Tư pháp – Hộ tịch: chưa có người
    Bộ phận Tiếp nhận và Trả kết quả: chưa có người
    Tài chính – Kế toán: chưa có người

    Không liên lạc được: 1 người. Nhiệm vụ của họ được gửi đến đầu mối cho đến khi họ gửi /start.
    Đơn vị chưa có người: Tư pháp – Hộ tịch; Bộ phận Tiếp nhận và Trả kết quả; Tài chính – Kế toán. Để mời: /moi TPHT
    Nhóm nhận tổng hợp tuần: chưa kết nối. Gửi /nhom trong nhóm của Ban Chỉ đạo
    [Nguyễn Thị Hoa] [Trần <b>Bình]
    [Võ Văn Dũng]
    [Việc cần hoàn tất (2)]"
  `);
});

test('binding the group says what privacy mode means', () => {
  const group = { chat: -1, topic: null, title: 'BCĐ CCHC <xã>' };
  const bound = { kind: 'bound', group, replaced: null } as const;
  expect(seen(groupAnswer(office, bound, { botName: 'nhacviec_bot' }))).toMatchInlineSnapshot(`
    "Đã kết nối nhóm “BCĐ CCHC <xã>” với kế hoạch CCHC năm 2025. Tổng hợp tuần được gửi vào đây.

    Trong nhóm, Telegram chỉ chuyển cho bot các lệnh gửi ngay sau tin của bot hoặc trả lời tin của bot. Lệnh ghi kèm tên bot, như /xong@nhacviec_bot III.3, luôn đến nơi.
    Người quản trị gửi tin ẩn danh không nhận diện được nên không báo cáo được trong nhóm; đề nghị nhắn riêng cho bot.
    Thành viên nhóm xem được tình hình; để báo cáo cần được ghi danh. Để gỡ nhóm: /nhom off"
  `);
});

test('a stranger gets one sentence and no data', () => {
  const text = seen(strangerAnswer());
  expect(text).toMatchInlineSnapshot(
    `"Bot này chỉ phục vụ người đã được ghi danh; nếu đồng chí thuộc cơ quan, đề nghị xin liên kết mời của đầu mối, hoặc gửi /start kèm mã mời."`,
  );
  expect(text).not.toMatch(/Cẩm Nhượng|CCHC|VPTK/u);
});

test('whoever may not hears who may', () => {
  expect(seen(refusedAnswer({ kind: 'refused', needs: 'coordinator' }))).toContain('đầu mối');
  expect(seen(refusedAnswer({ kind: 'refused', needs: 'enrolment' }))).toContain('ghi danh');
});

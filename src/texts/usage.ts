import { note } from './compose.js';
import type { Message } from './message.js';
import type { Task } from '../plan/plan.js';
import { clip, plainClip } from './words.js';

export type Usage =
  | 'done'
  | 'progress'
  | 'blocked'
  | 'na'
  | 'undo'
  | 'reopen'
  | 'mine'
  | 'status'
  | 'due'
  | 'overdue'
  | 'set'
  | 'summary'
  | 'invite'
  | 'people'
  | 'group'
  | 'holiday'
  | 'export'
  | 'report'
  | 'calendar'
  | 'assign'
  | 'extend'
  | 'nudge';

/** What to type instead, for each command. */
const LINES: Readonly<Record<Usage, readonly string[]>> = {
  done: [
    'Báo cáo hoàn thành: <code>/xong III.3</code>',
    'Kèm văn bản, ngày hoàn thành: <code>/xong III.1 45/KH-UBND, xong ngày 28/03</code>',
    'Nhiều nhiệm vụ: <code>/xong III.3, III.5</code> hoặc <code>/xong III.3-9</code>',
  ],
  progress: ['Báo cáo đang thực hiện: <code>/dang III.3 đã trình dự thảo</code>'],
  blocked: ['Báo cáo vướng mắc, kèm lý do: <code>/vuong VII.1 chờ tỉnh cấp thiết bị</code>'],
  na: ['Báo cáo không phát sinh trong kỳ: <code>/khongps II.1</code>'],
  undo: ['Hoàn tác báo cáo gần nhất của mình, trong 24 giờ: /hoantac'],
  reopen: ['Mở lại kỳ đã báo cáo, kèm lý do: <code>/molai III.1 văn bản phải ban hành lại</code>'],
  mine: ['Việc đang mở của mình: /viec'],
  status: [
    'Tình hình chung: /tinhhinh',
    'Theo mục, mã nhiệm vụ hoặc đơn vị: <code>/tinhhinh III</code>, <code>/tinhhinh III.3</code>, <code>/tinhhinh VPTK</code>',
  ],
  due: ['Nhiệm vụ sắp đến hạn trong 7 ngày: /saptoi', 'Số ngày khác, từ 0 đến 366: <code>/saptoi 30</code>'],
  overdue: ['Nhiệm vụ quá hạn: /quahan'],
  set: ['Đặt hạn nhiệm vụ theo yêu cầu: <code>/hen I.1b 16/06/2025</code>'],
  summary: ['Xem trước tổng hợp tuần, có nút gửi vào nhóm: /tonghop'],
  invite: [
    'Tạo liên kết mời cho một người của đơn vị: <code>/moi VPTK</code>',
    'Lãnh đạo UBND: <code>/moi LD</code>; đầu mối: <code>/moi DM</code>',
  ],
  people: ['Người được ghi danh, người thay thế, thôi ghi danh: /canbo'],
  group: ['Lệnh này gửi trong nhóm của Ban Chỉ đạo: /nhom để gắn nhóm, <code>/nhom off</code> để gỡ.'],
  extend: ['Đề nghị gia hạn, kèm ngày và lý do: <code>/giahan I.2 15/04/2025 chờ văn bản hướng dẫn</code>'],
  nudge: [
    'Đôn đốc đơn vị chủ trì, kèm nội dung nếu cần: <code>/dondoc I.2 đề nghị xong trước thứ Sáu</code>',
  ],
  holiday: [
    'Xem ngày nghỉ, ngày làm bù: /ngaynghi',
    'Thêm ngày nghỉ: <code>/ngaynghi 02/05/2025 nghỉ hoán đổi</code>; ngày làm bù: <code>/ngaynghi 26/04/2025 làm bù</code>',
  ],
  export: [
    'Bảng theo dõi (Excel) đến hôm nay: /xuat',
    'Theo số liệu chốt của một kỳ: <code>/xuat Quý I/2025</code>',
  ],
  report: [
    'Báo cáo kết quả CCHC (Word) của kỳ hiện tại: /baocao',
    'Kỳ khác: <code>/baocao Quý I/2025</code>, <code>/baocao 6 tháng đầu năm</code>, <code>/baocao tháng 3</code>, <code>/baocao năm 2025</code>',
    'Công văn đôn đốc một đơn vị: <code>/baocao dondoc VPTK</code>',
  ],
  calendar: ['Tệp lịch các hạn của mình, có báo trước: /lich'],
  assign: [
    'Giao đầu mối cho nhiệm vụ chung: <code>/giaoviec I.3</code>; danh sách: /giaoviec',
    'Đóng nhiệm vụ chung khi còn thiếu đơn vị: <code>/xong V.2a tất cả</code>',
  ],
};

export function usageLines(command: Usage): readonly string[] {
  return LINES[command];
}

/** The right form of a command that was sent in another. */
export function usage(command: Usage): Message {
  return note(['Lệnh chưa đủ hoặc chưa đúng mẫu. Đề nghị đồng chí gửi theo mẫu:', ...LINES[command]]);
}

/** Words that mean no command. */
export function notUnderstood(words: string, about: Task | null = null): Message {
  const said = clip(words, 80);
  const lines = [
    said === ''
      ? 'Chưa hiểu nội dung đồng chí gửi; chưa ghi nhận gì.'
      : `Chưa hiểu “${said}”; chưa ghi nhận gì.`,
    'Báo cáo hoàn thành: <code>/xong III.3</code>. Việc của mình: /viec. Hướng dẫn: /trogiup',
  ];
  if (!about) return note(lines);
  const action = { kind: 'view', view: { kind: 'task', task: about.code }, page: 0 } as const;
  return note(lines, [[{ label: plainClip(`Xem tình hình ${about.code}`, 38), action }]]);
}

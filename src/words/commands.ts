import type { Plan } from '../plan/plan.js';
import type { Command, MenuRole } from './command-form.js';
import { filled } from './examples.js';

export type { Command, MenuRole } from './command-form.js';

/** All commands: router, rights, menus, `/help`, usage and the test of docs/reference.md are made from this table. */
export const COMMANDS = {
  start: {
    ...{ alias: 'batdau', who: 'anybody', where: 'private', help: null, at: { stranger: 1 } },
    menu: 'Bắt đầu',
    usage: [],
  },
  help: {
    ...{ alias: 'trogiup', who: 'anybody', where: 'anywhere', help: null },
    at: { officer: 90, coordinator: 90, chairman: 90, group: 90 },
    menu: 'Hướng dẫn',
    usage: [],
  },
  done: {
    ...{ alias: 'xong', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 1, coordinator: 1, chairman: 20, group: 20 },
    menu: 'Báo cáo hoàn thành: /xong {done}',
    usage: [
      'Báo cáo hoàn thành: <code>/xong {done}</code>',
      'Kèm văn bản, ngày hoàn thành: <code>/xong {paper} {document}, xong ngày 28/03</code>',
      [
        'Nhiều nhiệm vụ: <code>/xong {done}, {more}</code> hoặc <code>/xong {range}</code>',
        'Nhiều nhiệm vụ: <code>/xong {done}, {more}</code>',
      ],
    ],
  },
  progress: {
    ...{ alias: 'dang', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 21, coordinator: 61, chairman: 21 },
    menu: 'Báo cáo đang thực hiện',
    usage: ['Báo cáo đang thực hiện: <code>/dang {done} đã trình dự thảo</code>'],
  },
  blocked: {
    ...{ alias: 'vuong', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 22, coordinator: 62, chairman: 22 },
    menu: 'Báo cáo vướng mắc, kèm lý do',
    usage: ['Báo cáo vướng mắc, kèm lý do: <code>/vuong {blocked} chờ {above} cấp thiết bị</code>'],
  },
  na: {
    ...{ alias: 'khongps', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 23, coordinator: 63, chairman: 23 },
    menu: 'Báo cáo không phát sinh trong kỳ',
    usage: ['Báo cáo không phát sinh trong kỳ: <code>/khongps {none}</code>'],
  },
  target: {
    ...{ alias: 'chitieu', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 30, coordinator: 70, chairman: 30 },
    menu: ['Chỉ tiêu: xem, ghi số liệu: /chitieu {rate} 96,5%', 'Chỉ tiêu: xem, ghi số liệu'],
    usage: [
      [
        'Các chỉ tiêu của kế hoạch: /chitieu; một chỉ tiêu: <code>/chitieu {target}</code>',
        'Các chỉ tiêu của kế hoạch: /chitieu',
      ],
      [
        'Ghi số liệu: <code>/chitieu {rate} 96,5%</code>, <code>/chitieu {counted} +1 {countUnit}</code>',
        'Ghi số liệu: <code>/chitieu {rate} 96,5%</code>',
        'Ghi số liệu: <code>/chitieu {counted} +1 {countUnit}</code>',
      ],
    ],
  },
  extend: {
    ...{ alias: 'giahan', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 40, coordinator: 71 },
    menu: 'Đề nghị gia hạn, kèm ngày và lý do',
    usage: [
      'Đề nghị gia hạn, kèm ngày và lý do: <code>/giahan {extend} 15/04/{year} chờ văn bản hướng dẫn</code>',
    ],
  },
  undo: {
    ...{ alias: 'hoantac', who: 'enrolled', where: 'anywhere', help: 'report' },
    at: { officer: 50, coordinator: 72, chairman: 40 },
    menu: 'Hoàn tác báo cáo gần nhất, trong 24 giờ',
    usage: ['Hoàn tác báo cáo gần nhất của mình, trong 24 giờ: /hoantac'],
  },
  mine: {
    ...{ alias: 'viec', who: 'enrolled', where: 'private', help: 'look' },
    at: { officer: 2, coordinator: 6, chairman: 15 },
    menu: 'Việc của tôi',
    usage: ['Việc đang mở của mình: /viec'],
  },
  status: {
    ...{ alias: 'tinhhinh', who: 'reader', where: 'anywhere', help: 'look' },
    at: { officer: 3, coordinator: 3, chairman: 3, group: 3 },
    menu: 'Tình hình chung, theo mục, đơn vị, mã',
    usage: [
      'Tình hình chung: /tinhhinh',
      [
        'Theo mục, mã nhiệm vụ hoặc đơn vị: <code>/tinhhinh {section}</code>, <code>/tinhhinh {done}</code>, <code>/tinhhinh {department}</code>',
        'Theo mã nhiệm vụ hoặc đơn vị: <code>/tinhhinh {done}</code>, <code>/tinhhinh {department}</code>',
      ],
    ],
  },
  due: {
    ...{ alias: 'saptoi', who: 'reader', where: 'anywhere', help: 'look' },
    at: { officer: 4, coordinator: 4, chairman: 4, group: 4 },
    menu: 'Nhiệm vụ sắp đến hạn',
    usage: [
      'Nhiệm vụ sắp đến hạn trong 7 ngày: /saptoi',
      'Số ngày khác, từ 0 đến 366: <code>/saptoi 30</code>',
    ],
  },
  overdue: {
    ...{ alias: 'quahan', who: 'reader', where: 'anywhere', help: 'look' },
    at: { officer: 5, coordinator: 5, chairman: 5, group: 5 },
    menu: 'Nhiệm vụ quá hạn',
    usage: ['Nhiệm vụ quá hạn: /quahan'],
  },
  calendar: {
    ...{ alias: 'lich', who: 'enrolled', where: 'private', help: 'look' },
    at: { officer: 60, coordinator: 60, chairman: 60 },
    menu: 'Tệp lịch các hạn, có báo trước',
    usage: ['Tệp lịch các hạn của mình, có báo trước: /lich'],
  },
  waiting: {
    ...{ alias: 'cho', who: 'decider', where: 'private', help: 'urge', at: { coordinator: 9, chairman: 9 } },
    menu: 'Nội dung chờ đồng chí xử lý',
    usage: ['Nội dung chờ đồng chí xử lý, mỗi nội dung một nút: /cho'],
  },
  task: {
    ...{ alias: 'giao', who: 'decider', where: 'anywhere', help: 'urge' },
    at: { coordinator: 8, chairman: 8 },
    menu: 'Giao thêm nhiệm vụ cho đơn vị',
    usage: [
      'Giao thêm nhiệm vụ: <code>/giao {department} cuối tháng Lập danh sách đề nghị khen thưởng, theo {document}</code>',
      'Hỏi từng bước: /giao, cũng là chú thích của văn bản giao; danh sách: <code>/tinhhinh PS</code>',
    ],
  },
  nudge: {
    ...{ alias: 'dondoc', who: 'decider', where: 'anywhere', help: 'urge' },
    at: { coordinator: 10, chairman: 10 },
    menu: 'Đôn đốc đơn vị chủ trì một nhiệm vụ',
    usage: [
      'Đôn đốc đơn vị chủ trì, kèm nội dung nếu cần: <code>/dondoc {extend} đề nghị xong trước thứ Sáu</code>',
    ],
  },
  summary: {
    ...{
      alias: 'tonghop',
      who: 'coordinator',
      where: 'private',
      help: 'coordinate',
      at: { coordinator: 20 },
    },
    menu: 'Xem trước và gửi tổng hợp tuần',
    usage: ['Xem trước tổng hợp tuần, có nút gửi vào nhóm: /tonghop'],
  },
  set: {
    ...{ alias: 'hen', who: 'coordinator', where: 'anywhere', help: 'coordinate', at: { coordinator: 21 } },
    menu: 'Đặt hạn nhiệm vụ theo yêu cầu',
    usage: [
      [
        'Đặt hạn nhiệm vụ theo yêu cầu: <code>/hen {requested} 16/06/{year}</code>',
        'Đặt hạn nhiệm vụ theo yêu cầu: /hen kèm mã và ngày',
      ],
    ],
  },
  change: {
    ...{ alias: 'dieuchinh', who: 'decider', where: 'private', help: 'decide' },
    at: { coordinator: 11, chairman: 11 },
    menu: 'Điều chỉnh theo quyết định: đổi hạn, dừng, chuyển',
    usage: [
      'Đổi hạn theo quyết định: <code>/dieuchinh {extend} đến 30/06 lý do chờ hướng dẫn, theo {document} ngày 20/03</code>',
      [
        'Đổi hạn các kỳ: <code>/dieuchinh {periodic} ngày 14 hằng tháng</code>',
        'Đổi hạn các kỳ: /dieuchinh kèm mã và “ngày 14 hằng tháng”',
      ],
      'Dừng, tạm dừng, tiếp tục: <code>/dieuchinh {extend} dừng theo {document}</code>, <code>/dieuchinh {extend} tạm dừng đến 01/06</code>, <code>/dieuchinh {extend} tiếp tục</code>',
      'Chuyển đơn vị chủ trì: <code>/dieuchinh {extend} chuyển {otherLead} từ 01/04</code>',
    ],
  },
  reopen: {
    ...{ alias: 'molai', who: 'coordinator', where: 'anywhere', help: 'coordinate', at: { coordinator: 22 } },
    menu: 'Mở lại kỳ đã báo cáo, kèm lý do',
    usage: ['Mở lại kỳ đã báo cáo, kèm lý do: <code>/molai {paper} văn bản phải ban hành lại</code>'],
  },
  invite: {
    ...{ alias: 'moi', who: 'coordinator', where: 'private', help: 'coordinate', at: { coordinator: 23 } },
    menu: 'Tạo liên kết mời',
    usage: [
      'Tạo liên kết mời cho một người của đơn vị: <code>/moi {department}</code>',
      '{leaders}: <code>/moi LD</code>; đầu mối: <code>/moi DM</code>',
    ],
  },
  people: {
    ...{ alias: 'canbo', who: 'coordinator', where: 'private', help: 'coordinate', at: { coordinator: 24 } },
    menu: 'Người được ghi danh',
    usage: ['Người được ghi danh, chuyển đơn vị, người thay thế, thôi ghi danh: /canbo'],
  },
  assign: {
    ...{
      alias: 'giaoviec',
      who: 'coordinator',
      where: 'private',
      help: 'coordinate',
      at: { coordinator: 25 },
    },
    menu: 'Giao đầu mối nhiệm vụ chung',
    usage: [
      [
        'Giao đầu mối cho nhiệm vụ chung: <code>/giaoviec {shared}</code>; danh sách: /giaoviec',
        'Giao đầu mối cho nhiệm vụ chung: /giaoviec',
      ],
      'Đóng nhiệm vụ chung khi còn thiếu đơn vị: <code>/xong {closed} tất cả</code>',
    ],
  },
  charge: {
    ...{
      alias: 'phutrach',
      who: 'coordinator',
      where: 'private',
      help: 'coordinate',
      at: { coordinator: 30 },
    },
    menu: 'Lãnh đạo phụ trách mục, đơn vị',
    usage: [
      [
        'Lãnh đạo phụ trách từng mục, đơn vị: /phutrach, hoặc <code>/phutrach Nguyễn Văn A: {section}, {department}</code>',
        'Lãnh đạo phụ trách từng đơn vị: /phutrach, hoặc <code>/phutrach Nguyễn Văn A: {department}</code>',
      ],
    ],
  },
  group: {
    ...{ alias: 'nhom', who: 'coordinator', where: 'anywhere', help: 'coordinate', at: { coordinator: 26 } },
    menu: 'Kết nối nhóm {committee} (gửi trong nhóm)',
    usage: ['Lệnh này gửi trong nhóm của {committee}: /nhom để kết nối nhóm, <code>/nhom off</code> để gỡ.'],
  },
  holiday: {
    ...{
      alias: 'ngaynghi',
      who: 'coordinator',
      where: 'private',
      help: 'coordinate',
      at: { coordinator: 27 },
    },
    menu: 'Ngày nghỉ, ngày làm bù',
    usage: [
      'Xem ngày nghỉ, ngày làm bù: /ngaynghi',
      'Thêm ngày nghỉ: <code>/ngaynghi 02/05/{year} nghỉ hoán đổi</code>; ngày làm bù: <code>/ngaynghi 26/04/{year} làm bù</code>',
    ],
  },
  mend: {
    ...{
      alias: 'suakehoach',
      who: 'coordinator',
      where: 'private',
      help: 'coordinate',
      at: { coordinator: 30 },
    },
    menu: 'Sửa một dòng của kế hoạch',
    usage: [
      'Sửa một dòng của kế hoạch, có xem trước: /suakehoach hoặc <code>/suakehoach {done}</code>',
      'Nói một lần: <code>/suakehoach {done} hạn trước ngày 15/6</code>; cũng vậy: chủ trì, tên, mục, bỏ',
      'Gộp, tách, đổi tên đơn vị: <code>/suakehoach đơn vị</code>',
    ],
  },
  export: {
    ...{ alias: 'xuat', who: 'coordinator', where: 'private', help: 'coordinate', at: { coordinator: 28 } },
    menu: 'Bảng theo dõi (Excel)',
    usage: [
      'Bảng theo dõi (Excel) đến hôm nay: /xuat',
      'Theo số liệu chốt của một kỳ: <code>/xuat Quý I/{year}</code>; kế hoạch của cả năm: <code>/xuat năm {year}</code>',
    ],
  },
  report: {
    ...{ alias: 'baocao', who: 'coordinator', where: 'private', help: 'coordinate', at: { coordinator: 29 } },
    menu: 'Báo cáo{subject}, công văn đôn đốc (Word)',
    usage: [
      'Báo cáo kết quả{subject} (Word) của kỳ hiện tại: /baocao',
      'Kỳ khác: <code>/baocao Quý I/{year}</code>, <code>/baocao 6 tháng đầu năm</code>, <code>/baocao tháng 3</code>, <code>/baocao năm {year}</code>',
      'Công văn đôn đốc một đơn vị: <code>/baocao dondoc {department}</code>',
      'Người ký, được ghi nhớ cho lần sau: <code>/baocao Quý I/{year} ký {deputy}</code>, <code>/baocao dondoc {department} ký {deputy}</code>',
    ],
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

export function commandOf(name: CommandName): Command {
  return COMMANDS[name];
}

/** How a command is written, with examples that the plan has: what is recommended works. */
export function usageOf(plan: Plan, name: CommandName): readonly string[] {
  return commandOf(name).usage.flatMap((line) => filled(plan, line) ?? []);
}

/** The line of a command under "/". */
export function menuLineOf(plan: Plan, name: CommandName): string {
  return filled(plan, commandOf(name).menu, (words) => words) ?? '';
}

export const commandNames: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** The commands of a role's menu, in its order. */
export function commandsOfMenu(role: MenuRole): readonly CommandName[] {
  const placed = commandNames.flatMap((name) => {
    const at = commandOf(name).at[role];
    return at === undefined ? [] : [{ name, at }];
  });
  return placed.sort((one, other) => one.at - other.at).map(({ name }) => name);
}

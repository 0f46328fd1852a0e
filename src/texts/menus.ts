/** What Telegram shows under "/" and on the bot's page. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

const DONE = { command: 'xong', description: 'Báo cáo hoàn thành: /xong III.3' };
const PROGRESS = { command: 'dang', description: 'Báo cáo đang thực hiện' };
const BLOCKED = { command: 'vuong', description: 'Báo cáo vướng mắc, kèm lý do' };
const NOT_ARISING = { command: 'khongps', description: 'Báo cáo không phát sinh trong kỳ' };
const MINE = { command: 'viec', description: 'Việc của tôi' };
const STATUS = { command: 'tinhhinh', description: 'Tình hình chung, theo mục, đơn vị, mã' };
const DUE = { command: 'saptoi', description: 'Nhiệm vụ sắp đến hạn' };
const OVERDUE = { command: 'quahan', description: 'Nhiệm vụ quá hạn' };
const UNDO = { command: 'hoantac', description: 'Hoàn tác báo cáo gần nhất, trong 24 giờ' };
const CALENDAR = { command: 'lich', description: 'Tệp lịch các hạn, có báo trước' };
const EXTEND = { command: 'giahan', description: 'Đề nghị gia hạn, kèm ngày và lý do' };
const NUDGE = { command: 'dondoc', description: 'Đôn đốc đơn vị chủ trì một nhiệm vụ' };
const HELP = { command: 'trogiup', description: 'Hướng dẫn' };

const WATCHING = [STATUS, DUE, OVERDUE];
const REPORTING = [DONE, PROGRESS, BLOCKED, NOT_ARISING];

/** By role, the commands under their Vietnamese names. */
export const commandMenus: Readonly<
  Record<'stranger' | 'officer' | 'coordinator' | 'chairman' | 'group', readonly MenuCommand[]>
> = {
  stranger: [{ command: 'start', description: 'Bắt đầu' }],
  officer: [DONE, MINE, ...WATCHING, PROGRESS, BLOCKED, NOT_ARISING, EXTEND, UNDO, CALENDAR, HELP],
  coordinator: [
    DONE,
    MINE,
    ...WATCHING,
    NUDGE,
    { command: 'tonghop', description: 'Xem trước và gửi tổng hợp tuần' },
    { command: 'hen', description: 'Đặt hạn nhiệm vụ theo yêu cầu' },
    { command: 'molai', description: 'Mở lại kỳ đã báo cáo, kèm lý do' },
    { command: 'moi', description: 'Tạo liên kết mời' },
    { command: 'canbo', description: 'Người được ghi danh' },
    { command: 'nhom', description: 'Gắn nhóm Ban Chỉ đạo (gửi trong nhóm)' },
    { command: 'giaoviec', description: 'Giao đầu mối nhiệm vụ chung' },
    { command: 'ngaynghi', description: 'Ngày nghỉ, ngày làm bù' },
    { command: 'xuat', description: 'Bảng theo dõi (Excel)' },
    { command: 'baocao', description: 'Báo cáo CCHC, công văn đôn đốc (Word)' },
    CALENDAR,
    PROGRESS,
    BLOCKED,
    NOT_ARISING,
    EXTEND,
    UNDO,
    HELP,
  ],
  chairman: [...WATCHING, NUDGE, MINE, ...REPORTING, UNDO, CALENDAR, HELP],
  group: [...WATCHING, DONE, HELP],
};

/** At most 512 characters. */
export const botDescription =
  'Theo dõi thời hạn các nhiệm vụ trong kế hoạch cải cách hành chính của cơ quan: nhắc việc đến hạn vào buổi sáng ' +
  'ngày làm việc, nhận báo cáo hoàn thành, tổng hợp tiến độ hằng tuần gửi Ban Chỉ đạo. Bot phục vụ cán bộ, công ' +
  'chức được đầu mối mời. Không gửi tài liệu mật, dữ liệu cá nhân của công dân vào đây.';

/** At most 120 characters. */
export const botShortDescription =
  'Nhắc việc và theo dõi tiến độ kế hoạch cải cách hành chính. Dành cho người được mời.';

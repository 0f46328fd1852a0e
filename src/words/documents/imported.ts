import type {
  Decision,
  Doubt,
  DoubtWhy,
  FileFault,
  ImportReport,
  NotUnderstood,
  Place,
} from '../../plan/drafting/imported.js';

const MOST_REMARKS = 40;
const LONGEST_QUOTE = 160;

/** What the coordinator is told when the plan is loaded; the phrases of deadlines are told there by themselves. */
function remarks({
  notUnderstood,
  decisions,
  doubts,
}: Pick<ImportReport, 'notUnderstood' | 'decisions' | 'doubts'>): readonly string[] {
  const all = [
    ...notUnderstood.filter(({ why }) => why !== 'no-columns').map(notUnderstoodWords),
    ...decisions.filter(({ kind }) => kind !== 'deadline' && kind !== 'no-deadline').map(decisionWords),
    ...doubts.filter(({ why }) => why.kind !== 'deadline').map(doubtWords),
  ];
  if (all.length <= MOST_REMARKS) return all;
  const left = all.length - MOST_REMARKS;
  return [...all.slice(0, MOST_REMARKS), `Còn ${left} điểm cần xem lại trong báo cáo khi nạp kế hoạch.`];
}

/** Why a file could not be read at all, and what to do. */
export function fileFaultWords(reason: FileFault): string {
  switch (reason) {
    case 'not-docx':
      return 'không phải tệp Word .docx; đề nghị mở bằng Word và lưu lại dạng .docx.';
    case 'too-large':
      return 'tệp quá lớn; đề nghị chỉ gửi phần phụ lục, bỏ ảnh.';
    case 'encrypted':
      return 'tệp có mật khẩu; đề nghị lưu lại không có mật khẩu.';
    case 'encoding':
      return 'không đọc được bảng mã của tệp; đề nghị lưu lại dạng UTF-8.';
    case 'took-too-long':
      return 'đọc tệp quá lâu nên đã dừng; đề nghị chỉ gửi phần phụ lục.';
    case 'failed':
      return 'không đọc được tệp; đề nghị mở bằng Word và lưu lại dạng .docx.';
  }
}

/** The whole report of an import, a line each. */
export function importReportLines(report: ImportReport): readonly string[] {
  const { tasks, sections, notUnderstood, doubts, decisions, leftOut } = report;
  return [
    `Đã đọc ${tasks} nhiệm vụ, ${sections} mục.`,
    ...part('Chưa đọc được', notUnderstood.map(notUnderstoodWords)),
    ...part('Cần quyết định', decisions.map(decisionWords)),
    ...part('Đã đọc, đề nghị kiểm tra lại', doubts.map(doubtWords)),
    ...part(
      'Cột không đưa vào kế hoạch',
      leftOut.map((label) => `“${quote(label)}”`),
    ),
  ];
}

function part(head: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [``, `${head} (${lines.length}):`, ...lines.map((line) => `- ${line}`)];
}

function placeWords({ table, row }: Place): string {
  return `Bảng ${table}, dòng ${row}`;
}

function quote(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
}

function notUnderstoodWords({ place, text, why }: NotUnderstood): string {
  return `${placeWords(place)}: “${quote(text)}”. ${NOT_UNDERSTOOD[why]}`;
}

const NOT_UNDERSTOOD: Readonly<Record<NotUnderstood['why'], string>> = {
  'no-columns': 'Bảng không có dòng tiêu đề nhận ra được (nhiệm vụ, chủ trì, thời gian).',
  'no-work': 'Dòng có số thứ tự nhưng không có nội dung nhiệm vụ.',
  'nothing-above': 'Dòng không có số thứ tự, không có thời gian, và không có nhiệm vụ phía trên để nối vào.',
  'cells-out-of-place': 'Dòng thiếu ô: thời gian đứng ở cột khác, không rõ các ô còn lại thuộc cột nào.',
  'too-many-cells': 'Dòng có nhiều ô hơn tiêu đề.',
  'heading-of-nothing': 'Dòng chỉ có tên, không có đơn vị chủ trì, thời gian, và không có nhiệm vụ bên dưới.',
  total: 'Dòng tổng cộng.',
  number: 'Không đọc được số thứ tự, và không có nội dung nhiệm vụ.',
};

function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'deadline':
      return `${decision.code}: chưa có hạn; thời gian ghi “${quote(decision.phrase)}”. ${decision.reason}`.trim();
    case 'no-deadline':
      return `${decision.code}: chưa có hạn; ô thời gian để trống.`;
    case 'lead':
      return `${decision.code}: chưa rõ đơn vị chủ trì; ô chủ trì để trống.`;
    case 'department': {
      const where = decision.tasks.length > 0 ? ` (${decision.tasks.join(', ')})` : '';
      return `Đơn vị mới “${quote(decision.name)}”, mã ${decision.id}${where}: đề nghị kiểm tra tên và mã.`;
    }
    case 'office':
      return 'Chưa rõ tên cơ quan: đề nghị ghi vào "office" của tệp kế hoạch.';
    case 'title':
      return 'Chưa rõ tên kế hoạch: đề nghị ghi vào "title" của tệp kế hoạch.';
    case 'itself':
      return `${decision.code} là việc ban hành chính kế hoạch này: đề nghị xác nhận ("itself").`;
    case 'targets':
      return 'Chỉ tiêu và nhiệm vụ nêu ngoài bảng phụ lục chưa được đọc: đề nghị bổ sung vào tệp kế hoạch, nếu có.';
  }
}

function doubtWords({ place, code, why }: Doubt): string {
  const where = [code, place === null ? null : placeWords(place).toLowerCase()].filter((one) => one !== null);
  const words = doubtOf(why);
  if (where.length === 0) return words;
  const [first = '', second] = where;
  return `${second === undefined ? first : `${first} (${second})`}: ${words}`;
}

function doubtOf(why: DoubtWhy): string {
  switch (why.kind) {
    case 'cells-moved':
      return 'các ô lệch cột, đã dời sang phải cho khớp cột thời gian.';
    case 'joined':
      return 'dòng không có số thứ tự đứng dưới đã được nối vào nhiệm vụ này.';
    case 'joined-and-own':
      return 'dòng đầu trang vừa nối phần trên vừa là một nhiệm vụ riêng.';
    case 'lead-from-above':
      return `ô chủ trì để trống, lấy theo dòng trên: ${why.lead}.`;
    case 'lead-similar':
      return `chủ trì ghi “${quote(why.printed)}”, hiểu là ${why.lead}.`;
    case 'leads':
      return `chủ trì ghi “${quote(why.printed)}”: ${why.lead} chủ trì, các đơn vị còn lại cũng được báo cáo.`;
    case 'number-given':
      return 'dòng không có số thứ tự dùng được, mã đặt theo thứ tự trong mục.';
    case 'number-twice':
      return 'số thứ tự này in hai lần trong mục, mã thêm chữ cái.';
    case 'number-shortened':
      return 'số thứ tự không đưa hết vào mã được, mã đã đặt lại.';
    case 'columns-of-table-before':
      return 'bảng không có dòng tiêu đề, đọc theo tiêu đề của bảng trước.';
    case 'marks':
      return `thời gian lấy theo các ô đánh dấu: “${quote(why.phrase)}”.`;
    case 'start-left-out':
      return `thời điểm bắt đầu “${quote(why.text)}” không đưa vào kế hoạch.`;
    case 'deadline-above':
      return `thời gian “${quote(why.phrase)}” lấy từ ô gộp phía trên.`;
    case 'deadline':
      return `thời gian “${quote(why.phrase)}”: ${why.words}`;
    case 'number-unread':
      return `không đọc được số thứ tự “${quote(why.text)}”.`;
    case 'section-id':
      return `Mục “${quote(why.title)}” có mã ${why.id}.`;
    case 'title-year':
      return `Tên in trong tệp là “${quote(why.title)}”, khác năm đã chọn.`;
  }
}

/** Words that an imported plan carries itself where the file has none. */
export const importedWords = {
  office: 'Cơ quan (chưa rõ tên)',
  unnamedSection: 'Nhiệm vụ',
  noLead: { name: 'Chưa rõ đơn vị chủ trì', shortName: 'Chưa rõ' },
  noDeadline: { phrase: 'chưa có hạn', because: 'Ô thời gian trong bảng để trống.' },
  committee: (level: string): string => `Ban Chỉ đạo CCHC ${level}`.trim(),
  title: (year: number): string => `Kế hoạch cải cách hành chính năm ${year}`,
  remarks,
} as const;

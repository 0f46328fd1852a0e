import type { FileFault, UnreadForm } from '../../plan/drafting/imported.js';
import { isGoverned } from '../../plan/issuer-words.js';
import type { SaidIssuer, Subject } from '../../plan/issuer.js';
import { upperFirst } from '../words.js';
import { gatheredRemarks } from './import-report.js';

/** Why a file could not be read at all, and what to do. */
export function fileFaultWords(reason: FileFault): string {
  switch (reason) {
    case 'not-docx':
      return 'không phải tệp Word .docx; đề nghị mở bằng Word và lưu lại dạng .docx.';
    case 'not-xlsx':
      return 'không phải tệp Excel .xlsx; đề nghị mở bằng Excel và lưu lại dạng .xlsx.';
    case 'too-large':
      return 'tệp quá lớn; đề nghị chỉ gửi phần phụ lục, bỏ ảnh.';
    case 'too-much':
      return 'tệp có quá nhiều dòng, ô hoặc chữ so với một bản kế hoạch; đề nghị chỉ gửi bảng phụ lục.';
    case 'too-strange':
      return 'tệp có cấu trúc bất thường nên không đọc được; đề nghị chép riêng bảng phụ lục sang một tệp Word mới rồi gửi lại.';
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

/** What to save a file as whose form cannot be read. */
export function unreadFormWords(form: UnreadForm): string {
  switch (form) {
    case 'text':
      return 'không đọc được định dạng này; đề nghị mở bằng Word và lưu lại dạng .docx.';
    case 'sheet':
      return 'không đọc được định dạng này; đề nghị mở bằng Excel và lưu lại dạng .xlsx.';
    case 'pdf':
      return 'không đọc được tệp PDF; đề nghị gửi tệp gốc dạng Word .docx hoặc Excel .xlsx.';
    case 'picture':
      return 'không đọc được ảnh chụp, bản quét; đề nghị gửi tệp gốc dạng Word .docx hoặc Excel .xlsx.';
    case 'archive':
      return 'không đọc được tệp nén; đề nghị giải nén, gửi tệp Word .docx hoặc Excel .xlsx bên trong.';
    case 'other':
      return 'không đọc được định dạng này; đề nghị lưu lại dạng Word .docx hoặc Excel .xlsx.';
  }
}

/** Where no row of a file's tables is one of work. */
export const NO_TASKS = 'không đọc được nhiệm vụ nào từ bảng.';

/** Words that an imported plan carries itself where the file has none. */
export const importedWords = {
  office: 'Cơ quan (chưa rõ tên)',
  unnamedSection: 'Nhiệm vụ',
  noLead: { name: 'Chưa rõ đơn vị chủ trì', shortName: 'Chưa rõ' },
  noDeadline: { phrase: 'chưa có hạn', because: 'Ô thời gian trong bảng để trống.' },
  /** Of a unit with a People's Committee its steering committee; of any other office those at its head. */
  committee({ short }: Subject, { kind = '', leaders = '' }: SaidIssuer): string {
    return isGoverned(kind) || leaders === ''
      ? `Ban Chỉ đạo ${short} ${kind}`.replace(/\s+/gu, ' ').trim()
      : upperFirst(leaders);
  },
  title: ({ name }: Subject, year: number): string =>
    /20\d\d/u.test(name) ? `Kế hoạch ${name}` : `Kế hoạch ${name} năm ${year}`.replace('  ', ' '),
  /** Beside a deadline that is not read as it is printed. */
  readAs: (printed: string, phrase: string): string =>
    printed === ''
      ? `Ô thời gian để trống; theo tên mục là “${phrase}”.`
      : `Ghi “${printed}”, hiểu là “${phrase}”.`,
  remarks: gatheredRemarks,
} as const;

import type { Block } from '../block.js';
import { yearsOfTitle } from '../../../plan/drafting/title-year.js';
import { findHeading } from './columns.js';
import { oneLine } from './printed-text.js';

/** What the words around the tables say of the plan as a whole. */
export interface Frame {
  readonly title: string | null;
  readonly office: string | null;
  /** `xã`, `phường` …, or empty. */
  readonly level: string;
  /** Its departments may be those of communes. */
  readonly commune: boolean;
}

const LEVELS = 'xã|phường|thị trấn|đặc khu|huyện|thị xã|quận|thành phố|tỉnh|sở';
const NAME = String.raw`\p{Lu}[\p{L}\d'’]*(?:[ -]\p{Lu}[\p{L}\d'’]*){0,4}`;
/** The state's own name above every paper is no commune: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM. */
const OFFICE = new RegExp(
  String.raw`(?:^|[\s(])(?<level>${LEVELS}|${LEVELS.toUpperCase()}|Xã|Phường|Thị trấn|Đặc khu|Huyện|Thị xã|Quận|Thành phố|Tỉnh|Sở)\s+(?!HỘI CHỦ NGHĨA|[Hh]ội [Cc]hủ nghĩa)(?<name>${NAME})`,
  'u',
);

/** The words around the tables: paragraphs and small tables, as letterheads are. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows.length <= 4 && findHeading(block.rows) === null
          ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
          : [],
    )
    .filter((text) => text.trim() !== '')
    .slice(0, 400);
}

/** Reads the title and the office from the paragraphs and small tables of a file. */
export function frameOf(blocks: readonly Block[]): Frame {
  const lines = linesOf(blocks);
  const title = titleOf(lines);
  const office = officeOf([...(title === null ? [] : [title]), ...lines.slice(0, 40)]);
  const level = office?.level ?? '';
  return { title, office: office?.name ?? null, level, commune: isCommune(level, lines) };
}

/** The office itself says what it is in the first lines; a bare table says nothing and may be a commune's. */
const OTHER_OFFICES =
  /^(?:BỘ|SỞ|TRƯỜNG|BỆNH VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG CHÍNH PHỦ|TỔNG CỤC|CỤC|VIỆN|ĐẠI HỌC|HỌC VIỆN|TRUNG TÂM|PHÒNG GIÁO DỤC|TẬP ĐOÀN|TỔNG CÔNG TY)(?:\s|$)/u;
const COMMUNES = ['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'thị xã', 'quận'];

function isCommune(level: string, lines: readonly string[]): boolean {
  if (level !== '') return COMMUNES.includes(level);
  return !lines.slice(0, 12).some((line) => line.split('\n').some((one) => OTHER_OFFICES.test(one.trim())));
}

const LONGEST_TITLE = 300;
/** A plan, or what else may have a table of tasks for its annex; the first kind that is found names it. */
const KINDS = [
  /^k[ếẾ] ?ho[ạẠ]ch/iu,
  /^(?:chương trình|đề án|phương án|nghị quyết|quyết định|chỉ thị|thông báo|phân công)/iu,
] as const;
/** A title stands in capitals, or by its words alone on a short line. */
const LOUD_KIND =
  /^(?:KẾ ?HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|PHÂN CÔNG)(?=\s|$|\p{L})/u;

/** `KẾ HOẠCH` and what it is about, on one line or on the next ones, as printed. */
function titleOf(lines: readonly string[]): string | null {
  const flat = lines.map((text) => text.normalize('NFC'));
  for (const kind of KINDS) {
    const starts = flat.flatMap((text, at) => (kind.test(text) && isTitleLine(text) ? [at] : []));
    const titles = starts
      .map((at) => joinedTitle(flat, at))
      .filter(({ length }) => length > 12 && length <= LONGEST_TITLE);
    const best = titles.find((one) => yearsOfTitle(one).length > 0) ?? titles[0];
    if (best !== undefined) return calm(best);
  }
  return null;
}

function isTitleLine(text: string): boolean {
  return LOUD_KIND.test(text) || (/^Kế hoạch\s/u.test(text) && text.length < 200);
}

const ENDS_TITLE =
  /^(?:căn cứ|\(|phụ lục|kính gửi|số[: ]|nơi nhận|điều \d|phần |mục |[ivx]+[.)]|\d+[.)]|[-–_*=.]+$|[a-zđ][.)])/iu;
/** A subject that goes on: it begins small, or says the year or where. */
const GOES_ON = /^(?:\p{Ll}|\d{4})/u;
const SAYS_YEAR = /^(?:năm|giai đoạn|trên địa bàn|của|về)\s|năm(?: học)? \d{4}(?:\s*[-–]\s*\d{4})?\.?$/iu;

/** The kind alone says nothing: its subject stands on the next line, and may go on behind it. */
function joinedTitle(lines: readonly string[], at: number): string {
  const parts = (lines[at] ?? '').split('\n').map((one) => one.trim());
  let title = oneLine(parts.join(' ')).replace(/^(K[ếẾ] ?HO[ạẠ]CH)(?=\p{L})/iu, '$1 ');
  for (const [step, line] of lines.slice(at + 1, at + 4).entries()) {
    const next = oneLine(line);
    const isBare = title.split(/\s+/u).length <= 2;
    if (next === '' || ENDS_TITLE.test(next) || next.length > LONGEST_TITLE) break;
    if (!isBare && !(GOES_ON.test(next) || SAYS_YEAR.test(next))) break;
    if (!isBare && (next.length > 160 || step > 2 || yearsOfTitle(title).length > 0)) break;
    title = `${title} ${next}`;
  }
  return title.replace(/[\s.;:]+$/u, '');
}

/** `KẾ HOẠCH Cải cách …` as a sentence has it; a title all in capitals stays as it is: its names cannot be told. */
function calm(title: string): string {
  const [head = ''] = LOUD_KIND.exec(title) ?? [];
  const body = title.slice(head.length).trim();
  if (head === '' || body === '' || body === body.toUpperCase()) return title;
  const words = /^\p{Lu}\p{Ll}/u.test(body) ? body.charAt(0).toLowerCase() + body.slice(1) : body;
  return `${head.charAt(0)}${head.slice(1).toLowerCase()} ${words}`;
}

function officeOf(lines: readonly string[]): { readonly name: string; readonly level: string } | null {
  for (const line of lines) {
    for (const text of [oneLine(line), ...line.split('\n')]) {
      const match = OFFICE.exec(text);
      const level = match?.groups?.['level']?.toLowerCase();
      const name = match?.groups?.['name'];
      if (level === undefined || name === undefined) continue;
      return { name: `${level.charAt(0).toUpperCase()}${level.slice(1)} ${calmName(name)}`, level };
    }
  }
  return null;
}

function calmName(name: string): string {
  if (name !== name.toUpperCase()) return name.replace(/\s+(?:Năm|Số|Kèm|Về|Giai).*$/u, '');
  return name
    .replace(/\s+(?:NĂM|SỐ|CỘNG|ĐỘC|KẾ|ỦY|VỀ)(?:\s.*|$)/u, '')
    .split(' ')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}

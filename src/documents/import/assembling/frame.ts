import type { Block } from '../block.js';
import { fold, oneLine } from './printed-text.js';

/** What the words around the tables say of the plan as a whole. */
export interface Frame {
  readonly title: string | null;
  readonly office: string | null;
  /** `xã`, `phường` …, or empty. */
  readonly level: string;
}

const LEVELS = 'xã|phường|thị trấn|đặc khu|huyện|thị xã|quận|thành phố|tỉnh|sở';
const NAME = String.raw`\p{Lu}[\p{L}\d'’]*(?:[ -]\p{Lu}[\p{L}\d'’]*){0,4}`;
const OFFICE = new RegExp(
  String.raw`(?:^|[\s(])(?<level>${LEVELS}|${LEVELS.toUpperCase()}|Xã|Phường|Thị trấn|Đặc khu|Huyện|Thị xã|Quận|Thành phố|Tỉnh|Sở)\s+(?<name>${NAME})`,
  'u',
);

/** Reads the title and the office from the paragraphs and small tables of a file. */
export function frameOf(blocks: readonly Block[]): Frame {
  const lines = blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows.length <= 4
          ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
          : [],
    )
    .filter((text) => text.trim() !== '')
    .slice(0, 400);
  const title = titleOf(lines);
  const office = officeOf([...(title === null ? [] : [title]), ...lines.slice(0, 40)]);
  return { title, office: office?.name ?? null, level: office?.level ?? '' };
}

/** The year that the plan's title names, or null. */
export function yearIn(blocks: readonly Block[]): number | null {
  const year = /(?:^|\D)(?<year>20\d\d)(?!\d)/u.exec(frameOf(blocks).title ?? '')?.groups?.['year'];
  return year === undefined ? null : Number(year);
}

const LONGEST_TITLE = 200;

/** `KẾ HOẠCH` and what it is about, on one line or on the next ones. */
function titleOf(lines: readonly string[]): string | null {
  const flat = lines.flatMap((text, at) => {
    const folded = fold(text.split('\n')[0] ?? '');
    return folded.startsWith('ke hoach') && isTitleCase(text) ? [at] : [];
  });
  const found: readonly string[] = flat.map((at) => {
    const own = oneLine(lines[at] ?? '').replace(/^(K[ẾếẾ] ?HO[ẠạẠ]CH)(?=\p{L})/iu, '$1 ');
    const next = oneLine(lines[at + 1] ?? '');
    const joined = fold(own) === 'ke hoach' && next.length < LONGEST_TITLE ? `${own} ${next}` : own;
    const after = oneLine(lines[at + 2] ?? '');
    return /năm \d{4}/iu.test(joined) || !/^năm \d{4}|năm \d{4}$/iu.test(after) || after.length > 120
      ? joined
      : `${joined} ${after}`;
  });
  const best =
    found.find((one) => /năm \d{4}/iu.test(one) && one.length <= LONGEST_TITLE) ??
    found.find((one) => one.length > 10 && one.length <= LONGEST_TITLE);
  return best === undefined ? null : calm(best);
}

function isTitleCase(text: string): boolean {
  return (
    /^K[ẾẾ] ?HO[ẠẠ]CH/u.test(text.normalize('NFC')) ||
    (/^Kế hoạch\s/u.test(text) && text.length < LONGEST_TITLE)
  );
}

/** `KẾ HOẠCH Cải cách …` as a sentence has it. */
function calm(title: string): string {
  const [head = '', ...rest] = title.split(/(?<=^\S+ \S+) /u);
  const body = rest.join(' ');
  const isLoud = body !== '' && body === body.toUpperCase();
  const words = isLoud ? body.toLowerCase() : body.charAt(0).toLowerCase() + body.slice(1);
  return `${head.charAt(0).toUpperCase()}${head.slice(1).toLowerCase()} ${words}`.trim();
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

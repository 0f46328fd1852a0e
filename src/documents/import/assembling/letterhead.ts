import type { SaidIssuer } from '../../../plan/issuer.js';
import { COMMITTEE_NAME, isGoverned, kindOfName } from '../../../plan/issuer-words.js';
import type { Block } from '../block.js';
import { fold } from './printed-text.js';

/** What the head of a document says of the office that issued it. */
export interface Letterhead {
  /** `Phường 7`, `Sở Nội vụ`, `Trường Tiểu học Nguyễn Du`; null where no office stands there. */
  readonly office: string | null;
  /** `Ban Chỉ đạo chuyển đổi số`, where it is the committee that issues. */
  readonly committee: string | null;
  readonly issuer: SaidIssuer;
}

const NOTHING: Letterhead = { office: null, committee: null, issuer: {} };
/** A letterhead is short; what stands below belongs to the plan. */
const MOST_LINES = 30;

const STATE = /^(?:CỘNG H(?:OÀ|ÒA) XÃ HỘI|Độc lập)/u;
const END =
  /^(?:KẾ ?HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO|CHƯƠNG TRÌNH|CHỈ THỊ|ĐỀ ÁN|PHỤ LỤC|DANH MỤC)(?:\s|$)/u;
const PLACE = /^(?<place>\p{Lu}[^,;:.]{1,38}?),?\s+ngày\s.*\btháng\b.*\bnăm\b/u;
const SYMBOL = /^Số\s*:.*\/(?:KH|QĐ|NQ|TB|CTr|PA|ĐA)\s*[-–]\s*(?<abbreviation>\p{Lu}[\p{L}\d]{0,11})\b/u;
const COMMITTEE = /^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN)(?:\s|$)/u;
const STEERING = /^BAN CHỈ ĐẠO(?:\s|$)/u;

/** Reads who issued the document, from the lines before its title. */
export function letterheadOf(blocks: readonly Block[]): Letterhead {
  const lines = headLines(blocks);
  const end = lines.findIndex((line) => END.test(line));
  const head = end < 0 ? lines : lines.slice(0, end);
  const place = first(head, PLACE, 'place');
  const abbreviation = first(head, SYMBOL, 'abbreviation');
  const issuer: SaidIssuer = {
    ...(abbreviation === null ? {} : { abbreviation }),
    ...(place === null ? {} : { place }),
  };
  const inCapitals = unitsOf(head);
  const units = inCapitals.length > 0 || end < 0 ? inCapitals : namedIn(head);
  const steering = units.findLast((unit) => STEERING.test(unit)) ?? null;
  const [unit, above] = units.filter((one) => !STEERING.test(one)).reverse();
  const committee = steering === null ? null : inSentence(steering, blocks);
  if (unit === undefined) return { ...NOTHING, committee, issuer };
  const office = nameOf(unit, blocks);
  const superior = above === undefined ? {} : { superior: above };
  return { office, committee, issuer: { ...superior, ...issuer } };
}

/** The lines before the first table of work, each cell and each paragraph by its own lines. */
function headLines(blocks: readonly Block[]): readonly string[] {
  const tasks = blocks.findIndex((block) => block.kind === 'table' && block.rows.length > 4);
  return blocks
    .slice(0, tasks < 0 ? blocks.length : tasks)
    .flatMap(textsOf)
    .flatMap((text) => text.normalize('NFC').split(/\n|\t| {3,}/u))
    .map((line) => line.replace(/\*+/gu, '').replace(/\s+/gu, ' ').trim())
    .filter((line) => /\p{L}/u.test(line))
    .slice(0, MOST_LINES);
}

function textsOf(block: Block): readonly string[] {
  return block.kind === 'paragraph'
    ? [block.text]
    : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
}

function first(lines: readonly string[], form: RegExp, group: string): string | null {
  for (const line of lines) {
    const found = form.exec(line)?.groups?.[group];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** The names in capitals, whole: `ỦY BAN NHÂN DÂN` and `PHƯỜNG 7` are one, and so is a name that was broken. */
function unitsOf(lines: readonly string[]): readonly string[] {
  const units: string[] = [];
  for (const line of lines) {
    if (STATE.test(line) || /^Số\s*:/u.test(line) || line !== line.toUpperCase() || line.length > 90)
      continue;
    const last = units.at(-1);
    const isOwn = COMMITTEE.test(line) || STEERING.test(line) || kindOfName(line) !== null;
    const isOpen = last !== undefined && /^[ỦU][ỶY] BAN NHÂN DÂN$/u.test(last);
    if (last === undefined || (isOwn && !isOpen)) units.push(line);
    else units[units.length - 1] = `${last} ${line}`;
  }
  return units;
}

/** Where no line is in capitals: those that begin like the name of an office and go on with a capital. */
function namedIn(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => {
    const kind = kindOfName(line);
    if (kind === null || line.length > 60 || !/^\p{Lu}/u.test(line) || /[,.;:]$/u.test(line)) return false;
    return COMMITTEE.test(line) || /^\s+[\p{Lu}\d]/u.test(line.slice(kind.length));
  });
}

/** `UBND PHƯỜNG 7` → `Phường 7`; `SỞ NỘI VỤ` → `Sở Nội vụ`, as the document itself writes it elsewhere. */
function nameOf(unit: string, blocks: readonly Block[]): string {
  const name = unit.replace(COMMITTEE, '').trim();
  const kind = kindOfName(name) ?? '';
  if (name !== name.toUpperCase()) return name;
  if (isGoverned(kind)) return `${capital(kind)} ${properName(name.slice(kind.length))}`;
  return capital(asWritten(name, blocks) ?? byKind(name, kind));
}

/** A committee keeps its small words: `BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ` → `Ban Chỉ đạo chuyển đổi số`. */
function inSentence(unit: string, blocks: readonly Block[]): string {
  const rest = unit.slice('BAN CHỈ ĐẠO'.length).trim();
  return asWritten(unit, blocks) ?? `Ban Chỉ đạo ${keepShort(rest)}`.trim();
}

/** The same words somewhere in the document, not in capitals. */
function asWritten(name: string, blocks: readonly Block[]): string | null {
  const wanted = name.toLowerCase();
  for (const text of blocks.flatMap(textsOf)) {
    const flat = text.normalize('NFC').replace(/\s+/gu, ' ');
    for (
      let at = flat.toLowerCase().indexOf(wanted);
      at >= 0;
      at = flat.toLowerCase().indexOf(wanted, at + 1)
    ) {
      const found = flat.slice(at, at + name.length);
      if (found !== found.toUpperCase()) return found;
    }
  }
  return null;
}

/** Of a school each word of its name is a name but for its level; of others the first word of what they do. */
function byKind(name: string, kind: string): string {
  const whole = name.slice(kind.length).trim();
  if (kind === '') return properName(name);
  // "TRUNG TÂM Y TẾ HUYỆN CẨM XUYÊN": from the unit on it is the name of a place.
  const [, rest = whole, unit = '', place = ''] = OF_A_UNIT.exec(whole) ?? [];
  const where = place === '' ? '' : ` ${unit.toLowerCase()} ${properName(place)}`;
  if (kind === 'trường' || kind === 'bệnh viện')
    return `${kind} ${properName(rest)}`.replace(LEVEL, smallTail) + where;
  return `${kind} ${eachField(keepShort(rest))}${where}`;
}

/** Each field of an office's work begins with a capital: `Bộ Văn hóa, Thể thao và Du lịch`. */
function eachField(words: string): string {
  return capital(words).replace(/(?<=,\s|\svà\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const OF_A_UNIT = /^(.+?)\s(XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s(.+)$/u;
const LEVEL =
  /Tiểu Học|Trung Học Cơ Sở|Trung Học Phổ Thông|Trung Học|Mầm Non|Đa Khoa|Mẫu Giáo|Đại Học|Cao Đẳng|Trung Cấp|Y Tế|Sư Phạm|Dân Tộc|Bán Trú|Nội Trú/gu;
function smallTail(words: string): string {
  return capital(words.toLowerCase());
}

/** Abbreviations have no vowel, or stand for what everybody writes in capitals. */
function keepShort(words: string): string {
  return words
    .split(' ')
    .map((word) => (/^(?:CCHC|TTHC|CNTT|CĐS|HĐND|UBND|GD&ĐT|PCCC)$/u.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

function properName(words: string): string {
  return words
    .trim()
    .split(' ')
    .map((word) => (isShort(word) ? word : capital(word.toLowerCase())))
    .join(' ');
}

/** No word of the language is without a vowel: `THCS`, `TH&THCS`, `PTDTBT` are letters of an abbreviation. */
function isShort(word: string): boolean {
  return /^[^AEIOUY\d]{2,}$/u.test(word.normalize('NFD').replace(/\p{M}/gu, ''));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether two names are those of one office: `Xã Cẩm Nhượng`, `UBND xã Cẩm Nhượng`. */
export function isSameOffice(one: string, other: string): boolean {
  const plain = (name: string): string =>
    fold(name).replace(new RegExp(`^(?:ubnd|${fold(COMMITTEE_NAME)}) `, 'u'), '');
  return plain(one) === plain(other);
}

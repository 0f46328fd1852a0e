import type { Issuer, SaidIssuer, Subject } from './issuer.js';

/*
 * What follows from an office's name and a plan's title, for a plan file that says no more: the kinds of Vietnamese
 * offices, who stands at their head, and what a plan is about.
 */

interface UnitKind {
  /** How the name of such an office begins. */
  readonly word: string;
  readonly leader: string;
  readonly leaders: string;
}

/** The units of the lowest level. */
const COMMUNES = ['xã', 'phường', 'thị trấn', 'đặc khu'];
/** They are governed by a People's Committee. */
const GOVERNED = [...COMMUNES, 'huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh'];
const COMMITTEE = /^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN|[ỦU][ỷy] ban nhân dân)\s+/u;
export const COMMITTEE_NAME = 'Ủy ban nhân dân';
const COMMITTEE_SHORT = 'UBND';

const KINDS: readonly UnitKind[] = [
  ...GOVERNED.map((word) => ({ word, leader: 'Chủ tịch', leaders: `lãnh đạo ${COMMITTEE_SHORT}` })),
  { word: 'sở', leader: 'Giám đốc', leaders: 'lãnh đạo Sở' },
  { word: 'phòng', leader: 'Trưởng phòng', leaders: 'lãnh đạo Phòng' },
  { word: 'trường', leader: 'Hiệu trưởng', leaders: 'lãnh đạo nhà trường' },
  { word: 'bệnh viện', leader: 'Giám đốc', leaders: 'lãnh đạo Bệnh viện' },
  { word: 'trung tâm', leader: 'Giám đốc', leaders: 'lãnh đạo Trung tâm' },
  { word: 'trạm', leader: 'Trưởng trạm', leaders: 'lãnh đạo Trạm' },
  { word: 'tổng cục', leader: 'Tổng Cục trưởng', leaders: 'lãnh đạo Tổng cục' },
  { word: 'chi cục', leader: 'Chi cục trưởng', leaders: 'lãnh đạo Chi cục' },
  { word: 'cục', leader: 'Cục trưởng', leaders: 'lãnh đạo Cục' },
  { word: 'bộ', leader: 'Bộ trưởng', leaders: 'lãnh đạo Bộ' },
  { word: 'ban', leader: 'Trưởng ban', leaders: 'lãnh đạo Ban' },
  { word: 'văn phòng', leader: 'Chánh Văn phòng', leaders: 'lãnh đạo Văn phòng' },
  { word: 'thanh tra', leader: 'Chánh Thanh tra', leaders: 'lãnh đạo Thanh tra' },
  { word: 'học viện', leader: 'Giám đốc', leaders: 'lãnh đạo Học viện' },
  { word: 'viện', leader: 'Viện trưởng', leaders: 'lãnh đạo Viện' },
  { word: 'đại học', leader: 'Giám đốc', leaders: 'lãnh đạo Đại học' },
  { word: 'tổng công ty', leader: 'Tổng Giám đốc', leaders: 'lãnh đạo Tổng công ty' },
  { word: 'công ty', leader: 'Giám đốc', leaders: 'lãnh đạo Công ty' },
];
const OTHER: UnitKind = { word: 'cơ quan', leader: 'Thủ trưởng', leaders: 'lãnh đạo cơ quan' };

/** Whether a People's Committee governs a unit of that kind. */
export function isGoverned(kind: string): boolean {
  return GOVERNED.includes(kind);
}

/** Whether a unit of that kind is of the lowest level. */
export function isCommune(kind: string): boolean {
  return COMMUNES.includes(kind);
}

/** The kind of office that a name begins with, or null: `Trường Tiểu học Nguyễn Du` is a `trường`. */
export function kindOfName(office: string): string | null {
  const words = office.normalize('NFC').replace(COMMITTEE, '').toLowerCase();
  return KINDS.find(({ word }) => words.startsWith(`${word} `))?.word ?? null;
}

/** What an office is called and how its papers begin, as far as its name tells it. */
export function issuerOf(office: string): Issuer {
  const unit = office.normalize('NFC').replace(/\s+/gu, ' ').trim().replace(COMMITTEE, '');
  const kind = KINDS.find(({ word }) => word === kindOfName(office)) ?? OTHER;
  const { word, leader, leaders } = kind;
  if (isGoverned(word)) {
    const name = `${COMMITTEE_NAME} ${keepsKind(unit) ? unit : lowerFirst(unit)}`;
    return {
      kind: word,
      name,
      abbreviation: COMMITTEE_SHORT,
      superior: null,
      place: placeOf(unit),
      leader,
      leaders,
    };
  }
  const above = UNIT_ABOVE.exec(unit)?.groups?.['unit'] ?? null;
  return {
    kind: word,
    name: unit,
    abbreviation: initials(above === null ? unit : unit.slice(0, -above.length), word),
    superior: above === null ? null : `${COMMITTEE_SHORT} ${above}`.toUpperCase(),
    place: above === null ? null : placeOf(above),
    leader,
    leaders,
  };
}

/** What is said of an office before what its name tells. */
export function issuerWith(office: string, said: SaidIssuer): Issuer {
  const told = issuerOf(office);
  return {
    kind: said.kind ?? told.kind,
    name: said.name ?? told.name,
    abbreviation: said.abbreviation ?? told.abbreviation,
    superior: said.superior === undefined ? told.superior : said.superior,
    place: said.place === undefined ? told.place : said.place,
    leader: said.leader ?? told.leader,
    leaders: said.leaders ?? told.leaders,
  };
}

/** `Sở Nội vụ tỉnh Hà Tĩnh` names whose department it is. */
const UNIT_ABOVE = new RegExp(String.raw`\s(?<unit>(?:${eitherCase(GOVERNED)})\s+(?:\p{Lu}|\d).*)$`, 'u');
const UNIT = new RegExp(String.raw`^(?:${GOVERNED.join('|')})\s+`, 'iu');

/** By Nghị định 30/2020/NĐ-CP a unit that bears a number, or the name of a person or an event, keeps its kind. */
const NUMBERED = /^\d/u;
const PERSONS =
  /^(?:(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Đặng|Đỗ|Ngô|Đinh|Trịnh|Lý|Lương|Tô|Cao)\s|Hồ (?:Chí|Tùng|Xuân)|Hoàng (?:Văn|Hoa|Diệu|Quốc)|Phan (?:Bội|Châu|Chu|Đình|Đăng|Văn)|Võ (?:Thị|Văn|Nguyên)|Vũ (?:Văn|Trọng)|Bùi (?:Thị|Văn|Hữu)|Hà Huy|Hai Bà|Bà Triệu|Quang Trung|Điện Biên Phủ|Cách mạng)/u;

/** Its kind belongs to its name then, and is written with a capital. */
function keepsKind(unit: string): boolean {
  const name = unit.replace(UNIT, '');
  return NUMBERED.test(name) || PERSONS.test(name);
}

/** `Xã Cẩm Nhượng` → `Cẩm Nhượng`, the place that papers are dated at; `Phường 7` and `Phường Nguyễn Du` stay whole. */
function placeOf(unit: string): string {
  return keepsKind(unit) ? `${unit.charAt(0).toUpperCase()}${unit.slice(1)}` : unit.replace(UNIT, '');
}

/** `Sở Nội vụ` → `SNV`, `Trường Tiểu học Nguyễn Du` → `THND`, `Trường THCS Lê Lợi` → `THCSLL`. */
function initials(name: string, kind: string): string {
  const words = kind === 'trường' ? name.slice(kind.length) : name;
  return words
    .split(/[\s–-]+/u)
    .filter((word) => !/^(?:và|của|các|về|cho)$/iu.test(word))
    .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.charAt(0)))
    .join('')
    .toUpperCase()
    .replace(/[^\p{Lu}\d]/gu, '')
    .slice(0, 12);
}

/** The words with a small or a capital letter at their beginning, as a pattern. */
function eitherCase(words: readonly string[]): string {
  return words.map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`).join('|');
}

export function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const REFORM: Subject = { name: 'cải cách hành chính', short: 'CCHC' };
const SCHOOL_YEAR = /năm học\s+(20\d\d)\s*[-–]\s*(20\d\d)/iu;
const LONGEST_SUBJECT = 40;

/** What a plan of that title is about, where the title says it in a few words. */
export function subjectOf(title: string): Subject {
  const words = title.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (/cải cách hành chính|CCHC/iu.test(words)) return REFORM;
  const school = SCHOOL_YEAR.exec(words);
  if (school) return both(`năm học ${school[1] ?? ''}-${school[2] ?? ''}`);
  const calm = words === words.toUpperCase() ? words.toLowerCase() : words;
  const about = calm
    .replace(/^kế hoạch\s+/iu, '')
    .replace(
      /^(?:(?:về|việc|triển khai|thực hiện|tổ chức|hành động|công tác|các|nhiệm vụ|hoạt động)\s+)+/iu,
      '',
    )
    .replace(END_OF_SUBJECT, '')
    .trim();
  const isShort =
    about.length >= 3 && about.length <= LONGEST_SUBJECT && /^[\p{L}\d][\p{L}\d ,–-]+$/u.test(about);
  return isShort ? both(/^\p{Lu}\p{Ll}/u.test(about) ? lowerFirst(about) : about) : both('');
}

/** Where a title goes on to whose plan it is, and when. */
const END_OF_SUBJECT = new RegExp(
  String.raw`\s*(?:^|\s)(?:(?:năm|giai đoạn|quý|tháng|của|trên địa bàn|tại|trong|đến|từ|nhằm|theo)(?:\s|$)|(?:${eitherCase(KINDS.map(({ word }) => word))})\s+(?:\p{Lu}|\d)).*$`,
  'u',
);

function both(words: string): Subject {
  return { name: words, short: words };
}

/** The rules of the ministry's reports on administrative reform hold for plans of this subject alone. */
export function isReform({ short }: Subject): boolean {
  return short === REFORM.short;
}

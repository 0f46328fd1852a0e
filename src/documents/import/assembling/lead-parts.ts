import { cleanName, isBody, isCollective, isField } from './names.js';
import { oneLine } from './printed-text.js';

/** The names in one cell, that of who leads first, and whether a person should say how many they are. */
export interface LeadParts {
  readonly names: readonly string[];
  /** Who only supports, though the cell is that of the lead. */
  readonly supporting: readonly string[];
  /** A comma or a line may part names here, or belong to one. */
  readonly unclear: boolean;
}

/** A dash within a line belongs to a name: "Văn hóa – Xã hội". */
const BULLET = /(?:^|(?<=[;,.)]\s*)|\n\s*)[-–—+•·▪]\s*(?=\p{L})/gu;
const LEADS = /\((?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)[^()]*\)/iu;
const SUPPORTS = /(?:\((?:cơ quan |đơn vị )?phối hợp[^()]*\)|:\s*phối hợp(?=\s*[.,]?$))/iu;
/** "Công an tỉnh: cấp định danh điện tử": behind the name stands what is its part. */
const OWN_PART = /^([^:]+):\s*\p{Ll}[^:]*$/u;

/**
 * Several names in a cell are several whatever their head word: semicolons and lines part them, a comma, "và" or a
 * stroke where each part is a name of its own.
 */
export function leadPartsOf(printed: string, isKnown: (part: string) => boolean): LeadParts {
  const text = sealed(printed);
  if (isKnown(cleanName(text))) return { names: [cleanName(text)], supporting: [], unclear: false };
  const isName = (part: string): boolean => {
    const name = cleanName(part);
    return isKnown(name) || (isBody(name) && !isField(name));
  };
  const isListOfKind = isEnumeration(text);
  const lists = isListOfKind ? [oneLine(text)] : piecesOf(text, isName);
  const parts = isListOfKind ? lists : lists.flatMap((piece) => byComma(piece, isKnown));
  const supporting = parts.filter((part) => SUPPORTS.test(part) && parts.length > 1);
  const leading = parts.filter((part) => !supporting.includes(part));
  const names = [
    ...leading.filter((part) => LEADS.test(part)),
    ...leading.filter((part) => !LEADS.test(part)),
  ];
  const clean = (all: readonly string[]): readonly string[] => [
    ...new Set(
      all
        .map(nameOf)
        .map(opened)
        .filter((one) => /\p{L}/u.test(one)),
    ),
  ];
  return {
    names: clean(names),
    supporting: clean(supporting),
    unclear: leading.some((part) => isUnclear(nameOf(part), isKnown)),
  };
}

/** What stands in brackets is not parted: "Bộ Tài chính (Cục Thuế, Cục Hải quan)". */
const SIGNS = [',', ';', '/', ' và ', '\n'] as const;
const SEALS = 0xe000;

function sealed(text: string): string {
  return text.replace(/\([^()]*\)/gu, (brackets) =>
    SIGNS.reduce((all, sign, at) => all.replaceAll(sign, String.fromCharCode(SEALS + at)), brackets),
  );
}

function opened(text: string): string {
  return SIGNS.reduce<string>((all, sign, at) => all.replaceAll(String.fromCharCode(SEALS + at), sign), text);
}

function nameOf(part: string): string {
  const name = cleanName(part);
  const own = cleanName(OWN_PART.exec(name)?.[1] ?? '');
  return isBody(own) && !isCollective(own) ? own : name;
}

/** Parted by semicolons, bullets and lines. */
function piecesOf(text: string, isName: (part: string) => boolean): readonly string[] {
  return text
    .replace(BULLET, '\n- ')
    .split(';')
    .flatMap((piece) => linesOf(piece, isName))
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}/u.test(piece));
}

/** "Các Cục: A; B" is one list of one kind. */
function isEnumeration(text: string): boolean {
  const [head, ...rest] = oneLine(text).split(':');
  return rest.length > 0 && isCollective(cleanName(head ?? ''));
}

/** Lines that a narrow column broke inside a name: "Ban Tổ chức" and "Trung ương", "Ủy ban nhân dân" and "các xã". */
const BROKEN =
  /^(?:(?:văn phòng|ban [^\n]*|đảng ủy|đảng uỷ)\n(?:trung ương(?: đảng)?|chính phủ|quốc hội)$|(?:bộ|ban) chỉ huy\n|(?:ủy|uỷ) ban (?:trung ương|nhân dân)\n|UBND\n(?:các|cấp|xã|phường|tỉnh|thành phố)\s)/iu;

/** A line that goes on with the one before, as where a narrow column breaks a name, is no name by itself. */
function linesOf(piece: string, isName: (part: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const line of piece.split('\n').map((one) => one.trim())) {
    if (!/\p{L}/u.test(line)) continue;
    const before = lines.at(-1);
    const goesOn =
      (/^[\p{Ll}&(]/u.test(line) && !isCollective(line)) || BROKEN.test(`${before ?? ''}\n${line}`);
    const open = before !== undefined && /(?:[,&–-]|\s(?:và|của|thuộc|với))$/iu.test(before) && !isName(line);
    if (before !== undefined && (goesOn || open)) lines.splice(-1, 1, `${before} ${line}`);
    else lines.push(line);
  }
  return lines.every(isName) || lines.some((line) => /^[-–—+•·▪]\s/u.test(line)) ? lines : [lines.join(' ')];
}

/** A stroke behind a figure belongs to the number of a paper: "Quyết định số 15/QĐ-UBND". */
const JOINTS = [/,\s*/u, /,\s*(?:và\s+)?|\s+và\s+/u, /\s*(?<!\d)\/\s*/u] as const;
/** Where "và" belongs to the name: "Văn phòng Đoàn ĐBQH và HĐND". */
const ONE_OFFICE =
  /^(?:văn phòng|vp\.?)\s[^,;]*\svà\s+(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân|uỷ ban nhân dân)(?:\s[^,;]*)?$/iu;

function byComma(piece: string, isKnown: (part: string) => boolean): readonly string[] {
  const whole = cleanName(piece);
  if (isKnown(whole) || ONE_OFFICE.test(whole) || ONE_PERSON.test(whole) || isWideCollective(whole))
    return [piece];
  for (const joint of JOINTS) {
    const parts = groupsOf(piece, joint);
    const isOne = (part: string): boolean => isKnown(cleanName(part)) || isOwnName(cleanName(part));
    if (parts.length > 1 && (parts.every(isOne) || parts.every(isPerson)))
      return parts.flatMap((part) => byComma(part, isKnown));
  }
  return byHeads(piece, isKnown);
}

const OF_PLACES = /^(?:UBND|ủy ban nhân dân|uỷ ban nhân dân)(?= )/iu;

/** "Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ": what is no name by itself belongs to the name before it. */
function byHeads(piece: string, isKnown: (part: string) => boolean): readonly string[] {
  const isName = (text: string): boolean => isKnown(cleanName(text)) || isOwnName(cleanName(text));
  const names: string[] = [];
  let end = 0;
  for (const { text, from } of partsOf(piece, JOINTS[1])) {
    const before = names.pop();
    if (before === undefined || isName(text)) names.push(...(before === undefined ? [] : [before]), text);
    else names.push(before + piece.slice(end, from) + text);
    end = from + text.length;
  }
  const [first = ''] = names;
  const isList = isName(first) && !isCollective(cleanName(first)) && !OF_PLACES.test(cleanName(first));
  return isList ? names : [piece];
}

/** "Bộ Công an, các bộ, ngành, địa phương": what begins small behind many belongs to those. */
function groupsOf(piece: string, joint: RegExp): readonly string[] {
  const groups: { text: string; many: boolean }[] = [];
  let end = 0;
  for (const { text, from } of partsOf(piece, joint)) {
    if (!/\p{L}/u.test(text)) continue;
    const last = groups.at(-1);
    if (last?.many === true && goesOnWithMany(text)) last.text += piece.slice(end, from) + text;
    else groups.push({ text, many: isCollective(cleanName(text)) || /\scác\s/u.test(text) });
    end = from + text.length;
  }
  return groups.map(({ text }) => text);
}

function partsOf(piece: string, joint: RegExp): readonly { readonly text: string; readonly from: number }[] {
  const parts: { text: string; from: number }[] = [];
  let from = 0;
  for (const match of piece.matchAll(new RegExp(joint, 'gu'))) {
    parts.push({ text: piece.slice(from, match.index), from });
    from = match.index + match[0].length;
  }
  return [...parts, { text: piece.slice(from), from }];
}

function goesOnWithMany(part: string): boolean {
  return /^\p{Ll}/u.test(part) && !/^(?:các|tất cả|toàn thể|những|mọi)(?= )/u.test(part);
}

/** "Lê Thị Bình": three words and more, all of them with a capital, and none for a kind of body. */
function isPerson(part: string): boolean {
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){2,4}$/u.test(part.trim().normalize('NFC')) && !isBody(part);
}

/** A person and what he is: "Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh". */
const ONE_PERSON =
  /^(?:đồng chí|đ\/c|ông|bà)\s[^,;]+,\s*(?:phó |quyền )?(?:chủ tịch|giám đốc|trưởng|chánh|bí thư|hiệu trưởng|cục trưởng|vụ trưởng|thứ trưởng|bộ trưởng)[^,;]*$/iu;

/** "Các bộ, cơ quan ngang bộ, UBND các tỉnh": what a list of many goes on with are many as well. */
function isWideCollective(name: string): boolean {
  const [first = '', ...others] = name.split(/,\s*(?:và\s+)?|\s+và\s+/u);
  return (
    isCollective(first) &&
    others.length > 0 &&
    others.every(
      (part) =>
        goesOnWithMany(part) || /^(?:UBND|ủy ban nhân dân|uỷ ban nhân dân) (?:các|cấp)(?= )/iu.test(part),
    )
  );
}

/** A word that says a kind and names nothing. */
const KIND_ALONE =
  /^(?:bộ|sở|phòng|ban|cục|vụ|viện|đội|hội|tổ|đoàn|trạm|trường|khoa|đài|báo|nhà|hạt|thôn|xóm|ấp|khu|xã|phường|huyện|quận|tỉnh|nhóm|quỹ|cơ quan|đơn vị|doanh nghiệp)$/iu;

/** "Công an xã", "các phòng chuyên môn"; neither the "ban" of "các sở, ban, ngành" nor the "Cục" of "Các Vụ, Cục". */
function isOwnName(part: string): boolean {
  return isBody(part) && !isField(part) && !KIND_ALONE.test(part);
}

/** "Sở Nội vụ, Tài chính": two of a kind or one of two fields, nobody can know. */
function isUnclear(name: string, isKnown: (part: string) => boolean): boolean {
  return (
    !isKnown(name) && (/[,/]\s*\p{Lu}/u.test(name) || /:\s/u.test(name) || /\.\s+\p{Lu}\p{Ll}/u.test(name))
  );
}

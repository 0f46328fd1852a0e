import { cleanName, isBody, isCollective } from './names.js';
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
const SUPPORTS = /\((?:cơ quan |đơn vị )?phối hợp[^()]*\)/iu;

/**
 * Several names in a cell are several whatever their head word: semicolons and lines part them, a comma, "và" or a
 * stroke where each part is a name of its own.
 */
export function leadPartsOf(text: string, isKnown: (part: string) => boolean): LeadParts {
  if (isKnown(cleanName(text))) return { names: [cleanName(text)], supporting: [], unclear: false };
  const isName = (part: string): boolean => isKnown(cleanName(part)) || isBody(cleanName(part));
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
    ...new Set(all.map(cleanName).filter((one) => /\p{L}/u.test(one))),
  ];
  return {
    names: clean(names),
    supporting: clean(supporting),
    unclear: leading.some((part) => isUnclear(cleanName(part), isKnown)),
  };
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

/** A line that goes on with the one before, as where a narrow column breaks a name, is no name by itself. */
function linesOf(piece: string, isName: (part: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const line of piece.split('\n').map((one) => one.trim())) {
    if (!/\p{L}/u.test(line)) continue;
    const before = lines.at(-1);
    const goesOn = /^[\p{Ll}&(]/u.test(line) && !isCollective(line);
    const open = before !== undefined && /(?:[,&–-]|\s(?:và|của|thuộc|với))$/iu.test(before) && !isName(line);
    if (before !== undefined && (goesOn || open)) lines.splice(-1, 1, `${before} ${line}`);
    else lines.push(line);
  }
  return lines.every(isName) || lines.some((line) => /^[-–—+•·▪]\s/u.test(line)) ? lines : [lines.join(' ')];
}

const JOINTS = [/,\s*/u, /,\s*(?:và\s+)?|\s+và\s+/u, /\s*\/\s*/u] as const;
/** Where "và" belongs to the name: "Văn phòng Đoàn ĐBQH và HĐND". */
const ONE_OFFICE =
  /^(?:văn phòng|vp\.?)\s[^,;]*\svà\s+(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân|uỷ ban nhân dân)(?:\s[^,;]*)?$/iu;

function byComma(piece: string, isKnown: (part: string) => boolean): readonly string[] {
  if (isKnown(cleanName(piece)) || ONE_OFFICE.test(cleanName(piece))) return [piece];
  for (const joint of JOINTS) {
    const parts = piece.split(joint).filter((part) => /\p{L}/u.test(part));
    if (parts.length > 1 && parts.every((part) => isKnown(cleanName(part)) || isOwnName(cleanName(part))))
      return parts.flatMap((part) => byComma(part, isKnown));
  }
  return [piece];
}

/** "Công an xã", "các phòng chuyên môn"; the "ban" of "các sở, ban, ngành" is none. */
function isOwnName(part: string): boolean {
  return isBody(part) && (/^\p{Lu}/u.test(part) || part.includes(' '));
}

/** "Sở Nội vụ, Tài chính": two of a kind or one of two fields, nobody can know. */
function isUnclear(name: string, isKnown: (part: string) => boolean): boolean {
  return (
    !isKnown(name) && (/[,/]\s*\p{Lu}/u.test(name) || /:\s/u.test(name) || /\.\s+\p{Lu}\p{Ll}/u.test(name))
  );
}

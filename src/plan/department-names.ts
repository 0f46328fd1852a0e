import type { DepartmentId, Plan } from './plan.js';

/** Departments that a text names one behind the other, and where their names end. */
export interface DepartmentsNamed {
  readonly ids: readonly DepartmentId[];
  readonly end: number;
}

interface Known {
  readonly id: DepartmentId;
  /** As `plainOf` writes it. */
  readonly name: string;
}

/**
 * A text in small letters without accents, unit by unit: what is found at a place of it stands at that place of the text.
 * @param text composed (NFC)
 */
export function plainOf(text: string): string {
  return text.replace(/[^\0-\x40\x5B-\x7F]/gu, (character) => {
    const small = (KEPT.get(character) ?? character.normalize('NFD').charAt(0)).toLowerCase();
    return small.length === character.length ? small : character;
  });
}

const KEPT: ReadonlyMap<string, string> = new Map([
  ...['đ', 'Đ', 'ð', 'Ð'].map((letter) => [letter, 'd'] as const),
  ...['–', '—', '‐', '‑', '−'].map((dash) => [dash, '-'] as const),
]);

/**
 * The departments that begin a text, by whichever of their names: `VPTK`, `VP-TK`, `văn phòng thống kê`, `TCKT` of
 * "Tài chính – Kế toán"; several behind commas, "và", or, written as codes, a space. Null where it begins with none.
 */
export function departmentsAt(plan: Plan, text: string, at = 0): DepartmentsNamed | null {
  const plain = plainOf(text);
  const ids: DepartmentId[] = [];
  let end = at;
  for (let from = at; ;) {
    const found = departmentAt(plan, plain, from);
    if (!found) break;
    if (!ids.includes(found.id)) ids.push(found.id);
    end = found.end;
    BETWEEN.lastIndex = end;
    const between = BETWEEN.exec(plain)?.[0];
    if (between === undefined) break;
    from = end + between.length;
    // A space alone parts codes; behind it a name in words begins the work.
    if (between.trim() === '' && !/^[A-ZĐ]{2}/u.test(text.slice(from))) break;
  }
  return ids.length > 0 ? { ids, end } : null;
}

const BETWEEN = /\s*[,;+&/]\s*(?:va\s+)?|\s+(?:va|voi|cung)\s+|\s+/uy;

function departmentAt(plan: Plan, plain: string, from: number): { id: DepartmentId; end: number } | null {
  for (const { id, name } of knownNames(plan)) {
    const end = nameEnd(plain, from, name);
    if (end !== null) return { id, end };
  }
  return null;
}

/** Where the name ends that stands at a place: dashes and spaces between its words are all the same. */
function nameEnd(plain: string, from: number, name: string): number | null {
  let at = from;
  for (const [index, word] of name.split(' ').entries()) {
    if (index > 0) {
      GAP.lastIndex = at;
      at += GAP.exec(plain)?.[0].length ?? 0;
    }
    if (!plain.startsWith(word, at)) return null;
    at += word.length;
  }
  return /^[\p{L}\d]/u.test(plain.slice(at)) ? null : at;
}

const GAP = /[\s-]*/uy;

const names = new WeakMap<Plan, readonly Known[]>();

/** Every name of every department, the longest first; what two of them share names neither. */
function knownNames(plan: Plan): readonly Known[] {
  const before = names.get(plan);
  if (before) return before;
  const all = plan.departments.flatMap(({ id, name, shortName, printedAs }) =>
    [...new Set([id, name, shortName, ...printedAs, initialsOf(name)].map(wordsOf))]
      .filter((one) => one.length > 1)
      .map((one): Known => ({ id, name: one })),
  );
  const unique = all.filter(({ id, name }) => all.every((one) => one.name !== name || one.id === id));
  const known = [...unique].sort((one, other) => other.name.length - one.name.length);
  names.set(plan, known);
  return known;
}

/** `van phong thong ke` */
function wordsOf(name: string): string {
  return (plainOf(name.normalize('NFC')).match(/[\p{L}\d]+/gu) ?? []).join(' ');
}

/** `TCKT` of "Tài chính – Kế toán"; nothing of one word. */
function initialsOf(name: string): string {
  const words = wordsOf(name).split(' ');
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';
}

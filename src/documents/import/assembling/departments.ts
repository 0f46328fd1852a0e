import { importedWords } from '../../../words/documents/imported.js';
import type { DraftDepartment } from '../../../plan/drafting/plan-draft.js';
import type { KnownDepartment } from './catalogue.js';
import { fold, oneLine } from './printed-text.js';

/** How the lead of a row was recognised. */
type Recognised =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'similar'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'several';
      readonly id: string;
      readonly others: readonly string[];
      readonly name: string;
    }
  | { readonly kind: 'new'; readonly id: string };

export interface Register {
  /** Of one printed lead; what is unknown becomes a department. */
  recognise(printed: string): Recognised;
  /** For a row that names none. */
  nobody(): string;
  readonly nobodyId: string;
  nameOf(id: string): string;
  /** A name that differs from a known one by accents or capitals alone, as that one is written. */
  spelt(name: string): string;
  /** Those that were met, in that order. */
  departments(): readonly DraftDepartment[];
  /** Of those the ones that no catalogue knows. */
  unknown(): readonly string[];
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly keys: readonly string[];
  readonly begins: readonly string[];
  readonly printed: string[];
  readonly everybody: boolean;
  readonly known: boolean;
}

const HEADS =
  'phong|ban|van phong|trung tam|cong an|cong chuc|can bo|bo phan|so|ubnd|uy ban|doi|hoi|to|doan|ban chi huy|tram|truong|chi cuc|chu tich|lanh dao|thuong truc|mat tran|ubmttq|quy|cac|thanh tra|bao hiem|dang uy|hdnd';
const HEAD = new RegExp(`^(?:${HEADS})(?= |$)`, 'u');
const LONGEST_SHORT = 12;
const LONGEST_ID = 16;
/** Nobody has this one yet: see `nobody`. */
const NOBODY = { id: 'CHUARO', ...importedWords.noLead };

/**
 * The departments of one import. Of two that a short name could mean, the one that the paper also prints in full
 * is meant.
 * @param printed every lead and support of the file, to know which names it prints
 * @param tails what a department's name may end with: "xã", "phường Hà Huy Tập"
 */
export function registerOf(
  catalogue: readonly KnownDepartment[],
  printed: readonly string[],
  tails: readonly string[],
): Register {
  const book = bookOf(catalogue, printed, tails);
  const nameOf = (id: string): string => book.entries.find((entry) => entry.id === id)?.name ?? id;
  return {
    recognise: (text) => recognise(book, text),
    nobody: () => {
      const there = book.entries.find(({ id }) => id === NOBODY.id);
      return (there ?? book.enter({ ...NOBODY, keys: [], known: true })).id;
    },
    nobodyId: NOBODY.id,
    nameOf,
    spelt: (name) => book.entries.find((entry) => fold(entry.name) === fold(name))?.name ?? name,
    departments: () =>
      book.used.map(({ id, name, shortName, printed: printedAs, everybody }) => ({
        id,
        name,
        shortName,
        printedAs: [...printedAs],
        ...(everybody ? { everybody } : {}),
      })),
    unknown: () => book.used.filter(({ known }) => !known).map(({ id }) => id),
  };
}

interface Book {
  readonly entries: Entry[];
  readonly used: Entry[];
  bare(text: string): string;
  find(text: string): Entry | undefined;
  use(entry: Entry, text: string): Entry;
  enter(entry: Pick<Entry, 'id' | 'name' | 'shortName' | 'keys' | 'known'>): Entry;
}

function bookOf(
  catalogue: readonly KnownDepartment[],
  printed: readonly string[],
  tails: readonly string[],
): Book {
  const ends = tails.map(fold).filter((tail) => tail !== '');
  const bare = (text: string): string =>
    ends.reduce((key, tail) => (key.endsWith(` ${tail}`) ? key.slice(0, -tail.length - 1) : key), fold(text));
  const met = new Set(printed.map(bare));
  const entries: Entry[] = catalogue.map((one) => ({
    ...one,
    keys: [one.name, ...one.printedAs].map(fold),
    begins: (one.begins ?? []).map(fold),
    printed: [],
    everybody: one.everybody ?? false,
    known: true,
  }));
  const used: Entry[] = [];
  const use = (entry: Entry, text: string): Entry => {
    if (!used.includes(entry)) used.push(entry);
    const line = oneLine(text);
    if (line !== '' && !entry.printed.includes(line)) entry.printed.push(line);
    return entry;
  };
  return {
    entries,
    used,
    bare,
    find: (text) => exact(entries, [fold(text), bare(text)], met),
    use,
    enter(fields) {
      const entry = { ...fields, begins: [], printed: [], everybody: false };
      entries.push(entry);
      return use(entry, '');
    },
  };
}

function recognise(book: Book, text: string): Recognised {
  if (book.find(text)) return recogniseOne(book, text);
  const [first, ...others] = partsOf(text, (part) => book.find(part) !== undefined);
  if (first === undefined || others.length === 0) return recogniseOne(book, first ?? text);
  const { id } = recogniseOne(book, first);
  const rest = [...new Set(others.map((part) => recogniseOne(book, part).id))].filter(
    (other) => other !== id,
  );
  if (rest.length === 0) return { kind: 'known', id };
  return {
    kind: 'several',
    id,
    others: rest,
    name: book.entries.find((entry) => entry.id === id)?.name ?? id,
  };
}

function recogniseOne(book: Book, text: string): Recognised {
  const found = book.find(text);
  if (found) return { kind: 'known', id: book.use(found, text).id };
  const near = similar(book.entries, book.bare(text)) ?? abbreviated(book.used, text);
  if (near) return { kind: 'similar', id: book.use(near, text).id, name: near.name };
  const name = oneLine(text);
  const id = freshId(name, book.entries);
  const keys = [fold(name), book.bare(name)];
  return {
    kind: 'new',
    id: book.use(book.enter({ id, name, shortName: shortOf(name), keys, known: false }), text).id,
  };
}

function exact(
  entries: readonly Entry[],
  keys: readonly string[],
  met: ReadonlySet<string>,
): Entry | undefined {
  for (const key of keys) {
    const found = entries.filter((entry) => entry.keys.includes(key));
    const [first] = found;
    if (first)
      return (
        found.find((entry) =>
          entry.keys.some((other) => other !== key && met.has(other) && isOnlyIn(entries, other)),
        ) ?? first
      );
  }
  return entries.find(({ begins }) =>
    begins.some((words) => keys.some((key) => key === words || key.startsWith(`${words} `))),
  );
}

function isOnlyIn(entries: readonly Entry[], key: string): boolean {
  return entries.filter((entry) => entry.keys.includes(key)).length === 1;
}

/** One letter apart, in names long enough for that to be a slip. */
function similar(entries: readonly Entry[], key: string): Entry | undefined {
  if (key.length < 9) return undefined;
  return entries.find((entry) => entry.keys.some((other) => other.length >= 9 && isOneApart(key, other)));
}

function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || /\d/u.test(one + other)) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest;
}

/** `KTHTĐT` beside "Phòng Kinh tế, Hạ tầng và Đô thị". */
function abbreviated(used: readonly Entry[], text: string): Entry | undefined {
  const letters = fold(text).replace(HEAD, '').trim();
  if (!/^[a-z]{2,8}$/u.test(letters) || !/\p{Lu}{2}/u.test(text)) return undefined;
  return used.find(
    ({ name }) =>
      initials(
        name
          .split(/\s+/u)
          .slice(fold(name).match(HEAD)?.[0].split(' ').length ?? 0)
          .join(' '),
      ).toLowerCase() === letters,
  );
}

function initials(name: string): string {
  return name
    .split(/[\s,./&–-]+/u)
    .filter((word) => /^\p{L}/u.test(word) && fold(word) !== 'va')
    .map((word) => (/^\p{Lu}{2,6}$/u.test(word) ? fold(word) : fold(word).charAt(0)))
    .join('')
    .toUpperCase();
}

function shortOf(name: string): string {
  if (name.length <= LONGEST_SHORT) return name;
  return initials(name).slice(0, LONGEST_SHORT) || name.slice(0, LONGEST_SHORT).trim();
}

function freshId(name: string, entries: readonly Entry[]): string {
  const base = (initials(name) || 'DV').replace(/[^A-Z]/gu, '').slice(0, LONGEST_ID - 2) || 'DV';
  const isFree = (id: string): boolean =>
    !entries.some((entry) => entry.id === id) && !['DM', 'LD', NOBODY.id].includes(id);
  if (isFree(base) && base.length > 1) return base;
  for (let at = 0; ; at += 1) {
    const id =
      base +
      (at < 26 ? '' : String.fromCharCode(65 + Math.floor(at / 26) - 1)) +
      String.fromCharCode(65 + (at % 26));
    if (isFree(id)) return id;
  }
}

/** Lines, semicolons and dashes part names; a comma or "và" only where each part is a name of its own. */
function partsOf(text: string, isKnown: (part: string) => boolean): readonly string[] {
  const isName = (part: string): boolean => isKnown(part) || HEAD.test(fold(part));
  const lines = text
    .split(/\n|;|(?:^|\s)[-–+•]\s/u)
    .map((part) => part.trim().replace(/[,.]$/u, ''))
    .filter((part) => part !== '');
  const whole = lines.length > 1 && lines.every(isName) ? lines : [oneLine(text).replace(/^[-–+•]\s*/u, '')];
  return whole.flatMap((part) => {
    if (isKnown(part)) return [part];
    for (const joint of [/,\s*/u, /,\s*|\s+và\s+/u, /\s*\/\s*/u]) {
      const pieces = part.split(joint).filter((piece) => piece !== '');
      if (pieces.length > 1 && pieces.every(isName)) return pieces;
    }
    return [part];
  });
}

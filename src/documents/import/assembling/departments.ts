import { importedWords } from '../../../words/documents/imported.js';
import { NOBODY_ID } from '../../../plan/drafting/plan-draft.js';
import type { DraftDepartment } from '../../../plan/drafting/plan-draft.js';
import { atMost, MOST_DEPARTMENTS } from '../limits.js';
import type { KnownDepartment } from './catalogue.js';
import { leadPartsOf } from './lead-parts.js';
import {
  cleanName,
  initialsOf,
  isCollective,
  isMisprint,
  keyOf,
  abbreviationOf,
  shortKeyOf,
} from './names.js';
import { oneLine } from './printed-text.js';

/** Who leads, as one cell prints it. */
export interface Recognised {
  readonly id: string;
  readonly others: readonly string[];
  readonly supporting: readonly string[];
  /** Printed otherwise than the department that was taken for it. */
  readonly merged: readonly { readonly printed: string; readonly name: string }[];
  /** It may be more bodies than were read, or fewer. */
  readonly unclear: boolean;
}

export interface Register {
  /** Of one printed lead; what is unknown becomes a department. */
  recognise(printed: string): Recognised;
  /** For a row that names none. */
  nobody(): string;
  readonly nobodyId: string;
  nameOf(id: string): string;
  /** A name that differs from a known one by capitals and signs alone, as that one is written. */
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
  readonly keys: string[];
  readonly begins: readonly string[];
  readonly printed: Set<string>;
  readonly everybody: boolean;
  readonly known: boolean;
}

const LONGEST_SHORT = 12;
const LONGEST_ID = 16;
/** Nobody has this one yet: see `nobody`. */
const NOBODY = { id: NOBODY_ID, ...importedWords.noLead };

interface Printed {
  /** Every lead and support of the file, to know which names it prints. */
  readonly names: readonly string[];
  /** What a department's name may end with: "xã", "phường Hà Huy Tập". */
  readonly tails: readonly string[];
}

/**
 * The departments of one import. Of two that a short name could mean, the one that the paper also prints in full
 * is meant.
 */
export function registerOf(catalogue: readonly KnownDepartment[], printed: Printed): Register {
  const book = bookOf(catalogue, printed);
  const read = new Map<string, Recognised>();
  return {
    recognise(text) {
      const before = read.get(text);
      const now = before ?? recognise(book, text);
      read.set(text, now);
      return now;
    },
    nobody: () => {
      if (!book.ids.has(NOBODY.id)) book.enter({ ...NOBODY, keys: [], everybody: false, known: true });
      return NOBODY.id;
    },
    nobodyId: NOBODY.id,
    nameOf: (id) => book.ids.get(id)?.name ?? id,
    spelt: (name) =>
      book.keyed.get(keyOf(name))?.find((entry) => keyOf(entry.name) === keyOf(name))?.name ?? name,
    departments: () =>
      [...book.used].map((entry) => ({
        id: entry.id,
        ...calledAs(book, entry),
        printedAs: [...entry.printed],
        ...(entry.everybody ? { everybody: true } : {}),
      })),
    unknown: () => [...book.used].filter(({ known }) => !known).map(({ id }) => id),
  };
}

/** A collective that is known by how its name begins alone is called as the paper prints it: a school has no công chức. */
function calledAs(
  book: Book,
  { name, shortName, keys, begins, printed }: Entry,
): Pick<Entry, 'name' | 'shortName'> {
  const [own] = printed;
  const isKnownName = [...printed].some((one) =>
    [keyOf(one), book.bare(keyOf(one))].some((key) => keys.includes(key)),
  );
  if (begins.length === 0 || own === undefined || isKnownName) return { name, shortName };
  return { name: own, shortName: shortOf(own) };
}

interface Book {
  readonly ids: ReadonlyMap<string, Entry>;
  readonly keyed: ReadonlyMap<string, readonly Entry[]>;
  /** By their keys with any one word left open. */
  readonly alike: ReadonlyMap<string, readonly Entry[]>;
  /** By their head and the first letters of the rest. */
  readonly shorts: ReadonlyMap<string, readonly Entry[]>;
  readonly used: ReadonlySet<Entry>;
  bare(key: string): string;
  find(name: string): Entry | undefined;
  use(entry: Entry, name: string): Entry;
  enter(entry: Omit<Entry, 'begins' | 'printed'>): Entry;
}

function bookOf(catalogue: readonly KnownDepartment[], { names, tails }: Printed): Book {
  const ends = tails.map(keyOf).filter((tail) => tail !== '');
  const bare = (key: string): string =>
    ends.reduce((rest, tail) => (rest.endsWith(` ${tail}`) ? rest.slice(0, -tail.length - 1) : rest), key);
  const met = new Set(names.map((name) => bare(keyOf(name))));
  const shelf = shelfOf(catalogue);
  const { ids, keyed, alike, shorts } = shelf;
  const knownBefore = ids.size;
  const used = new Set<Entry>();
  const beginning = [...ids.values()].filter(({ begins }) => begins.length > 0);
  const use = (entry: Entry, name: string): Entry => {
    used.add(entry);
    const line = oneLine(name);
    if (line !== '') entry.printed.add(line);
    return entry;
  };
  const isPrintedOtherwise = (entry: Entry, key: string): boolean =>
    entry.keys.some((other) => other !== key && met.has(other) && keyed.get(other)?.length === 1);
  const exact = (key: string): Entry | undefined => {
    const found = keyed.get(key);
    return found?.find((entry) => isPrintedOtherwise(entry, key)) ?? found?.[0];
  };
  return {
    ids,
    keyed,
    alike,
    shorts,
    used,
    bare,
    find(name) {
      const key = keyOf(name);
      const begun = NAMES_ANOTHER.test(name)
        ? undefined
        : beginning.find(({ begins }) =>
            begins.some((words) => key === words || key.startsWith(`${words} `)),
          );
      return exact(key) ?? exact(bare(key)) ?? begun;
    },
    use,
    enter(fields) {
      const entry: Entry = { ...fields, begins: [], printed: new Set() };
      shelf.add(entry);
      atMost(ids.size - knownBefore, MOST_DEPARTMENTS);
      return use(entry, '');
    },
  };
}

/** "Các ngành, Công an xã": behind the many stands one by itself. */
const NAMES_ANOTHER = /(?:[,;]\s*(?:và\s+)?|\svà\s+)\p{Lu}/u;

interface Shelf extends Pick<Book, 'ids' | 'keyed' | 'alike' | 'shorts'> {
  add(entry: Entry): void;
}

/** The known departments, to be found by what may be printed of them. */
function shelfOf(catalogue: readonly KnownDepartment[]): Shelf {
  const ids = new Map<string, Entry>();
  const keyed = new Map<string, Entry[]>();
  const alike = new Map<string, Entry[]>();
  const shorts = new Map<string, Entry[]>();
  const addKeys = (entry: Entry, keys: readonly string[]): void => {
    for (const key of new Set(keys)) {
      push(keyed, key, entry);
      for (const pattern of patternsOf(key)) push(alike, pattern, entry);
    }
  };
  const add = (entry: Entry): void => {
    ids.set(entry.id, entry);
    addKeys(entry, entry.keys);
    const short = shortKeyOf(entry.name);
    if (short !== null) push(shorts, short, entry);
  };
  for (const one of catalogue) {
    const keys = [one.name, ...one.printedAs].map(keyOf);
    const known = ids.get(one.id);
    if (known) {
      // The plan in force may have given the id to another body.
      if (!known.keys.includes(keyOf(one.name))) continue;
      const fresh = keys.filter((key) => !known.keys.includes(key));
      known.keys.push(...fresh);
      addKeys(known, fresh);
      continue;
    }
    const begins = (one.begins ?? []).map(keyOf);
    add({ ...one, keys, begins, printed: new Set(), everybody: one.everybody ?? false, known: true });
  }
  return { ids, keyed, alike, shorts, add };
}

function recognise(book: Book, text: string): Recognised {
  const parts = leadPartsOf(text, (part) => book.find(part) !== undefined);
  const names = parts.names.length > 0 ? parts.names : [cleanName(text)];
  const merged: { printed: string; name: string }[] = [];
  const ids = names.map((name) => {
    const found = recogniseOne(book, name);
    if (found.merged) merged.push({ printed: name, name: found.entry.name });
    return found.entry.id;
  });
  const [id = NOBODY.id, ...others] = new Set(ids);
  return { id, others, supporting: parts.supporting, merged, unclear: parts.unclear };
}

function recogniseOne(book: Book, name: string): { readonly entry: Entry; readonly merged: boolean } {
  const found = book.find(name);
  if (found) return { entry: book.use(found, name), merged: false };
  const near = misprinted(book, name) ?? abbreviated(book, name);
  if (near) return { entry: book.use(near, name), merged: true };
  const id = freshId(name, book.ids);
  const keys = [keyOf(name), book.bare(keyOf(name))];
  const everybody = isCollective(name);
  return {
    entry: book.use(book.enter({ id, name, shortName: shortOf(name), keys, everybody, known: false }), name),
    merged: false,
  };
}

function misprinted({ alike, bare }: Book, name: string): Entry | undefined {
  const key = bare(keyOf(name));
  const near = patternsOf(key).flatMap((pattern) => alike.get(pattern) ?? []);
  return near.find(({ keys }) => keys.some((known) => isMisprint(key, known)));
}

/** Where one department alone, of those that were met, can be meant by the short name. */
function abbreviated({ shorts, used }: Book, name: string): Entry | undefined {
  const short = abbreviationOf(name);
  const [only, ...others] =
    short === null ? [] : (shorts.get(short) ?? []).filter((entry) => used.has(entry));
  return others.length === 0 ? only : undefined;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key);
  if (!there) map.set(key, [value]);
  else if (!there.includes(value)) there.push(value);
}

const MOST_WORDS = 16;

/** The key with each of its words left open in turn. */
function patternsOf(key: string): readonly string[] {
  const words = key.split(' ');
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  return words.map((_, at) => [...words.slice(0, at), '*', ...words.slice(at + 1)].join(' '));
}

/** What a line of a phone has room for. */
export function shortOf(name: string): string {
  if (name.length <= LONGEST_SHORT) return name;
  return initialsOf(name).slice(0, LONGEST_SHORT) || name.slice(0, LONGEST_SHORT).trim();
}

function freshId(name: string, taken: ReadonlyMap<string, Entry>): string {
  const base =
    initialsOf(name)
      .replace(/[^A-Z]/gu, '')
      .slice(0, LONGEST_ID - 2) || 'DV';
  const isFree = (id: string): boolean => !taken.has(id) && !['DM', 'LD', NOBODY.id].includes(id);
  if (isFree(base) && base.length > 1) return base;
  for (let at = 1; ; at += 1) {
    const letters = lettersOf(at);
    const id = base.slice(0, LONGEST_ID - letters.length) + letters;
    if (isFree(id)) return id;
  }
}

/** A, B … Z, AA, AB … */
function lettersOf(place: number): string {
  let text = '';
  for (let left = place; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  }
  return text;
}

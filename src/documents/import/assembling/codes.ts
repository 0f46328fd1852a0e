import { keyOf, partsOf } from '../../../plan/codes/printed.js';
import { sectionIds, type OpenSection } from './outline.js';
import type { Work } from './reading-state.js';

export interface Coded {
  readonly work: Work;
  readonly code: string;
  readonly section: string;
  /** The paper numbers two rows alike, or deeper than a code does. */
  readonly twice: boolean;
  readonly shortened: boolean;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LONGEST_CODE = 16;
/** Of ten numbers one may stand in two sections by mistake, and still they run through all. */
const RUNNING = 10;

/** Codes as a person reads them off the paper, each once: rows that share a number get letters. */
export function coded(work: readonly Work[]): readonly Coded[] {
  const ids = sectionIds([...new Set(work.map(({ section }) => section))]);
  const idOf = ({ section }: Work): string => ids.get(section) ?? section.numeral;
  const isBare = runsThrough(work);
  const baseOf = (one: Work): string => {
    const id = isBare ? '' : idOf(one);
    return id === '' ? one.path.join('.') : `${id}.${one.path.join('.')}`;
  };
  const alike = new Map<string, Alike>();
  for (const one of work) {
    const there = alike.get(baseOf(one)) ?? { count: 0, letters: new Set(), unlettered: 0 };
    there.count += 1;
    if (one.letter === null) there.unlettered += 1;
    else there.letters.add(one.letter);
    alike.set(baseOf(one), there);
  }
  const met = new Map<string, { all: number; numbered: number }>();
  const free = freeCodes();
  return work.map((one): Coded => {
    const base = baseOf(one);
    const before = met.get(base) ?? { all: 0, numbered: 0 };
    met.set(base, before);
    const code = free(base, letterOf(one, alike.get(base), before.all));
    const isNumbered = !one.below && one.letter === null;
    const twice = isNumbered && before.numbered > 0;
    before.all += 1;
    if (isNumbered) before.numbered += 1;
    return { work: one, code, section: idOf(one), twice, shortened: !code.startsWith(base) };
  });
}

/** The rows under one number. */
interface Alike {
  count: number;
  /** Those that the paper gives a letter, and how many have none. */
  readonly letters: Set<string>;
  unlettered: number;
}

/** The titles have no numerals, and the numbers go on below each of them: then a number alone names its row. */
function runsThrough(work: readonly Work[]): boolean {
  if (work.some(({ section }) => section.named === 'printed')) return false;
  const homes = new Map<string, OpenSection>();
  const again = new Set<string>();
  for (const { path, section } of work) {
    const number = path.join('.');
    const home = homes.get(number) ?? section;
    homes.set(number, home);
    if (home !== section) again.add(number);
  }
  return again.size * RUNNING <= work.length;
}

/** Letters that the paper prints hold where no two rows of the number have the same. */
function letterOf({ letter }: Work, alike: Alike | undefined, before: number): string {
  if (!alike || alike.count === 1) return letter ?? '';
  const distinct = alike.letters.size + alike.unlettered === alike.count;
  if (letter !== null && distinct) return letter;
  if (alike.unlettered === 1 && alike.count > 1 && letter === null) return '';
  return LETTERS[before] ?? 'z';
}

/** Gives each code once, and another one near by where it is taken or longer than a code may be. */
function freeCodes(): (base: string, letter: string) => string {
  const taken = new Set<string>();
  const spare = new Map<string, number>();
  const key = (code: string): string => keyOf(partsOf(code));
  const isFree = (code: string): boolean => !taken.has(key(code));
  const take = (code: string): string => {
    taken.add(key(code));
    return code;
  };
  return (base, letter) => {
    const fits = base.length < LONGEST_CODE;
    if (fits && isFree(base + letter)) return take(base + letter);
    const more = fits ? LETTERS.find((other) => isFree(base + other)) : undefined;
    if (more !== undefined) return take(base + more);
    const section = /^[^\d]*(?:\d{1,3}(?=\.))?/u.exec(base)?.[0].replace(/\.$/u, '') ?? '';
    for (let row = spare.get(section) ?? 1; ; row += 1) {
      const code = section === '' ? String(row) : `${section}.${row}`;
      spare.set(section, row + 1);
      if (isFree(code)) return take(code);
    }
  };
}

/** Sections in the order of the paper, with the ids that their tasks carry. */
export function sectionsOf(
  codes: readonly Coded[],
): readonly { readonly id: string; readonly section: OpenSection }[] {
  return [...new Map(codes.map(({ section: id, work }) => [id, { id, section: work.section }])).values()];
}

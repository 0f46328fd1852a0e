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
const HIGHEST = 999;
const HIGHEST_BELOW = 99;

/** Codes as a person reads them off the paper, each once: rows that share a number get letters. */
export function coded(work: readonly Work[]): readonly Coded[] {
  const sections = [...new Set(work.map(({ section }) => section))];
  const ids = sectionIds(sections);
  const taken = new Set<string>();
  return work.map((one): Coded => {
    const section = ids.get(one.section) ?? one.section.numeral;
    const base = `${section}.${rowOf(one)}`;
    const alike = work.filter((other) => other.section === one.section && rowOf(other) === rowOf(one));
    const code = freeCode(base, letterOf(one, alike), { taken, section });
    taken.add(code);
    const numbered = alike.filter(({ below }) => !below);
    return {
      work: one,
      code,
      section,
      twice: !one.below && numbered.indexOf(one) > 0,
      shortened: one.path.length > 2 || !code.startsWith(base),
    };
  });
}

function rowOf({ path }: Work): string {
  const [row = 0, sub] = path;
  const own = String(Math.min(row, HIGHEST));
  return sub === undefined ? own : `${own}.${Math.min(sub, HIGHEST_BELOW)}`;
}

/** Letters that the paper prints hold where every row of the number has one of its own. */
function letterOf(one: Work, alike: readonly Work[]): string {
  const printed = alike.map(({ letter }) => letter);
  const own = one.letter;
  if (own !== null && !printed.includes(null) && new Set(printed).size === printed.length) return own;
  return alike.length === 1 ? '' : (LETTERS[alike.indexOf(one)] ?? 'z');
}

function freeCode(
  base: string,
  letter: string,
  { taken, section }: { taken: ReadonlySet<string>; section: string },
): string {
  if (!taken.has(base + letter)) return base + letter;
  const more = LETTERS.find((other) => !taken.has(base + other));
  if (more !== undefined) return base + more;
  for (let row = 1; ; row += 1) if (!taken.has(`${section}.${row}`)) return `${section}.${row}`;
}

/** Sections in the order of the paper, with the ids that their tasks carry. */
export function sectionsOf(
  codes: readonly Coded[],
): readonly { readonly id: string; readonly section: OpenSection }[] {
  return [...new Map(codes.map(({ section: id, work }) => [id, { id, section: work.section }])).values()];
}

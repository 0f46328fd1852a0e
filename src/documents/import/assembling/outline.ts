import { fold, oneLine } from './printed-text.js';
import { romanOf } from '../roman.js';
import type { NumberToken } from './numbers.js';

/** A section as the rows are read into it; its id is settled when all are known. */
export interface OpenSection {
  readonly outer: string | null;
  readonly numeral: string;
  readonly title: string;
  /** The number of an arabic one: its rows are printed 1.1, 1.2. */
  readonly arabic: string | null;
  /** Its numeral is the paper's, or that of its place among titles without one, or there is no title at all. */
  readonly named: 'printed' | 'by-place' | 'not';
}

type Lettered = Extract<NumberToken, { kind: 'roman' | 'letter' }>;

export interface Outline {
  readonly sections: readonly OpenSection[];
  readonly current: OpenSection | null;
  openLettered(token: Lettered, title: string): void;
  openArabic(value: string, title: string): void;
  openUnnumbered(title: string): void;
  /** For rows before or without any section. */
  openUnnamed(title: string): void;
}

/** Rows that no section's title stands above: `NV`, nhiệm vụ. */
const UNNAMED = 'NV';

/** Follows the titles of sections: of roman numerals and capitals whichever comes first is the outer level. */
export function newOutline(): Outline {
  const sections: OpenSection[] = [];
  let outermost: Lettered['kind'] | null = null;
  let outer: { numeral: string; title: string } | null = null;
  const open = (section: OpenSection): void => {
    const last = sections.at(-1);
    // A title printed again on the next page opens nothing.
    const again =
      last?.numeral === section.numeral &&
      last.outer === section.outer &&
      bareTitle(last.title) === bareTitle(section.title);
    if (!again) sections.push(section);
  };
  return {
    sections,
    get current() {
      return sections.at(-1) ?? null;
    },
    openLettered(token, title) {
      outermost ??= token.kind;
      const { printed: numeral } = token;
      if (token.kind === outermost) {
        outer = { numeral, title };
        open({ outer: null, numeral, title, arabic: null, named: 'printed' });
      } else {
        const whole = outer ? `${outer.title} – ${title}` : title;
        open({ outer: outer?.numeral ?? null, numeral, title: whole, arabic: null, named: 'printed' });
      }
    },
    openArabic: (value, title) =>
      open({ outer: null, numeral: value, title, arabic: value, named: 'printed' }),
    openUnnumbered: (title) =>
      open({ outer: null, numeral: romanOf(sections.length + 1), title, arabic: null, named: 'by-place' }),
    openUnnamed: (title) => open({ outer: null, numeral: UNNAMED, title, arabic: null, named: 'not' }),
  };
}

/** Without the "(tiếp theo)" of a title that is printed again. */
function bareTitle(title: string): string {
  return fold(title).replace(/ tiep(?: theo)?$/u, '');
}

const LONGEST_ID = 8;

/**
 * The ids of sections that hold tasks: the printed numeral where it stands once, with its outer one where it
 * begins again, with a letter before it where a second Appendix numbers its sections like the first. A plan without
 * titles has one section without an id, and its codes are the printed numbers.
 */
export function sectionIds(used: readonly OpenSection[]): ReadonlyMap<OpenSection, string> {
  const [only, ...others] = used;
  if (only?.named === 'not' && others.length === 0) return new Map([[only, '']]);
  const counts = new Map<string, number>();
  for (const { numeral } of used) counts.set(numeral, (counts.get(numeral) ?? 0) + 1);
  const ids = new Map<OpenSection, string>();
  const taken = new Set<string>();
  for (const section of used) {
    const once = counts.get(section.numeral) === 1;
    const own = once || section.outer === null ? section.numeral : `${section.outer}.${section.numeral}`;
    const tries = [
      own,
      ...[...'BCDEGH'].map((letter) => (section.arabic === null ? letter + own : `${letter}.${own}`)),
    ].filter((id) => id.length <= LONGEST_ID);
    const id = tries.find((one) => !taken.has(one)) ?? spare(taken);
    taken.add(id);
    ids.set(section, id);
  }
  return ids;
}

function spare(taken: ReadonlySet<string>): string {
  for (let at = taken.size; ; at += 1) {
    const id = `S${[Math.floor(at / 676), Math.floor(at / 26) % 26, at % 26].map((letter) => String.fromCharCode(65 + (letter % 26))).join('')}`;
    if (!taken.has(id)) return id;
  }
}

export function titleOf(text: string): string {
  return oneLine(text).replace(/[\s:.;]+$/u, '');
}

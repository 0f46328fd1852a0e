import { fold, oneLine } from './printed-text.js';
import { romanOf, type NumberToken } from './numbers.js';

/** A section as the rows are read into it; its id is settled when all are known. */
export interface OpenSection {
  readonly outer: string | null;
  readonly numeral: string;
  readonly title: string;
  /** The number of an arabic one: its rows are printed 1.1, 1.2. */
  readonly arabic: number | null;
  /** Named by the paper, or only by its place. */
  readonly given: boolean;
}

type Lettered = Extract<NumberToken, { kind: 'roman' | 'letter' }>;

export interface Outline {
  readonly sections: readonly OpenSection[];
  readonly current: OpenSection | null;
  openLettered(token: Lettered, title: string): void;
  openArabic(value: number, title: string): void;
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
        open({ outer: null, numeral, title, arabic: null, given: false });
      } else {
        const whole = outer ? `${outer.title} – ${title}` : title;
        open({ outer: outer?.numeral ?? null, numeral, title: whole, arabic: null, given: false });
      }
    },
    openArabic: (value, title) =>
      open({ outer: null, numeral: romanOf(value), title, arabic: value, given: true }),
    openUnnumbered: (title) =>
      open({ outer: null, numeral: romanOf(sections.length + 1), title, arabic: null, given: true }),
    openUnnamed: (title) => open({ outer: null, numeral: UNNAMED, title, arabic: null, given: true }),
  };
}

/** Without the "(tiếp theo)" of a title that is printed again. */
function bareTitle(title: string): string {
  return fold(title).replace(/ tiep(?: theo)?$/u, '');
}

const LONGEST_ID = 6;

/**
 * The ids of sections that hold tasks: the printed numeral where it stands once, with its outer one where it
 * begins again, with a letter before it where a second Appendix numbers its sections like the first.
 */
export function sectionIds(used: readonly OpenSection[]): ReadonlyMap<OpenSection, string> {
  const ids = new Map<OpenSection, string>();
  const taken = new Set<string>();
  for (const section of used) {
    const once = used.filter(({ numeral }) => numeral === section.numeral).length === 1;
    const own = once || section.outer === null ? section.numeral : section.outer + section.numeral;
    const tries = [own, ...[...'BCDEGH'].map((letter) => letter + own)].filter(
      (id) => id.length <= LONGEST_ID,
    );
    const id = tries.find((one) => !taken.has(one)) ?? spare(taken);
    taken.add(id);
    ids.set(section, id);
  }
  return ids;
}

function spare(taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) {
    const id = `S${String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))}`;
    if (!taken.has(id)) return id;
  }
}

export function titleOf(text: string): string {
  return oneLine(text).replace(/[\s:.;]+$/u, '');
}

import { romanOf } from '../../roman.js';
import { child, elementsOf, valueOf, type Element } from './xml.js';

/** Counts the lists of a document as Word shows them, paragraph by paragraph. */
export interface Numbering {
  /** What stands before a paragraph that is a member of a list; `-` for a bullet, empty where nothing is shown. */
  next(member: Element): string;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** The level whose next number lets this one begin again; 0: none does. */
  readonly restart: number;
  readonly plain: boolean;
}

interface List {
  /** Lists of the same kind count on together. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where this list alone begins, whatever others of its kind have counted. */
  readonly starts: ReadonlyMap<number, number>;
}

const DEEPEST = 8;

export function numberingOf(part: Element | null): Numbering {
  const lists = listsOf(part);
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(member) {
      const id = valueOf(member, 'numId') ?? '0';
      const depth = Math.min(Number(valueOf(member, 'ilvl') ?? '0') || 0, DEEPEST);
      const list = lists.get(id);
      const level = list?.levels.get(depth);
      if (!list || !level) return '';
      const count = counts.get(list.kind) ?? [];
      counts.set(list.kind, count);
      const start = list.starts.get(depth);
      if (start !== undefined && !begun.has(`${id}/${depth}`)) count[depth] = undefined;
      begun.add(`${id}/${depth}`);
      const before = count[depth];
      count[depth] = before === undefined ? (start ?? level.start) : before + 1;
      for (let below = depth + 1; below <= DEEPEST; below += 1) {
        const restart = list.levels.get(below)?.restart ?? below;
        if (restart > depth) count[below] = undefined;
      }
      return shown(list, level, count);
    },
  };
}

function shown(list: List, level: Level, count: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return '-';
  if (level.format === 'none') return '';
  return level.text
    .replace(/%([1-9])/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const own = list.levels.get(at);
      const value = count[at] ?? own?.start ?? 1;
      return written(value, level.plain ? 'decimal' : (own?.format ?? 'decimal'));
    })
    .trim();
}

function written(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return romanOf(value);
    case 'lowerRoman':
      return romanOf(value).toLowerCase();
    case 'upperLetter':
      return letterOf(value).toUpperCase();
    case 'lowerLetter':
      return letterOf(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

/** After z come aa and bb. */
function letterOf(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.floor((value - 1) / 26) + 1, 3));
}

function listsOf(part: Element | null): ReadonlyMap<string, List> {
  const all = part ? elementsOf(part) : [];
  const kinds = new Map(
    all.flatMap((one) => {
      const id = one.attributes.get('abstractNumId');
      return one.name === 'abstractNum' && id !== undefined ? [[id, one] as const] : [];
    }),
  );
  // A list may take its look from the list of a style.
  const byStyle = new Map([...kinds.values()].map((one) => [valueOf(one, 'styleLink') ?? '', one]));
  const lists = new Map<string, List>();
  for (const one of all) {
    const id = one.attributes.get('numId');
    if (one.name !== 'num' || id === undefined) continue;
    const kind = valueOf(one, 'abstractNumId') ?? '';
    const own = kinds.get(kind);
    const linked = byStyle.get(valueOf(own, 'numStyleLink') ?? '?') ?? own;
    const levels = new Map(levelsOf(linked));
    const starts = new Map<number, number>();
    for (const change of elementsOf(one).filter(({ name }) => name === 'lvlOverride')) {
      const depth = Number(change.attributes.get('ilvl') ?? '0');
      for (const [, level] of levelsOf(change)) levels.set(depth, level);
      const start = valueOf(change, 'startOverride');
      if (start !== undefined) starts.set(depth, Number(start) || 1);
    }
    lists.set(id, { kind, levels, starts });
  }
  return lists;
}

function levelsOf(kind: Element | undefined): readonly (readonly [number, Level])[] {
  const levels = kind ? elementsOf(kind).filter(({ name }) => name === 'lvl') : [];
  return levels.map((one) => {
    const depth = Number(one.attributes.get('ilvl') ?? '0');
    const start = Number(valueOf(one, 'start') ?? '1');
    return [
      depth,
      {
        format: valueOf(one, 'numFmt') ?? 'decimal',
        text: valueOf(one, 'lvlText') ?? '',
        start: Number.isInteger(start) ? start : 1,
        restart: Number(valueOf(one, 'lvlRestart') ?? depth),
        plain: child(one, 'isLgl') !== undefined,
      },
    ];
  });
}

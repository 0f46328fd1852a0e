import { DOUBT } from '../words.js';
import { bare, type Token } from './tokens.js';

export interface Match<T> {
  readonly value: T;
  /** Where the next parser goes on. */
  readonly next: number;
  readonly doubts: readonly string[];
}

/** Reads something at a place of the phrase, or answers null and has moved nothing. */
export type Parser<T> = (tokens: readonly Token[], at: number) => Match<T> | null;

// Right as they stand, so never another word that lost its accents.
const WHOLE_WORDS = new Set([
  'sau',
  'tư',
  'từ',
  'nay',
  'này',
  'tối',
  'ký',
  'tuân',
  'kể',
  'kế',
  'quá',
  'qua',
  'bảy',
  'sáu',
]);
const AFTER_QUY_THE_RULE = new Set([
  'định',
  'chế',
  'trình',
  'hoạch',
  'mô',
  'ước',
  'tắc',
  'chuẩn',
  'phạm',
  'đổi',
]);

/**
 * Words and marks in a row, written the short way: `|` between choices, `_` inside a choice of several
 * words, `?` after what may be missing: `chậm|muộn nhất là|vào?`.
 * A word that lost or changed an accent is accepted with a doubt.
 */
export function say(pattern: string): Parser<null> {
  const known = said.get(pattern) ?? saying(pattern);
  said.set(pattern, known);
  return known;
}

// Some are said anew for every word of a phrase. There are as many as this grammar has patterns.
const said = new Map<string, Parser<null>>();

function saying(pattern: string): Parser<null> {
  const parts = pattern.split(' ').map((part) => {
    const optional = part.length > 1 && part.endsWith('?');
    return { optional, choices: byFirstWord(optional ? part.slice(0, -1) : part) };
  });
  return (tokens, at) => {
    let next = at;
    const doubts: string[] = [];
    for (const { optional, choices } of parts) {
      const found = bestAt(tokens, next, choices);
      if (found) {
        next = found.next;
        doubts.push(...found.doubts);
      } else if (!optional) {
        return null;
      }
    }
    return { value: null, next, doubts };
  };
}

interface Expected {
  readonly text: string;
  readonly bare: string;
}
type Choices = ReadonlyMap<string, readonly (readonly Expected[])[]>;

// Most words of a phrase begin no choice at all: one look-up instead of a comparison with each.
function byFirstWord(part: string): Choices {
  const choices = new Map<string, (readonly Expected[])[]>();
  for (const choice of part.split('|')) {
    const words = choice.split('_').map((text) => ({ text, bare: bare(text) }));
    const first = words[0]?.bare ?? '';
    choices.set(first, [...(choices.get(first) ?? []), words]);
  }
  return choices;
}

/** Of `hàng|hằng` the one that stands there, rather than the other with its accent lost. */
function bestAt(tokens: readonly Token[], at: number, choices: Choices): Match<null> | null {
  const token = tokens[at];
  if (!token || token.kind === 'number') return null;
  let best: Match<null> | null = null;
  for (const words of choices.get(token.kind === 'word' ? token.bare : token.text) ?? []) {
    const match = wordsAt(tokens, at, words);
    if (match?.doubts.length === 0) return match;
    best ??= match;
  }
  return best;
}

function wordsAt(tokens: readonly Token[], at: number, words: readonly Expected[]): Match<null> | null {
  const doubts: string[] = [];
  for (const [index, expected] of words.entries()) {
    const token = tokens[at + index];
    if (!token || token.kind === 'number') return null;
    if (token.text === expected.text) continue;
    if (token.kind === 'mark' || !isDamaged(token, expected, words.length > 1)) return null;
    const after = tokens[at + index + 1];
    const rule = expected.bare === 'quy' && after?.kind === 'word' && AFTER_QUY_THE_RULE.has(after.text);
    if (rule) return null;
    doubts.push(DOUBT.readAs(token.printed, expected.text));
  }
  return { value: null, next: at + words.length, doubts };
}

/** @param inPhrase `kể hoạch`: the other words of the choice tell that it is meant. */
function isDamaged(word: Expected, expected: Expected, inPhrase: boolean): boolean {
  return word.bare === expected.bare && (inPhrase || !WHOLE_WORDS.has(word.text));
}

/** A number in digits. */
export const digits: Parser<{ readonly value: number; readonly printed: string }> = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const doubts = token.damaged ? [DOUBT.readAsNumber(token.printed, token.value)] : [];
  return { value: { value: token.value, printed: token.printed }, next: at + 1, doubts };
};

/** The first of the parsers that reads something. */
export function choice<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (tokens, at) => firstOf(parsers, (parser) => parser(tokens, at));
}

/** One parser after the other; the value is made of both. */
export function both<A, B, C>(first: Parser<A>, second: Parser<B>, make: (a: A, b: B) => C): Parser<C> {
  return (tokens, at) => {
    const a = first(tokens, at);
    const b = a && second(tokens, a.next);
    return a && b && { value: make(a.value, b.value), next: b.next, doubts: [...a.doubts, ...b.doubts] };
  };
}

export function after<T>(opening: string, parser: Parser<T>): Parser<T> {
  return both(say(opening), parser, (_, value) => value);
}

export function map<A, B>(parser: Parser<A>, make: (value: A) => B): Parser<B> {
  return (tokens, at) => {
    const match = parser(tokens, at);
    return match && { ...match, value: make(match.value) };
  };
}

/** Null where the parser reads nothing. */
export function maybe<T>(parser: Parser<T>): Parser<T | null> {
  return (tokens, at) => parser(tokens, at) ?? { value: null, next: at, doubts: [] };
}

export function only<T>(parser: Parser<T>, allowed: (value: T) => boolean): Parser<T> {
  return (tokens, at) => {
    const match = parser(tokens, at);
    return match && allowed(match.value) ? match : null;
  };
}

/** Reads nothing itself; succeeds where the parser would not. */
export function not(parser: Parser<unknown>): Parser<null> {
  return (tokens, at) => (parser(tokens, at) ? null : { value: null, next: at, doubts: [] });
}

/** Reads nothing itself; succeeds where the parser would. */
export function ahead(parser: Parser<unknown>): Parser<null> {
  return (tokens, at) => (parser(tokens, at) ? { value: null, next: at, doubts: [] } : null);
}

// No office names more dates in one breath, and a longer list would only cost time.
const LONGEST_LIST = 24;

/** One or more, parted by what `separator` reads. */
export function listOf<T>(item: Parser<T>, separator: Parser<unknown>): Parser<readonly T[]> {
  return (tokens, at) => {
    let match = item(tokens, at);
    if (!match) return null;
    const values: T[] = [];
    const doubts: string[] = [];
    let next = at;
    while (match && values.length < LONGEST_LIST) {
      values.push(match.value);
      doubts.push(...match.doubts);
      next = match.next;
      const gap = separator(tokens, next);
      match = gap && item(tokens, gap.next);
      if (match && gap) doubts.push(...gap.doubts);
    }
    return { value: values, next, doubts };
  };
}

export function doubted<T>(parser: Parser<T>, doubt: string): Parser<T> {
  return (tokens, at) => {
    const match = parser(tokens, at);
    return match && { ...match, doubts: [...match.doubts, doubt] };
  };
}

/** What stands on paper between two places. */
export function printed(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.printed)
    .join(' ')
    .replace(/ ?([/,.;:)-]) ?/g, (_, sign: string) => (/[/.-]/.test(sign) ? sign : `${sign} `))
    .trim();
}

function firstOf<A, B>(values: readonly A[], read: (value: A) => B | null): B | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

import { romanOf } from '../roman.js';

/** What stands in the column of numbers, or before a title. */
export type NumberToken =
  | { readonly kind: 'none' }
  | { readonly kind: 'roman'; readonly printed: string; readonly value: number }
  | { readonly kind: 'letter'; readonly printed: string; readonly value: number }
  /** The parts as printed, `01` too; `1a` has a letter of its own. */
  | { readonly kind: 'arabic'; readonly path: readonly string[]; readonly letter: string | null }
  | { readonly kind: 'small'; readonly letter: string }
  /** `I.1`: a section's numeral and the row's number. */
  | {
      readonly kind: 'full';
      readonly section: string;
      readonly path: readonly string[];
      readonly letter: string | null;
    }
  /** The word processor counts by itself. */
  | { readonly kind: 'counted' }
  | { readonly kind: 'words'; readonly text: string };

export const NO_NUMBER: NumberToken = { kind: 'none' };

function valueOfRoman(text: string): number | null {
  for (let value = 1; value < 40; value += 1) if (romanOf(value) === text) return value;
  return null;
}

/** A whole cell of the column of numbers. */
export function readNumber(cell: string): NumberToken {
  const text = cell
    .normalize('NFKC')
    .replace(/^[([]|[)\].:,/-]+$/gu, '')
    .replace(/\s+/gu, '')
    .trim();
  if (text === '' || /^[-–+•*.]+$/u.test(text)) return NO_NUMBER;
  const roman = upperSection(text);
  if (roman) return roman;
  const arabic = /^(\d{1,3}(?:[.,]\d{1,3}){0,4})[.,-]?([a-zđ]?)$/u.exec(text);
  if (arabic) {
    const [, path = '', letter = ''] = arabic;
    return { kind: 'arabic', path: path.split(/[.,]/u), letter: letter === '' ? null : letter };
  }
  if (/^[a-zđ]$/u.test(text)) return { kind: 'small', letter: text };
  const full = /^([IVX]{1,5}|[A-ZĐ])[.-]?(\d{1,3}(?:[.,]\d{1,3}){0,3})[.-]?([a-zđ]?)$/u.exec(text);
  if (full) {
    const [, section = '', path = '', letter = ''] = full;
    return { kind: 'full', section, path: path.split(/[.,]/u), letter: letter === '' ? null : letter };
  }
  return { kind: 'words', text: cell };
}

/** The same number, whatever zeros stand before it. */
export function isSameNumber(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && Number(one) === Number(other);
}

/** A roman numeral or one capital; scanned small l and 1 beside other signs of a numeral are I. */
function upperSection(text: string): NumberToken | null {
  const seen = /^[IVXl1|]{2,6}$/u.test(text) && /[IVX]/u.test(text) ? text.replace(/[l1|]/gu, 'I') : text;
  const value = valueOfRoman(seen);
  if (value !== null) return { kind: 'roman', printed: seen, value };
  if (/^[A-ZĐ]$/u.test(text)) return { kind: 'letter', printed: text, value: text.charCodeAt(0) - 64 };
  return null;
}

const BEFORE_TITLE =
  /^(?:(?:phần|mục|chương|nhóm)\s+)?(?<number>[IVX]{1,5}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ](?=\)))\s*(?:[.):/–-]+\s*|:\s*)(?=\p{L}|["“(])/u;

/** The number that a title or a sentence begins with, and the rest of it. */
export function numberBefore(text: string): { readonly number: NumberToken; readonly rest: string } {
  const line = text.replace(/\s*\n\s*/gu, ' ').trim();
  const match =
    BEFORE_TITLE.exec(line) ??
    /^(?<number>\d{1,3}(?:\.\d{1,3}){1,3})(?:\s+(?=\p{L})|\.\s+(?=\d))/u.exec(line);
  const number = match?.groups?.['number'];
  if (!match || number === undefined) return { number: NO_NUMBER, rest: line };
  return { number: readNumber(number), rest: line.slice(match[0].length).trim() };
}

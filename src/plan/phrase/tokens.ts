/** The smallest parts of a phrase. `printed` is how they stand on paper, for doubts and reasons that quote. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly bare: string; readonly printed: string }
  | { readonly kind: 'number'; readonly value: number; readonly printed: string; readonly damaged: boolean }
  | { readonly kind: 'mark'; readonly text: string; readonly printed: string };

// What scanners and keyboards make of the same sign.
const SAME_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]/g, ''],
  [/[\u2010-\u2015\u2212\ufe58\uff0d~÷→]/g, '-'],
  [/[[{]/g, '('],
  [/[\]}]/g, ')'],
  [/[+&]/g, ' và '],
  [/[Ðð]/g, 'đ'],
  [/Ⅰ/g, 'I'],
  [/Ⅱ/g, 'II'],
  [/Ⅲ/g, 'III'],
  [/Ⅳ/g, 'IV'],
  [/[’'‘´`"“”′]/g, ' '],
];

const RUN = /[\p{L}\p{M}\d|]+|[^\s\p{L}\p{M}\d|]/gu;
const LETTERS_OR_DIGITS = /\d+|[^\d]+/g;
// A scanner takes 1 for I or l, and 0 for O: `2O25`, `l5`, `1I`.
const NUMBER_WITH_LETTERS = /^(?=.*\d)[\doOlI|]{2,4}$/;
const ROMAN_WITH_DIGITS = /^(?=.*[ivIV])[ivIV1l|]{2,4}$/;
const JOINED_QUARTER = /^(quý|quí|q)(i{1,3}|iv)$/;

/** One form for all the ways of writing the same phrase: composed letters, single spaces, one kind of dash. */
export function normalise(phrase: string): string {
  const composed = phrase.normalize('NFC');
  const mended = SAME_SIGNS.reduce((text, [sign, same]) => text.replace(sign, same), composed);
  return mended.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Letters without accents: `trước`, `truớc` and `truoc` are one. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
}

export function hasTone(text: string): boolean {
  return /[\u0300\u0301\u0303\u0309\u0323]/.test(text.normalize('NFD'));
}

export function tokensOf(normalised: string): readonly Token[] {
  return (normalised.match(RUN) ?? []).flatMap(tokensOfRun);
}

function tokensOfRun(run: string): readonly Token[] {
  if (/^\d+$/.test(run)) return [number(run, run)];
  if (!/[\p{L}\p{M}\d|]/u.test(run)) return [{ kind: 'mark', text: run, printed: run }];
  if (ROMAN_WITH_DIGITS.test(run)) return [word(run)];
  if (NUMBER_WITH_LETTERS.test(run)) {
    return [number(run.replace(/[oO]/g, '0').replace(/[lI|]/g, '1'), run)];
  }
  const joined = JOINED_QUARTER.exec(run.toLowerCase());
  if (joined) return [word(run.slice(0, joined[1]?.length)), word(run.slice(joined[1]?.length))];
  return (run.match(LETTERS_OR_DIGITS) ?? []).map((part) =>
    /^\d/.test(part) ? number(part, part) : word(part),
  );
}

function word(printed: string): Token {
  const text = printed.toLowerCase().normalize('NFC');
  return { kind: 'word', text, bare: bare(text), printed };
}

function number(digits: string, printed: string): Token {
  return { kind: 'number', value: Number(digits), printed, damaged: digits !== printed };
}

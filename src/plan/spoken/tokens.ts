/** A word, a number or a mark of a text that a person typed. */
export interface Spoken {
  readonly kind: 'word' | 'number' | 'mark';
  /** In small letters and composed; digits, slashes and dashes as an ordinary keyboard has them. */
  readonly text: string;
  /** The text with its tone at the end: "qúy" is "quý", and "trứơc" is "trước". */
  readonly key: string;
  readonly capital: boolean;
  /** White space stands before it, or nothing. */
  readonly spaced: boolean;
  readonly at: number;
  readonly end: number;
}

/**
 * Tells of a token whether it is one of several words, written with all their accents, with none, with the tone on
 * another vowel, or with the keys of an input method that was off ("thangs", "buwowcs").
 */
export type WordTest = (token: Spoken | undefined) => boolean;

const PIECE = /[\p{L}\p{M}]+|[0-9０-９]+|\s+|./gsu;
const SLASHES = /^[/／∕⁄]$/u;
const DASHES = /^[-‐‑‒–—―−－]$/u;

/** A line's end is a mark of its own, so that nothing is read across lines. */
export function spokenOf(text: string): readonly Spoken[] {
  const tokens: Spoken[] = [];
  let spaced = true;
  for (const { 0: piece, index: at } of text.matchAll(PIECE)) {
    const line = /[\r\n]/u.test(piece);
    const blank = line || /^\s/u.test(piece);
    if (line || !(blank || /^\p{Cf}$/u.test(piece))) {
      const kind = line ? 'mark' : kindOf(piece);
      const text = line ? '\n' : folded(kind, piece);
      const capital = /^\p{Lu}/u.test(piece);
      tokens.push({
        kind,
        text,
        key: keyOf(text),
        capital,
        spaced: spaced || line,
        at,
        end: at + piece.length,
      });
      spaced = line;
    } else if (blank) spaced = true;
  }
  return tokens;
}

function kindOf(piece: string): Spoken['kind'] {
  if (/^[\p{L}\p{M}]/u.test(piece)) return 'word';
  return /^[0-9０-９]/u.test(piece) ? 'number' : 'mark';
}

function folded(kind: Spoken['kind'], piece: string): string {
  if (kind === 'word') return piece.normalize('NFC').replace(/[ðÐ]/gu, 'đ').toLowerCase();
  if (SLASHES.test(piece)) return '/';
  return DASHES.test(piece) ? '-' : piece.normalize('NFKC');
}

/** @param list words with their accents, a space apart */
export function words(list: string): WordTest {
  const all = new Set(
    list.split(/\s+/u).flatMap((word) => [word, plainOf(word), ...keysOf(word)].map(keyOf)),
  );
  return (token) => token?.kind === 'word' && all.has(token.key);
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

function keyOf(word: string): string {
  if (!/[^\p{ASCII}]/u.test(word)) return word;
  const apart = word.normalize('NFD');
  return `${apart.replace(TONES, '').normalize('NFC')}${apart.match(TONES)?.join('') ?? ''}`;
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ['\u0301', 's'],
  ['\u0300', 'f'],
  ['\u0309', 'r'],
  ['\u0303', 'x'],
  ['\u0323', 'j'],
]);

/** The keys that are pressed for a word where nothing puts them together (Telex). */
function keysOf(word: string): readonly string[] {
  const apart = word.normalize('NFD');
  if (apart === word && !word.includes('đ')) return [];
  const letters = apart
    .replace(TONES, '')
    .replace(/([aeo])\u0302/gu, '$1$1')
    .replace(/[\u031B\u0306]/gu, 'w')
    .replace(/đ/gu, 'dd');
  const tone = (apart.match(TONES) ?? []).map((mark) => KEYS.get(mark) ?? '').join('');
  return [`${letters}${tone}`, `${letters.replace('uwow', 'uow')}${tone}`];
}

const SYLLABLE =
  /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/u;

/** Whether a token is no Vietnamese syllable and one slip of the finger away from a word: "thág", "thnag", "qúyy". */
export function isSlipOf(token: Spoken | undefined, word: string): boolean {
  if (token?.kind !== 'word' || token.text.length < 2 || Math.abs(token.text.length - word.length) > 1)
    return false;
  const typed = plainOf(token.text);
  const meant = plainOf(word);
  if (typed === meant || SYLLABLE.test(typed)) return false;
  let from = 0;
  while (from < meant.length && typed[from] === meant[from]) from += 1;
  const [rest, wanted] = [typed.slice(from), meant.slice(from)];
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  return [rest.slice(1), rest].includes(wanted.slice(1)) || rest.slice(1) === wanted || swapped === wanted;
}

export function plainOf(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}

export function isMark(token: Spoken | undefined, marks: string): boolean {
  return token?.kind === 'mark' && marks.includes(token.text);
}

/** Nothing stands there that goes on with the phrase before it. */
export function isBreak(token: Spoken | undefined): boolean {
  return token === undefined || token.kind === 'mark';
}

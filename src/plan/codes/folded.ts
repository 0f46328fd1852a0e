/**
 * A text as the reader of codes sees it: letters of other scripts, digits of any script, wide forms, spaces, dashes
 * and quotes as the plain ones that they stand for; accents and marks without a width gone.
 */
export interface Folded {
  readonly text: string;
  /** Where in the text as it was written each unit begins and ends. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  /** Units that carried an accent: `í.3` is no code. */
  readonly accented: ReadonlySet<number>;
  /** Units before which something without a width stood: it may part a code from a word. */
  readonly parted: ReadonlySet<number>;
}

export function folded(written: string): Folded {
  let text = '';
  const [begins, ends]: [number[], number[]] = [[], []];
  const [accented, parted] = [new Set<number>(), new Set<number>()];
  let at = 0;
  for (const character of written) {
    const end = at + character.length;
    if (WITHOUT_WIDTH.test(character)) parted.add(text.length);
    else if (MARK.test(character)) accented.add(text.length - 1);
    else {
      const plain = plainOf(character);
      if (plain.accented) accented.add(text.length);
      for (let unit = 0; unit < plain.text.length; unit += 1) {
        begins.push(at);
        ends.push(end);
      }
      text += plain.text;
    }
    at = end;
  }
  return { text, begins, ends, accented, parted };
}

const WITHOUT_WIDTH = /^[\p{Cf}\uFE00-\uFE0F\u20E3\u034F]$/u;
const MARK = /^\p{M}$/u;
const PLAIN = /^[\0-\x7F]$/u;

function plainOf(character: string): { readonly text: string; readonly accented: boolean } {
  if (PLAIN.test(character)) return { text: ALIKE.get(character) ?? character, accented: false };
  const alike = ALIKE.get(character) ?? digitsOf(character) ?? kindOf(character);
  if (alike !== null) return { text: alike, accented: false };
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return { text: bare, accented: bare !== character };
}

/** Letters and signs that look like the ones people mean, each group behind what it means. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    'AАΑ BВΒ CСϹ EЕΕ HНΗ IІΙӀ JЈ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ VѴ XХΧ YУΥ ZΖ',
    'aа cсϲ eе iіӏι jј oоο pр sѕ vѵν xхχ yу',
    'ĐÐƉ đðɖ',
    '-‐‑‒–—―−﹣ .。｡․ ,،、 ·•‧∙▪◦●',
    '"“”„‟«»‹›「」『』《》【】〔〕 \'‘’‚‛′`´ →⇒➔➜⟶➝⇨',
  ].flatMap((line) =>
    line.split(' ').flatMap((group) => {
      const [meant = '', ...others] = group;
      return others.map((other) => [other, meant] as const);
    }),
  ),
);

/** The first of ten or twenty numbers in circles, and how many there are. */
const CIRCLED: readonly (readonly [number, number])[] = [
  [0x24_60, 20],
  [0x24_f5, 10],
  [0x27_76, 10],
  [0x27_80, 10],
  [0x27_8a, 10],
];
const DIGIT = /^\p{Nd}$/u;

function digitsOf(character: string): string | null {
  const point = character.codePointAt(0) ?? 0;
  const circled = CIRCLED.find(([first, many]) => point >= first && point < first + many);
  if (circled) return String(point - circled[0] + 1);
  if (!DIGIT.test(character)) return null;
  const wide = character.normalize('NFKC');
  if (/^\d$/u.test(wide)) return wide;
  // The digits of a script stand in a row that begins with its zero.
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** Unicode's own numerals and wide forms; `m²` and `½` are no digits of a code. */
const WIDE = /^[\u2160-\u2188\uFF01-\uFF5E]$/u;

function kindOf(character: string): string | null {
  if (WIDE.test(character)) return character.normalize('NFKC');
  if (character === '…' || character === '‥') return '..';
  if (/^[\u0085\u2028\u2029]$/u.test(character)) return '\n';
  return /^\s$/u.test(character) ? ' ' : null;
}

/** What is kept of a text as a note: composed, its wide letters and digits as plain ones. */
export function noteOf(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\u2160-\u2188\uFF01-\uFF5E]/gu, (character) => character.normalize('NFKC'))
    .trim();
}

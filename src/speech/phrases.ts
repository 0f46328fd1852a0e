/** A word list: phrases of one or more words, written with their accents. */
export type Phrases = readonly (readonly string[])[];

/** Reads a list of phrases: commas apart, words by spaces. */
export function phrases(text: string): Phrases {
  return text
    .split(',')
    .map((phrase) => wordsOf(phrase))
    .filter((words) => words.length > 0);
}

/** The words of a text in small letters, without marks between them. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/ð/gu, 'đ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How many words the longest phrase has with which the words begin at that place; 0 where none does. */
export function phraseAt(words: readonly string[], at: number, known: Phrases): number {
  const lengths = known.filter((phrase) => isAt(words, at, phrase)).map(({ length }) => length);
  return Math.max(0, ...lengths);
}

/** Whether the words consist of nothing but phrases of the lists. */
export function consistsOf(words: readonly string[], known: Phrases): boolean {
  const ends = new Set([0]);
  for (let at = 0; at < words.length; at += 1) {
    if (!ends.has(at)) continue;
    for (const phrase of known) if (isAt(words, at, phrase)) ends.add(at + phrase.length);
  }
  return ends.has(words.length);
}

/** Whether one of the phrases stands anywhere in the words. */
export function holds(words: readonly string[], known: Phrases): boolean {
  return words.some((_, at) => phraseAt(words, at, known) > 0);
}

function isAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => isWord(words[at + index], word));
}

/** "chị" is not "chỉ"; who types without accents may mean either. */
function isWord(written: string | undefined, known: string): boolean {
  if (written === undefined) return false;
  return written === known || (written === plain(written) && written === plain(known));
}

const plainWords = new Map<string, string>();

/** A word in small letters without its accents. */
export function plain(word: string): string {
  const stripped =
    plainWords.get(word) ?? word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').normalize('NFC');
  if (plainWords.size < 5_000) plainWords.set(word, stripped);
  return stripped;
}

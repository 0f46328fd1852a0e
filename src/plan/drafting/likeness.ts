/** Small letters without accents, words alone: what a scan and a Word file of one plan have in common. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '' && !/^20\d\d$/u.test(word));
}

/** The same but for accents, capitals and signs; a year is no accident and counts. */
export function sameWords(one: string, other: string): boolean {
  const plain = (text: string): string => [...wordsOf(text), ...(text.match(/20\d\d/gu) ?? [])].join(' ');
  return plain(one) === plain(other);
}

/** What of a text is compared: how often each word stands in it, and each pair of neighbours. */
export interface Likenable {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Single words and neighbours: the order of words tells, but not alone. Years do not count. */
export function likenable(text: string): Likenable {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  const add = (piece: string): void => void counts.set(piece, (counts.get(piece) ?? 0) + 1);
  for (const [at, word] of words.entries()) {
    add(word);
    if (at > 0) add(`${words[at - 1] ?? ''} ${word}`);
  }
  return { counts, size: Math.max(0, 2 * words.length - 1) };
}

/** From 0, nothing in common, to 1, the same words in the same order. */
export function likeness(one: Likenable, other: Likenable): number {
  if (one.size === 0 || other.size === 0) return one.size === other.size ? 1 : 0;
  let shared = 0;
  for (const [piece, count] of one.counts) shared += Math.min(count, other.counts.get(piece) ?? 0);
  return (2 * shared) / (one.size + other.size);
}

/** What the likeness of two texts is at most, from their length alone. */
export function highestLikeness(one: Likenable, other: Likenable): number {
  if (one.size === 0 || other.size === 0) return one.size === other.size ? 1 : 0;
  return (2 * Math.min(one.size, other.size)) / (one.size + other.size);
}

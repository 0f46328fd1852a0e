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

/** From 0, nothing in common, to 1, the same words in the same order; years do not count. */
export function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(wordsOf(one)), pairsOf(wordsOf(other))];
  if (pairs.length === 0 || others.length === 0) return pairs.length === others.length ? 1 : 0;
  const left = [...others];
  let shared = 0;
  for (const pair of pairs) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (pairs.length + others.length);
}

/** Single words and neighbours: the order of words tells, but not alone. */
function pairsOf(words: readonly string[]): readonly string[] {
  return [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)];
}

const WORDS: ReadonlyMap<string, number> = new Map(
  ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'].map((word, at) => [word, at + 1]),
);

/** A count in digits or in words up to nineteen, without accents: `15`, `hai`, `muoi lam`; null of other words. */
export function numberOf(plain: string): number | null {
  if (/^\d{1,3}$/u.test(plain)) return Number(plain);
  const [first = '', second, ...more] = plain.trim().split(/\s+/u);
  const value = WORDS.get(first);
  if (value === undefined || more.length > 0) return null;
  if (second === undefined) return value;
  const unit = second === 'lam' ? 5 : WORDS.get(second);
  return value === 10 && unit !== undefined && unit < 10 ? 10 + unit : null;
}

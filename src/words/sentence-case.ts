/** What stays in capitals where the rest of a title in capitals does not. */
const ABBREVIATIONS =
  /(?<!\p{L})(?:cchc|tthc|iso|qppl|hđnd|ubnd|cntt|cđs|gd&đt|thcs|thpt|pccc|attp|pbgdpl)(?!\p{L})/gu;

/** Titles are printed in capitals: `CẢI CÁCH THỂ CHẾ` → `Cải cách thể chế`; abbreviations stay. */
export function sentenceCase(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const small = title.toLowerCase().replace(ABBREVIATIONS, (word) => word.toUpperCase());
  return small.charAt(0).toUpperCase() + small.slice(1);
}

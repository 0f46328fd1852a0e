/** Small letters without accents, with nothing between words but one space. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, ' ')
    .trim();
}

const WORDS = /kehoach|phuluc|cchc|caicachhanhchinh/u;
/** `KH-UBND`, `KH2026`: no part of a longer word. */
const SHORT = /(?<![a-z])kh(?![a-z])/u;

/** Whether a file's name, or the words beside it, call it a plan, however they are spelt. */
export function isCalledPlan(words: string): boolean {
  const folded = plain(words);
  return SHORT.test(folded) || WORDS.test(folded.replaceAll(' ', ''));
}

/** What a spreadsheet would take for a formula once somebody touches the cell or saves it as text. */
const FORMULA = /^(?:[\p{Z}\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A text as a cell may hold it: people write into reports what they like, and a file goes to other offices. */
export function quoted(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export interface Years {
  readonly from: number;
  readonly to: number;
}

/** `45/KH-UBND ngày 05/02/2025`, `54/2019/QĐ-UBND`: a document keeps its year. */
const DOCUMENT =
  /\d{1,5}(?:\/\d{4})?[/-]\p{Lu}[\p{Lu}\d&]*(?:-[\p{L}\d]+)*(?:,?\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?/gu;
/** `giai đoạn 2021-2030`; a school year is no such span, and moves along. */
const SPAN = /(?<!năm học\s+)(?:20\d\d)\s?[-–]\s?(?:20\d\d)/giu;
const YEAR = /(?<![\d.,])20\d\d(?!\d|[.,]\d)/gu;
const SHORT_YEAR = /(?<![\d/.-])(\d{1,2}([/.-])\d{1,2}\2)(\d\d)(?!\d)/gu;

/** The words with their years moved along: the plan's own, the one before and the one after. */
export function shifted(text: string, years: Years): string {
  const kept = [...text.matchAll(DOCUMENT), ...text.matchAll(SPAN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const isKept = (at: number): boolean => kept.some(({ from, to }) => at >= from && at < to);
  const move = (year: number): number =>
    Math.abs(year - years.from) <= 1 ? year + years.to - years.from : year;
  const long = (found: string, at: number): string => (isKept(at) ? found : String(move(Number(found))));
  const short = (found: string, head: string, _sign: string, year: string, at: number): string =>
    isKept(at) ? found : head + String(move(Number(`20${year}`))).slice(2);
  // Four figures stay four and two stay two: places hold through both.
  return text.replace(YEAR, long).replace(SHORT_YEAR, short);
}

export function documentsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(DOCUMENT)].map(([found]) => found))];
}

/** Spans of years that are over before the year. */
export function pastSpansIn(text: string, year: number): readonly string[] {
  return [...new Set([...text.matchAll(SPAN)].map(([found]) => found))].filter(
    (span) => Number(span.slice(-4)) < year,
  );
}

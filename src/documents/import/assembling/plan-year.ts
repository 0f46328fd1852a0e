import { yearsOfTitle } from '../../../plan/drafting/title-year.js';
import type { Block } from '../block.js';
import { frameOf, linesOf } from './frame.js';
import { readTables } from './read-tables.js';

/** From this month on an office signs the plan of the next year. */
const PLANNING_MONTH = 10;

/**
 * The years that a document's plan may be of, the likeliest first: the one of its title, else what its day and the times
 * in its tables leave open. Several are asked about; none means that the document says nothing.
 */
export function yearsOf(blocks: readonly Block[]): readonly number[] {
  const titled = yearsOfTitle(frameOf(blocks).title ?? '');
  if (titled.length > 0) return titled;
  const earliest = earliestTime(blocks);
  const signed = signedOn(blocks);
  if (signed === null) return earliest === null ? [] : [earliest];
  if (earliest === signed.year) return [signed.year];
  const isNext = earliest !== null ? earliest > signed.year : signed.month >= PLANNING_MONTH;
  return isNext ? [signed.year + 1, signed.year] : [signed.year];
}

/** The first year that a time in the tables names; a span counts by its beginning. */
function earliestTime(blocks: readonly Block[]): number | null {
  const phrases = readTables(blocks).rows.flatMap(({ own }) => own.get('deadline') ?? []);
  const years = phrases.flatMap((text) => {
    const bare = text.replace(/\d+\/20\d\d\/[\p{L}\d-]+/gu, ' ');
    const found = [...bare.matchAll(/(?<!\d)(20\d\d)(?!\d)/gu)].map(([, year]) => Number(year));
    return found.length === 0 ? [] : [Math.min(...found)];
  });
  return years.length === 0 ? null : years.reduce((least, year) => Math.min(least, year));
}

function signedOn(blocks: readonly Block[]): { readonly year: number; readonly month: number } | null {
  for (const line of linesOf(blocks).slice(0, 40)) {
    const [, month, year] =
      /ngày\s+\S{1,4}\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)/iu.exec(line.normalize('NFC')) ?? [];
    if (month !== undefined && year !== undefined) return { year: Number(year), month: Number(month) };
  }
  return null;
}

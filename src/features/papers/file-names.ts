import type { Day } from '../../plan/day.js';
import type { ReportSpan } from './span.js';
import { spanLabel } from './span-words.js';

/** `Bao-cao-CCHC-Quy-I-2025.docx` */
export function reportFileName(span: ReportSpan): string {
  return `Bao-cao-CCHC-${slug(spanLabel(span))}.docx`;
}

/** `Bang-theo-doi-CCHC-2025-03-28.xlsx` */
export function tableFileName(asOf: Day): string {
  return `Bang-theo-doi-CCHC-${asOf}.xlsx`;
}

/** `Cong-van-don-doc-VPTK-2025-04-07.docx` */
export function urgingFileName(department: string, today: Day): string {
  return `Cong-van-don-doc-${slug(department)}-${today}.docx`;
}

/** `Lich-CCHC-2025-VPTK.ics` */
export function calendarFileName(year: number, departments: readonly string[]): string {
  return `Lich-CCHC-${[String(year), ...departments.map(slug)].join('-')}.ics`;
}

/** Letters that every disk and every mail keeps: no accents, no spaces. */
function slug(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .replace(/^./u, (first) => first.toUpperCase());
}

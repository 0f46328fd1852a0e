import { yearOf } from '../../plan/day.js';
import type { Plan } from '../../plan/plan.js';
import { slug } from '../../words/slug.js';
import { upperFirst } from '../../words/words.js';
import type { Day } from '../../plan/day.js';
import type { ReportSpan } from './span.js';
import { spanLabel } from './span-words.js';

/** `Bao-cao-CCHC-Quy-I-2025.docx` */
export function reportFileName({ subject }: Plan, span: ReportSpan): string {
  return `${slug(['Bao-cao', upperFirst(subject.short), upperFirst(spanLabel(span))])}.docx`;
}

/** `Bang-theo-doi-CCHC-2025-03-28.xlsx` */
export function tableFileName({ subject, year }: Plan, asOf: Day): string {
  const plan = yearOf(asOf) === year ? '' : `nam-${year}`;
  return `${slug(['Bang-theo-doi', upperFirst(subject.short), plan, asOf])}.xlsx`;
}

/** `Cong-van-don-doc-VPTK-2025-04-07.docx` */
export function urgingFileName(department: string, today: Day): string {
  return `${slug(['Cong-van-don-doc', department, today])}.docx`;
}

/** `Lich-CCHC-2025-VPTK.ics` */
export function calendarFileName({ subject, year }: Plan, departments: readonly string[]): string {
  return `${slug(['Lich', upperFirst(subject.short), String(year), ...departments])}.ics`;
}

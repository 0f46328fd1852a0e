import type { ReportStatus } from '../../src/journal/fact.js';
import { readReports } from '../../src/speech/said-report.js';
import { plan } from './office.js';

/** A line for each group of tasks: status or doubt, codes, note. */
export function said(text: string, heading: ReportStatus | null = null): readonly string[] {
  return readReports(plan, text, heading).map(({ status, doubt, references, note }) =>
    [
      doubt ?? status ?? 'none',
      ...references.map((one) => (one.kind === 'task' ? one.task.code : one.written)),
      note,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

/** The same typed without accents. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');

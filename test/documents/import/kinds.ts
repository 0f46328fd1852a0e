import { readDeadline } from '../../../src/plan/read-deadline.js';
import type { Imported } from '../../../src/plan/drafting/imported.js';
import { imported } from './reading.js';

/*
 * Small tables and what is read of them. A task is told as `code work | departments | due days`; `*` in front of a
 * department is everybody.
 */

export function bars(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function told({ draft }: Imported, year = 2026): readonly string[] {
  return (draft?.tasks ?? []).map(({ code, text, lead, mayAlsoReport = [], deadlineAs, printed }) => {
    const names = [lead, ...mayAlsoReport].map((id) => {
      const department = draft?.departments.find((one) => one.id === id);
      return `${department?.everybody === true ? '*' : ''}${department?.name ?? id}`;
    });
    const { periods } = readDeadline(deadlineAs?.phrase ?? printed.deadline, year);
    return `${code} ${text} | ${names.join(' + ')} | ${periods.map(({ due }) => due).join(' ')}`.trim();
  });
}

export const read = async (...rows: readonly (readonly string[])[]): Promise<readonly string[]> =>
  told(await imported('markdown', bars(rows)));
export const doubtsOf = ({ report }: Imported): readonly string[] => report.doubts.map(({ why }) => why.kind);

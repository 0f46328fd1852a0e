import type { PlanDraft } from '../../../plan/drafting/plan-draft.js';
import { isOnDepartment, isOnLead } from '../../../words/documents/remarks.js';
import type { Correction } from './correction.js';

/**
 * What the import asked to look at, once that was done: a remark on a row that is gone, on a lead or a department that
 * was put right, is none any more, and a row is named by its new code.
 */
export function remarksAfter(
  { remarks }: PlanDraft,
  correction: Correction,
  recoded: { readonly before: string; readonly after: string } | null,
): readonly string[] {
  switch (correction.kind) {
    case 'drop':
      return remarks.flatMap((remark) => withCode(remark, correction.code, null));
    case 'lead':
      return remarks.flatMap((remark) =>
        isOnLead(remark) ? withCode(remark, correction.code, null) : [remark],
      );
    case 'section':
      return recoded ? remarks.flatMap((remark) => withCode(remark, recoded.before, recoded.after)) : remarks;
    case 'merge':
    case 'split':
      return remarks.filter((remark) => !isOnDepartment(remark, correction.from));
    case 'rename':
      return remarks.filter((remark) => !isOnDepartment(remark, correction.id));
    case 'deadline':
    case 'title':
      return remarks;
  }
}

/** `III.1, III.2: …` or `III.1 (bảng 1, dòng 4): …` with another code, or without it; nothing where it named that alone. */
function withCode(remark: string, code: string, now: string | null): readonly string[] {
  const at = remark.indexOf(': ');
  const head = at < 0 ? '' : remark.slice(0, at);
  if (head === code || head.startsWith(`${code} (`))
    return now === null ? [] : [`${now}${remark.slice(code.length)}`];
  const codes = head.split(', ');
  if (!codes.includes(code)) return [remark];
  const left = codes.flatMap((one) => (one === code ? (now ?? []) : one));
  return [`${left.join(', ')}${remark.slice(at)}`];
}

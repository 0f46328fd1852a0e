import { realDepartments } from '../../plan/plan.js';
import type { DepartmentId, Plan } from '../../plan/plan.js';

/** The department with whose name, of whichever form, a text begins: the longest name that fits. */
export function departmentAt(
  plan: Plan,
  text: string,
): { readonly id: DepartmentId; readonly end: number } | null {
  const names = realDepartments(plan).flatMap(({ id, name, shortName, printedAs }) =>
    [id, name, shortName, ...printedAs].map((one) => ({ id, letters: lettersOf(one) })),
  );
  const found = names.flatMap(({ id, letters }) => {
    const end = endOf(text, letters);
    return end === null ? [] : [{ id, end }];
  });
  return found.sort((one, other) => other.end - one.end)[0] ?? null;
}

/** Letters and digits without marks: `VP-TK`, `vptk` and `Văn phòng – Thống kê` are compared by them. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/đ/giu, 'd')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** Where the text has said these letters, if it begins with them and a word ends there. */
function endOf(text: string, letters: string): number | null {
  let said = '';
  for (let at = 0; at < text.length && said.length < letters.length; at += 1) {
    said += lettersOf(text.charAt(at));
    if (!letters.startsWith(said)) return null;
    if (said === letters && !/[\p{L}\d]/u.test(text.charAt(at + 1))) return at + 1;
  }
  return null;
}

/** Where another department stands joined to the one before: `KT và VHXH`. */
const JOINED = /^\s*(?:và|va|cùng|cung|hoặc|hoac|hay|với|voi|[,;&+/–-])\s*/iu;

/** The departments that are joined to one that was read, and what stands behind the last. */
export function departmentsBehind(
  plan: Plan,
  text: string,
): { readonly others: readonly DepartmentId[]; readonly rest: string } {
  const lead = JOINED.exec(text)?.[0] ?? '';
  const next = lead === '' ? null : departmentAt(plan, text.slice(lead.length));
  if (!next) return { others: [], rest: text };
  const behind = departmentsBehind(plan, text.slice(lead.length + next.end));
  return { others: [next.id, ...behind.others], rest: behind.rest };
}

/** Every department that a text names, as it was typed. */
export function departmentsIn(plan: Plan, text: string): readonly string[] {
  const found: string[] = [];
  let end = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    if (index < end) continue;
    const named = departmentAt(plan, text.slice(index));
    if (!named) continue;
    end = index + named.end;
    found.push(text.slice(index, end));
  }
  return found;
}

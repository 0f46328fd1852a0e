import { departmentKnown } from '../plan/plan.js';
import type { Office } from '../plan/plan.js';
import type { Field } from '../journal/fact.js';
import { clip, escapeHtml } from './words.js';

/** Names of that many parts are told. */
const MOST_NAMED = 12;

/** `mục III` · `VP-TK`; not escaped. */
export function fieldName(office: Office, field: Field): string {
  return field.kind === 'section'
    ? `mục ${field.section}`
    : departmentKnown(office, field.department).shortName;
}

/** `mục III, mục VI, VP-TK`; without any all of the plan. Escaped. */
export function fieldsWords(office: Office, fields: readonly Field[]): string {
  if (fields.length === 0) return 'toàn bộ công việc';
  const named = fields.slice(0, MOST_NAMED).map((field) => clip(fieldName(office, field), 24));
  const rest = fields.length - named.length;
  return `${named.join(', ')}${rest > 0 ? escapeHtml(` và ${rest} phần khác`) : ''}`;
}

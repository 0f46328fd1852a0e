import { keyOf, partsOf } from './printed.js';

/** Whether a code begins with the section's own numbering: `B.I.3` with `B.I`. Nothing begins with no section. */
export function beginsWith(code: string, section: string): boolean {
  if (section === '') return false;
  const parts = partsOf(section);
  return keyOf(partsOf(code).slice(0, parts.length)) === keyOf(parts);
}

/** A code and a section that do not go together; `other` is the section that the code begins with, null: none. */
interface Misfit {
  readonly other: string | null;
}

/**
 * A code begins with its section, but for numbers that count through all sections, or where there is none. Null where
 * the two go together.
 */
export function misfitOf(code: string, section: string, sections: readonly string[]): Misfit | null {
  if (beginsWith(code, section)) return null;
  const other = sections.find((id) => beginsWith(code, id)) ?? null;
  const counts = /^\d/u.test(code) && !/^\d/u.test(section);
  return other === null && (section === '' || counts) ? null : { other };
}

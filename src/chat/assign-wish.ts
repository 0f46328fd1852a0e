import { departmentsAt, plainOf } from '../plan/department-names.js';
import type { Plan } from '../plan/plan.js';
import type { ReadCommand } from './command.js';

const WISH = /^(?:de\s+nghi\s+|nho\s+bot\s+|bot\s+)?giao(?:\s+(?:viec|nhiem\s+vu))?(?:\s+cho)?\s+/u;

/**
 * A plain sentence that assigns work to a department, as the command `/task` that it means: `giao VPTK lập danh sách hộ
 * nghèo trước 20/03`. Null for everything else: without a department behind it the word means something else.
 */
export function readAssignWish(plan: Plan, text: string): ReadCommand | null {
  const words = text.normalize('NFC').trim();
  const wish = WISH.exec(plainOf(words));
  if (!wish) return null;
  const named = departmentsAt(plan, words, wish[0].length);
  const isWork = named !== null && /\p{L}{2}/u.test(words.slice(named.end));
  return isWork ? { kind: 'command', name: 'task', rest: words.slice(wish[0].length) } : null;
}

import type { Read } from './numbers.js';
import { isMark } from './tokens.js';
import type { Spoken } from './tokens.js';

const ROMAN = ['i', 'ii', 'iii', 'iv'];

/**
 * `T1`, `th1`, `Q1`, `T.1`, `Q.1`, `Q 1`, `Q.I`
 * @param leads a name of a period may begin there
 */
export function shortUnitAt(
  tokens: readonly Spoken[],
  at: number,
  leads: boolean,
): Read<'month' | 'quarter'> | null {
  const [token, after, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isNumber = (one: Spoken | undefined): boolean => one?.kind === 'number' && one.text.length <= 2;
  const isNear = isNumber(after) && !after?.spaced;
  const isDotted = leads && token?.text !== 'th' && isMark(after, '.-') && !after?.spaced && !behind?.spaced;
  const next = isDotted ? at + 2 : at + 1;
  if (token?.text === 't' || token?.text === 'th') {
    const isLone = leads && token.text === 't' && isNumber(after);
    return isNear || isLone || (isDotted && isNumber(behind)) ? { value: 'month', next } : null;
  }
  if (token?.text !== 'q') return null;
  const isQuarter = isNear || (leads && (isNumber(after) || ROMAN.includes(after?.text ?? '')));
  const isDottedQuarter = isDotted && (isNumber(behind) || ROMAN.includes(behind?.text ?? ''));
  return isQuarter || isDottedQuarter ? { value: 'quarter', next } : null;
}

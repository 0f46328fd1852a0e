import type { Role } from './column-roles.js';
import { isSameNumber, numberBefore } from './numbers.js';
import { oneLine } from './printed-text.js';
import type { Work } from './reading-state.js';

const WORK: readonly Role[] = ['assignment', 'activities', 'objective'];

/**
 * Where one number in its column stands beside several rows, the words of each may begin with its own: 1.1, 1.2 beside 1.
 * It is the row's number where all such numbers of the file go on with that of their row; a column that counts by
 * itself, as 2.1 beside 1, numbers something else.
 */
export function withInnerNumbers(work: readonly Work[]): readonly Work[] {
  const inner = work.map(innerOf);
  const goesOn = (at: number): boolean => {
    const [own, path] = [inner[at] ?? null, work[at]?.path ?? []];
    return own?.length === path.length + 1 && path.every((one, depth) => isSameNumber(one, own[depth]));
  };
  if (!work.some(({ below }) => below) || inner.some((own, at) => own !== null && !goesOn(at))) return work;
  return work.map((one, at) => ({ ...one, path: inner[at] ?? one.path }));
}

function innerOf({ cells, letter }: Work): readonly string[] | null {
  const text = WORK.map((role) => cells.get(role)).find((words) => words !== undefined) ?? '';
  const { number } = numberBefore(oneLine(text).replace(/^[-–+•*]\s*/u, ''));
  return letter === null && number.kind === 'arabic' && number.path.length > 1 ? number.path : null;
}

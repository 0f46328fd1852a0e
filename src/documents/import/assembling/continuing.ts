import { readDeadline } from '../../../plan/read-deadline.js';
import type { Role } from './column-roles.js';
import type { ReadRow } from './read-row.js';
import { CONTENT, type Fate, type Open, type State } from './reading-state.js';
import { goesOn, oneLine } from './printed-text.js';

/** A row without a number goes on with the one above, unless it has a time or a lead of its own. */
export function isContinuation(row: ReadRow, { last }: State): boolean {
  const { own, spread, afterBreak } = row;
  if (!last) return false;
  const work = CONTENT.flatMap((role) => own.get(role) ?? []);
  if (own.has('deadline')) {
    if (work.length > 0)
      return afterBreak && work.every(goesOn) && !startsOwnTime(own.get('deadline') ?? '', last);
    return !CONTENT.some((role) => spread.has(role));
  }
  if (afterBreak) return !spread.has('deadline') || !own.has('lead');
  if (!own.has('lead')) return !(!row.numbered && work.length > 0 && spread.has('deadline'));
  return work.length === 0 || goesOn(own.get('lead') ?? '');
}

/** A page may cut the time itself: "Trước ngày" and "05/02/2025" are read together or not at all. */
function startsOwnTime(text: string, last: Open): boolean {
  const above = last.cells.get('deadline') ?? '';
  return (
    above !== '' &&
    readDeadline(above, 2025).kind !== 'unknown' &&
    readDeadline(text, 2025).kind !== 'unknown'
  );
}

export function continuation(row: ReadRow, { last }: State): Fate {
  if (!last) return { why: 'nothing-above' };
  for (const [role, text] of row.own) join(last, role, text);
  last.doubts.push(...row.doubts);
  if (!row.afterBreak || row.own.has('deadline')) last.doubts.push({ kind: 'joined' });
  return 'continuation';
}

function join(work: Open, role: Role, text: string): void {
  const before = work.cells.get(role);
  work.cells.set(role, before === undefined || before === '' ? text : `${before}\n${text}`);
}

/** A row under a page's end may both end the row above and hold work: what begins small belongs above. */
export function givesBack(cells: Map<Role, string>, last: Open): boolean {
  let gave = false;
  for (const role of CONTENT) {
    const text = oneLine(cells.get(role) ?? '');
    if (text === '' || !goesOn(text)) continue;
    const own = /^(.*?)\s+(\d{1,2}\.\d{1,2}\.?\s.*)$/u.exec(text);
    join(last, role, own?.[1] ?? text);
    if (own?.[2] === undefined) cells.delete(role);
    else cells.set(role, own[2]);
    gave = true;
  }
  return gave;
}

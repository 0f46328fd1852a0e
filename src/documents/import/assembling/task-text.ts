import type { Role } from './column-roles.js';
import { numberBefore } from './numbers.js';
import type { Work } from './reading-state.js';
import { oneLine } from './printed-text.js';

const CONTENT: readonly Role[] = ['assignment', 'activities', 'objective'];

/** What fits beside a code and a date on one line of a phone; the plan file allows no more. */
const LONGEST_TITLE = 60;

/** A cell's own words, or those of the merged one above that reaches down to it. */
export function cellOf({ cells, spread }: Pick<Work, 'cells' | 'spread'>, role: Role): string {
  return cells.get(role) ?? spread.get(role) ?? '';
}

/** What is to be done: the row's own assignment; where that is merged with the one above, its own activities. */
export function workOf(
  work: Work,
  below: Work | undefined,
): { readonly title: string; readonly text: string } {
  const roles: readonly Role[] =
    work.cells.has('assignment') && !isGroup(work, below)
      ? ['assignment']
      : ['activities', 'objective', 'assignment'];
  const texts = [...roles, ...CONTENT].map((role) => oneLine(cellOf(work, role)));
  // A cell may hold nothing but a dash: then it is another one's words that say what is to be done.
  const text = texts.map(bare).find((words) => words !== '') ?? texts.find((words) => words !== '') ?? '…';
  return { title: shortened(text), text };
}

/** One assignment over several rows, each with an activity of its own: then that is what each row is about. */
function isGroup(work: Work, below: Work | undefined): boolean {
  const reaches = below?.below === true && below.section === work.section && !below.cells.has('assignment');
  return reaches && work.cells.has('activities') && below.cells.has('activities');
}

function bare(text: string): string {
  const { rest } = numberBefore(text.replace(/^[-–+•*]\s*/u, ''));
  return rest === '' ? text : rest;
}

/** As many whole words as fit. */
function shortened(text: string): string {
  const first = text.replace(/[\s.;:,]+$/u, '');
  if (first.length <= LONGEST_TITLE) return first === '' ? text.slice(0, LONGEST_TITLE) : first;
  const cut = first.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > 20 ? cut.slice(0, space) : cut).replace(/[\s.;:,(–-]+$/u, '')}…`;
}

import type { Plan, Target, Task } from '../../plan/plan.js';
import { sentenceCase } from '../../words/sentence-case.js';
import { plainWords } from './plain-words.js';

/*
 * The codes of targets and of the duties outside the Appendix are the bot's own: no plan prints them, and whoever gets
 * a paper would look for them in vain. A paper says where the plan has them instead.
 */

/** `2.6. Thực hiện đánh giá …` */
const NUMBERED = /^(?<number>\d+(?:\.\d+)*)\.?\s/u;
/** `VI. TỔ CHỨC THỰC HIỆN` */
const PART = /^(?<part>[IVXLC]+)\.\s+(?<title>.+)$/u;

/** `Phần VI, mục 2.6`: where the plan gives a duty that stands outside its Appendix. */
export function placeOfDuty(plan: Plan, { section, printed }: Task): string {
  const number = [printed.assignment, printed.objective]
    .map((cell) => NUMBERED.exec(cell.trim())?.groups?.['number'])
    .find((one) => one !== undefined);
  return [partOf(plan, section), ...(number === undefined ? [] : [`mục ${number}`])].join(', ');
}

/** The part that a section is, by its number where one of its duties is printed under it, else by its name. */
function partOf({ sections, tasks }: Plan, id: string): string {
  const title = sections.find((one) => one.id === id)?.title ?? '';
  const number = tasks
    .filter(({ section }) => section === id)
    .map(({ printed }) => PART.exec(printed.objective.trim())?.groups)
    .find((one) => one?.['title']?.toLowerCase() === title.toLowerCase())?.['part'];
  return number === undefined ? `phần ${sentenceCase(plainWords(title, 80))}` : `Phần ${number}`;
}

/** `II.1.2` → `Phần II, điểm 1.2`; what a plan file writes in words stays as it is. */
export function placeOfTarget({ where }: Target): string {
  const { part, point } = /^(?<part>[IVXLC]+)(?:\.(?<point>\d+(?:\.\d+)*))?$/u.exec(where)?.groups ?? {};
  if (part === undefined) return plainWords(where, 80);
  return point === undefined ? `Phần ${part}` : `Phần ${part}, điểm ${point}`;
}

/** The task in full: `III.1 Xây dựng, ban hành …` as the Appendix numbers it; a duty with its place in the plan. */
export function fullName(plan: Plan, task: Task): string {
  const text = plainWords(task.text, 400);
  return task.origin !== 'duty'
    ? `${task.code} ${text}`
    : `${text} (${placeOfDuty(plan, task)} của Kế hoạch)`;
}

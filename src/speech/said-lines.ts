import type { Plan } from '../plan/plan.js';
import { headAt } from './said-head.js';
import { courtesyLength, denialLength, verbBehind } from './said-words.js';
import { readStage } from './said-stage.js';

/** What the words above a list may begin with: "Các nhiệm vụ đã xong". */
const SUBJECT =
  /^(?:(?:các|cac|những|nhung|số|so)\s+)?(?:(?:nhiệm\s+vụ|nhiem\s+vu|việc|viec|công\s+việc|cong\s+viec|nội\s+dung|noi\s+dung|mục|muc|mã|ma|phần|phan)\s+)?/iu;
/** What may stand behind the status of a headline: "Đã xong gồm:", "Chưa xong (2):". */
const BEHIND =
  /^(?:\s+(?:rồi|roi|là|la|gồm|gom|có|co|được|duoc|sau|sau\s+đây|các|cac|nhiệm\s+vụ|nhiem\s+vu|việc|viec|mục|muc|ở|dưới|duoi))*\s*(?:\(\d{1,2}\))?\s*:?\s*[.…-]*\s*$/iu;
/** "Chưa làm", "Chưa thực hiện", "Chưa": no word of completion, and denied all the same. */
const NOT_DONE = /^(?:làm|lam|thực\s+hiện|thuc\s+hien|triển\s+khai|trien\s+khai|báo\s+cáo|bao\s+cao)?/iu;
const LONGEST = 60;

/**
 * A list below its headline is read as if the headline stood before each of its lines. A headline that is no status
 * ends what the one above it says.
 * @returns texts each of which is read by itself
 */
export function listsIn(plan: Plan, words: string): readonly string[] {
  const lines = words.split('\n');
  const lists: string[][] = [[]];
  let status: string | null = null;
  lines.forEach((line, index) => {
    const head = headAt(plan, line.trim());
    const hasCode = head.references.length > 0;
    const follows = lines.slice(index + 1).find((one) => one.trim() !== '') ?? '';
    if (!hasCode && headAt(plan, follows.trim()).references.length > 0) {
      const isFirst = lists.length > 1 || !namesCode(plan, lines.slice(0, index));
      const said = headlineOf(line, isFirst);
      if (said !== null || (lists.length > 1 && COLON.test(line))) {
        status = said;
        lists.push([]);
        return;
      }
    }
    // A line with a word of its own before its code says enough.
    const isBare = status !== null && hasCode && head.verb === null;
    lists.at(-1)?.push(isBare ? `${status} ${line.slice(courtesyLength(line))}` : line);
  });
  return lists.map((list) => list.join('\n').trim()).filter((text) => text !== '');
}

const COLON = /:\s*$/u;

function namesCode(plan: Plan, lines: readonly string[]): boolean {
  return lines.some((line) => headAt(plan, line.trim()).references.length > 0);
}

/** The status that a headline says; null where the line is none. @param isFirst no code was named before it */
function headlineOf(line: string, isFirst: boolean): string | null {
  if (line.length > LONGEST || !(isFirst || COLON.test(line))) return null;
  const words = line.trim();
  const lead = courtesyLength(words);
  const at = lead + (SUBJECT.exec(words.slice(lead))?.[0].length ?? 0);
  const denial = denialLength(words.slice(at));
  const spaces = /^\s*/u.exec(words.slice(at + denial))?.[0].length ?? 0;
  const from = at + denial + spaces;
  const verb = verbBehind(words.slice(from))?.length ?? 0;
  if (denial === 0 && verb === 0) {
    const said = words.slice(at).replace(/[\s:.…-]+$/u, '');
    return readStage(said)?.length === said.length ? said : null;
  }
  const own = verb > 0 ? verb : (NOT_DONE.exec(words.slice(from))?.[0].length ?? 0);
  if (!BEHIND.test(words.slice(from + own))) return null;
  return verb > 0 ? words.slice(at, from + own) : 'chưa xong';
}

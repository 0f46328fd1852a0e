import { cleanName, headOf, isBody, isCollective, isField } from './names.js';

const LONGEST_NAME = 90;
/** "Nhiệm vụ của Sở Y tế", "Các nhiệm vụ giao Bộ Tài chính chủ trì". */
const SAYS_WHOSE =
  /^(?:(?:các |những |danh mục )?(?:nội dung |phần )?(?:nhiệm vụ|công việc|đề án|việc|văn bản|nội dung)(?: [\p{L}]+){0,2}? (?:của|do|giao cho|giao|thuộc trách nhiệm(?: của)?|phân công)|giao|phân công|đơn vị chủ trì|cơ quan chủ trì|đơn vị thực hiện)\s*:?\s+/iu;
const BEHIND = /\s+(?:chủ trì|thực hiện|tham mưu|phụ trách|đảm nhiệm)(?:\s.*)?$/iu;

/** The body that a title names as the one whose work stands below; null where it is a subject. */
export function leadOfTitle(title: string): string | null {
  for (const part of [title, ...title.split(' – ').reverse()]) {
    const whole = cleanName(part.replace(/\s+/gu, ' '));
    const name = cleanName(whole.replace(SAYS_WHOSE, '').replace(BEHIND, ''));
    if (!isBody(name) || isField(name) || name.length > LONGEST_NAME) continue;
    if (name !== whole || isNameAlone(name)) return name;
  }
  return null;
}

/** "Bộ Tài chính", "SỞ Y TẾ", "Công an tỉnh": behind the word for the kind a name begins, or that word is two. */
function isNameAlone(name: string): boolean {
  const head = headOf(name);
  const rest = name.slice(head.length).trim();
  return /^\p{Lu}/u.test(name) && (head.includes(' ') || /^\p{Lu}/u.test(rest) || isCollective(name));
}

import type { Plan } from '../plan/plan.js';
import { codesIn, readCodes } from '../plan/task-code.js';
import type { ReadCommand } from './command.js';

const COURTESY = String.raw`(?:(?:dạ|da|vâng|vang|em|tôi|toi|mình|minh|cháu|chau|báo\s+cáo|bao\s+cao|kính|kinh|đơn\s+vị|don\s+vi)[\s,:]+)*`;
const LATER = String.raw`(?:gia\s+h[ạa]n|(?:l[ùu]i|d[ờo]i|k[ée]o\s+d[àa]i)\s+(?:th[ờo]i\s+)?h[ạa]n|ho[ãa]n\s+h[ạa]n)`;
const ASKING = String.raw`(?:xin(?:\s+ph[ée]p)?|(?:đ|d)[ềe]\s+ngh[ịi]|mong|cho\s+(?:em|t[ôo]i|m[ìi]nh|(?:đ|d)[ơo]n\s+v[ịi]))`;
const FOR_ME = String.raw`(?:gi[úu]p|cho|h[ộo])\s+(?:em|t[ôo]i|m[ìi]nh|v[ớo]i|(?:đ|d)[ơo]n\s+v[ịi])`;
const OBJECT = String.raw`(?:\s+(?:nhi[ệe]m\s+v[ụu]|vi[ệe]c|m[ãa]|m[ụu]c))?`;
const WISH = new RegExp(
  String.raw`^${COURTESY}(?:${ASKING}(?:\s+xin)?(?:\s+(?:được|duoc))?\s+${LATER}(?:\s+${FOR_ME})?|${LATER}\s+${FOR_ME}|${LATER}(?=(?:\s+\S+){1,3}?\s+(?:đến|den|tới|toi|thêm|them|sang)\s))${OBJECT}(?!\p{L})[\s:,.-]*`,
  'iu',
);

/**
 * A plain sentence that asks for a later date, as the command `/extend` that it means: `xin gia hạn I.1c đến 15/4 vì chờ
 * kinh phí`, `I.1c đề nghị lùi hạn`, `gia hạn giúp em I.2`. Null for everything else.
 */
export function readExtensionWish(plan: Plan, text: string): ReadCommand | null {
  const words = text.normalize('NFC').trim();
  const wish = WISH.exec(words);
  if (wish) {
    const rest = withoutPlea(words.slice(wish[0].length));
    return { kind: 'command', name: 'extend', rest: codeFirst(plan, rest) };
  }
  const { references, rest } = readCodes(plan, words);
  if (references.length === 0) return null;
  const codes = words.slice(0, words.length - rest.length).replace(/[\s:;,.–-]+$/u, '');
  const behind = WISH.exec(rest);
  if (!behind) return withReasonBefore(codes, rest);
  return {
    kind: 'command',
    name: 'extend',
    rest: `${codes} ${withoutPlea(rest.slice(behind[0].length))}`.trim(),
  };
}

/** "III.1 không kịp, xin gia hạn đến 15/4": what stands before the wish is its reason. */
function withReasonBefore(codes: string, rest: string): ReadCommand | null {
  for (const { index, 0: mark } of rest.matchAll(/[,;.]\s+/gu)) {
    const reason = rest.slice(0, index).trim();
    const said = rest.slice(index + mark.length);
    const wish = WISH.exec(said);
    // A report with a wish beside it is asked about: both were said.
    if (!wish || REPORTS.test(reason)) continue;
    const wanted = withoutPlea(said.slice(wish[0].length));
    return { kind: 'command', name: 'extend', rest: `${codes} ${wanted}, ${reason}` };
  }
  return null;
}

const REPORTS = /(?<!\p{L})(?:xong|hoàn\s+thành|hoan\s+thanh|đang|dang|vướng|vuong)(?!\p{L})/iu;

/** "đến 15/4 III.1 vì bận": the one code that is named stands in front. */
function codeFirst(plan: Plan, rest: string): string {
  if (readCodes(plan, rest).references.length > 0) return rest;
  const [code, ...others] = codesIn(plan, rest);
  if (!code || others.length > 0 || code.reference.kind !== 'task') return rest;
  const beside = `${rest.slice(0, code.at)} ${rest.slice(code.end)}`.replace(/\s+/gu, ' ').trim();
  return `${rest.slice(code.at, code.end)} ${beside}`;
}

/** "được không ạ" asks for the same. */
function withoutPlea(words: string): string {
  return words
    .replace(/[\s,]*(?:(?:được|duoc)\s+(?:không|khong|ko)(?:\s+(?:ạ|a))?|(?:ạ|nhé|nhe))?[\s?.!]*$/iu, '')
    .trim();
}

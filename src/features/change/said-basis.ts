import type { Basis } from '../../journal/change.js';
import type { Day } from '../../plan/day.js';
import { saidDays } from '../../plan/said-day.js';
import { DOCUMENT } from '../report/note.js';

const CITED =
  /(?:[\s,;(]*(?:theo|căn cứ|can cu)(?:\s+(?:quyết định|quyet dinh|công văn|cong van|văn bản|van ban|chỉ đạo|chi dao|kết luận|ket luan|thông báo|thong bao|tờ trình|kế hoạch|qđ|cv|tb))*(?:\s+(?:số|so))?\s*)$/iu;
const SIGNED = /^,?\s*(?:\(\s*)?(?:k[ýy]\s+)?(?:ng[àa]y\s+)?$/iu;

/** The first document that is named, with its day, and the words without both. */
export function basisIn(text: string, today: Day): { readonly basis: Basis | null; readonly words: string } {
  const [match] = text.matchAll(DOCUMENT);
  if (!match) return { basis: null, words: text };
  const end = match.index + match[0].length;
  const dated = saidDays(text, { today, direction: 'past' }).find(
    (one) => one.at >= end && SIGNED.test(text.slice(end, one.at)),
  );
  const before = text.slice(0, match.index).replace(CITED, '');
  const behind = text.slice(dated?.kind === 'day' ? dated.end : end).replace(/^\s*\)/u, '');
  return {
    basis: { number: match[0].toUpperCase(), dated: dated?.kind === 'day' ? dated.day : null },
    words: `${before.trim()} ${behind.trim()}`.trim(),
  };
}

import type { Spotted } from './spot.js';
import type { Token } from './tokens.js';
import { hasWords, namesYear, onlyFinishes } from './weight.js';

/** `yes`, `no`, or `perhaps`: other work is named between the cycle and the date, yet in the same clause. */
type Tie = 'yes' | 'perhaps' | 'no';

const LINKS = new Set(['và', 'đối', 'với', 'cho', 'của', 'là']);
const REPORTS = /^(báo cáo|thống kê|tổng hợp|sơ kết|tổng kết|giao ban|công khai) /i;

/**
 * Whether a date belongs to the recurring work of its phrase ("hàng năm, trước ngày 15/12") or to a step of its
 * own ("ban hành kế hoạch trước 30/3; tổng kết năm").
 */
export function tieOf(spotted: readonly Spotted[], one: Spotted): Tie {
  const place = spotted.indexOf(one);
  if (leadsToCycle(spotted, place)) return 'yes';
  let tie: Tie = 'yes';
  for (let at = place; at > 0; at -= 1) {
    const gap = spotted[at]?.gap ?? [];
    if (hasWords(gap) && endsSentence(gap)) return 'no';
    if (!onlyFinishes(gap) && !namesYear(gap) && gap.some((token) => token.printed === ',')) tie = 'perhaps';
    if (spotted[at - 1]?.time.kind === 'recurring') return tie;
  }
  return 'no';
}

/** The cycle comes after the date with no work between: `trước ngày 15/12 hàng năm`, `15/6 (báo cáo 6 tháng)`. */
function leadsToCycle(spotted: readonly Spotted[], place: number): boolean {
  for (const next of spotted.slice(place + 1)) {
    if (!onlyLinks(next.gap) || endsSentence(next.gap)) return false;
    if (next.time.kind === 'recurring') {
      return !(REPORTS.test(next.quoted) && next.gap.some((token) => token.printed === ','));
    }
  }
  return false;
}

function onlyLinks(gap: readonly Token[]): boolean {
  return gap.every((token) => token.kind === 'mark' || LINKS.has(token.printed.toLowerCase()));
}

function endsSentence(gap: readonly Token[]): boolean {
  return gap.some((token) => token.printed === ';' || token.printed === '.');
}

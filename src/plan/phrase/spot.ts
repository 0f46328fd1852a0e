import { bareWeekday, oddCycle, recurring } from './everys.js';
import { group, type Group } from './groups.js';
import { timeOfDay } from './roles.js';
import { choice, map, printed, say, type Parser } from './parser.js';
import type { Every } from './rule.js';
import { beforeTet } from './tet.js';
import type { Token } from './tokens.js';
import { countdown, wait, type Wait } from './waits.js';

/** Something in a phrase that says when. */
type Time =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'recurring'; readonly everys: readonly Every[] }
  /** `thứ Tư` alone, which may only explain a date. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'wait'; readonly wait: Wait }
  /** `2 tháng một lần`: understood, and beyond what periods can say. */
  | { readonly kind: 'odd-cycle' };

export interface Spotted {
  readonly time: Time;
  /** As it stands on paper. */
  readonly quoted: string;
  readonly doubts: readonly string[];
  /** What stood between the time before (or the beginning) and this one, which says nothing of time. */
  readonly gap: readonly Token[];
}

export interface Spots {
  readonly spotted: readonly Spotted[];
  readonly rest: readonly Token[];
}

// The order matters: "ngày 25 hàng tháng" before "ngày 25", "sau 5 ngày làm việc" before "sau".
const time: Parser<Time> = choice<Time>(
  map(beforeTet, (one) => ({ kind: 'group', group: one })),
  map(countdown, (one) => ({ kind: 'wait', wait: one })),
  map(recurring, (everys) => ({ kind: 'recurring', everys })),
  map(oddCycle, () => ({ kind: 'odd-cycle' })),
  map(group, (one) => ({ kind: 'group', group: one })),
  map(bareWeekday, (weekday) => ({ kind: 'weekday', weekday })),
  map(wait, (one) => ({ kind: 'wait', wait: one })),
);

/** "Hoàn thành trong năm 2026 và rà soát trong các năm tiếp theo": what goes on afterwards has no time of its own. */
const yearsAfter = say('trong|cho|vào|ở? các|những năm tiếp_theo|sau|kế_tiếp|tới');

/** Every time that a phrase speaks of, in its order, and the words between them. */
export function spot(tokens: readonly Token[]): Spots {
  const spotted: Spotted[] = [];
  let gap: Token[] = [];
  let at = 0;
  for (let token = tokens[at]; token; token = tokens[at]) {
    const later = spotted.length > 0 ? yearsAfter(tokens, at) : null;
    const match = later ? null : time(tokens, at);
    const hour = match ? null : (later ?? timeOfDay(tokens, at));
    if (match) {
      const quoted = printed(tokens, at, match.next);
      spotted.push({ time: match.value, quoted, doubts: match.doubts, gap });
      gap = [];
      at = match.next;
    } else if (hour) {
      at = hour.next;
    } else {
      gap.push(token);
      at += 1;
    }
  }
  return { spotted, rest: gap };
}

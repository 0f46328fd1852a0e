import { DOUBT } from '../words.js';
import {
  after,
  both,
  choice,
  digits,
  map,
  maybe,
  not,
  only,
  say,
  type Match,
  type Parser,
} from './parser.js';
import { hasTone } from './tokens.js';

/** What the words before a date make of it. */
export interface Role {
  /** `trước`. */
  readonly before: boolean;
  /** `đến`, `hết`: up to the end of it, from the plan's beginning. */
  readonly until: boolean;
}

export const NO_ROLE: Role = { before: false, until: false };

const NUMBERED = new Set(['bước', 'lần', 'đợt', 'đoạn', 'kỳ', 'phần', 'quý', 'tháng']);
const minutes = only(digits, ({ value, printed }) => printed.length === 2 && value < 60);
const hourAndMinutes = both(
  both(
    only(digits, ({ value }) => value <= 24),
    after(':', minutes),
    () => null,
  ),
  not(say('/|-|.|tháng|quý|năm')),
  () => null,
);
/** `17:30`, and not the number of a step: `Bước 1: 15/6`. */
const hourWithColon: Parser<null> = (tokens, at) => {
  const previous = tokens[at - 1];
  const isStep = previous?.kind === 'word' && NUMBERED.has(previous.text);
  return isStep ? null : hourAndMinutes(tokens, at);
};

/** `9 giờ sáng`, `16h00`, `17:30`: the hour does not matter to a day. */
export const timeOfDay: Parser<null> = both(
  choice(
    both(
      digits,
      both(say('giờ|h|g'), maybe(both(digits, maybe(say('phút|p')), () => null)), () => null),
      () => null,
    ),
    hourWithColon,
  ),
  maybe(say('sáng|chiều|trưa|tối')),
  () => null,
);

/** A "trước" whose tone is lost may have been another word; the day is sure, the strictness is not. */
const beforeWord: Parser<Role> = (tokens, at) => {
  const match = say('trước')(tokens, at);
  const token = tokens[at];
  if (!match || token?.kind !== 'word') return match && { ...match, value: NO_ROLE };
  const sure = hasTone(token.text);
  return {
    ...match,
    value: { before: sure, until: false },
    doubts: sure ? match.doubts : [...match.doubts, DOUBT.toneLost],
  };
};

const roleWord: Parser<Role> = choice(
  map(say('trước khi? hết|kết_thúc'), () => ({ before: true, until: true })),
  beforeWord,
  map(say('chậm|muộn|trễ nhất là|vào?'), () => NO_ROLE),
  map(say('không quá'), () => NO_ROLE),
  map(say('không chậm|muộn|trễ hơn'), () => NO_ROLE),
  map(say('từ nay đến|tới|cho_đến|cho_tới hết?'), () => ({ before: false, until: true })),
  map(say('cho? đến|tới hết?'), () => ({ before: false, until: true })),
  map(say('hết'), () => ({ before: false, until: true })),
  map(say('vào|trong|là|đúng|:'), () => NO_ROLE),
  map(say('ngay trong'), () => NO_ROLE),
  map(say('thời_điểm'), () => NO_ROLE),
  map(
    both(timeOfDay, say(',|của|của_ngày?'), () => null),
    () => NO_ROLE,
  ),
);

export const roles: Parser<Role> = (tokens, at) => {
  let match = roleWord(tokens, at);
  if (!match) return null;
  let all: Match<Role> = match;
  while ((match = roleWord(tokens, all.next))) {
    all = {
      next: match.next,
      doubts: [...all.doubts, ...match.doubts],
      value: {
        before: all.value.before || match.value.before,
        until: all.value.until || match.value.until,
      },
    };
  }
  return all;
};

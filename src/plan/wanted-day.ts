import { saidDays } from './said-day.js';
import type { DayAsk, SaidDay } from './said-day.js';

/** The day that somebody wants, and the words beside it. */
export interface WantedDay {
  /** Null where no day is marked where one is looked for. */
  readonly said: SaidDay | null;
  readonly rest: string;
}

const LEAD = String.raw`(?:đến|tới|sang|den|toi|thành|thanh|vào|vao)(?:\s+(?:hết|het|trước|truoc|cuối|cuoi))?`;
const BEGINS = new RegExp(String.raw`^(?:${LEAD}|hết|het|hạn|han|là|la|cho|trước|truoc|[\s:,;.–-])*$`, 'iu');
const LEADS = new RegExp(
  String.raw`(?<!\p{L})(?:đến|tới|sang|den|toi)(?:\s+(?:hết|het|trước|truoc))?\s*$`,
  'iu',
);
/** "28/4 đến 30/4", "15/4 hoặc 20/4" are two days where one is wanted. */
const JOINS = /^\s*(?:(?:đến|tới|den|toi|và|va|hoặc|hoac|hay)(?:\s+(?:hết|het))?|[-–,&→])\s*$/iu;

/**
 * The day with which a text begins, or the one behind "đến", wherever it stands: `15/4 chờ kinh phí`, `chờ kinh phí,
 * đến hết tháng 4`. A day that is merely told of ("chờ tỉnh họp ngày 20/4") is none that is wanted.
 */
export function wantedDay(text: string, ask: DayAsk): WantedDay {
  const words = text.normalize('NFC').trim();
  const days = saidDays(words, ask);
  const index = days.findIndex(({ at }) => BEGINS.test(words.slice(0, at)) || LEADS.test(words.slice(0, at)));
  const first = days[index];
  if (!first) return { said: null, rest: words };
  const second = days[index + 1];
  const said = second ? oneOfTwo(words, first, second) : first;
  const front = words.slice(0, said.at);
  const before = BEGINS.test(front) ? '' : front.replace(LEADS, '');
  return { said, rest: `${before.trim()} ${words.slice(said.end).trim()}`.trim() };
}

/** Two days that are joined where one is meant: which of them is not clear. */
export function oneOfTwo(words: string, first: SaidDay, second: SaidDay): SaidDay {
  const between = words.slice(first.end, second.at);
  const isSame = first.kind === 'day' && second.kind === 'day' && first.day === second.day;
  return !isSame && (JOINS.test(between) || /^[\s(]*$/u.test(between)) ? both(words, first, second) : first;
}

function both(words: string, first: SaidDay, second: SaidDay): SaidDay {
  const options = [first, second].flatMap((one) => (one.kind === 'day' ? [one.day] : [])).sort();
  const { at } = first;
  const { end } = second;
  return { kind: 'unclear', options, why: 'several', written: words.slice(at, end), at, end };
}

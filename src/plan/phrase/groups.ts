import { dayOf, monthOf, yearOf } from '../day.js';
import { DOUBT } from '../words.js';
import { announcedDay, day, looseDate } from './days.js';
import { quarterNumber } from './numerals.js';
import {
  after,
  ahead,
  both,
  choice,
  digits,
  doubted,
  map,
  maybe,
  not,
  only,
  say,
  type Match,
  type Parser,
} from './parser.js';
import { dayOfSpan, dayPiece, looseDay, monthPiece, quarterPiece, withYear, type Piece } from './piece.js';
import { bareYear, monthNumber, span } from './spans.js';
import { yearDigits, yearTail } from './years.js';
import { NO_ROLE, roles, type Role } from './roles.js';
import type { Token } from './tokens.js';

export type Item =
  | { readonly kind: 'one'; readonly role: Role; readonly piece: Piece }
  | { readonly kind: 'range'; readonly from: Piece | null; readonly to: Piece }
  | { readonly kind: 'open'; readonly from: Piece };

export interface Group {
  readonly items: readonly Item[];
  /** `hàng năm` stood after it. */
  readonly everyYear: boolean;
}

const unannounced: Parser<Piece> = choice(day, span);
const end: Parser<null> = (tokens, at) =>
  at === tokens.length ? { value: null, next: at, doubts: [] } : null;
const parting = say(',|;|.|:|(|)|-|/');

// "Quý II, 02 hội nghị": a number that goes on with a noun is not another quarter.
const closed = ahead(
  choice(
    end,
    parting,
    say('và|đến|tới|hoặc|năm|hàng|hằng|mỗi|của'),
    map(yearDigits, () => null),
  ),
);

// Nor is the 5 of "tháng 3 đến 5/6".
const listed = both(
  closed,
  not(
    both(
      say('/|.'),
      only(digits, (one) => one.value <= 31),
      () => null,
    ),
  ),
  () => null,
);

const announced: Parser<Piece> = choice(
  announcedDay,
  span,
  bareYear,
  both(looseDate, closed, (piece) => piece),
);

const alone = <T>(number: Parser<T>, make: (value: T) => Piece): Parser<Piece> =>
  both(both(number, listed, make), maybe(yearTail), withYear);
const nextQuarter = alone(
  only(quarterNumber, (one) => !(one.value > 4)),
  (one) => quarterPiece(one.value),
);
const nextMonth = alone(
  only(monthNumber, (month) => month <= 12),
  monthPiece,
);
const nextLooseDay = alone(digits, (one) => looseDay(one.value));
const nextSpan = choice(span, bareYear, nextQuarter);
const monthOfSameDate = choice(
  after('tháng', monthNumber),
  both(monthNumber, closed, (month) => month),
);
const nothing: Parser<Piece> = () => null;

/** What may follow in a list or a range without its noun: `quý I, II`, `tháng 3-5`, `ngày 15 tháng 3, 6, 9`. */
function shorthand({ unit, date, lastMonthDate }: Piece): Parser<Piece> {
  if (unit === 'quarter') return nextQuarter;
  if (unit === 'month') return nextMonth;
  if (unit === 'loose-day') return nextLooseDay;
  if (lastMonthDate !== null) {
    return map(nextSpan, (of) => ({
      ...dayOfSpan(of, ({ last }) => dayOf(yearOf(last), monthOf(last), lastMonthDate) ?? last),
      lastMonthDate,
    }));
  }
  if (unit !== 'day' || date === null) return nothing;
  return both(
    map(monthOfSameDate, (month) => dayPiece(date, month, true)),
    maybe(yearTail),
    withYear,
  );
}

function following(previous: Piece, full: Parser<Piece>): Parser<Piece> {
  const short = shorthand(previous);
  // "ngày 15 tháng 3, tháng 6" goes on with the 15th, not with the whole of June.
  // "Quý 1-2/2025" goes on with the second quarter, not with February.
  const shares = previous.unit === 'day' && (previous.date !== null || previous.lastMonthDate !== null);
  const counts = previous.unit === 'quarter' || previous.unit === 'month';
  return shares || counts ? choice(short, full) : choice(full, short);
}

const rangeSign: Parser<null> = choice(say('- cho? đến|tới? hết?'), say('cho? đến|tới hết?'));
const start: Parser<null> = choice(
  say('nay|bây_giờ'),
  say('đầu năm|quý|tháng'),
  say('ngày|khi ký|ban_hành|ký_ban_hành|có_hiệu_lực|phê_duyệt|được_phê_duyệt'),
);
const from = say('kể|bắt_đầu|tính|thực_hiện? từ');

const itemsFrom: Parser<Item> = choice<Item>(
  both(
    both(from, start, () => null),
    both(rangeSign, announced, (_, to) => to),
    (_, to) => ({
      kind: 'range',
      from: null,
      to,
    }),
  ),
  (tokens, at) => {
    const head = both(from, announced, (_, piece) => piece)(tokens, at);
    return head && toOpenRange(tokens, head);
  },
);

function toOpenRange(tokens: readonly Token[], head: Match<Piece>): Match<Item> {
  const range = toRange(tokens, head, (piece) => ({ kind: 'open', from: piece }));
  return { ...range, next: say('trở_đi|trở_về_sau')(tokens, range.next)?.next ?? range.next };
}

function toRange(
  tokens: readonly Token[],
  head: Match<Piece>,
  otherwise: (piece: Piece) => Item,
): Match<Item> {
  const tail = both(rangeSign, following(head.value, announced), (_, to) => to)(tokens, head.next);
  if (!tail) return { ...head, value: otherwise(head.value) };
  // "Quý I/2025-2026" may be a range or two years' first quarters.
  const bareTail = tail.value.unit === 'year' && tokens[tail.next - 2]?.printed === '-';
  const unclear = bareTail && head.value.unit !== 'year' ? [DOUBT.yearAfterDash] : [];
  const doubts = [...head.doubts, ...tail.doubts, ...unclear];
  return { value: { kind: 'range', from: head.value, to: tail.value }, next: tail.next, doubts };
}

/** `16-31/12/2025`. */
const bareDayRange: Parser<Item> = both(
  both(
    only(digits, (one) => one.value >= 1 && one.value <= 31),
    say('-'),
    (one) => looseDay(one.value),
  ),
  only(day, (piece) => piece.month !== null),
  (first, to) => ({ kind: 'range', from: first, to }),
);

/** "trong quý II, chậm nhất 15/6": not one more date of a list, but the date of what went before. */
function startsAnew(previous: Piece, next: Piece): boolean {
  return next.unit === 'day' && previous.unit !== 'day' && previous.unit !== 'loose-day';
}

function item(previous: Piece | null): Parser<Item> {
  const plain = previous ? following(previous, choice(unannounced, bareYear)) : unannounced;
  const withRole = previous ? following(previous, announced) : announced;
  return choice<Item>(itemsFrom, bareDayRange, (tokens, at) => {
    const role = roles(tokens, at);
    const piece = role ? withRole(tokens, role.next) : plain(tokens, at);
    if (!piece || (role && previous && startsAnew(previous, piece.value))) return null;
    const one = toRange(tokens, piece, (value) => ({
      kind: 'one',
      role: role?.value ?? NO_ROLE,
      piece: value,
    }));
    return { ...one, doubts: [...(role?.doubts ?? []), ...one.doubts] };
  });
}

const separator: Parser<null> = choice(say(',|; và'), doubted(say(',? hoặc|hay'), DOUBT.or), say('và|,|/'));

const semicolon = say(';');
const listEnds = ahead(choice(end, say(';|,|/|và')));

/** "Quý I; II; IV": a bare number goes on the list, anything longer begins another step. */
function afterSemicolon(previous: Piece): Parser<Item> {
  return map(
    both(
      semicolon,
      both(shorthand(previous), listEnds, (piece) => piece),
      (_, piece) => piece,
    ),
    (piece) => ({
      kind: 'one',
      role: NO_ROLE,
      piece,
    }),
  );
}

function lastPiece(one: Item): Piece {
  switch (one.kind) {
    case 'one':
      return one.piece;
    case 'range':
      return one.to;
    case 'open':
      return one.from;
  }
}

const everyYear: Parser<null> = choice(
  say('của? hàng|hằng|mỗi|các năm'),
  both(say('của kỳ|năm báo_cáo|kế_hoạch'), maybe(say('hàng|hằng năm')), () => null),
  both(
    say('của năm'),
    not(
      choice(
        say('sau|tới|kế|tiếp|liền'),
        map(digits, () => null),
      ),
    ),
    () => null,
  ),
);

/** `Năm 2026 và các năm tiếp theo`: the plan's own part is the first. */
const andTheYearsAfter = say('và|,? các|những? năm tiếp_theo|sau|kế_tiếp|tới');

/** One date or span, or several in a list or a range, with the words that announce them. */
export const group: Parser<Group> = (tokens, at) => {
  let match = item(null)(tokens, at);
  if (!match) return null;
  const items: Item[] = [];
  const doubts: string[] = [];
  let next = at;
  while (match) {
    items.push(match.value);
    doubts.push(...match.doubts);
    next = match.next;
    const previous = lastPiece(match.value);
    const gap = separator(tokens, next);
    match = gap ? item(previous)(tokens, gap.next) : afterSemicolon(previous)(tokens, next);
    if (match && gap) doubts.push(...gap.doubts);
  }
  const yearly = everyYear(tokens, next);
  next = yearly?.next ?? next;
  doubts.push(...(yearly?.doubts ?? []));
  next = andTheYearsAfter(tokens, next)?.next ?? next;
  return { value: { items, everyYear: yearly !== null }, next, doubts };
};

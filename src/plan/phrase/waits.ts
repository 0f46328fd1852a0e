import { DOUBT } from '../words.js';
import { recurring } from './everys.js';
import { group } from './groups.js';
import { roles } from './roles.js';
import { numeral } from './numerals.js';
import {
  ahead,
  both,
  choice,
  digits,
  doubted,
  map,
  maybe,
  not,
  only,
  printed,
  say,
  type Match,
  type Parser,
} from './parser.js';
import { bare, type Token } from './tokens.js';

/** What has no day of its own: it waits for a request, for an event, or never ends. */
export type Wait = 'ongoing' | 'on-request' | 'relative';

const word = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at];
  return token && token.kind !== 'number' ? token.text : '';
};

/** Everything up to the next mark; dates and document numbers within belong to what is waited for. */
function swallow(stops: (tokens: readonly Token[], at: number) => boolean): Parser<null> {
  return (tokens, at) => {
    let next = at;
    while (next < tokens.length && !endsClause(tokens, next) && !stops(tokens, next)) next += 1;
    return { value: null, next, doubts: [] };
  };
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const text = word(tokens, at);
  if (text === '.') return tokens[at + 1]?.kind !== 'number';
  return text === ',' || text === ';' || text === '(' || text === ')';
}

/** "theo kế hoạch của cấp trên, trước ngày 30/6": the date is a date again. */
function announcesDate(tokens: readonly Token[], at: number): boolean {
  if (/^(và|hoặc|hay)$/.test(word(tokens, at)) && choice<unknown>(recurring, group)(tokens, at + 1))
    return true;
  return roles(tokens, at) !== null && word(tokens, at) !== 'là' && group(tokens, at) !== null;
}

const endOfClause: Parser<null> = (tokens, at) =>
  at === tokens.length || endsClause(tokens, at) ? { value: null, next: at, doubts: [] } : null;

/** "kể từ ngày ban hành và hoàn thành trước 28/02". */
const andADate = both(
  both(say('và hoàn_thành|xong|báo_cáo|gửi?'), roles, () => null),
  group,
  () => null,
);
const toTheEnd = swallow((tokens, at) => andADate(tokens, at) !== null);
const toTheDate = swallow(announcesDate);

const duration: Parser<string> = both(
  both(numeral, maybe(both(say('-|đến'), numeral, () => null)), (one) => one),
  choice(
    map(
      both(say('ngày làm_việc?'), not(say('đầu|cuối')), () => null),
      () => 'day',
    ),
    map(say('giờ|h|phút làm_việc?'), () => 'hour'),
    map(say('tuần'), () => 'week'),
    map(
      both(
        say('tháng|quý|năm'),
        not(
          choice(
            map(digits, () => null),
            say('đầu|cuối|/'),
          ),
        ),
        () => null,
      ),
      () => 'long',
    ),
  ),
  (_, unit) => unit,
);
/** `sau khi kết thúc kiểm tra 10 ngày`. */
function endsWithDuration(tokens: readonly Token[], at: number): boolean {
  const match = duration(tokens, at);
  return match !== null && endOfClause(tokens, match.next) !== null;
}

const limit = choice(
  say('trong thời_gian|thời_hạn|vòng|khoảng?'),
  say('chậm|muộn|trễ nhất là|sau|trong|vào?'),
  say('không quá'),
  say('tối_đa|ít_nhất|tối_thiểu'),
  say('ngay? sau'),
  say('thời_hạn'),
);
const limits: Parser<null> = both(limit, maybe(both(limit, maybe(limit), () => null)), () => null);
const anchor = choice(
  say(',? kể|tính từ|khi'),
  say(', từ? ngày'),
  say('từ ngày|khi|lúc'),
  say('so với'),
  say('sau'),
);

/** `sau 5 ngày làm việc kể từ…`, `chậm nhất 15 ngày trước…`: counted from an event. */
export const countdown: Parser<Wait> = choice<Wait>(
  map(
    both(
      both(maybe(limits), duration, () => null),
      both(anchor, toTheEnd, () => null),
      () => null,
    ),
    () => 'relative',
  ),
  both(
    both(
      maybe(choice(limits, say('trước'))),
      only(duration, (unit) => unit !== 'long' && unit !== 'hour'),
      () => null,
    ),
    both(say('trước'), toTheEnd, () => null),
    () => 'relative',
  ),
  both(
    say('trước'),
    both(
      only(duration, (unit) => unit !== 'hour'),
      toTheDate,
      () => null,
    ),
    () => 'relative',
  ),
  both(
    limits,
    both(
      only(duration, (unit) => unit !== 'long'),
      not(say('/|đầu|cuối')),
      () => null,
    ),
    () => 'relative',
  ),
  doubted(
    choice<Wait>(
      both(limits, duration, () => 'relative'),
      both(
        only(duration, (unit) => unit === 'day' || unit === 'hour'),
        endOfClause,
        () => 'relative',
      ),
    ),
    DOUBT.noAnchor,
  ),
  both(
    say('sau|trước khi|ngày'),
    both(swallow(endsWithDuration), duration, () => null),
    () => 'relative',
  ),
  // "Kể từ ngày ký đến hết năm" is a range with an end.
  both(
    both(
      ahead(say('kể|tính từ ngày|khi')),
      both(not(group), say('kể|tính từ ngày|khi'), () => null),
      () => null,
    ),
    both(not(numeral), toTheEnd, () => null),
    () => 'relative',
  ),
);

const temporal = choice(
  say('ngày|tháng|quý|năm|tuần|hết|hạn|nửa|cuối|đầu|giữa'),
  say('đó|mắt|đây|và|thời_điểm|cùng'),
);

/** `tại kỳ họp HĐND cuối năm`; with a number in it the session may be dated. */
const session: Parser<null> = both(
  say('tại|trong|trình? kỳ_họp|phiên_họp'),
  not((tokens, at) => {
    const next = toTheEnd(tokens, at)?.next ?? at;
    const number = tokens.slice(at, next).some((token) => token.kind === 'number');
    return number ? { value: null, next, doubts: [] } : null;
  }),
  () => null,
);

/** `trước kỳ họp HĐND`, `sau đại hội`: an event whose day the phrase does not know. */
const event: Parser<Wait> = (tokens, at) => {
  const start = choice(
    session,
    say('cho? đến|tới khi'),
    say('ngay? trước|sau khi'),
    both(
      say('ngay? trước|sau ngày?'),
      not(
        choice(
          temporal,
          map(numeral, () => null),
        ),
      ),
      () => null,
    ),
  )(tokens, at);
  if (!start || tokens[start.next]?.kind !== 'word') return null;
  const rest = toTheEnd(tokens, start.next);
  const next = rest?.next ?? start.next;
  const doubt = DOUBT.event(printed(tokens, at, next));
  return { value: 'relative', next, doubts: [...start.doubts, doubt] };
};

// "theo quý" is a cycle, "theo dõi" is work; whatever else one goes by sets the day.
const notAnOrder = choice(
  say('dõi|đó|đây|định_kỳ|từng? ngày|tuần|tháng|quý|quí|năm'),
  say('đầu|cuối|giữa|nửa|mùa'),
  map(numeral, () => null),
);
const requested: Parser<null> = choice(
  both(
    both(say('theo'), not(choice(notAnOrder, endOfClause)), () => null),
    toTheDate,
    () => null,
  ),
  both(say('ngay? sau? khi'), toTheDate, () => null),
  both(say('tùy|tuỳ theo?'), toTheDate, () => null),
  both(say('đột_xuất'), maybe(both(say('khi|theo|nếu'), toTheDate, () => null)), () => null),
  both(say('khi|lúc có|cần|được|phát_sinh'), toTheDate, () => null),
  both(say('trong trường_hợp|điều_kiện'), toTheDate, () => null),
);

const ongoingWords = say('liên_tục|xuyên_suốt|lâu_dài|thường_xuyên|24/24|24/7');
const ongoing: Parser<Wait> = map(
  choice(ongoingWords, misread('thường', 'xuyên'), say('suốt|trong quá_trình'), say('trong suốt quá_trình')),
  () => 'ongoing',
);

/** Accents apart, one letter of the two words may be misread: `xuvên`. */
function misread(first: string, second: string): Parser<null> {
  return (tokens, at) => {
    const a = nearly(first)(tokens, at);
    const b = a && nearly(second)(tokens, a.next);
    return b && { ...b, doubts: [DOUBT.readAs(printed(tokens, at, b.next), `${first} ${second}`)] };
  };
}

function nearly(expected: string): Parser<null> {
  const [exactly, plain] = [say(expected), bare(expected)];
  return (tokens, at): Match<null> | null => {
    const exact = exactly(tokens, at);
    if (exact) return exact;
    const text = word(tokens, at);
    return differsByOne(bare(text), plain) ? { value: null, next: at + 1, doubts: [] } : null;
  };
}

function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return Math.max(a.length, b.length) - head - tail <= 1;
}

export const wait: Parser<Wait> = choice<Wait>(
  map(requested, () => 'on-request' as const),
  event,
  ongoing,
);

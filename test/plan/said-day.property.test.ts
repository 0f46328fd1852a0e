import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addDays, day, weekdayOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { saidDays } from '../../src/plan/said-day.js';
import type { DayAsk } from '../../src/plan/said-day.js';
import { effort } from '../support/effort.js';

vi.setConfig({ testTimeout: effort(20_000, 900_000) });
const numRuns = effort(1_000, 50_000);

const UNITS = ['', 'một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** `hai mươi tám` of 28. */
function inWords(number: number): string {
  const [tens, unit] = [Math.floor(number / 10), number % 10];
  const late = unit === 5 ? 'lăm' : unit === 1 && tens > 1 ? 'mốt' : (UNITS[unit] ?? '');
  if (tens === 0) return unit === 4 ? 'bốn' : (UNITS[unit] ?? '');
  return `${tens === 1 ? 'mười' : `${UNITS[tens] ?? ''} mươi`} ${late}`.trim();
}

function monthInWords(month: number): string {
  return month === 4 ? 'tư' : inWords(month);
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
}

function wide(text: string): string {
  return text.replace(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
}

interface Parts {
  readonly date: number;
  readonly month: number;
  readonly year: number;
}

const two = (number: number): string => String(number).padStart(2, '0');
const withYear: readonly ((parts: Parts) => string)[] = [
  ({ date, month, year }) => `${date}/${month}/${year}`,
  ({ date, month, year }) => `${two(date)}/${two(month)}/${year}`,
  ({ date, month, year }) => `${two(date)}-${two(month)}-${year}`,
  ({ date, month, year }) => `${date}.${month}.${year}`,
  ({ date, month, year }) => `${date} / ${month} / ${year}`,
  ({ date, month, year }) => `${date}/${month}/${year - 2000}`,
  ({ date, month, year }) => `${date}.${month}.${year - 2000}`,
  ({ date, month, year }) => `${year}-${two(month)}-${two(date)}`,
  ({ date, month, year }) => `${date}/${month} năm ${year}`,
  ({ date, month, year }) => `ngày ${date} tháng ${month} năm ${year}`,
  ({ date, month, year }) => `ngày ${date} tháng ${month}/${year}`,
  ({ date, month, year }) => `ngày ${inWords(date)} tháng ${monthInWords(month)} năm ${year}`,
  ({ date, month, year }) => `tháng ${month}/${year}, ngày ${date}`,
  ({ date, month, year }) => `ngày ${date} thg ${month} năm ${year}`,
];
const withoutYear: readonly ((parts: Parts) => string)[] = [
  ({ date, month }) => `${date}/${month}`,
  ({ date, month }) => `${two(date)}/${two(month)}`,
  ({ date, month }) => `ngày ${date}/${month}`,
  ({ date, month }) => `ngày ${date}.${month}`,
  ({ date, month }) => `ngày ${date} tháng ${month}`,
  ({ date, month }) => `${date} tháng ${month}`,
  ({ date, month }) => `ngày ${inWords(date)} tháng ${monthInWords(month)}`,
];

const today = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day('2023-01-01'), days));
const dressed: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text) => text,
  withoutAccents,
  (text: string) => text.toUpperCase(),
  wide,
  (text: string) => text.normalize('NFD'),
  (text: string) => `  ${text}.`,
  (text: string) => `(${text})`,
);

function partsOf(value: Day): Parts {
  const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
  return { year, month, date };
}

/** The only thing that the text says, which must be a day that is cut out of it. */
function onlyDay(text: string, ask: DayAsk): Day | string {
  const [said, ...others] = saidDays(text, ask);
  if (said?.kind !== 'day' || others.length > 0) return JSON.stringify([said, ...others]);
  expect(text.slice(said.at, said.end)).toBe(said.written);
  return said.day;
}

const direction = fc.constantFrom('past', 'future', 'any');

describe('every day', () => {
  it('of three years is read back from each clear form with its year', () => {
    fc.assert(
      fc.property(
        fc.record({ today, away: fc.integer({ min: -365, max: 365 }), direction }),
        fc.constantFrom(...withYear),
        dressed,
        ({ today, away, direction }, form, dress) => {
          const meant = addDays(today, away);
          // Without accents "thang sau" is next month rather than June.
          const text = dress(form(partsOf(meant)));
          fc.pre(!/thang sau/iu.test(text));
          expect(onlyDay(text, { today, direction }), text).toBe(meant);
        },
      ),
      { numRuns },
    );
  });

  it('of the last 90 days, or of the next 180, is read back without its year', () => {
    fc.assert(
      fc.property(
        fc.record({ today, away: fc.integer({ min: 0, max: 90 }), past: fc.boolean() }),
        fc.constantFrom(...withoutYear),
        dressed,
        ({ today, away, past }, form, dress) => {
          const meant = addDays(today, past ? -away : 2 * away);
          // In December a date of January without its year is next year's only where this year's is long gone: it is.
          const text = dress(form(partsOf(meant)));
          fc.pre(!/thang sau/iu.test(text) && !text.includes('24/7'));
          expect(onlyDay(text, { today, direction: past ? 'past' : 'future' }), text).toBe(meant);
        },
      ),
      { numRuns },
    );
  });

  it('of the week is the nearest in the direction, and that of the named week', () => {
    const names = ['thứ hai', 'thứ 3', 'thứ Tư', 'thứ năm', 'thứ sáu', 'T7', 'chủ nhật'];
    fc.assert(
      fc.property(today, fc.integer({ min: -7, max: 7 }), dressed, (today, away, dress) => {
        fc.pre(away !== 0 && Math.abs(away) < 7);
        const meant = addDays(today, away);
        const name = names[weekdayOf(meant) - 1] ?? '';
        const turn = weekdayOf(today) + away;
        const week = turn < 1 ? 'tuần trước' : turn > 7 ? 'tuần sau' : 'tuần này';
        const ask: DayAsk = { today, direction: away < 0 ? 'past' : 'future' };
        expect(onlyDay(dress(`${name} ${week}`), ask)).toBe(meant);
        const alone = dress(`hôm ${name}`);
        expect(onlyDay(alone, ask), alone).toBe(meant);
      }),
      { numRuns },
    );
  });
});

const WORDS = [
  'chị Mai',
  'đ/c Lan',
  ...`đã đang xong kế hoạch báo cáo kinh phí chờ phòng tỉnh huyện xã hồ sơ văn bản đơn vị cán bộ thủ tục triển khai
  niêm yết tuyên truyền kiểm tra 45/KH-UBND 96,5% III.3 I.1b 12 đạt có không và của cho theo tại một hai số
  phối hợp người dân chuyển đổi số quý tháng kỳ bước thành lập tổ công tác hoàn thành tiếp nhận`.split(
    /\s+/u,
  ),
];

describe('a word of time', () => {
  it('behind a completion is the meant day or is asked about, in every spelling', () => {
    const times = fc.constantFrom(
      ...(
        'rằm tháng Giêng|từ trước tết|lâu rồi|năm ngoái|đầu năm|đầu quý|trong tháng 2|mới đây|mùng 5 âm|20 3|20 t3|tháng trước|sau dịp lễ|' +
        'dạo trước|10/3 âm lịch|cuối tháng'
      ).split('|'),
    );
    fc.assert(
      fc.property(times, dressed, fc.constantFrom('', 'xong '), (time, dress, lead) => {
        const [said] = saidDays(`${lead}${dress(time).trim()}`, {
          today: day('2025-03-25'),
          direction: 'past',
        });
        expect(said?.kind, `${lead}${dress(time)}`).toBe('unclear');
      }),
      { numRuns },
    );
  });
});

describe('whatever is typed', () => {
  it('has no day where no word marks one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS.filter((word) => !/^(?:một|hai|\d+)$/u.test(word)))),
        (list) => {
          const text = list.join(' ');
          expect(saidDays(text, { today: day('2025-03-25'), direction: 'past' }), text).toEqual([]);
        },
      ),
      { numRuns },
    );
  });

  it('is cut at the words that were read, one behind the other, and never throws', () => {
    const pieces = fc.constantFrom(
      ...'ngày 28 tháng 3 / - . 2025 thứ hai sáu tuần trước sau này cuối đầu hết năm quý II mùng mai mốt hôm qua và đến 31 02 T6 CN , ( ) % 0 99 vừa rồi nữa cách đây'.split(
        ' ',
      ),
      ' ',
      '\n',
      '\u0301',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 20 }).map((list) => list.join(' ')),
      fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(hostile, direction, today, (text, direction, today) => {
        let last = 0;
        for (const said of saidDays(text, { today, direction })) {
          expect(said.at).toBeGreaterThanOrEqual(last);
          expect(said.end).toBeGreaterThan(said.at);
          expect(text.slice(said.at, said.end)).toBe(said.written);
          last = said.end;
          if (said.kind === 'day') continue;
          expect(said.options.length).toBeLessThanOrEqual(4);
          expect([...said.options].sort()).toEqual(said.options);
        }
      }),
      { numRuns },
    );
  });

  it('takes a time that grows with its length', () => {
    const texts = [
      '1/',
      'ngày ',
      '28 tháng ',
      'thứ ',
      'ngày 5 và ',
      '1-',
      'hết ',
      '\u0301',
      'cuối tháng 3 ',
      ', (',
      '28/3/',
      '28/3 - ',
    ];
    for (const piece of texts) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const before = process.cpuUsage();
      saidDays(text, { today: day('2025-03-25'), direction: 'future' });
      expect(process.cpuUsage(before).user / 1_000, piece).toBeLessThan(5_000);
    }
  });
});

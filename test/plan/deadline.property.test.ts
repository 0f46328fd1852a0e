import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addDays, dayOf, readDay, type Day } from '../../src/plan/day.js';
import type { Deadline } from '../../src/plan/deadline.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import { effort } from '../support/effort.js';

const WORDS =
  `trước ngày tháng quý năm tuần hàng hằng mỗi theo định kỳ đầu cuối giữa của và đến từ hết chậm nhất là vào
trong sau I II III IV V 1 2 3 4 5 6 9 12 13 15 25 30 31 05/02/2025 31/11 2024 2025 2026 2030 / - . , ; ( ) 6 lần
thường xuyên đột xuất yêu cầu kế hoạch khi có làm việc kể mùng thứ hai sáu mười cả giờ báo cáo hoàn thành cấp không`.split(
    /\s+/,
  );
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' '));
const anything = fc.oneof(
  sentence,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary' }),
);
const planYear = fc.integer({ min: 2000, max: 2090 });
const runs = effort(500, 30_000);

vi.setConfig({ testTimeout: effort(20_000, 900_000) });

/** A step opens on the day after the step before was due, which may be the first day of a year that nobody printed. */
function years(read: Deadline): readonly number[] {
  const days = read.periods.flatMap(({ opens, due }, at) => {
    const before = read.periods[at - 1];
    return before && opens === addDays(before.due, 1) ? [due] : [opens, due];
  });
  return days.map((value) => Number(value.slice(0, 4)));
}

function isReal(value: Day): boolean {
  return readDay(value) === value;
}

describe('whatever stands in a cell', () => {
  it('is read without a fault, with real days in their order, or is unknown with a reason', () => {
    fc.assert(
      fc.property(anything, planYear, (phrase, year) => {
        const read = readDeadline(phrase, year);
        expect(read.printed).toBe(phrase);
        for (const [index, { id, opens, due, label }] of read.periods.entries()) {
          expect(isReal(opens) && isReal(due)).toBe(true);
          expect(opens <= due, `${phrase}: ${opens} ${due}`).toBe(true);
          const previous = read.periods[index - 1];
          if (previous) expect(previous.due <= due, `${phrase}: ${previous.due} ${due}`).toBe(true);
          expect(id.startsWith(String(year))).toBe(true);
          expect(label).not.toBe('');
        }
        expect(new Set(read.periods.map((period) => period.id)).size).toBe(read.periods.length);
        const waits = ['daily', 'ongoing', 'on-request', 'relative', 'unknown'].includes(read.kind);
        if (waits) expect(read.periods).toEqual([]);
        else expect(read.periods.length, phrase).toBeGreaterThan(0);
        expect(read.reason === null).toBe(read.kind !== 'unknown');
        if (read.kind === 'unknown') expect(read.doubts).toEqual([read.reason]);
      }),
      { numRuns: runs },
    );
  });

  it('names no year but its own, the plan’s, or one beside them', () => {
    fc.assert(
      fc.property(anything, planYear, (phrase, year) => {
        const printed = (phrase.normalize('NFC').match(/[\dOolI|]{4}/g) ?? []).map((one) =>
          Number(one.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')),
        );
        const known = [year, ...printed].flatMap((one) => [one - 1, one, one + 1]);
        for (const one of years(readDeadline(phrase, year))) expect(known).toContain(one);
      }),
      { numRuns: runs },
    );
  });

  it('is read the same in capitals, with other spaces, composed or not', () => {
    const facts = (phrase: string, year: number): unknown => {
      const { kind, periods } = readDeadline(phrase, year);
      return { kind, periods };
    };
    fc.assert(
      fc.property(sentence, planYear, (phrase, year) => {
        const expected = facts(phrase, year);
        expect(facts(phrase.toUpperCase(), year)).toEqual(expected);
        expect(facts(phrase.normalize('NFD'), year)).toEqual(expected);
        expect(facts(`  ${phrase.replaceAll(' ', ' \u00a0 ')}\n`, year)).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });

  it('a date is read as that date whatever its signs and words, or is named impossible', () => {
    const forms = [
      (d: string, m: string, y: string) => `${d}/${m}/${y}`,
      (d: string, m: string, y: string) => `Trước ngày ${d}-${m}-${y}`,
      (d: string, m: string, y: string) => `chậm nhất ngày ${d}.${m}.${y}`,
      (d: string, m: string, y: string) => `ngày ${d} tháng ${m} năm ${y}`,
      (d: string, m: string, y: string) => `hoàn thành trước ngày ${d} tháng ${m}/${y}`,
    ];
    const two = (value: number, padded: boolean): string => String(value).padStart(padded ? 2 : 1, '0');
    fc.assert(
      fc.property(
        fc.record({
          date: fc.integer({ min: 0, max: 32 }),
          month: fc.integer({ min: 0, max: 13 }),
          year: fc.integer({ min: 2024, max: 2027 }),
          padded: fc.boolean(),
          form: fc.constantFrom(...forms),
        }),
        ({ date, month, year, padded, form }) => {
          const read = readDeadline(form(two(date, padded), two(month, padded), String(year)), 2025);
          const expected = dayOf(year, month, date);
          expect(read.periods.map((period) => period.due)).toEqual(expected ? [expected] : []);
          if (!expected) expect(read.kind).toBe('unknown');
        },
      ),
      { numRuns: runs },
    );
  });

  const once = fc.constantFrom(
    'trước ngày 15/3/2025',
    'quý I',
    'Quý II/2025',
    'tháng 10/2025',
    'ngày 20 tháng 11',
    'chậm nhất ngày 05/12/2025',
    'từ tháng 3 đến tháng 5',
    '6 tháng đầu năm',
    'Quý II, III',
    'tháng 6 và tháng 12',
    'trước tháng 7',
  );
  const cycle = fc.constantFrom(
    'hàng tháng',
    'hàng quý',
    'ngày 25 hàng tháng',
    'trước ngày 15 tháng cuối quý',
    'hàng năm',
    '6 tháng/lần',
    'trước ngày 15/12 hàng năm',
  );
  const dues = (phrase: string): readonly string[] =>
    readDeadline(phrase, 2025).periods.map((period) => period.due);
  const isDoubted = (phrase: string): boolean => readDeadline(phrase, 2025).doubts.length > 0;

  it('two numbered steps have the due days of both', () => {
    const ways = fc.constantFrom(
      ['Bước 1: ', '; Bước 2: '],
      ['Lần 1: ', '; lần 2: '],
      ['Sơ kết ', ', tổng kết '],
    );
    fc.assert(
      fc.property(ways, once, once, ([first = '', second = ''], a, b) => {
        const phrase = first + a + second + b;
        const both = [...new Set([...dues(a), ...dues(b)])].sort();
        if (!isDoubted(phrase)) expect(dues(phrase), phrase).toEqual(both);
      }),
      { numRuns: runs / 4 },
    );
  });

  it('work, remarks and requests around a time do not move its days in silence', () => {
    const before = fc.constantFrom(
      '',
      'Hoàn thành ',
      'Báo cáo ',
      'Thời gian: ',
      'Gửi báo cáo về Phòng Nội vụ ',
      '- ',
    );
    const after = fc.constantFrom(
      '',
      '.',
      ' (nếu có)',
      ' và đột xuất khi có yêu cầu',
      ', theo hướng dẫn của tỉnh',
    );
    fc.assert(
      fc.property(before, fc.oneof(once, cycle), after, (head, core, tail) => {
        const phrase = head + core + tail;
        if (!isDoubted(phrase)) expect(dues(phrase), phrase).toEqual(dues(core));
      }),
      { numRuns: runs / 4 },
    );
  });

  it('a step of its own never passes in silence for the day of recurring work', () => {
    fc.assert(
      fc.property(once, cycle, (step, work) => {
        const phrase = `Ban hành kế hoạch ${step}; báo cáo ${work}`;
        const kept = dues(step).every((due) => dues(phrase).includes(due));
        if (!isDoubted(phrase)) expect(kept, phrase).toBe(true);
      }),
      { numRuns: runs / 4 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { monthsOf } from '../../src/journal/periods.js';
import { day } from '../../src/plan/day.js';
import type { Period } from '../../src/plan/deadline.js';
import { findTask } from '../../src/plan/plan.js';
import type { Task } from '../../src/plan/plan.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import { saidDays } from '../../src/plan/said-day.js';
import { saidPeriod } from '../../src/plan/said-period.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';

vi.setConfig({ testTimeout: effort(20_000, 900_000) });

function periodsOf(task: Task): readonly Period[] {
  return task.deadline.periods.length > 0 ? task.deadline.periods : monthsOf(plan.year);
}

const shapes: ReadonlyMap<string, readonly Period[]> = new Map([
  ...['TH.1', 'VI.2', 'III.2', 'I.2', 'I.1c', 'I.4a', 'IV.1', 'III.3'].map((code) => {
    const task = findTask(plan, code);
    return [code, task ? periodsOf(task) : []] as const;
  }),
  ['half', readDeadline('6 tháng một lần', 2025).periods] as const,
  ['twice', readDeadline('ngày 10 và ngày 25 hàng tháng', 2025).periods] as const,
]);

/** The ends of the ids, `all`, `?` where it is unclear, empty where no period is named. 25/03/2025 is in the first quarter. */
function read(of: string, text: string): string {
  const periods = shapes.get(of) ?? [];
  const said = saidPeriod(text, { periods, year: 2025, today: day('2025-03-25') });
  switch (said.kind) {
    case 'none':
      return '';
    case 'unclear':
      expect(text.slice(said.at, said.end)).toBe(said.written);
      return `? ${said.written}`;
    case 'periods':
      expect(text.slice(said.at, said.end)).toBe(said.written);
      return said.all && said.periods.length === periods.length
        ? 'all'
        : said.periods.map((id) => id.slice(5) || id).join(' ');
  }
}

describe('a typed period is read for the task that is meant', () => {
  it.each([
    ['TH.1', 'tháng 1', '01'],
    ['TH.1', 'thang 01', '01'],
    ['TH.1', 'Tháng 1', '01'],
    ['TH.1', 'T1', '01'],
    ['TH.1', 't6', '06'],
    ['TH.1', 'T6/2025', '06'],
    ['TH.1', 'thg 1', '01'],
    ['TH.1', 'T.3', '03'],
    ['TH.1', 'T 3', '03'],
    ['TH.1', 'th3', '03'],
    ['TH.1', 'tháng một', '01'],
    ['TH.1', 'thangs 2', '02'],
    ['TH.1', 'tháng II', '02'],
    ['TH.1', 'tháng 1/2025', '01'],
    ['TH.1', 'tháng 1 năm 2025', '01'],
    ['TH.1', 'tháng 1 năm nay', '01'],
    ['TH.1', 'tháng giêng', '01'],
    ['TH.1', 'tháng mười hai', '12'],
    ['TH.1', 'tháng chạp', '12'],
    ['TH.1', 'tháng tư', '04'],
    ['TH.1', 'tháng này', '03'],
    ['TH.1', 'tháng trước', '02'],
    ['TH.1', 'tháng vừa rồi', '02'],
    ['TH.1', 'tháng 1, 2', '01 02'],
    ['TH.1', 'tháng 1 và 2', '01 02'],
    ['TH.1', 'tháng 1, tháng 2 và tháng 3', '01 02 03'],
    ['TH.1', 'tháng 1-3', '01 02 03'],
    ['TH.1', 'tháng 1 – 3', '01 02 03'],
    ['TH.1', 'tháng 1 đến tháng 3', '01 02 03'],
    ['TH.1', 'từ tháng 1 đến tháng 3', '01 02 03'],
    ['TH.1', 'T1-T3', '01 02 03'],
    ['TH.1', 'T1, T2', '01 02'],
    ['TH.1', 'tháng 1-3/2025', '01 02 03'],
    ['TH.1', 'kỳ 2', '02'],
    ['TH.1', 'kỳ tháng 2', '02'],
    ['TH.1', 'báo cáo tháng 2 ngày 20/3', '02'],
    ['TH.1', 'tháng 2 xong ngày 20 tháng 3', '02'],
    ['TH.1', 'tháng 2: 12 hồ sơ', '02'],
    ['TH.1', 'tháng 2, 12 hồ sơ', '02'],
    ['TH.1', 'cả quý I', '01 02 03'],
    ['TH.1', 'các tháng quý I', '01 02 03'],
    ['TH.1', 'các tháng 1, 2', '01 02'],
    ['TH.1', 'cả năm', '01 02 03 04 05 06 07 08 09 10 11 12'],
    ['TH.1', 'cả 12 tháng', 'all'],
    ['TH.1', 'tất cả', 'all'],
    ['TH.1', 'tất cả các kỳ', 'all'],
    ['TH.1', 'tất cả'.normalize('NFD'), 'all'],
    ['TH.1', 'tất cả các kỳ'.normalize('NFD'), 'all'],
    ['TH.1', 'tat ca cac thang', 'all'],
    ['TH.1', 'các kỳ', 'all'],
    ['TH.1', 'toàn bộ các kỳ trong năm', 'all'],
    ['VI.2', 'quý I', 'Q1'],
    ['VI.2', 'quý 1', 'Q1'],
    ['VI.2', 'quy i', 'Q1'],
    ['VI.2', 'Q1', 'Q1'],
    ['VI.2', 'QII', 'Q2'],
    ['VI.2', 'quí 1', 'Q1'],
    ['VI.2', 'qúy 1', 'Q1'],
    ['VI.2', 'QÚY II', 'Q2'],
    ['VI.2', 'qui 1', 'Q1'],
    ['VI.2', 'quys 2', 'Q2'],
    ['VI.2', 'quí I/2025', 'Q1'],
    ['VI.2', 'Q.1', 'Q1'],
    ['VI.2', 'Q.II', 'Q2'],
    ['VI.2', 'Q 1', 'Q1'],
    ['VI.2', 'quý: 1', 'Q1'],
    ['VI.2', 'quý số 2', 'Q2'],
    ['VI.2', 'quý thứ hai', 'Q2'],
    ['VI.2', 'quý thứ nhất', 'Q1'],
    ['VI.2', 'kỳ I', 'Q1'],
    ['VI.2', 'kì II', 'Q2'],
    ['VI.2', 'đợt I', 'Q1'],
    ['VI.2', 'quý đầu', 'Q1'],
    ['VI.2', 'quý cuối', 'Q4'],
    ['VI.2', 'quý I/2025', 'Q1'],
    ['VI.2', 'Quý II năm 2025', 'Q2'],
    ['VI.2', 'quý hai', 'Q2'],
    ['VI.2', 'quý này', 'Q1'],
    ['VI.2', 'quý I, II', 'Q1 Q2'],
    ['VI.2', 'quý I và quý III', 'Q1 Q3'],
    ['VI.2', 'quý I-III', 'Q1 Q2 Q3'],
    ['VI.2', '3 tháng đầu năm', 'Q1'],
    ['VI.2', '3 tháng cuối năm', 'Q4'],
    ['VI.2', 'kỳ 2', 'Q2'],
    ['VI.2', 'ky 2', 'Q2'],
    ['VI.2', 'kỳ 2/4', 'Q2'],
    ['VI.2', 'kỳ này', 'Q1'],
    ['VI.2', 'kỳ cuối', 'Q4'],
    ['VI.2', 'đợt 2', 'Q2'],
    ['VI.2', 'lần 2', 'Q2'],
    ['VI.2', 'cả 4 quý', 'Q1 Q2 Q3 Q4'],
    ['VI.2', 'cả 6 tháng đầu năm', 'Q1 Q2'],
    ['III.2', 'bước 2', '2'],
    ['III.2', 'buoc 2', '2'],
    ['III.2', 'bứơc 2', '2'],
    ['III.2', 'bước II', '2'],
    ['III.2', 'bước: 2', '2'],
    ['III.2', 'kỳ 1', '1'],
    ['III.2', 'bước 1, 2', '1 2'],
    ['III.2', 'bước 1 và bước 2', '1 2'],
    ['III.2', 'bước thứ hai', '2'],
    ['III.2', 'cả hai bước', '1 2'],
    ['III.2', 'bước 2/2', '2'],
    ['III.2', 'quý I', '1'],
    ['I.2', 'quý I', '2025'],
    ['I.2', 'kỳ 1', '2025'],
    ['I.1c', 'tháng 1', '2025'],
    ['I.4a', 'quý II, III', '2025'],
    ['I.4a', 'quý II–III', '2025'],
    ['IV.1', 'năm 2025', '2025'],
    ['IV.1', 'cả năm', '2025'],
    ['III.3', 'tháng 3', '03'],
    ['half', '6 tháng đầu năm', 'H1'],
    ['half', '6 tháng cuối năm', 'H2'],
    ['half', '6 tháng', 'H1'],
    ['half', 'nửa cuối năm', 'H2'],
    ['half', '6 tháng đầu năm 2025', 'H1'],
  ])('%s %s', (of, text, expected) => expect(read(of, text)).toBe(expected));

  it.each([
    ['TH.1', 'quý I', '? quý I'],
    ['TH.1', 'tháng 13', '? tháng 13'],
    ['TH.1', 'tháng 1/2024', '? tháng 1/2024'],
    ['TH.1', 'tháng 1 xong, tháng 2 chưa', '? tháng 2'],
    ['VI.2', 'tháng 3', '? tháng 3'],
    ['VI.2', 'kỳ 5', '? kỳ 5'],
    ['VI.2', 'kỳ 2/3', '? kỳ 2/3'],
    ['VI.2', 'quý trước', '? quý trước'],
    ['VI.2', 'quý V', '? quý V'],
    ['VI.2', 'quý', '? quý'],
    ['VI.2', 'xong đợt thứ 9', '? đợt thứ 9'],
    ['TH.1', 'thág 2', '? thág 2'],
    ['TH.1', 'thnag 2', '? thnag 2'],
    ['TH.1', 'tháng đầu năm', '? tháng đầu'],
    ['half', 'nửa đầu', '? nửa đầu'],
    ['VI.2', '6 tháng đầu năm', '? 6 tháng đầu năm'],
    ['III.2', 'bước 3', '? bước 3'],
    ['I.2', 'quý II', '? quý II'],
    ['half', 'quý I', '? quý I'],
    ['twice', 'tháng 1', '? tháng 1'],
    ['IV.1', 'tháng 3', '? tháng 3'],
  ])('%s %s is asked about', (of, text, expected) => expect(read(of, text)).toBe(expected));

  it.each(
    `xong ngày 28 tháng 3
    28/3
    mùng 3 tháng 2
    chờ kinh phí đến tháng 4
    dự kiến sau quý II
    45/KH-UBND
    đã gửi 3 tháng 1 lần
    mỗi tháng một lần
    định kỳ 2 lần
    học kỳ 2
    họp lần 2
    6 tháng qua
    tất cả đơn vị đã nộp
    cả 5 đơn vị
    các phòng
    theo kế hoạch năm 2025
    TH.1
    cuối tháng
    hàng quý
    hôm qua
    quý khách hàng
    bước đầu thuận lợi
    3 đơn vị
    họp tổ 2
    quỹ 2 tỷ`
      .split('\n')
      .map((line) => line.trim()),
  )('nothing in: %s', (text) => {
    expect(read('TH.1', text)).toBe('');
    expect(read('VI.2', text)).toBe('');
  });
});

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The ways in which a clerk may write the period. */
function waysOf(periods: readonly Period[], period: Period): readonly string[] {
  const place = periods.indexOf(period) + 1;
  const ordinals = [
    `kỳ ${place}`,
    `kỳ ${place}/${periods.length}`,
    `lần ${place}`,
    `kỳ thứ ${place}`,
    // A step of work without steps is a part of it.
    ...(periods.length > 1 ? [`bước ${place}`, `đợt ${place}`] : []),
  ];
  const month = /^tháng (\d+)$/u.exec(period.label)?.[1];
  const quarter = ROMAN.indexOf(/^quý (I{1,3}|IV)$/u.exec(period.label)?.[1] ?? '') + 1;
  const months =
    month === undefined
      ? []
      : [
          `tháng ${month}`,
          `tháng ${month.padStart(2, '0')}`,
          `T${month}`,
          `tháng ${month}/2025`,
          `tháng ${month} năm 2025`,
          `kỳ tháng ${month}`,
        ];
  const quarters =
    quarter === 0
      ? []
      : [
          `quý ${ROMAN[quarter - 1] ?? ''}`,
          `quý ${quarter}`,
          `Q${quarter}`,
          `Quý ${quarter}/2025`,
          `quý ${ROMAN[quarter - 1] ?? ''} năm 2025`,
        ];
  const label = /^đến /u.test(period.label) ? [] : [period.label];
  return [...ordinals, ...months, ...quarters, ...label];
}

const written = plan.tasks.flatMap((task) => {
  const periods = periodsOf(task);
  return periods.flatMap((period) =>
    waysOf(periods, period).map((way) => ({ code: task.code, periods, period, way })),
  );
});

describe('of all tasks of the plan', () => {
  it('each period is read back from each way of writing it', () => {
    const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
    fc.assert(
      fc.property(
        fc.constantFrom(...written),
        fc.constantFrom(
          (text: string) => text,
          plain,
          (text: string) => text.toUpperCase(),
          (text: string) => text.normalize('NFD'),
        ),
        fc.constantFrom('', ' xong', ': đã gửi', ', 45/KH-UBND', ' ngày 20/3', ' xong ngày 20 tháng 3'),
        ({ code, periods, period, way }, dress, behind) => {
          // 20/03/2025 is a Thursday: "T5 ngày 20/3" is that day.
          fc.pre(way !== 'T5' || !behind.includes('20/3'));
          const text = `${dress(way)}${behind}`;
          const said = saidPeriod(text, { periods, year: 2025, today: day('2025-03-25') });
          expect(said, `${code} ${text}`).toMatchObject({ kind: 'periods', periods: [period.id] });
          if (said.kind === 'periods') expect(dress(way)).toContain(said.written);
        },
      ),
      { numRuns: effort(1_000, 50_000) },
    );
  });
});

describe('whatever is typed', () => {
  it('is cut at words that were read, and names only periods of the task', () => {
    const pieces = fc.constantFrom(
      ...'tháng quý kỳ bước 1 2 13 I II / - , và đến cả tất các năm 2025 đầu cuối 6 T6 Q1 ngày 28/3 này trước thứ %'.split(
        ' ',
      ),
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 15 }).map((list) => list.join(' ')),
      fc.array(pieces, { maxLength: 15 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(...shapes.values()), (text, periods) => {
        const said = saidPeriod(text, { periods, year: 2025, today: day('2025-03-25') });
        if (said.kind === 'none') return;
        expect(text.slice(said.at, said.end)).toBe(said.written);
        expect(said.written).not.toBe('');
        if (said.kind === 'unclear') return;
        expect(said.periods.length).toBeGreaterThan(0);
        expect(said.periods.every((id) => periods.some((one) => one.id === id))).toBe(true);
      }),
      { numRuns: effort(800, 50_000) },
    );
  });

  it('takes a time that grows with its length', () => {
    for (const piece of ['tháng 1, ', 'T1-', 'quý I và ', 'kỳ ', '6 tháng ', 'cả ', '28/3 ']) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const before = process.cpuUsage();
      saidPeriod(text, { periods: monthsOf(2025), year: 2025, today: day('2025-03-25') });
      expect(process.cpuUsage(before).user / 1_000, piece).toBeLessThan(5_000);
    }
  });

  it('a day and a period are told apart in one sentence', () => {
    const text = 'tháng 2 xong ngày 20 tháng 3';
    const days = saidDays(text, { today: day('2025-03-25'), direction: 'past' });
    expect(days.map((said) => (said.kind === 'day' ? said.day : said.why))).toEqual(['span', '2025-03-20']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { saidDays } from '../../../src/plan/said-day.js';
import { readNote } from '../../../src/features/report/note.js';
import { effort } from '../../support/effort.js';

const today = day('2025-04-15');

function read(text: string, on = today): string {
  const { evidence, completedOn, fault } = readNote(text, on);
  const documents = evidence.map((one) =>
    one.kind === 'document' ? `${one.number}${one.dated === null ? '' : ` (${one.dated})`}` : one.kind,
  );
  return [
    ...documents,
    ...(completedOn ? [`on ${completedOn}`] : []),
    ...(fault ? [`${fault.kind} ${fault.written}`] : []),
  ].join(', ');
}

describe('a note says what was done, by which paper, on which day', () => {
  it.each([
    ['45/KH-UBND', '45/KH-UBND'],
    ['theo 45/KH-UBND và 12/2025/QĐ-UBND', '45/KH-UBND, 12/2025/QĐ-UBND'],
    ['số 07/BC-UBND.', '07/BC-UBND'],
    ['45/KH-UBND ngày 28/03', '45/KH-UBND (2025-03-28)'],
    ['45/KH-UBND ký ngày 28/03/2025', '45/KH-UBND (2025-03-28)'],
    ['45/KH-UBND, ngày 30/04', '45/KH-UBND (2025-04-30)'],
    ['theo cv 15/CV ngày 10/3', ''],
    ['theo cv 123 ngày 10/3 của huyện', ''],
    ['văn bản số 22 ngày 24/3', ''],
    ['bc 12/BC ký ngày 24/3, xong ngày 28/03', 'on 2025-03-28'],
    ['báo cáo ngày 28/03', 'on 2025-03-28'],
    ['báo cáo 3 ngày trước', 'on 2025-04-12'],
    ['45/KH-UBND xong ngày 28/03', '45/KH-UBND, on 2025-03-28'],
    ['45/KH-UBND ngày 27/03, hoàn thành ngày 28/03', '45/KH-UBND (2025-03-27), on 2025-03-28'],
    ['xong ngày 28/03', 'on 2025-03-28'],
    ['Xong vào ngày 28.3', 'on 2025-03-28'],
    ['hoàn thành 28-03-25', 'on 2025-03-28'],
    ['ngày 28/03', 'on 2025-03-28'],
    ['28/03', 'on 2025-03-28'],
    ['đã nộp ngày 28/03/2025', 'on 2025-03-28'],
    ['tổ chức hội nghị ngày 15/03 tại hội trường', 'on 2025-03-15'],
    ['xong ngày 15/04', 'on 2025-04-15'],
    ['xong ngày 16/04', 'future ngày 16/04'],
    ['ngày 16/04', 'future ngày 16/04'],
    ['xong ngày 28/03/2026', 'future ngày 28/03/2026'],
    ['xong ngày 31/02', 'no-such-date ngày 31/02'],
    ['xong ngày 28 tháng 3', 'on 2025-03-28'],
    ['ngày 28 tháng 3 năm 2025', 'on 2025-03-28'],
    ['2025-03-28', 'on 2025-03-28'],
    ['hôm qua', 'on 2025-04-14'],
    ['xong từ hôm kia', 'on 2025-04-13'],
    ['nộp hôm qua', 'on 2025-04-14'],
    ['thứ Sáu tuần trước', 'on 2025-04-11'],
    ['xong đầu tuần', 'several đầu tuần'],
    ['ngày 28', 'several ngày 28'],
    ['đã nộp cuối tháng trước cho huyện', 'several cuối tháng trước'],
    ['nộp ngày 02/04, ký ngày 03/04', 'several ngày 02/04, ngày 03/04'],
    ['45/KH-UBND ngày 20 tháng 3 năm 2025', '45/KH-UBND (2025-03-20)'],
    ['giấy mời họp ngày 30/04', ''],
    ['theo chỉ đạo tuần trước', ''],
    ['xong ngày 31/11', 'no-such-date ngày 31/11'],
    ['đã gửi giấy mời họp ngày 30/04', ''],
    ['số liệu đến ngày 10/04', ''],
    ['áp dụng từ ngày 01/03', ''],
    ['hạn ngày 10/04', ''],
    ['đạt 96%', ''],
    ['12/15 hồ sơ', ''],
    ['tỷ lệ 99,9%', ''],
    ['3 hội nghị', ''],
    ['', ''],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('in January 31/12 is the day two days ago', () => {
    expect(read('xong ngày 31/12', day('2026-01-02'))).toBe('on 2025-12-31');
    expect(read('45/KH-UBND ngày 30/12', day('2026-01-02'))).toBe('45/KH-UBND (2025-12-30)');
    expect(read('xong ngày 30/06', day('2026-01-02'))).toBe('future ngày 30/06');
  });

  it('reads letters and accents apart as one', () => {
    expect(read('45/QĐ-UBND hoàn thành ngày 28/03'.normalize('NFD'))).toBe('45/QĐ-UBND, on 2025-03-28');
  });

  it.each([
    ['xong trong tháng 3', 'trong tháng 3'],
    ['đã nộp quý I', 'quý I'],
    // It is no fault, and is nothing where a day is told as well, or where it is told of something else.
    ['xong tháng 3, ngày 28/03', null],
    ['xong tháng 3, ngày 31/02', null],
    ['theo chỉ đạo tháng 3', null],
  ])('a month or a quarter is a time of its own, no day that is not read: %s', (text, written) => {
    const { span, fault } = readNote(text, today);
    expect(span?.written ?? null).toBe(written);
    expect(fault?.kind ?? null).toBe(text.includes('31/02') ? 'no-such-date' : null);
  });

  it('keeps the words as they were written', () => {
    expect(readNote('  45/KH-UBND: đã <b>ký</b> ', today).words).toBe('45/KH-UBND: đã <b>ký</b>');
  });

  it.each([
    ['16/06/2025', '2025-06-16'],
    ['16.6', '2025-06-16'],
    ['16-06-26', '2026-06-16'],
    ['29/02', null],
    ['00/01', null],
  ])('the date %s', (written, expected) => {
    const [said] = saidDays(written, { today, direction: 'future' });
    expect(said?.kind === 'day' ? said.day : null).toBe(expected);
  });

  it.each([
    '45/KH-UBND ký ngày 27/03, hoàn thành ngày 28/03',
    'kế hoạch 22/KH-UBND',
    'họp từ ngày 20/03, đã hoàn thành tất cả ngày 28/03',
    'nộp báo cáo tháng trước',
  ])('letters that come apart from their marks are the same letters: %s', (text) => {
    expect(text.normalize('NFD')).not.toBe(text);
    expect(readNote(text.normalize('NFD'), today)).toEqual(readNote(text, today));
  });

  it('never throws, never lies in the future, and always ends soon', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'ngày ',
            'xong ',
            '45',
            '/',
            'KH',
            '-',
            'UBND',
            ' ',
            '28/03',
            '31/02',
            'hoàn thành ',
            '\n',
            '٣',
          ),
        )
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const { completedOn } = readNote(words, today);
        expect(completedOn === null || completedOn <= today).toBe(true);
      }),
      { numRuns: effort(2_000, 100_000) },
    );
    for (const long of [
      '1/A-'.repeat(1_000),
      'ngày '.repeat(1_000),
      '1'.repeat(4_096),
      `1/${'A'.repeat(4_000)}`,
    ]) {
      readNote(long, today);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { yearAnswered, yearSaid } from '../../src/speech/said-year.js';
import { day } from '../../src/plan/day.js';
import { plan } from '../support/office.js';

const ask = { plans: [plan], known: [2025, 2026], today: day('2026-01-05') };

describe('the year of a plan beside a code', () => {
  it.each([
    ['xong I.4a năm 2025', 2025, 'xong I.4a'],
    ['năm 2025: I.4a xong', 2025, 'I.4a xong'],
    ['I.4a (năm 2025) 45/KH-UBND', 2025, 'I.4a 45/KH-UBND'],
    ['I.4a nam 2025: dang lam', 2025, 'I.4a: dang lam'],
    ['I.5 của kế hoạch năm ngoái xong', 2025, 'I.5 xong'],
    ['I.5, I.6 năm 2025 xong rồi', 2025, 'I.5, I.6 xong rồi'],
    ['I.5 năm nay xong', 2026, 'I.5 xong'],
    ['xong I.4b 2025', 2025, 'xong I.4b'],
    ['I.4b (2025) xong', 2025, 'I.4b xong'],
    ['I.4b 2025 đến 25/1 vì chờ tỉnh', 2025, 'I.4b đến 25/1 vì chờ tỉnh'],
    ['I.4b nam ngoai xong', 2025, 'I.4b xong'],
    ['2025: I.4b xong', 2025, 'I.4b xong'],
    ['2025 I.4b xong', 2025, 'I.4b xong'],
    ['kh 2025 I.4b', 2025, 'I.4b'],
    ['I.4b của kế hoạch 2025 xong', 2025, 'I.4b xong'],
    ['III.2 bước 1 năm 2025 xong', 2025, 'III.2 bước 1 xong'],
    ['I.4b đang trình ký năm 2025', 2025, 'I.4b đang trình ký'],
    ['VI.2 quý IV/2025 xong', 2025, 'VI.2 quý IV/2025 xong'],
    ['II.1 tháng 12/2025 không phát sinh', 2025, 'II.1 tháng 12/2025 không phát sinh'],
  ])('is read in “%s”', (text, year, rest) => {
    expect(yearSaid(text, { ...ask, where: 'with-periods' })).toEqual({ years: [year], text: rest });
  });

  it.each([
    'xong I.5 báo cáo năm 2025',
    'xong I.1a kế hoạch năm 2026 đã ban hành',
    'xong I.5 ngày 28 tháng 12 năm 2025',
    'I.2 45/KH-UBND năm 2025',
    'năm 2025 chờ tỉnh',
    'I.6 2025 hồ sơ đã xử lý',
    '2025 hồ sơ I.6 đã xử lý',
    'I.6 2025-12-20 xong',
    'I.6 2025/QĐ-UBND',
    'I.6 2024',
    'I.6 xong báo cáo năm 2025',
  ])('is a part of the note in “%s”', (text) => {
    expect(yearSaid(text, { ...ask, where: 'with-periods' })).toBeNull();
  });

  it('is read in front of a target as well', () => {
    const where = 'beside-figures';
    expect(yearSaid('2025 CT.1.4 +1 cuộc', { ...ask, where })).toEqual({
      years: [2025],
      text: 'CT.1.4 +1 cuộc',
    });
    expect(yearSaid('2025 cuộc', { ...ask, where })).toBeNull();
  });

  it('is read wherever it stands where no note can follow', () => {
    const where = 'anywhere';
    expect(yearSaid('CT.1.4 +1 cuộc năm 2025', { ...ask, where })).toEqual({
      years: [2025],
      text: 'CT.1.4 +1 cuộc',
    });
    expect(yearSaid('năm 2025', { ...ask, where })).toEqual({ years: [2025], text: '' });
  });

  it.each([
    ['VPTK 2025', 'anywhere', 'VPTK'],
    ['2025', 'anywhere', ''],
    ['(2025)', 'beside-figures', ''],
    ['I.5 nam ngoai', 'anywhere', 'I.5'],
  ] as const)(
    'is a bare number at the end of “%s” where no figure can be meant (%s)',
    (text, where, rest) => {
      expect(yearSaid(text, { ...ask, where })).toEqual({ years: [2025], text: rest });
    },
  );

  it('is no figure of a target', () => {
    expect(yearSaid('CT.6.5 2025', { ...ask, where: 'beside-figures' })).toBeNull();
  });

  it.each([
    'năm 2025',
    '2025',
    'nam ngoai',
    'năm trước ạ',
    '(2025)',
    'kế hoạch năm 2025',
    'dạ 2025',
    'KH 2025',
  ])('is the whole answer “%s”', (text) => {
    expect(yearAnswered(text, day('2026-01-05'))).toBe(2025);
  });

  it.each(['xong năm 2025', '2025 hồ sơ', 'tháng 2025', 'ngày 20/1/2025', 'I.5'])(
    'is not all of “%s”',
    (text) => {
      expect(yearAnswered(text, day('2026-01-05'))).toBeNull();
    },
  );

  it('is several where the codes have different ones', () => {
    expect(yearSaid('I.5 năm 2025, I.6 năm 2026', { ...ask, where: 'with-periods' })?.years).toHaveLength(2);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalledPlan } from '../../../src/features/plan-change/plan-like.js';

test.each([
  'Kế hoạch CCHC 2026.pdf',
  'KẾ HOẠCH.doc',
  'ke_hoach_2026.rtf',
  'KeHoach2026.xls',
  'ke-hoach (1).odt',
  'Ke\u0302\u0301 hoa\u0323ch.pdf',
  'kê hoach nam 2026',
  'Phụ lục kèm theo.pdf',
  'PhuLuc1.xls',
  'phu-luc-01.jpg',
  '45-KH-UBND.pdf',
  '45_KH_UBND.signed.pdf',
  'KH2026.doc',
  'kh.pdf',
  'CCHC_2026.pdf',
  'Cải cách hành chính năm 2026',
])('%s is called a plan', (words) => {
  expect(isCalledPlan(words)).toBe(true);
});

test.each([
  '',
  'IMG_2026.jpg',
  'bao-cao-quy-1.pdf',
  'khao-sat.doc',
  'Thạch Khê.pdf',
  'khách mời.xls',
  '45-BC-UBND.pdf',
  'lịch họp',
])('“%s” is not', (words) => {
  expect(isCalledPlan(words)).toBe(false);
});

test('however the words are spelt and joined', () => {
  const spelling = fc.constantFrom<(text: string) => string>(
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => text,
  );
  const joint = fc.constantFrom(' ', '_', '-', '.', '  ', '');
  fc.assert(
    fc.property(
      fc.constantFrom('kế hoạch', 'phụ lục', 'cải cách hành chính'),
      spelling,
      joint,
      (words, spell, between) => {
        expect(isCalledPlan(`2026 ${spell(words).split(' ').join(between)}.pdf`)).toBe(true);
      },
    ),
  );
});

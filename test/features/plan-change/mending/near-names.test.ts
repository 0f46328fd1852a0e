import { expect, test } from 'vitest';
import { isNoName, nearNames } from '../../../../src/features/plan-change/mending/near-names.js';
import { plan } from '../../../support/office.js';

const near = (words: string): readonly string[] => nearNames(plan.departments, words).map(({ id }) => id);

test.each([
  ['Kế toánn', 'KT'],
  ['Ke toan', 'KT'],
  ['Văn phòng', 'VPTK'],
  ['Van phong thong kê', 'VPTK'],
  ['VP', 'VPTK'],
  ['Tài chính', 'KT'],
  ['Kế toán xã', 'KT'],
  ['cán bộ công chức', 'CBCC'],
])('“%s” may be %s', (words, id) => {
  expect(near(words)[0]).toBe(id);
});

test.each(['Phòng Kinh tế', 'Công an', 'Ban Dân tộc', 'Đài truyền thanh', ''])(
  '“%s” is near to no name',
  (words) => {
    expect(near(words)).toEqual([]);
  },
);

test.each([
  'đồng chí Đỗ Lan',
  'Đ/c Lan',
  'KT hạn 15/6',
  'Kế toán, hạn trước ngày 15/6',
  'tất cả',
  'Tất cả các đơn vị',
  '???',
])('“%s” is the name of no department', (words) => {
  expect(isNoName(words)).toBe(true);
});

test.each([
  'Phòng Kinh tế',
  'Ban Chỉ huy phòng chống hạn hán',
  'Hội Chữ thập đỏ',
  'Trường Mầm non Bà Triệu',
  'Hội đồng chí nguyện',
])('“%s” may be one', (words) => {
  expect(isNoName(words)).toBe(false);
});

import { expect, test } from 'vitest';
import { yearsOf } from '../../../src/documents/import/assembling/plan-year.js';
import { blocksOf } from '../../../src/documents/import/reading/file-blocks.js';
import { yearsOfTitle } from '../../../src/plan/drafting/title-year.js';

test.each([
  ['Kế hoạch cải cách hành chính năm 2026', [2026]],
  ['Kế hoạch chuyển đổi số năm 2026, định hướng đến năm 2030', [2026]],
  ['Kế hoạch hành động năm 2026, tầm nhìn 2045', [2026]],
  ['Kế hoạch thực hiện Nghị quyết ngày 22 tháng 12 năm 2024 trong năm 2026', [2026]],
  ['Kế hoạch số 12/2025/KH-UBND phát triển kinh tế năm 2026', [2026]],
  ['Kế hoạch phát triển giai đoạn 2026 - 2030', []],
  ['Kế hoạch phổ cập đến năm 2030', []],
  ['Kế hoạch năm 2025 và năm 2026', [2025, 2026]],
  ['Kế hoạch năm học 2025 - 2026', [2025]],
  ['Kế hoạch truyền thông', []],
])('“%s” is of %j', (title, years) => {
  expect(yearsOfTitle(title)).toEqual(years);
});

const of = async (signed: string, title: string, deadline: string): Promise<readonly number[]> =>
  yearsOf(
    await blocksOf(
      'markdown',
      Buffer.from(
        `${signed}\n\nKẾ HOẠCH\n\n${title}\n\n| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Rà soát | Sở Nội vụ | ${deadline} |\n`,
      ),
    ),
  );
const november = 'Hà Nội, ngày 20 tháng 11 năm 2025';
const march = 'Hà Nội, ngày 05 tháng 3 năm 2026';

test.each([
  ['the title says it', november, 'Chuyển đổi số năm 2026', 'Quý I/2027', [2026]],
  ['the times begin in the year of its day', november, 'Chuyển đổi số', 'Tháng 12/2025', [2025]],
  ['the times begin in the next year', november, 'Chuyển đổi số', '2026 - 2030', [2026, 2025]],
  ['the times lie far away', november, 'Chuyển đổi số', '2030', [2026, 2025]],
  ['signed at the end of a year, and no time names one', november, 'Chuyển đổi số', 'Quý II', [2026, 2025]],
  ['signed in spring, and no time names one', march, 'Chuyển đổi số', 'Quý II', [2026]],
  ['a number of a document is no time', march, 'Chuyển đổi số', 'Theo Quyết định 12/2031/QĐ-UBND', [2026]],
  ['nothing says it', '', 'Chuyển đổi số', 'Quý II', []],
])('where %s', async (_, signed, title, deadline, years) => {
  expect(await of(signed, title, deadline)).toEqual(years);
});

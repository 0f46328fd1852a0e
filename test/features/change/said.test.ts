import { describe, expect, it, test } from 'vitest';
import { readChange } from '../../../src/features/change/said.js';
import type { SaidChange } from '../../../src/features/change/said.js';
import { day } from '../../../src/plan/day.js';
import { office } from '../../support/builders.js';

function read(text: string, what: SaidChange['what'] = null): Partial<SaidChange> {
  const said = readChange(text, { plan: office.plan, today: day('2025-03-21'), what });
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== null && value !== '' && value !== undefined),
  );
}

const decree = { number: '45/QĐ-UBND', dated: '2025-03-20' };

describe('what is typed behind a code', () => {
  test.each<[string, Partial<Record<keyof SaidChange, unknown>>]>([
    [
      'đến 30/06 lý do chờ hướng dẫn của tỉnh, theo 45/QĐ-UBND ngày 20/03',
      { what: 'date', day: '2025-06-30', reason: 'chờ hướng dẫn của tỉnh', basis: decree },
    ],
    ['hạn mới 30/6', { what: 'date', day: '2025-06-30' }],
    ['đổi hạn sang 15/4 vì tỉnh giao sớm', { what: 'date', day: '2025-04-15', reason: 'tỉnh giao sớm' }],
    ['chuyển hạn sang 15/4', { what: 'date', day: '2025-04-15' }],
    ['chuyển sang ngày 15/4 vì tỉnh giao sớm', { what: 'date', day: '2025-04-15', reason: 'tỉnh giao sớm' }],
    ['giao cho VH-XH', { what: 'hand-over', department: 'VHXH', departmentWritten: 'VH-XH' }],
    ['den 30/06 cho huong dan', { what: 'date', day: '2025-06-30', reason: 'cho huong dan' }],
    ['dừng theo 45/QĐ-UBND', { what: 'stop', basis: { number: '45/QĐ-UBND', dated: null } }],
    ['dung thuc hien, theo quyết định số 45/QĐ-UBND ngày 20/03/2025', { what: 'stop', basis: decree }],
    ['không thực hiện nữa do sáp nhập', { what: 'stop', reason: 'sáp nhập' }],
    ['tạm dừng đến 01/06 chờ hướng dẫn', { what: 'pause', day: '2025-06-01', reason: 'chờ hướng dẫn' }],
    ['tam dung', { what: 'pause' }],
    ['tiếp tục', { what: 'resume' }],
    ['tiếp tục thực hiện theo 45/QĐ-UBND ngày 20/03', { what: 'resume', basis: decree }],
    [
      'chuyển KT từ 01/04 do phân công lại',
      {
        ...{ what: 'hand-over', department: 'KT', departmentWritten: 'KT' },
        ...{ day: '2025-04-01', reason: 'phân công lại' },
      },
    ],
    [
      'chuyển cho Kế toán theo 45/QĐ-UBND ngày 20/03',
      { what: 'hand-over', department: 'KT', departmentWritten: 'Kế toán', basis: decree },
    ],
    [
      'chuyen vh-xh tu 1/4',
      { what: 'hand-over', department: 'VHXH', departmentWritten: 'vh-xh', day: '2025-04-01' },
    ],
    [
      'chuyển Ban Dân tộc từ 01/04',
      { what: 'hand-over', departmentWritten: 'Ban Dân tộc', day: '2025-04-01' },
    ],
    ['ngày 14 hằng tháng', { what: 'dates', phrase: 'ngày 14 hằng tháng' }],
    [
      'ngày 14 và ngày 20 hằng tháng từ 01/04, theo 45/QĐ-UBND ngày 20/03',
      {
        ...{ what: 'dates', phrase: 'ngày 14 và ngày 20 hằng tháng', day: '2025-04-01', basis: decree },
      },
    ],
    [
      'trước ngày 20 tháng cuối của quý, lý do bộ yêu cầu',
      { what: 'dates', phrase: 'trước ngày 20 tháng cuối của quý', reason: 'bộ yêu cầu' },
    ],
    ['', {}],
    ['chờ hướng dẫn của tỉnh', { reason: 'chờ hướng dẫn của tỉnh' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('a button says what is wanted, and the words the rest', () => {
    expect(read('30/06 chờ tỉnh', 'pause')).toEqual({ what: 'pause', day: '2025-06-30', reason: 'chờ tỉnh' });
    expect(read('theo 45/QĐ-UBND ngày 20/03', 'stop')).toEqual({ what: 'stop', basis: decree });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readChange } from '../../../src/features/change/said.js';
import type { SaidChange } from '../../../src/features/change/said.js';
import { day } from '../../../src/plan/day.js';
import { office } from '../../support/builders.js';

function read(text: string, what: SaidChange['what'] = null): Partial<SaidChange> {
  const said = readChange(text, { plan: office.plan, today: day('2025-03-21'), what });
  return Object.fromEntries(
    Object.entries(said).filter(
      ([key, value]) => value && key !== 'isFrom' && !(Array.isArray(value) && value.length === 0),
    ),
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
    [
      'dừng đến 30/06 chờ tỉnh',
      { what: 'stop', either: ['pause', 'stop'], day: '2025-06-30', reason: 'chờ tỉnh' },
    ],
    ['dừng từ 01/04', { what: 'stop', day: '2025-04-01' }],
    [
      'chuyển cho Kế toán 01/04',
      { what: 'hand-over', department: 'KT', departmentWritten: 'Kế toán', day: '2025-04-01' },
    ],
    [
      'chuyển KT từ 01/04 đến 30/06',
      {
        ...{ what: 'hand-over', department: 'KT', departmentWritten: 'KT', day: '2025-04-01' },
        ...{ reason: 'đến 30/06', unread: ['30/06'] },
      },
    ],
    [
      'giao KT và VHXH từ 01/04',
      {
        ...{ what: 'hand-over', department: 'KT', departmentWritten: 'KT', others: ['VHXH'] },
        ...{ day: '2025-04-01' },
      },
    ],
    ['tiếp tục đến 30/07', { what: 'resume', either: ['resume', 'date'], day: '2025-07-30' }],
    ['lùi 10 ngày', { what: 'date', span: { days: 10, written: '10 ngày' } }],
    ['thêm 15 ngày chờ tỉnh', { what: 'date', span: { days: 15, written: '15 ngày' }, reason: 'chờ tỉnh' }],
    ['gia hạn thêm 2 tuần', { what: 'date', span: { days: 14, written: '2 tuần' } }],
    ['hoãn đến 30/06', { what: 'date', either: ['date', 'pause'], day: '2025-06-30' }],
    [
      'đến 30/06 chờ Kế toán họp ngày 20/05',
      {
        ...{ what: 'date', day: '2025-06-30', reason: 'chờ Kế toán họp ngày 20/05' },
        ...{ unread: ['ngày 20/05', 'Kế toán'] },
      },
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

describe('nothing that was typed changes its meaning in silence', () => {
  const verbs = [
    ...['', 'đến', 'đổi hạn', 'dừng', 'dừng từ', 'tạm dừng đến', 'tiếp tục', 'hoãn', 'lùi', 'thêm'],
    ...['chuyển', 'chuyển cho', 'giao', 'không thực hiện'],
  ];
  const pieces = [
    ...['đến 30/06', 'từ 01/04', '15/05', '10 ngày', '2 tuần', 'KT', 'Kế toán', 'VHXH', 'và VH-XH'],
    ...['chờ tỉnh', 'do phân công lại', 'theo 45/QĐ-UBND ngày 20/03', 'ngày 14 hằng tháng'],
  ];

  it('each day, length of time and department is understood, or named as not understood', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
        (verb, parts) => {
          const said = readChange([verb, ...parts].join(' '), {
            ...{ plan: office.plan, today: day('2025-03-21'), what: null },
          });
          const told = [
            ...[...said.unread, said.phrase, said.departmentWritten, said.unclear?.written ?? ''],
            ...[said.span?.written ?? '', said.day?.split('-').reverse().join('/').slice(0, 5) ?? ''],
            ...(said.others.length > 0 ? ['VHXH', 'VH-XH', 'KT', 'Kế toán'] : []),
          ].join(' ');
          for (const typed of ['30/06', '01/04', '15/05', '10 ngày', '2 tuần', 'KT', 'VHXH', 'Kế toán']) {
            if (parts.some((part) => part.includes(typed))) expect(told).toContain(typed);
          }
        },
      ),
    );
  });
});

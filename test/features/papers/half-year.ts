import { day } from '../../../src/plan/day.js';
import type { Fact, PersonId } from '../../../src/journal/fact.js';
import { categoryOf } from '../../../src/journal/periods.js';
import {
  chairman,
  coordinator,
  journalOf,
  office,
  officer,
  period,
  reported,
  started,
  task,
} from '../../support/builders.js';
import type { Entry, ReportEntry } from '../../support/builders.js';

const STAFF: Readonly<Record<string, number>> = { VPTK: 1, VHXH: 2, TPHT: 3, BPMC: 4, KT: 5 };

/** An office of 2025 as it may be lived until the end of June: most in time, some late, one stuck. */
export const halfYear: readonly Fact[] = journalOf(
  [
    ...people(),
    started('2025-01-02'),
    reported({ by: 1, on: '2025-02-03', code: 'I.1a', note: '01/QĐ-UBND', documents: ['01/QĐ-UBND'] }),
    reported({ by: 5, on: '2025-01-22', code: 'VI.1', note: '12/QĐ-UBND', documents: ['12/QĐ-UBND'] }),
    reported({
      by: 2,
      on: '2025-02-12',
      code: 'I.1c',
      note: '07/KH-UBND, chậm do nghỉ Tết, chờ ý kiến các ngành',
      documents: ['07/KH-UBND'],
    }),
    reported({ by: 1, on: '2025-03-12', code: 'III.1', note: '45/KH-UBND', documents: ['45/KH-UBND'] }),
    // Done within the window of Quý I, told after it was closed.
    reported({
      by: 1,
      on: '2025-03-18',
      completedOn: '2025-03-13',
      code: 'III.2',
      period: '2025/1',
      note: '46/KH-UBND',
      documents: ['46/KH-UBND'],
    }),
    reported({
      by: 5,
      on: '2025-03-31',
      code: 'VI.2',
      period: '2025-Q1',
      note: '15/TB-UBND',
      documents: ['15/TB-UBND'],
    }),
    reported({
      by: 1,
      on: '2025-04-08',
      code: 'I.2',
      status: 'in-progress',
      note: 'đã trình dự thảo văn bản chỉ đạo, chờ kết quả Chỉ số CCHC năm 2024 của huyện',
    }),
    reported({ by: 2, on: '2025-04-22', code: 'VII.1', status: 'blocked', note: 'chờ tỉnh cấp thiết bị' }),
    reported({
      by: 1,
      on: '2025-05-20',
      code: 'I.6',
      status: 'in-progress',
      note: 'đã tổ chức 01 cuộc, 22/BB-UBND',
      documents: ['22/BB-UBND'],
    }),
    dateSet(),
    reported({
      by: 1,
      on: '2025-06-10',
      code: 'I.1b',
      period: '2025/r1',
      note: '61/UBND-VP',
      documents: ['61/UBND-VP'],
    }),
    reported({ by: 2, on: '2025-06-02', code: 'V.2a', part: 'VHXH', note: 'đã gửi nhu cầu đào tạo' }),
    reported({ by: 5, on: '2025-06-03', code: 'V.2a', part: 'KT' }),
    ...checkIns(),
  ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
);

function people(): readonly Entry[] {
  return [
    officer(1, 'Lê Văn Tâm', 'VPTK'),
    officer(2, 'Phạm Minh', 'VHXH'),
    officer(3, 'Trần Thị Thu', 'TPHT'),
    officer(4, 'Hồ Thị Nga', 'BPMC'),
    officer(5, 'Đỗ Lan', 'KT'),
    coordinator(6, 'Trần Thị Hoa'),
    chairman(7, 'Nguyễn Văn Hùng'),
  ];
}

/** Every month's continuous work but for what somebody forgot. */
function checkIns(): readonly Entry[] {
  const forgotten = new Set(['III.7|2025-02', 'III.8|2025-02', 'II.2c|2025-03', 'VII.5|2025-05']);
  return office.plan.tasks
    .filter((one) => one.origin === 'appendix' && categoryOf(one) === 'continuous')
    .flatMap(({ code, lead, ifAny }) =>
      [1, 2, 3, 4, 5].flatMap((month): readonly Entry[] => {
        const id = `2025-0${month}`;
        if (forgotten.has(`${code}|${id}`)) return [];
        const entry = { on: `${id}-26`, code, period: id };
        const of: readonly Pick<ReportEntry, 'by' | 'part'>[] =
          lead === 'NGANH'
            ? Object.entries(STAFF).map(([part, by]) => ({ by, part }))
            : [{ by: STAFF[lead] ?? 1 }];
        const status = ifAny ? 'not-arising' : 'done';
        return of.map((who) => reported({ ...entry, ...who, status }));
      }),
    );
}

/** The coordinator has set a date for what the district asked for. */
function dateSet(): Entry {
  const due = day('2025-06-16');
  return {
    on: day('2025-05-05'),
    by: 6 as PersonId,
    what: { kind: 'date-set', task: task('I.1b').code, period: period('2025/r1'), due },
  };
}

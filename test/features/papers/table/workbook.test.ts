import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { tablePaper } from '../../../../src/features/papers/flow.js';
import { day } from '../../../../src/plan/day.js';
import type { PersonId } from '../../../../src/journal/fact.js';
import {
  chairman,
  coordinator,
  journalOf,
  office,
  officer,
  period,
  reported,
} from '../../../support/builders.js';
import { started, task } from '../../../support/builders.js';
import type { Entry } from '../../../support/builders.js';
import { moment } from '../../../support/office.js';
import { partOf } from '../../../support/zip.js';
import { sourceAt, span } from '../sources.js';

type Cell = string | number | boolean | Date | null;
type Sheet = readonly (readonly Cell[])[];

let name: string;
let bytes: Buffer;
let tracking: Sheet;
let statistics: Sheet;

beforeAll(async () => {
  const { file } = await tablePaper(sourceAt('2025-06-30 16:30'), null);
  name = file.name;
  bytes = Buffer.from(file.bytes);
  [tracking, statistics] = await Promise.all([sheet('Theo dõi'), sheet('Thống kê')]);
});

async function sheet(of: string): Promise<Sheet> {
  const all = await readExcelFile(bytes);
  const found = all.find((one) => one.sheet === of);
  if (!found) throw new Error(`no sheet ${of}`);
  return found.data as Sheet;
}

function column(title: string): (row: readonly Cell[]) => Cell {
  const at = tracking[2]?.indexOf(title) ?? -1;
  if (at < 0) throw new Error(`no column ${title}`);
  return (row) => row[at] ?? null;
}

function rowOf(code: string): readonly Cell[] {
  const row = tracking.find(([first]) => first === code);
  if (!row) throw new Error(`no row ${code}`);
  return row;
}

describe('the tracking table as another program reads it', () => {
  test('has a name that a person can keep', () => {
    expect(name).toBe('Bang-theo-doi-CCHC-2025-06-30.xlsx');
  });

  test('has the columns of the Appendix in its order, then what became of the work', () => {
    expect(tracking[2]).toEqual([
      'TT',
      '1. Mục tiêu/Chỉ tiêu/Nội dung',
      '2. Nhiệm vụ',
      '3. Hoạt động',
      '4. Kết quả, sản phẩm',
      '5. Chủ trì',
      '6. Phối hợp',
      '7. Thời gian hoàn thành',
      '8. Kinh phí',
      'Số, ngày văn bản giao nhiệm vụ',
      'Lãnh đạo phụ trách',
      'Kỳ',
      'Hạn',
      'Tình trạng',
      'Ngày hoàn thành',
      'Số ngày quá hạn',
      'Văn bản kết quả',
      'Ngày văn bản',
      'Trạng thái xác nhận',
      'Vướng mắc, ghi chú',
      'Nguyên nhân quá hạn, người xác nhận',
      'Gia hạn',
      'Người báo cáo',
    ]);
  });

  test('has the 39 tasks, days as days, numbers as numbers', () => {
    const codes = tracking
      .map(([code]) => code)
      .filter((code) => office.plan.tasks.some((one) => one.code === code));
    expect(new Set(codes).size).toBe(39);
    const late = rowOf('I.1c');
    expect(column('Hạn')(late)).toEqual(new Date('2025-01-31T00:00:00Z'));
    expect(column('Ngày hoàn thành')(late)).toEqual(new Date('2025-02-12T00:00:00Z'));
    expect(column('Số ngày quá hạn')(late)).toBe(9);
    expect(column('Tình trạng')(late)).toBe('Hoàn thành, quá hạn 9 ngày');
    expect(column('Văn bản kết quả')(late)).toBe('07/KH-UBND');
    expect(column('Vướng mắc, ghi chú')(late)).toBe('chậm do nghỉ Tết, chờ ý kiến các ngành');
    expect(column('Người báo cáo')(late)).toBe('Phạm Minh');
    expect(column('Vướng mắc, ghi chú')(rowOf('VII.1'))).toBe('Vướng mắc: chờ tỉnh cấp thiết bị');
    expect(column('Tình trạng')(rowOf('V.2a'))).toBe('Trong hạn, 2/5 đơn vị đã báo cáo');
    expect(column('Tình trạng')(rowOf('III.7'))).toBe('Đã báo cáo 4/6 kỳ');
    expect(column('Tình trạng')(rowOf('VI.3'))).toBe('Theo yêu cầu, chưa có hạn');
  });

  test('says what gave the work, the day of the resulting document, why it is late, and what was confirmed', async () => {
    const late: readonly Entry[] = [
      reported({ by: 1, on: '2025-02-10', code: 'I.1a', documents: ['01/QĐ-UBND'] }),
      reported({ by: 2, on: '2025-02-12', code: 'I.1c', documents: ['07/KH-UBND'], dated: '2025-02-11' }),
      {
        on: day('2025-02-13'),
        by: 2 as PersonId,
        what: {
          kind: 'reason-given',
          ...{ task: task('I.1c').code, period: period('2025'), part: null },
          ...{ cause: 'objective', words: 'chờ ý kiến các ngành' },
        },
      },
    ];
    const people = [started('2025-01-02'), officer(2, 'Phạm Minh', 'VHXH'), coordinator(6, 'Trần Thị Hoa')];
    const confirming: Entry = {
      on: day('2025-01-03'),
      by: null,
      what: { kind: 'confirmation-set', required: true },
    };
    const agreed = (reason: number, report: number): readonly Entry[] => [
      { on: day('2025-02-14'), by: 6 as PersonId, what: { kind: 'reason-confirmed', reason } },
      {
        on: day('2025-02-14'),
        by: 6 as PersonId,
        what: { kind: 'confirmed', task: task('I.1c').code, period: period('2025'), report },
      },
    ];
    const facts = journalOf([...people, confirming, ...late, ...agreed(7, 6)]);
    const made = await tablePaper({ office, facts, now: moment('2025-02-20 08:00') }, null);
    const [first] = await readExcelFile(Buffer.from(made.file.bytes));
    const row = first?.data.find(([code]) => code === 'I.1c') as readonly Cell[];
    expect(column('Văn bản kết quả')(row)).toBe('07/KH-UBND');
    expect(column('Ngày văn bản')(row)).toEqual(new Date('2025-02-11T00:00:00Z'));
    expect(column('Trạng thái xác nhận')(row)).toBe('Đã xác nhận');
    expect(column('Nguyên nhân quá hạn, người xác nhận')(row)).toBe(
      'Khách quan: chờ ý kiến các ngành (đồng chí Trần Thị Hoa xác nhận ngày 14/02/2025)',
    );
    const waits = first?.data.find(([code]) => code === 'I.1a') as readonly Cell[];
    expect(column('Trạng thái xác nhận')(waits)).toBe('Chờ xác nhận');
    // The plan's own decision is not confirmed yet.
    expect(column('Số, ngày văn bản giao nhiệm vụ')(row)).toBe('Kế hoạch CCHC năm 2025');
    expect(column('Số, ngày văn bản giao nhiệm vụ')(rowOf('I.1c'))).toBe('Quyết định số 01/QĐ-UBND');
    expect(column('Trạng thái xác nhận')(rowOf('I.1c'))).toBe('Không yêu cầu');
    expect(column('Trạng thái xác nhận')(rowOf('VII.1'))).toBeNull();
  });

  test('names the leader whose part of the work a task is', async () => {
    const given: Entry = {
      on: day('2025-01-03'),
      by: null,
      what: {
        kind: 'fields-set',
        person: 7 as PersonId,
        fields: [{ kind: 'section', section: 'III' }],
      },
    };
    const facts = journalOf([started('2025-01-02'), chairman(7, 'Nguyễn Văn Hùng'), given]);
    const made = await tablePaper({ office, facts, now: moment('2025-02-20 08:00') }, null);
    const [first] = await readExcelFile(Buffer.from(made.file.bytes));
    const leaderOf = (wanted: string): Cell =>
      column('Lãnh đạo phụ trách')(first?.data.find(([code]) => code === wanted) as readonly Cell[]);
    expect([leaderOf('III.1'), leaderOf('III.3'), leaderOf('I.2')]).toEqual([
      'Nguyễn Văn Hùng',
      'Nguyễn Văn Hùng',
      null,
    ]);
  });

  test('shows the printed cells with what the scan misread mended', () => {
    const cells = tracking.flat().filter((cell) => typeof cell === 'string');
    expect(
      cells.filter((cell) => /[Pp]hần đầu|[Pp]hân đầu|đơn đốc|(?<!t)áp huấn|TDTHPL|CDS/u.test(cell)),
    ).toEqual([]);
    expect(column('1. Mục tiêu/Chỉ tiêu/Nội dung')(rowOf('V.2a'))).toMatch(/^1\.2\. Phấn đấu 100%/u);
  });

  test('its statistic adds up, by department and by section', () => {
    const blocks = [
      ['Theo đơn vị chủ trì', 'Theo lĩnh vực'],
      ['Theo lĩnh vực', 'Ngoài số nhiệm vụ có thời hạn'],
    ] as const;
    for (const [from, to] of blocks) {
      const at = (title: string): number => statistics.findIndex(([first]) => first === title);
      const rows = statistics.slice(at(from) + 1, at(to));
      const sum = rows.at(-1);
      const lines = rows.slice(0, -1);
      expect(lines.length).toBeGreaterThan(4);
      for (const index of [1, 2, 4, 5, 6, 7, 8]) {
        expect(lines.reduce((all, row) => all + Number(row[index]), 0)).toBe(sum?.[index]);
      }
      expect(sum?.[1]).toBe(23);
      for (const row of rows) {
        const [total, completed, , onTime, late, open, within, overdue] = row.slice(1).map(Number);
        expect(completed).toBe((onTime ?? 0) + (late ?? 0));
        expect(open).toBe((within ?? 0) + (overdue ?? 0));
        expect(total).toBe((completed ?? 0) + (open ?? 0));
      }
    }
  });

  test('at the close of a span it is the table of that day', async () => {
    const { asOf } = await tablePaper(sourceAt('2025-06-30 16:30'), span('Quý I'));
    expect(asOf).toBe('2025-03-14');
  });
});

describe('the tracking table on screen and on paper', () => {
  test('keeps its header in sight, can be filtered, and prints on A3 landscape with the header on each page', () => {
    const first = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(first).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/u);
    expect(first).toMatch(new RegExp(`<autoFilter ref="A3:W${tracking.length}"`, 'u'));
    expect(first).toMatch(/<pageSetup [^>]*paperSize="8"[^>]*orientation="landscape"/u);
    expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toMatch(/<pageSetup [^>]*paperSize="9"/u);
    expect(first).toMatch(/<pageSetup [^>]*fitToWidth="1"[^>]*fitToHeight="0"/u);
    expect(first).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(partOf(bytes, 'xl/workbook.xml')).toContain("'Theo dõi'!$3:$3");
  });
});

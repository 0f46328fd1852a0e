import { holidayAnswer } from '../../../src/features/holidays/words.js';
import { reportAnswer } from '../../../src/features/report/words.js';
import { setDateAnswer } from '../../../src/features/requested-date/words.js';
import type { Recorded } from '../../../src/journal/recorded.js';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import type { Reference } from '../../../src/plan/task-code.js';
import { reopenAnswer, undoAnswer } from '../../../src/features/undo/words.js';
import type { ReportOutcome } from '../../../src/features/report/outcome.js';
import { standingsOf } from '../../../src/journal/standing.js';
import {
  department,
  historyOf,
  holidays,
  office,
  officer,
  period,
  reported,
  standing,
  started,
  task,
} from '../../support/builders.js';
import type { ReportEntry } from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const people = [
  started('2025-01-02'),
  officer(1, 'Nguyễn Thị Hoa', 'VPTK'),
  officer(2, 'Trần Văn Bình', 'VHXH'),
];
const nothing = historyOf(...people);

/** What the journey would hand over after these reports, made on the day of the last one. */
function recorded(...reports: readonly ReportEntry[]): readonly Recorded[] {
  const history = historyOf(...people, ...reports.map(reported));
  const today = reports.at(-1)?.on ?? '2025-03-28';
  return reports.map((report, at) => ({
    fact: people.length + at + 1,
    status: report.status ?? 'done',
    standing: standing(history, today, { code: report.code, id: report.period ?? '2025' }),
    part: report.part === undefined ? null : department(report.part),
    completedOn:
      report.status === 'in-progress' || report.status === 'blocked'
        ? null
        : day(report.completedOn ?? report.on),
    stage: null,
    note: report.note ?? '',
    evidence: (report.documents ?? []).map((number) => ({ kind: 'document', number, dated: null })),
  }));
}

function answer(on: string, ...outcomes: readonly ReportOutcome[]): string {
  return seen(reportAnswer(office, outcomes, { today: day(on), name: null }));
}

function answerTo(report: ReportEntry): string {
  return answer(report.on, { kind: 'recorded', reports: recorded(report) });
}

describe('a report that was written down', () => {
  test('names task, day and document, with a button that takes it back', () => {
    expect(
      answerTo({ by: 1, on: '2025-03-28', code: 'III.1', note: '45/KH-UBND', documents: ['45/KH-UBND'] }),
    ).toMatchInlineSnapshot(`
      "✅ III.1 Kế hoạch kiểm soát TTHC, một cửa: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      Minh chứng: 45/KH-UBND.
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('says which date was understood', () => {
    expect(
      answerTo({
        by: 1,
        on: '2025-04-15',
        code: 'III.1',
        completedOn: '2025-03-28',
        note: 'xong ngày 28/03',
      }),
    ).toMatchInlineSnapshot(`
      "✅ III.1 Kế hoạch kiểm soát TTHC, một cửa: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      Ngày hoàn thành hiểu theo nội dung báo cáo: 28/03/2025; ngày báo cáo: 15/04/2025.
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('that is late asks for the reason', () => {
    expect(answerTo({ by: 2, on: '2025-03-28', code: 'I.1c' })).toMatchInlineSnapshot(`
      "✅ I.1c Kế hoạch tuyên truyền CCHC: đã ghi nhận hoàn thành ngày 28/03/2025, quá hạn 53 ngày (hạn 31/01/2025).
      Đề nghị đồng chí cho biết nguyên nhân quá hạn (khách quan hoặc chủ quan) bằng nút dưới đây.
      [I.1c: khách quan] [I.1c: chủ quan]
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('of continuous work names the month, not the year', () => {
    expect(answerTo({ by: 1, on: '2025-03-28', code: 'III.3', period: '2025-03' })).toMatchInlineSnapshot(`
      "✅ III.3 Số hóa kết quả giải quyết TTHC: đã ghi nhận báo cáo kỳ tháng 3.
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('of a step and of a quarter names it', () => {
    expect(answerTo({ by: 1, on: '2025-03-28', code: 'III.2', period: '2025/1' })).toMatchInlineSnapshot(`
      "✅ III.2 Rà soát, đánh giá TTHC, bước 1/2: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      [Hoàn tác] [Gửi minh chứng]"
    `);
    expect(answerTo({ by: 1, on: '2025-03-28', code: 'VI.2', period: '2025-Q1' })).toMatchInlineSnapshot(`
      "✅ VI.2 Công khai ngân sách, quý I (kỳ 1/4): đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('of a task for everybody says who is missing', () => {
    expect(answerTo({ by: 2, on: '2025-03-28', code: 'TH.1', period: '2025-03', part: 'VHXH' }))
      .toMatchInlineSnapshot(`
        "✅ TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 3, phần của VH-XH: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
        1/5 đơn vị đã báo cáo, còn thiếu: VP-TK, TP-HT, Một cửa, Kế toán.
        [Hoàn tác] [Gửi minh chứng]"
      `);
  });

  test('of several periods names each', () => {
    const reports = ['2025-01', '2025-02', '2025-03'].map((id) => ({
      by: 1,
      on: '2025-03-28',
      code: 'TH.2',
      period: id,
      update: 7,
    }));
    expect(answer('2025-03-28', { kind: 'recorded', reports: recorded(...reports) })).toMatchInlineSnapshot(`
      "✅ TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng: đã ghi nhận hoàn thành 3 kỳ.
      • tháng 1: hoàn thành 28/03, quá hạn 53 ngày
      • tháng 2: hoàn thành 28/03, quá hạn 31 ngày
      • tháng 3: hoàn thành 28/03, quá hạn 3 ngày
      Đề nghị đồng chí cho biết nguyên nhân quá hạn (khách quan hoặc chủ quan) bằng nút dưới đây.
      [TH.2: khách quan] [TH.2: chủ quan]
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('of progress, of a difficulty, of nothing arising', () => {
    expect(answerTo({ by: 2, on: '2025-03-28', code: 'I.2', status: 'in-progress' })).toMatchInlineSnapshot(`
      "I.2 Khắc phục tồn tại Chỉ số CCHC: đã ghi nhận đang thực hiện; hạn 31/03, còn 1 ngày làm việc.
      [Hoàn tác] [Gửi minh chứng]"
    `);
    expect(
      answerTo({ by: 2, on: '2025-03-28', code: 'VII.1', status: 'blocked', note: 'chờ tỉnh cấp thiết bị' }),
    ).toMatchInlineSnapshot(`
      "VII.1 Mạng truyền số liệu chuyên dùng: đã ghi nhận vướng mắc; hạn 31/12, còn 278 ngày.
      Nội dung: chờ tỉnh cấp thiết bị
      [Hoàn tác] [Gửi minh chứng]"
    `);
    expect(answerTo({ by: 2, on: '2025-03-28', code: 'II.1', period: '2025-03', status: 'not-arising' }))
      .toMatchInlineSnapshot(`
        "✅ II.1 Ban hành văn bản QPPL (nếu có): đã ghi nhận báo cáo kỳ tháng 3 (không phát sinh).
        [Hoàn tác] [Gửi minh chứng]"
      `);
  });

  test('of several tasks is one answer with one button', () => {
    const both = recorded(
      { by: 1, on: '2025-03-28', code: 'I.2', update: 7 },
      { by: 1, on: '2025-03-28', code: 'III.1', update: 7 },
    );
    const outcomes = both.map((one): ReportOutcome => ({ kind: 'recorded', reports: [one] }));
    expect(answer('2025-03-28', ...outcomes)).toMatchInlineSnapshot(`
      "✅ I.2 Khắc phục tồn tại Chỉ số CCHC: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      ✅ III.1 Kế hoạch kiểm soát TTHC, một cửa: đã ghi nhận hoàn thành ngày 28/03/2025, trước hạn (hạn 31/03/2025).
      [Hoàn tác] [Gửi minh chứng]"
    `);
  });

  test('in a group addresses the person', () => {
    const outcome: ReportOutcome = {
      kind: 'recorded',
      reports: recorded({ by: 1, on: '2025-03-28', code: 'I.2' }),
    };
    const message = reportAnswer(office, [outcome], { today: day('2025-03-28'), name: '<i>Hoa</i>' });
    expect(seen(message)).toMatch(/^Đồng chí <i>Hoa<\/i>:\n✅ I\.2/u);
  });
});

describe('what is not clear is asked', () => {
  test('which period: the earliest first, and all', () => {
    const open = standingsOf(office, nothing, task('TH.2'), day('2025-03-28')).slice(0, 3);
    expect(answer('2025-03-28', { kind: 'which-period', task: task('TH.2'), open, on: null }))
      .toMatchInlineSnapshot(`
      "TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng đang mở 3 kỳ. Đồng chí báo cáo kỳ nào?
      [Tháng 1 (hạn 25/01)] [Tháng 2 (hạn 25/02)]
      [Tháng 3 (hạn 25/03)]
      [Tất cả các kỳ]"
    `);
  });

  test('which department', () => {
    const outcome: ReportOutcome = {
      kind: 'which-part',
      standing: standing(nothing, '2025-03-28', { code: 'TH.1', id: '2025-03' }),
      others: [],
      parts: [department('VPTK'), department('KT')],
    };
    expect(answer('2025-03-28', outcome)).toMatchInlineSnapshot(`
      "TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 3: mỗi đơn vị báo cáo phần của mình. Đồng chí báo cáo cho đơn vị nào?
      [VP-TK] [Kế toán]
      [Tất cả]"
    `);
  });

  test.each<[string, Reference]>([
    ['a row', { kind: 'row', written: 'I.1', tasks: ['I.1a', 'I.1b', 'I.1c', 'I.1d'].map(task) }],
    ['an arabic number', { kind: 'arabic', written: 'III.3', tasks: [task('III.3')] }],
    ['an unknown code', { kind: 'unknown', written: 'IX.3', nearest: [task('IV.1'), task('VI.3')] }],
  ])('%s', (_, reference) => {
    expect(answer('2025-03-28', { kind: 'which-task', reference })).toMatchSnapshot();
  });

  test('no code at all: the open work', () => {
    const open = ['I.2', 'III.1'].map((code) => standing(nothing, '2025-03-28', { code }));
    expect(answer('2025-03-28', { kind: 'no-code', open })).toMatchInlineSnapshot(`
      "Đồng chí báo cáo nhiệm vụ nào?
      • I.2 Khắc phục tồn tại Chỉ số CCHC – hạn 31/03, còn 1 ngày làm việc
      • III.1 Kế hoạch kiểm soát TTHC, một cửa – hạn 31/03, còn 1 ngày làm việc
      [Xong I.2] [Xong III.1]"
    `);
    expect(answer('2025-03-28', { kind: 'no-code', open: [] })).toContain('không có nhiệm vụ nào đang mở');
  });

  test('a period that has not opened: early by a button', () => {
    const outcome: ReportOutcome = {
      kind: 'not-open',
      standing: standing(nothing, '2025-03-28', { code: 'III.2', id: '2025/2' }),
      status: 'done',
    };
    expect(answer('2025-03-28', outcome)).toMatchInlineSnapshot(`
      "III.2 Rà soát, đánh giá TTHC, bước 2/2: bắt đầu từ 01/07/2025, hạn 30/09/2025, chưa ghi nhận.
      Nếu đã hoàn thành sớm, đề nghị đồng chí bấm nút dưới đây.
      [Báo cáo sớm III.2, bước 2]"
    `);
  });

  test('reported already: by whom, when, and the next one early by a button', () => {
    const history = historyOf(
      ...people,
      reported({ by: 1, on: '2025-03-27', code: 'VI.2', period: '2025-Q1' }),
    );
    const told = standing(history, '2025-03-28', { code: 'VI.2', id: '2025-Q1' });
    const next = standing(history, '2025-03-28', { code: 'VI.2', id: '2025-Q2' }).period;
    const message = reportAnswer(
      office,
      [{ kind: 'already', standing: told, next, status: 'done', days: [] }],
      {
        today: day('2025-03-28'),
        name: null,
        history,
      },
    );
    expect(seen(message)).toMatchInlineSnapshot(`
      "VI.2 Công khai ngân sách, quý I (kỳ 1/4): đã được báo cáo trước đó (báo cáo ngày 27/03/2025, đồng chí Nguyễn Thị Hoa), không ghi nhận thêm.
      Kỳ tiếp theo: quý II, từ 01/04/2025, hạn 30/06/2025.
      [Báo cáo sớm VI.2, quý II]"
    `);
  });

  test('what cannot be recorded says why and what to type', () => {
    const outcomes: readonly ReportOutcome[] = [
      { kind: 'not-yours', task: task('VI.1') },
      { kind: 'reason-needed', others: [], task: task('VII.1'), period: null, part: null },
      {
        kind: 'bad-date',
        fault: 'future',
        options: [],
        tasks: [],
        about: null,
        chosen: null,
        written: '30/04',
      },
      {
        kind: 'bad-date',
        fault: 'no-such-date',
        options: [],
        tasks: [],
        about: null,
        chosen: null,
        written: '31/02',
      },
      { kind: 'gone', task: task('VI.1') },
    ];
    for (const outcome of outcomes) expect(answer('2025-03-28', outcome)).toMatchSnapshot();
  });
});

describe('corrections', () => {
  test('undo names what was taken back', () => {
    const present = { office, history: nothing };
    const periods = [
      { task: task('III.1').code, period: period('2025') },
      { task: task('TH.1').code, period: period('2025-03') },
      { task: task('III.3').code, period: period('2025-03') },
    ];
    expect(seen(undoAnswer(present, { kind: 'undone', what: 'report', periods, kept: [] })))
      .toMatchInlineSnapshot(`
      "Đã hoàn tác báo cáo:
      • III.1 Kế hoạch kiểm soát TTHC, một cửa
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 3
      • III.3 Số hóa kết quả giải quyết TTHC, tháng 3
      Nhật ký lưu cả báo cáo và việc hoàn tác."
    `);
    expect(seen(undoAnswer(present, { kind: 'nothing' }))).toContain('Không có báo cáo nào');
    expect(seen(undoAnswer(present, { kind: 'too-late' }))).toContain('quá 24 giờ');
    expect(seen(undoAnswer(present, { kind: 'not-yours' }))).toContain('người khác');
  });

  test('reopening names the period and the reason', () => {
    const one = standing(nothing, '2025-03-28', { code: 'VI.2', id: '2025-Q1' });
    expect(seen(reopenAnswer(office, { kind: 'reopened', standing: one, reason: 'sai <số liệu>' })))
      .toMatchInlineSnapshot(`
      "VI.2 Công khai ngân sách, quý I (kỳ 1/4): đã mở lại, lý do: sai <số liệu>
      Báo cáo trước được lưu trong nhật ký."
    `);
    expect(seen(reopenAnswer(office, { kind: 'which-period', task: one.task, closed: [one] })))
      .toMatchInlineSnapshot(`
      "VI.2 Công khai ngân sách có 1 kỳ đã báo cáo. Đồng chí mở lại kỳ nào?
      [Quý I (hạn 31/03)]"
    `);
    expect(seen(reopenAnswer(office, { kind: 'code-needed', reference: null }))).toMatchInlineSnapshot(`
      "Chưa có mã nhiệm vụ, chưa ghi nhận gì.
      Đề nghị gửi theo mẫu: /molai III.1 văn bản phải ban hành lại"
    `);
  });

  test('setting a date shows what is printed', () => {
    const [due, asked] = [day('2025-06-16'), task('I.1b')];
    expect(seen(setDateAnswer(office, day('2025-03-24'), { kind: 'set', task: asked, due, earlier: null })))
      .toMatchInlineSnapshot(`
      "I.1b Góp ý Bộ tiêu chí Chỉ số CCHC: đã đặt hạn thứ Hai 16/06/2025.
      Kế hoạch ghi: “Theo yêu cầu của huyện”."
    `);
    expect(seen(setDateAnswer(office, day('2025-03-24'), { kind: 'has-printed-date', task: task('I.2') })))
      .toMatchInlineSnapshot(`
        "I.2 Khắc phục tồn tại Chỉ số CCHC: kế hoạch đã ghi thời gian “Quý I năm 2025”, không đặt lại bằng lệnh này.
        Lệnh này dùng cho nhiệm vụ theo yêu cầu của cấp trên."
      `);
    expect(
      seen(
        setDateAnswer(office, day('2025-03-24'), {
          kind: 'date-needed',
          unclear: null,
          task: asked,
          written: '31/02',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "I.1b Góp ý Bộ tiêu chí Chỉ số CCHC: “31/02” không phải là một ngày có trong lịch, chưa đặt hạn.
      Đề nghị gửi ngày, tháng, năm, ví dụ: /hen I.1b 16/06/2025"
    `);
  });

  test('days off', () => {
    const off = { day: day('2025-05-02'), worked: false, name: 'nghỉ hoán đổi' };
    expect(seen(holidayAnswer(office, { kind: 'set', ...off }))).toMatchInlineSnapshot(`
      "Đã ghi thứ Sáu 02/05/2025 là ngày nghỉ (nghỉ hoán đổi).
      Lịch nhắc việc và số ngày quá hạn được tính lại theo ngày này."
    `);
    expect(seen(holidayAnswer(office, { kind: 'listed', days: [{ ...off, certain: false }] })))
      .toMatchInlineSnapshot(`
        "Ngày nghỉ và ngày làm bù năm 2025
        • thứ Sáu 02/05: nghỉ hoán đổi (dự kiến)
        Để thêm: /ngaynghi 02/05/2025 nghỉ hoán đổi hoặc /ngaynghi 26/04/2025 làm bù"
      `);
    const listed = [
      ...holidays.daysOff.map((one) => ({ ...one, worked: false })),
      ...holidays.workedDays.map((one) => ({ ...one, worked: true })),
    ].sort((one, other) => (one.day < other.day ? -1 : 1));
    expect(seen(holidayAnswer(office, { kind: 'listed', days: listed }))).toMatchInlineSnapshot(`
      "Ngày nghỉ và ngày làm bù năm 2025
      • thứ Tư 01/01: nghỉ, Tết Dương lịch
      • thứ Bảy 25/01 đến Chủ nhật 02/02: nghỉ, Tết Nguyên đán
      • thứ Hai 07/04: nghỉ, Giỗ Tổ Hùng Vương
      • thứ Bảy 26/04: làm bù cho thứ Sáu 02/05
      • thứ Tư 30/04: nghỉ, Ngày Chiến thắng 30/4
      • thứ Năm 01/05: nghỉ, Ngày Quốc tế Lao động 1/5
      • thứ Sáu 02/05: nghỉ hoán đổi với thứ Bảy 26/04
      • thứ Bảy 03/05 đến Chủ nhật 04/05: nghỉ, dịp 30/4 và 1/5
      • thứ Bảy 30/08 đến thứ Ba 02/09: nghỉ, Quốc khánh 2/9
      Để thêm: /ngaynghi 02/05/2025 nghỉ hoán đổi hoặc /ngaynghi 26/04/2025 làm bù"
    `);
    expect(seen(holidayAnswer(office, { kind: 'date-needed', unclear: null, written: '' })))
      .toMatchInlineSnapshot(`
      "Chưa có ngày, chưa ghi nhận.
      Đề nghị gửi ngày, tháng, năm, ví dụ: /ngaynghi 02/05/2025 nghỉ hoán đổi"
    `);
  });
});

import { describe, expect, test } from 'vitest';
import { imported, importedPlan, lines } from './reading.js';

const commune = `ỦY BAN NHÂN DÂN PHƯỜNG HÀ HUY TẬP

**KẾ HOẠCH**

**Cải cách hành chính năm 2026**
`;

/** Rows of Markdown bars. */
function bars(...rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

describe('a new commune’s plan in bars, sections with roman numerals, a result before the time', () => {
  const text = `${commune}
${bars(
  ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm', 'Thời gian hoàn thành', 'Ghi chú'],
  ['I', 'CẢI CÁCH THỂ CHẾ', '', '', '', '', ''],
  [
    '1',
    'Ban hành Kế hoạch rà soát văn bản',
    'Văn phòng HĐND và UBND',
    'Phòng Kinh tế',
    'Kế hoạch',
    'Quý I/2026',
    '',
  ],
  ['2', 'Báo cáo kết quả rà soát', 'VP HĐND&UBND', '', 'Báo cáo quý', 'Trước ngày 30/11/2026', 'có biểu'],
  ['II', 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH', '', '', '', '', ''],
  ['3', 'Niêm yết công khai thủ tục (nếu có)', 'Trung tâm PVHCC phường', 'P. VH-XH', '', 'Thường xuyên', ''],
  ['4', 'Khảo sát sự hài lòng', 'Tổ công nghệ số cộng đồng', '', 'Báo cáo', 'lúc thuận tiện', ''],
)}

Nơi nhận: như trên.`;

  test('is read with the departments that communes have now', async () => {
    const { plan, report } = await importedPlan('markdown', text);
    expect(lines(plan)).toEqual([
      'I.1 VPHU, Phòng Kinh tế: Quý I/2026 = window 2026-03-31',
      'I.2 VPHU, : Trước ngày 30/11/2026 = before 2026-11-30',
      'II.3 TTHCC, P. VH-XH: Thường xuyên = ongoing',
      'II.4 TCNSCD, : lúc thuận tiện = unknown',
    ]);
    expect(plan.office).toBe('Phường Hà Huy Tập');
    expect(plan.title).toBe('Kế hoạch cải cách hành chính năm 2026');
    expect(plan.tasks.map(({ ifAny }) => ifAny)).toEqual([false, false, true, false]);
    expect(report.notUnderstood).toEqual([]);
    expect(report.leftOut).toEqual(['Ghi chú']);
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['deadline', 'department', 'targets']);
  });

  test('a new department is in the plan file under its printed name', async () => {
    const { plan } = await importedPlan('markdown', text);
    expect(plan.departments.find(({ id }) => id === 'TCNSCD')).toMatchObject({
      name: 'Tổ công nghệ số cộng đồng',
      printedAs: ['Tổ công nghệ số cộng đồng'],
    });
  });
});

test('levels A, I, 1 and 1.1, roman numerals that begin again under each capital', async () => {
  const { plan, report } = await importedPlan(
    'markdown',
    bars(
      ['TT', 'Nội dung', 'Đơn vị thực hiện', 'Thời hạn'],
      ['A', 'NHIỆM VỤ CHUNG', '', ''],
      ['I', 'Công tác chỉ đạo', '', ''],
      ['1', 'Công tác kiểm tra', '', ''],
      ['1.1', 'Ban hành kế hoạch kiểm tra', 'Phòng Kinh tế', 'Tháng 3'],
      ['1.2', 'Tổ chức kiểm tra', 'Phòng Kinh tế', 'Quý III'],
      ['2', 'Tuyên truyền', 'Phòng Văn hóa – Xã hội', 'Hàng tháng'],
      ['II', 'Công tác cán bộ', '', ''],
      ['1', 'Rà soát vị trí việc làm', 'Văn phòng HĐND và UBND', '30/6/2026'],
      ['B', 'NHIỆM VỤ CỤ THỂ', '', ''],
      ['I', 'Thể chế', '', ''],
      ['1', 'Rà soát văn bản', 'Văn phòng HĐND và UBND', 'Quý IV'],
    ),
  );
  expect(lines(plan).map((line) => line.split(' = ')[0])).toEqual([
    'A.I.1.1 PKT, : Tháng 3',
    'A.I.1.2 PKT, : Quý III',
    'A.I.2 PVHXH, : Hàng tháng',
    'II.1 VPHU, : 30/6/2026',
    'B.I.1 VPHU, : Quý IV',
  ]);
  expect(plan.sections.map(({ title }) => title)).toEqual([
    'NHIỆM VỤ CHUNG – Công tác chỉ đạo',
    'NHIỆM VỤ CHUNG – Công tác cán bộ',
    'NHIỆM VỤ CỤ THỂ – Thể chế',
  ]);
  expect(report.notUnderstood).toEqual([]);
});

test('HTML with cells merged over rows: the merged time and lead hold for each numbered row', async () => {
  const { plan, report } = await importedPlan(
    'html',
    `<p><b>KẾ HOẠCH</b></p><p>Chuyển đổi số xã Thạch Hà năm 2026</p>
    <table><thead>
    <tr><th rowspan="2">STT</th><th rowspan="2">Nội dung công việc</th><th colspan="2">Phân công</th><th rowspan="2">Tiến độ</th></tr>
    <tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>
    <tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td></tr>
    <tr><td colspan="5"><b>I. HẠ TẦNG SỐ</b></td></tr>
    <tr><td>1</td><td>Lắp đặt camera</td><td rowspan="2">Công an xã</td><td>Các thôn</td><td rowspan="2">Quý II</td></tr>
    <tr><td>2</td><td>Kết nối trung tâm điều hành</td><td>Phòng Kinh tế</td></tr>
    <tr><td rowspan="2">3</td><td>Mua thiết bị</td><td>Phòng Kinh tế</td><td></td><td>Tháng 5</td></tr>
    <tr><td>Nghiệm thu thiết bị</td><td>Văn phòng HĐND và UBND</td><td></td><td>Tháng 6</td></tr>
    <tr><td colspan="5">(*) Kinh phí theo dự toán được giao.</td></tr>
    <tr><td colspan="5"><b>II. NHÂN LỰC SỐ</b></td></tr>
    <tr><td>1</td><td>Tập huấn <sup>[2]</sup> kỹ năng số, diện tích phòng 50m<sup>2</sup></td><td>Phòng VHXH</td><td></td><td>6 tháng đầu năm</td></tr>
    </table>`,
  );
  expect(lines(plan)).toEqual([
    'I.1 CA, Các thôn: Quý II = window 2026-06-30',
    'I.2 CA, Phòng Kinh tế: Quý II = window 2026-06-30',
    'I.3a PKT, : Tháng 5 = window 2026-05-31',
    'I.3b VPHU, : Tháng 6 = window 2026-06-30',
    'II.1 PVHXH, : 6 tháng đầu năm = window 2026-06-30',
  ]);
  expect(plan.tasks.at(-1)?.text).toBe('Tập huấn kỹ năng số, diện tích phòng 50m2');
  expect(plan.office).toBe('Xã Thạch Hà');
  expect(report.rows.filter(({ fate }) => fate === 'note')).toHaveLength(1);
  expect(report.notUnderstood).toEqual([]);
});

test('no sections, no numbers, other names and order of the columns', async () => {
  const { plan, report } = await importedPlan(
    'markdown',
    bars(
      ['Ngày chậm nhất phải hoàn thành', 'Đầu mối', 'Công việc', 'Kết quả'],
      ['15/3/2026', 'Phòng Kinh tế', 'Trình dự toán', 'Tờ trình'],
      ['20/4/2026', 'Văn phòng HĐND và UBND', 'Ban hành quy chế', 'Quy chế'],
      ['Tháng 7', 'Phòng Kinh tế', 'Công khai ngân sách', 'Thông báo'],
    ),
  );
  expect(lines(plan).map((line) => line.split(' = ')[0])).toEqual([
    '1 PKT, : 15/3/2026',
    '2 VPHU, : 20/4/2026',
    '3 PKT, : Tháng 7',
  ]);
  expect(report.doubts.map(({ why }) => why.kind)).toContain('number-given');
});

test('arabic sections with rows 1.1 and 1.2', async () => {
  const { plan } = await importedPlan(
    'markdown',
    bars(
      ['TT', 'Nhiệm vụ', 'Người phụ trách', 'Thời gian thực hiện'],
      ['1', '**Cải cách thể chế**', '', ''],
      ['1.1', 'Rà soát văn bản', 'Đ/c Nguyễn Văn A', 'Quý I'],
      ['1.2', 'Xử lý sau rà soát', 'Đ/c Trần Thị B', 'Quý II'],
      ['2', '**Cải cách bộ máy**', '', ''],
      ['2.1', 'Sắp xếp thôn', 'Đ/c Nguyễn Văn A', 'Quý III'],
    ),
  );
  expect(lines(plan).map((line) => line.split(' ')[0])).toEqual(['1.1', '1.2', '2.1']);
  expect(plan.tasks.map(({ lead }) => lead)[0]).toBe(plan.tasks[2]?.lead);
});

test('several tables, each under its section’s title, numbers that begin again', async () => {
  const head = ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian dự kiến hoàn thành'];
  const { plan, report } = await importedPlan(
    'markdown',
    [
      '**I. CẢI CÁCH THỂ CHẾ**',
      bars(head, ['1', 'Rà soát', 'Phòng Kinh tế', 'Quý I'], ['2', 'Báo cáo', 'Phòng Kinh tế', 'Quý II']),
      '**II. TÀI CHÍNH CÔNG**',
      bars(head, ['1', 'Dự toán', 'Phòng Kinh tế', 'Quý III']),
    ].join('\n\n'),
  );
  expect(lines(plan).map((line) => line.split(' ')[0])).toEqual(['I.1', 'I.2', 'II.1']);
  expect(plan.sections.map(({ title }) => title)).toEqual(['CẢI CÁCH THỂ CHẾ', 'TÀI CHÍNH CÔNG']);
  expect(report.notUnderstood).toEqual([]);
});

test('a page that cuts a row and even its time, the heading printed again in the table', async () => {
  const head = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'];
  const { plan } = await importedPlan(
    'markdown',
    bars(
      head,
      ['I', 'MỤC MỘT', '', '', ''],
      ['1', 'Ban hành kế hoạch tuyên', 'Văn phòng HĐND', '', 'Trước ngày'],
      head,
      ['', 'truyền cải cách hành chính', 'và UBND', '', '15/02/2026'],
      ['2', 'Rà soát', 'Phòng Kinh tế', '', 'Quý IV'],
    ),
  );
  expect(lines(plan)).toEqual([
    'I.1 VPHU, : Trước ngày 15/02/2026 = before 2026-02-15',
    'I.2 PKT, : Quý IV = window 2026-12-31',
  ]);
  expect(plan.tasks[0]?.text).toBe('Ban hành kế hoạch tuyên truyền cải cách hành chính');
});

test('crosses under quarters are read as those quarters, with a doubt', async () => {
  const { plan, report } = await importedPlan(
    'html',
    `<table><tr><td rowspan="2">TT</td><td rowspan="2">Nhiệm vụ</td><td rowspan="2">Chủ trì</td><td colspan="4">Tiến độ</td></tr>
    <tr><td>Quý I</td><td>Quý II</td><td>Quý III</td><td>Quý IV</td></tr>
    <tr><td>1</td><td>Kiểm tra</td><td>Phòng Kinh tế</td><td>x</td><td></td><td></td><td></td></tr>
    <tr><td>2</td><td>Đánh giá</td><td>Phòng Kinh tế</td><td></td><td></td><td></td><td>X</td></tr></table>`,
  );
  expect(lines(plan)).toEqual(['1 PKT, : Quý I = window 2026-03-31', '2 PKT, : Quý IV = window 2026-12-31']);
  expect(report.doubts.filter(({ why }) => why.kind === 'marks')).toHaveLength(2);
});

test('one column for lead and support', async () => {
  const { plan } = await importedPlan(
    'markdown',
    bars(
      ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì, phối hợp', 'Thời gian'],
      ['1', 'Kiểm tra', 'Chủ trì: Phòng Kinh tế; Phối hợp: các thôn', 'Quý I'],
      ['2', 'Rà soát', 'Phòng Văn hóa – Xã hội chủ trì, phối hợp với Công an xã', 'Quý II'],
    ),
  );
  expect(lines(plan)).toEqual([
    '1 PKT, các thôn: Quý I = window 2026-03-31',
    '2 PVHXH, Công an xã: Quý II = window 2026-06-30',
  ]);
});

describe('the names that offices give their columns', () => {
  const times = [
    'Thời gian',
    'Thời gian hoàn thành',
    'Thời gian thực hiện',
    'Thời gian triển khai',
    'Thời gian dự kiến hoàn thành',
    'Thời hạn',
    'Tiến độ',
    'Hạn',
    'Ngày chậm nhất phải hoàn thành',
    '(5) Thời gian hoàn thành',
    'THỜI GIAN',
  ];
  const leads = [
    'Đơn vị chủ trì',
    'Cơ quan chủ trì',
    'Chủ trì',
    'Đơn vị thực hiện',
    'Đầu mối',
    'Người phụ trách',
  ];
  const works = ['Nhiệm vụ', 'Nội dung', 'Nội dung công việc', 'Nhiệm vụ, giải pháp', 'Tên nhiệm vụ'];

  test.each([
    ...times.map((time) => [works[0] ?? '', leads[0] ?? '', time]),
    ...leads.map((lead) => [works[0] ?? '', lead, times[0] ?? '']),
    ...works.map((work) => [work, leads[0] ?? '', times[0] ?? '']),
  ])('%s, %s, %s', async (work = '', lead = '', time = '') => {
    const { plan } = await importedPlan(
      'markdown',
      bars(
        ['TT', work, 'Kết quả hoàn thành', lead, 'Phối hợp', time, 'Ghi chú'],
        ['1', 'Rà soát', 'Báo cáo quý', 'Phòng Kinh tế', 'Công an xã', 'Quý III', ''],
      ),
    );
    expect(lines(plan)).toEqual(['1 PKT, Công an xã: Quý III = window 2026-09-30']);
    expect(plan.tasks[0]).toMatchObject({ text: 'Rà soát', deliverable: 'Báo cáo quý' });
  });
});

test('a section’s title printed again on the next page opens no new section', async () => {
  const head = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'];
  const { plan } = await importedPlan(
    'markdown',
    bars(
      head,
      ['I', 'Thể chế', '', ''],
      ['1', 'Rà soát', 'Phòng Kinh tế', 'Quý I'],
      head,
      ['I', 'Thể chế (tiếp theo)', '', ''],
      ['2', 'Báo cáo', 'Phòng Kinh tế', 'Quý II'],
    ),
  );
  expect(plan.tasks.map(({ code }) => code)).toEqual(['I.1', 'I.2']);
});

test('letters under a number, full numbers and two Appendices that begin again', async () => {
  const head = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'];
  const { plan, report } = await importedPlan(
    'markdown',
    [
      'PHỤ LỤC I',
      bars(
        head,
        ['I', 'Thể chế', '', ''],
        ['1', 'Tuyên truyền', '', ''],
        ['a', 'Ban hành kế hoạch', 'Phòng Kinh tế', 'Quý I'],
        ['b', 'Thực hiện', 'Phòng Kinh tế', 'Quý II'],
        ['II', 'Bộ máy', '', ''],
        ['II.1', 'Sắp xếp', 'Công an xã', 'Quý III'],
      ),
      'PHỤ LỤC II',
      bars(head, ['I', 'Chuyển đổi số', '', ''], ['1', 'Tập huấn', 'VP HĐND&UBND', 'Quý IV']),
    ].join('\n\n'),
  );
  expect(plan.tasks.map(({ code }) => code)).toEqual(['I.1a', 'I.1b', 'II.1', 'BI.1']);
  expect(report.doubts).toContainEqual({
    place: null,
    code: null,
    why: { kind: 'section-id', id: 'BI', title: 'Chuyển đổi số' },
  });
});

describe('nothing is read wrong in silence', () => {
  const head = ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'];
  const of = async (...rows: readonly (readonly string[])[]) => imported('markdown', bars(head, ...rows));
  const good = ['1', 'Kiểm tra', 'Báo cáo', 'Phòng Kinh tế', '', 'Quý I'];

  test('a row that lost cells in its middle is listed, not guessed', async () => {
    const { report, draft } = await of(good, ['2', 'Rà soát', 'Phòng Kinh tế', 'Quý II']);
    expect(draft?.tasks.map(({ code }) => code)).toEqual(['1']);
    expect(report.notUnderstood).toEqual([
      {
        place: { table: 1, row: 3 },
        text: '2 | Rà soát | Phòng Kinh tế | Quý II',
        why: 'cells-out-of-place',
      },
    ]);
  });

  test('a row with a cell too many is listed', async () => {
    const { report } = await of(good, ['2', 'Rà soát', 'Báo cáo', 'Phòng Kinh tế', '', 'Quý II', 'x', 'y']);
    expect(report.notUnderstood.map(({ why }) => why)).toEqual(['too-many-cells']);
  });

  test('a time and a lead that are missing are asked about, and the plan loads with the task', async () => {
    const text = bars(head, good, ['2', 'Rà soát', 'Báo cáo', '', '', '']);
    const { plan, report } = await importedPlan('markdown', `${text}\n`);
    expect(lines(plan)[1]).toBe('2 CHUARO, :  = unknown');
    expect(report.decisions).toEqual(
      expect.arrayContaining([
        { kind: 'no-deadline', code: '2' },
        { kind: 'lead', code: '2' },
      ]),
    );
  });

  test('a total and a title of nothing are listed', async () => {
    const { report } = await of(
      good,
      ['2', 'Công tác khác', '', '', '', ''],
      ['', 'Tổng cộng', '', '', '', '12'],
    );
    expect(report.notUnderstood.map(({ why }) => why)).toEqual(['heading-of-nothing', 'total']);
  });

  test('rows of tables that are no Appendix are listed one by one', async () => {
    const { draft, report } = await imported(
      'markdown',
      bars(['Chỉ tiêu', 'Đơn vị tính', 'Giá trị'], ['Hài lòng', '%', '95']),
    );
    expect(draft).toBeNull();
    expect(report.notUnderstood.map(({ text }) => text)).toEqual([
      'Chỉ tiêu | Đơn vị tính | Giá trị',
      'Hài lòng | % | 95',
    ]);
  });

  test('a plan of another year than was asked for is said', async () => {
    const { report, draft } = await imported(
      'markdown',
      `Kế hoạch cải cách hành chính năm 2025\n\n${bars(head, good)}`,
    );
    expect(report.doubts.map(({ why }) => why.kind)).toContain('title-year');
    expect(draft?.title).toBe('Kế hoạch cải cách hành chính năm 2026');
  });
});

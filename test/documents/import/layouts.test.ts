import { describe, expect, test } from 'vitest';
import { bars, doubtsOf, read, told } from './kinds.js';
import { imported } from './reading.js';

/*
 * Layouts of plans of provinces, ministries and the Government, each with its smallest rows: how the names of those who
 * lead are joined, what stands in a title instead of in a column, and tables that hold no work.
 */

const HEAD = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];

async function leadsOf(lead: string): Promise<string> {
  const [row = ''] = await read(HEAD, ['1', 'Rà soát', lead, 'Quý I']);
  return row.split(' | ')[1] ?? '';
}

describe('many under one name', () => {
  test.each([
    ['Các bộ, cơ quan ngang bộ', '*Các bộ, cơ quan ngang bộ'],
    [
      'Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ',
      '*Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ',
    ],
    ['Các bộ, cơ quan ngang bộ, UBND cấp tỉnh', '*Các bộ, cơ quan ngang bộ, UBND cấp tỉnh'],
    ['Các sở, ban, ngành và UBND cấp xã', '*Các sở, ban, ngành và UBND cấp xã'],
    ['Các Vụ, Cục, Thanh tra Bộ, Văn phòng Bộ', '*Các Vụ, Cục, Thanh tra Bộ, Văn phòng Bộ'],
    ['Từng cơ quan, đơn vị', '*Từng cơ quan, đơn vị'],
    [
      'Thủ trưởng các sở, ban, ngành; Chủ tịch UBND xã Tân Phú',
      '*Thủ trưởng các sở, ban, ngành + Chủ tịch UBND xã Tân Phú',
    ],
    ['Bộ Tài chính, UBND các tỉnh, thành phố', 'Bộ Tài chính + UBND các tỉnh, thành phố'],
    ['Bộ Nông nghiệp và Môi trường và các địa phương', 'Bộ Nông nghiệp và Môi trường + *các địa phương'],
    ['Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ', 'Bộ Văn hóa, Thể thao và Du lịch + Bộ Nội vụ'],
    ['Thanh tra Chính phủ, Kiểm toán nhà nước', 'Thanh tra Chính phủ + Kiểm toán nhà nước'],
    ['Cơ quan, đơn vị, địa phương', '*Cơ quan, đơn vị, địa phương'],
    ['Lê Thị Bình, Phạm Văn Cường', 'Lê Thị Bình + Phạm Văn Cường'],
    // Beside them one that is named by itself.
    ['Bộ Công an, các bộ, ngành, địa phương', 'Bộ Công an + *các bộ, ngành, địa phương'],
    ['Các sở, ngành, Công an tỉnh', '*Các sở, ngành + Công an tỉnh'],
    ['Các ngành, Công an tỉnh', '*Các ngành liên quan + Công an tỉnh'],
    ['Sở Tài chính (chủ trì), các sở, ngành liên quan (phối hợp)', 'Sở Tài chính'],
  ])('%s', async (lead, departments) => {
    expect(await leadsOf(lead)).toBe(departments);
  });
});

describe('a field that a body deals with is no body', () => {
  test.each([
    'Cục Nhà giáo và Cán bộ quản lý giáo dục',
    'Vụ Đa phương và Hội nhập quốc tế',
    'Vụ Giáo dục, Khoa học và Công nghệ',
    'Vụ Tiền lương và Bảo hiểm xã hội',
    'Ban Quản lý Khu kinh tế và các khu công nghiệp',
    'Phòng Pháp chế và Phòng, chống tham nhũng',
    'Đoàn Kiểm tra theo Quyết định số 15/QĐ-UBND',
    'Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh',
    'Bộ Tài chính (Cục Thuế, Cục Hải quan và Kho bạc Nhà nước)',
    'UBND các tỉnh, thành phố',
  ])('%s', async (lead) => {
    expect(await leadsOf(lead)).toBe(lead);
  });
});

describe('a lead with the part of it, or with who supports it', () => {
  test.each([
    ['- Công an tỉnh: cấp định danh;<br>- Sở Y tế: sổ sức khỏe.', 'Công an tỉnh + Sở Y tế'],
    ['Sở Y tế: chủ trì; Sở Xây dựng: phối hợp', 'Sở Y tế'],
    ['Cơ quan chủ trì: Sở Y tế', 'Sở Y tế'],
    ['Chủ trì: Sở Nội vụ<br>Phối hợp: Sở Tài chính, Sở Y tế', 'Sở Nội vụ'],
    ['Sở Nội vụ chủ trì, phối hợp với Sở Tài chính', 'Sở Nội vụ'],
  ])('%s', async (lead, departments) => {
    expect(await leadsOf(lead)).toBe(departments);
  });
});

describe('a table without a column for who leads', () => {
  test.each([
    ['Bộ Tài chính', 'Bộ Tài chính'],
    ['SỞ Y TẾ', 'SỞ Y TẾ'],
    ['Nhiệm vụ của Sở Y tế', 'Sở Y tế'],
    ['Các nhiệm vụ giao Công an tỉnh chủ trì', 'Công an tỉnh'],
    ['Nhiệm vụ do Văn phòng UBND tỉnh thực hiện', 'Văn phòng UBND tỉnh'],
    ['Giao các sở, ban, ngành', '*các sở, ban, ngành'],
  ])('has the lead in the title: %s', async (title, lead) => {
    const result = await imported(
      'markdown',
      bars([
        ['STT', 'Nội dung', 'Cấp trình', 'Thời hạn'],
        ['I', `**${title}**`, '', ''],
        ['1', 'Nghị định về đầu tư công', 'Chính phủ', 'Quý I'],
      ]),
    );
    expect(told(result)).toEqual([`I.1 Nghị định về đầu tư công | ${lead} | 2026-03-31`]);
    expect(doubtsOf(result)).toContain('lead-from-title');
  });

  test.each(['Ban hành văn bản', 'Tổ chức bộ máy', 'Hội nghị, hội thảo', 'Xã hội số', 'Công tác cán bộ'])(
    'has none where the title is a subject: %s',
    async (title) => {
      const result = await imported(
        'markdown',
        bars([
          ['STT', 'Nội dung', 'Sản phẩm', 'Thời hạn'],
          ['I', `**${title}**`, '', ''],
          ['1', 'Rà soát', 'Báo cáo', 'Quý I'],
        ]),
      );
      expect(told(result)).toEqual(['I.1 Rà soát | Chưa rõ đơn vị chủ trì | 2026-03-31']);
    },
  );

  test('has it above the table', async () => {
    const table = (work: string): string =>
      bars([
        ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Thời hạn'],
        ['1', work, 'Báo cáo', 'Quý I'],
      ]);
    const result = await imported(
      'markdown',
      `I. Sở Nội vụ\n\n${table('Thi tuyển')}\n\nII. Sở Tài chính\n\n${table('Lập dự toán')}`,
    );
    expect(told(result)).toEqual([
      'I.1 Thi tuyển | Sở Nội vụ | 2026-03-31',
      'II.1 Lập dự toán | Sở Tài chính | 2026-03-31',
    ]);
  });
});

test('a row without a lead under the name of a body has it, and one that shares its number has that of the row above', async () => {
  const result = await imported(
    'markdown',
    bars([
      HEAD,
      ['I', '**Sở Nội vụ**', '', ''],
      ['1', 'Tinh giản biên chế', '', 'Quý I'],
      ['2', 'Tuyển dụng', 'Sở Y tế', 'Quý I'],
      ['', 'Đánh giá công chức', '', 'Quý II'],
    ]),
  );
  expect(told(result).map((row) => row.split(' | ')[1])).toEqual(['Sở Nội vụ', 'Sở Y tế', 'Sở Y tế']);
});

test('a part without a lead has that of the row that it is a part of, with a doubt', async () => {
  const result = await imported(
    'markdown',
    bars([
      HEAD,
      ['1', 'Chuyển đổi số', 'Sở Nội vụ', ''],
      ['1.1', 'Xây dựng nền tảng', '', 'Quý II'],
      ['2', 'Tuyên truyền', 'Sở Y tế', 'Quý I'],
    ]),
  );
  expect(told(result)[1]).toBe('1.1 Xây dựng nền tảng | Sở Nội vụ | 2026-06-30');
  expect(doubtsOf(result)).toContain('lead-from-above');
});

test.each(['nt', '-nt-', 'Như trên', '"', '″'])('%s says what stands above', async (ditto) => {
  const rows = await read(
    HEAD,
    ['1', 'Rà soát', 'Sở Du lịch', 'Quý I'],
    ['2', 'Quảng bá', ditto, ditto],
    ['3', 'Tổng kết', ditto, 'Quý II'],
  );
  expect(rows.slice(1)).toEqual([
    '2 Quảng bá | Sở Du lịch | 2026-03-31',
    '3 Tổng kết | Sở Du lịch | 2026-06-30',
  ]);
});

describe('a name that a narrow column broke over lines is one', () => {
  test.each([
    ['Ban Tổ chức<br>Trung ương', 'Ban Tổ chức Trung ương'],
    ['Ủy ban nhân dân<br>các xã, phường', 'Ủy ban nhân dân các xã, phường'],
    ['Công an tỉnh<br>Bộ Chỉ huy<br>Quân sự tỉnh', 'Công an tỉnh + Bộ Chỉ huy Quân sự tỉnh'],
    ['Đảng ủy<br>Chính phủ', 'Đảng ủy Chính phủ'],
    ['Sở Nông nghiệp và<br>Môi trường<br>Sở Xây dựng', 'Sở Nông nghiệp và Môi trường + Sở Xây dựng'],
  ])('%s', async (lead, departments) => {
    expect(await leadsOf(lead)).toBe(departments);
  });
});

test.each([
  ['Đơn vị chủ trì/phối hợp', 'Sở Tư pháp/ các sở, ban, ngành', 'Sở Tư pháp'],
  ['Đơn vị chủ trì/phối hợp', 'Sở Tài chính', 'Sở Tài chính'],
  ['Đơn vị chủ trì, phối hợp', 'Đoàn 15/QĐ-UBND', 'Đoàn 15/QĐ-UBND'],
])('under “%s” the stroke of %s parts who leads from who supports', async (heading, cell, lead) => {
  const rows = await read(['TT', 'Nhiệm vụ', heading, 'Thời gian'], ['1', 'Rà soát', cell, 'Quý I']);
  expect(rows).toEqual([`1 Rà soát | ${lead} | 2026-03-31`]);
});

describe('the time of a section', () => {
  test.each([
    ['QUÝ I', '2026-03-31'],
    ['Quý III/2026', '2026-09-30'],
    ['Đề án hoàn thành trong quý II/2026', '2026-06-30'],
    ['Các đề án trình Chính phủ trong tháng 3', '2026-03-31'],
    ['Văn bản ban hành trước 01/7/2026', '2026-07-01'],
    ['Cải cách hành chính năm 2026', ''],
  ])('%s', async (title, due) => {
    const result = await imported(
      'markdown',
      bars([
        ['STT', 'Tên đề án', 'Cơ quan chủ trì', 'Cơ quan phối hợp'],
        ['A', `**${title}**`, '', ''],
        ['1', 'Đề án đô thị thông minh', 'Bộ Xây dựng', 'Bộ Công an'],
      ]),
    );
    expect(told(result)).toEqual([`A.1 Đề án đô thị thông minh | Bộ Xây dựng | ${due}`.trim()]);
    expect(doubtsOf(result).includes('deadline-as')).toBe(due !== '');
  });
});

describe('numbers inside the work, beside one number for several rows', () => {
  const table = (first: string, second: string): string =>
    `<table><tr><td>STT</td><td>Nhóm</td><td>Nhiệm vụ cụ thể</td><td>Chủ trì</td><td>Thời hạn</td></tr>
    <tr><td rowspan="2">1</td><td rowspan="2">Tiện ích</td><td>${first} Số hóa</td><td>Sở Y tế</td><td>Quý I</td></tr>
    <tr><td>${second} Đánh giá</td><td>Sở Y tế</td><td>Quý II</td></tr></table>`;
  test.each([
    ['1.1.', '1.2.', ['1.1 Số hóa', '1.2 Đánh giá']],
    ['2.1.', '2.2.', ['1a Số hóa', '1b Đánh giá']],
    ['1.1.', '2.1.', ['1a Số hóa', '1b Đánh giá']],
    ['-', '-', ['1a Số hóa', '1b Đánh giá']],
  ])('%s and %s', async (first, second, expected) => {
    const rows = told(await imported('html', table(first, second)));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(expected);
  });
});

describe('targets are no tasks', () => {
  const work = bars([HEAD, ['1', 'Mở lớp tập huấn', 'Sở Nội vụ', 'Quý I']]);
  const targets = (label: string, unit: string): string =>
    bars([
      ['TT', label, unit, 'Cơ quan chủ trì', 'Thời hạn'],
      ['1', 'Tỷ lệ hồ sơ trực tuyến', '80', 'Sở Y tế', '2026'],
    ]);

  test.each([
    ['Chỉ tiêu', 'Đơn vị tính'],
    ['Tên chỉ tiêu', 'Kế hoạch 2026'],
    ['Chỉ số', 'ĐVT'],
    ['Mục tiêu', 'Kết quả'],
  ])('%s | %s: said to be left out', async (label, unit) => {
    const result = await imported('markdown', `${targets(label, unit)}\n\n${work}`);
    expect(told(result)).toEqual(['1 Mở lớp tập huấn | Sở Nội vụ | 2026-03-31']);
    expect(result.report.notUnderstood.map(({ why }) => why)).toEqual(['target']);
  });

  test('where all tables are named so, their rows are the work, with a doubt', async () => {
    const result = await imported('markdown', targets('Chỉ tiêu', 'Kết quả'));
    expect(told(result)).toEqual(['1 Tỷ lệ hồ sơ trực tuyến | Sở Y tế | 2026-12-31']);
    expect(doubtsOf(result)).toContain('target-as-task');
  });
});

describe('the work beside its name', () => {
  const rows = (name: string, work: string): readonly (readonly string[])[] => [
    ['TT', 'Trụ cột', name, work, 'Chủ trì', 'Thời gian'],
    ['1', 'Chính quyền số', 'Phát triển nền tảng', 'Xây dựng cổng dữ liệu', 'Sở Y tế', 'Quý I'],
    ['2', 'Kinh tế số', 'Phát triển thương mại', 'Đưa hàng lên sàn', 'Sở Y tế', 'Quý II'],
  ];
  test.each([
    ['Nhiệm vụ', 'Giải pháp cụ thể', 'Xây dựng cổng dữ liệu'],
    ['Nhiệm vụ chung', 'Nội dung chi tiết', 'Xây dựng cổng dữ liệu'],
    ['Nhiệm vụ', 'Nội dung chính', 'Phát triển nền tảng'],
  ])('%s | %s, with a doubt', async (name, work, expected) => {
    const result = await imported('markdown', bars(rows(name, work)));
    expect(told(result)[0]).toBe(`1 ${expected} | Sở Y tế | 2026-03-31`);
    expect(doubtsOf(result).filter((kind) => kind === 'work-column')).toHaveLength(2);
  });
});

describe('of two columns of bodies', () => {
  test.each([
    ['Cơ quan trình', 'Cơ quan thẩm tra', []],
    ['Đơn vị thực hiện', 'Đơn vị giám sát', []],
    ['Cơ quan chủ trì', 'Cơ quan trình', []],
    // Both say the same.
    ['Phòng phụ trách', 'Cán bộ thực hiện', ['lead-column']],
  ])('%s leads, not %s', async (lead, other, doubts) => {
    const result = await imported(
      'markdown',
      bars([
        ['TT', 'Tên dự án luật', lead, other, 'Thời gian trình'],
        ['1', 'Luật Quy hoạch', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
      ]),
    );
    expect(told(result)).toEqual(['1 Luật Quy hoạch | Sở Y tế | 2026-03-31']);
    expect(doubtsOf(result).filter((kind) => kind === 'lead-column')).toEqual(doubts);
  });
});

test('when it ends goes before when it is reported', async () => {
  const rows = await read(
    ['STT', 'Nhiệm vụ', 'Thời gian bắt đầu', 'Thời gian kết thúc', 'Chủ trì', 'Thời gian báo cáo'],
    ['1', 'Rà soát', '01/3/2026', '30/6/2026', 'Sở Y tế', '15/7/2026'],
  );
  expect(rows).toEqual(['1 Rà soát | Sở Y tế | 2026-06-30']);
});

test.each([
  ['Tên báo cáo', 'Đơn vị thực hiện', 'Thời hạn gửi'],
  ['Công việc', 'Sở, ngành', 'Hạn xong'],
  ['Tên đề án', 'Đơn vị soạn thảo', 'Hạn trình'],
  ['Đơn vị được kiểm tra', 'Đoàn kiểm tra', 'Thời gian kiểm tra'],
])('headings: %s, %s, %s', async (work, lead, time) => {
  const rows = await read(['TT', work, lead, 'Ghi chú', time], ['1', 'Báo cáo năm', 'Sở Y tế', '', 'Quý I']);
  expect(rows).toEqual(['1 Báo cáo năm | Sở Y tế | 2026-03-31']);
});

test('crosses under years', async () => {
  const result = await imported(
    'html',
    `<table><tr><td rowspan="2">TT</td><td rowspan="2">Nhiệm vụ</td><td rowspan="2">Chủ trì</td>
    <td colspan="3">Tiến độ thực hiện</td></tr><tr><td>2026</td><td>2027</td><td>2028</td></tr>
    <tr><td>1</td><td>Xây dựng</td><td>Sở Nội vụ</td><td>x</td><td>x</td><td></td></tr>
    <tr><td>2</td><td>Triển khai</td><td>Sở Nội vụ</td><td></td><td></td><td>x</td></tr></table>`,
  );
  expect(told(result).map((row) => row.split(' | ')[2]?.split(' ').at(-1))).toEqual([
    '2027-12-31',
    '2028-12-31',
  ]);
  expect(doubtsOf(result)).toContain('marks');
});

test('a column of results and times is that of the times where there is no other', async () => {
  const rows = await read(
    ['TT', 'Nội dung công việc', 'Sản phẩm, thời gian hoàn thành', 'Đơn vị chủ trì'],
    ['1', 'Ban hành quy chế', 'Quyết định, tháng 3/2026', 'Phòng Kế toán'],
  );
  expect(rows).toEqual(['1 Ban hành quy chế | Phòng Kế toán | 2026-03-31']);
});

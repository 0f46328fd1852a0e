import { describe, expect, test } from 'vitest';
import { readDeadline } from '../../../src/plan/read-deadline.js';
import { bars, doubtsOf, read, told } from './kinds.js';
import { imported } from './reading.js';

/*
 * The kinds of fault that plans of other offices met, each with its smallest rows and others of the kind.
 */

describe('the work stands in its own column, beside that of its group', () => {
  const work = ['Ban hành kế hoạch tuyên truyền', 'Rà soát các khoản thu trên địa bàn'] as const;
  test.each([
    ['Thuộc nhóm nhiệm vụ, hành động', 'Nội dung nhiệm vụ'],
    ['Nhóm nhiệm vụ', 'Tên nhiệm vụ'],
    ['Lĩnh vực', 'Nội dung công việc'],
    ['Mục tiêu, chỉ tiêu', 'Nhiệm vụ, giải pháp'],
    ['Phân loại nhiệm vụ', 'Nội dung'],
    ['Chủ đề', 'Hoạt động'],
    ['Loại nhiệm vụ', 'Công việc'],
  ])('%s | %s', async (group, heading) => {
    const rows = await read(
      ['STT', 'Cơ quan chủ trì', group, heading, 'Thời hạn'],
      ['1', 'Sở Nội vụ', 'Thể chế', work[0], 'Quý I'],
      ['2', 'Sở Tài chính', 'Thể chế', work[1], 'Quý II'],
    );
    expect(rows).toEqual([
      `1 ${work[0]} | Sở Nội vụ | 2026-03-31`,
      `2 ${work[1]} | Sở Tài chính | 2026-06-30`,
    ]);
  });

  test('a column whose cells reach over several rows is that of the groups, and that is said', async () => {
    const result = await imported(
      'html',
      `<table><tr><td>STT</td><td>Nhiệm vụ</td><td>Nội dung thực hiện</td><td>Chủ trì</td><td>Thời hạn</td></tr>
      <tr><td>1</td><td rowspan="2">Chuyển đổi số</td><td>Mua máy chủ</td><td>Sở Nội vụ</td><td>Quý I</td></tr>
      <tr><td>2</td><td>Mở lớp tập huấn</td><td>Sở Nội vụ</td><td>Quý II</td></tr>
      <tr><td>3</td><td rowspan="2">Thể chế</td><td>Ban hành quy chế</td><td>Sở Tư pháp</td><td>Quý III</td></tr>
      <tr><td>4</td><td>Sửa nội quy</td><td>Sở Tư pháp</td><td>Quý IV</td></tr></table>`,
    );
    expect(told(result).map((row) => row.split(' | ')[0])).toEqual([
      '1 Mua máy chủ',
      '2 Mở lớp tập huấn',
      '3 Ban hành quy chế',
      '4 Sửa nội quy',
    ]);
    expect(doubtsOf(result)).toContain('work-column');
  });

  test('where no heading names the work, the long column that begins with what is to be done is it, with a doubt', async () => {
    const result = await imported(
      'markdown',
      bars([
        ['STT', 'Phần A', 'Đơn vị chủ trì', 'Thời hạn'],
        ['1', 'Ban hành kế hoạch tuyên truyền', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Tổ chức hội nghị sơ kết', 'Sở Nội vụ', 'Quý II'],
      ]),
    );
    expect(told(result)[1]).toBe('2 Tổ chức hội nghị sơ kết | Sở Nội vụ | 2026-06-30');
    expect(doubtsOf(result)).toContain('work-column');
  });
});

describe('who leads: a list is split first, one letter makes another body', () => {
  test.each([
    ['Các thôn; Công an xã', '*Các thôn + Công an'],
    ['Các thôn, Công an xã', '*Các thôn + Công an'],
    ['Công an xã; các thôn', 'Công an + *các thôn'],
    ['Trung tâm Chuyển đổi số; Cục Du lịch', 'Trung tâm Chuyển đổi số + Cục Du lịch'],
    ['- Bộ Xây dựng;<br>- UBND các tỉnh, thành phố.', 'Bộ Xây dựng + UBND các tỉnh, thành phố'],
    ['Sở Y tế<br>Bệnh viện đa khoa tỉnh', 'Sở Y tế + Bệnh viện đa khoa tỉnh'],
    ['Sở Y tế và Bảo hiểm xã hội tỉnh', 'Sở Y tế + Bảo hiểm xã hội tỉnh'],
    ['Sở Y tế, Sở Xây dựng và Công an tỉnh', 'Sở Y tế + Sở Xây dựng + Công an tỉnh'],
    ['Trường Tiểu học A, Trường Tiểu học B', 'Trường Tiểu học A + Trường Tiểu học B'],
    ['Phòng Giáo dục, Công an xã (chủ trì)', 'Công an + Phòng Giáo dục'],
    ['Sở Y tế (chủ trì phần chuyên môn); Sở Xây dựng (chủ trì phần đầu tư)', 'Sở Y tế + Sở Xây dựng'],
    ['BGH, GVCN, TPT Đội', 'BGH + GVCN + TPT Đội'],
    ['VNPT/Viettel', 'VNPT + Viettel'],
    ['Văn phòng HĐND và UBND, Công an xã', 'Văn phòng HĐND và UBND + Công an'],
    // One body, whatever stands in its name.
    ['Sở Nông nghiệp và Môi trường', 'Sở Nông nghiệp và Môi trường'],
    ['Vụ Kế hoạch, Tài chính', 'Vụ Kế hoạch, Tài chính'],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'Văn phòng Đoàn ĐBQH và HĐND tỉnh'],
    ['Các sở, ban, ngành', '*Các sở, ban, ngành'],
    ['Các Cục: Di sản văn hóa, Bản quyền tác giả', '*Các Cục: Di sản văn hóa, Bản quyền tác giả'],
    ['Văn phòng HĐND<br>và UBND', 'Văn phòng HĐND và UBND'],
    ['Phòng Văn hóa - Xã hội', 'Phòng Văn hóa – Xã hội'],
  ])('%s', async (lead, departments) => {
    const [row = ''] = await read(
      ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Rà soát', lead, 'Quý I'],
    );
    expect(row).toBe(`1 Rà soát | ${departments} | 2026-03-31`);
  });

  test.each([
    'Sở Nội vụ, Tài chính',
    'Vụ Kế hoạch, Tài chính',
    'Trường Tiểu học A, B',
    'Lan, Hùng',
    'Các Cục: Di sản văn hóa, Bản quyền tác giả',
    'UBND thành phố Hà Nội, Thành phố Hồ Chí Minh',
  ])('it is asked whether %s is one body or several', async (lead) => {
    const result = await imported(
      'markdown',
      bars([
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['1', 'Rà soát', lead, 'Quý I'],
      ]),
    );
    expect(doubtsOf(result)).toContain('leads-unclear');
  });

  test.each([
    ['Bộ Tài chính', 'Sở Tài chính'],
    ['Trường Tiểu học A', 'Trường Tiểu học B'],
    ['Thôn Đông Hà', 'Thôn Đông Hải'],
    ['Thôn Đông Hà', 'Thôn Đông Hạ'],
    ['Tổ 1', 'Tổ 11'],
    ['Phòng Xây dựng', 'Sở XD'],
    ['UBND xã Tân Phú', 'UBND xã Tân Phước'],
    ['Chi bộ Hòa Bình', 'Chi bộ Hòa Bính'],
    ['Công an xã', 'Công an tỉnh'],
    ['Trường THCS Văn Hóa', 'Trường THCS Văn Hòa'],
    ['Xã Văn Hóa', 'Xã Vân Hóa'],
    ['Đội 3A', 'Đội 3B'],
    ['Cục Du lịch', 'Cụm Du lịch'],
  ])('%s and %s are two', async (one, other) => {
    const { draft } = await imported(
      'markdown',
      bars([
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['1', 'Rà soát', one, 'Quý I'],
        ['2', 'Kiểm tra', other, 'Quý I'],
      ]),
    );
    expect(new Set(draft?.tasks.map(({ lead }) => lead)).size).toBe(2);
  });

  test.each([
    ['Sở Nông nghiệp và Môi trường', 'Sở Nông nghịep và Môi trường'],
    ['Trung tâm Phục vụ hành chính công', 'Trung tâm Phục vu hành chính công'],
    ['Sở Khoa học và Công nghệ', 'Sở Khoa hoc và Công nghệ'],
  ])('a slip in a word of office is mended and listed: %s, %s', async (one, other) => {
    const result = await imported(
      'markdown',
      bars([
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['1', 'Rà soát', one, 'Quý I'],
        ['2', 'Kiểm tra', other, 'Quý I'],
      ]),
    );
    expect(new Set(result.draft?.tasks.map(({ lead }) => lead)).size).toBe(1);
    expect(doubtsOf(result)).toContain('lead-similar');
  });
});

describe('titles of sections', () => {
  const head = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'];
  test.each([
    ['without a number, right under the heading', ['', 'Nhiệm vụ giao Sở Nội vụ', '', '', '']],
    ['that speak of a task and a lead', ['', 'Nhiệm vụ do Sở Nội vụ chủ trì', '', '', '']],
    ['in bold', ['', '**Công tác tổ chức**', '', '', '']],
    ['in capitals', ['', 'CÔNG TÁC TỔ CHỨC', '', '', '']],
    ['with a stray word', ['', 'CÔNG TÁC TỔ CHỨC', '', 'cấp', '']],
    ['with a numeral and a stray word', ['I', 'Công tác tổ chức', '', 'x', '']],
    ['in the first column', ['I. CÔNG TÁC TỔ CHỨC', '', '', '', '']],
  ])('%s', async (_, title) => {
    const result = await imported(
      'markdown',
      bars([
        head,
        title,
        ['1', 'Rà soát', 'Sở Nội vụ', '', 'Quý I'],
        ['', 'Nhiệm vụ giao Sở Y tế', '', '', ''],
        ['2', 'Kiểm tra', 'Sở Y tế', '', 'Quý II'],
      ]),
    );
    expect(told(result).map((row) => row.replace(/^\S+ /u, ''))).toEqual([
      'Rà soát | Sở Nội vụ | 2026-03-31',
      'Kiểm tra | Sở Y tế | 2026-06-30',
    ]);
    expect(result.report.rows.slice(1).map(({ fate }) => fate)).toEqual([
      'section',
      'task',
      'section',
      'task',
    ]);
  });
});

describe('when it is due, beside when it was done', () => {
  test.each([
    ['Thời hạn', 'Ngày hoàn thành'],
    ['Hạn hoàn thành', 'Thời gian hoàn thành thực tế'],
    ['Thời gian hoàn thành', 'Ngày báo cáo'],
    ['Hạn xử lý', 'Ngày giao'],
    ['Thời gian thực hiện', 'Tiến độ'],
    ['Thời hạn hoàn thành', 'Tình trạng'],
  ])('%s, not %s', async (due, done) => {
    for (const [first, second] of [
      [due, done],
      [done, due],
    ]) {
      const cells = (label: string | undefined): string => (label === due ? '31/3/2026' : '20/2/2026');
      const rows = await read(
        ['STT', 'Nhiệm vụ', 'Chủ trì', first ?? '', second ?? ''],
        ['1', 'Rà soát', 'Sở Nội vụ', cells(first), cells(second)],
      );
      expect(rows).toEqual(['1 Rà soát | Sở Nội vụ | 2026-03-31']);
    }
  });
});

describe('headings that stand again, count the columns or have two levels make no tasks', () => {
  const head = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];
  test.each([
    ['the same', [head]],
    ['in capitals', [head.map((label) => label.toUpperCase())]],
    ['in other words', [['TT', 'Nội dung công việc', 'Đơn vị thực hiện', 'Thời gian']]],
    ['numbered columns', [['(1)', '(2)', '(3)', '(4)']]],
    ['lettered columns', [['A', 'B', '1', '2']]],
    ['again with numbered columns', [head, ['1', '2', '3', '4']]],
  ])('%s', async (_, again) => {
    const rows = await read(
      head,
      ['I', 'MỤC MỘT', '', ''],
      ['1', 'Rà soát', 'Sở Nội vụ', 'Quý I'],
      ['II', 'MỤC HAI', '', ''],
      ...again,
      ['1', 'Kiểm tra', 'Sở Nội vụ', 'Quý II'],
    );
    expect(rows).toEqual(['I.1 Rà soát | Sở Nội vụ | 2026-03-31', 'II.1 Kiểm tra | Sở Nội vụ | 2026-06-30']);
  });

  test('figures that do not count up are a row like any other', async () => {
    const result = await imported(
      'markdown',
      bars([head, ['1', 'Rà soát', 'Sở Nội vụ', 'Quý I'], ['2', '2', '', '2']]),
    );
    expect(result.report.rows.at(-1)?.fate).not.toBe('heading');
  });

  test('a heading in another order counts from there on', async () => {
    const rows = await read(
      head,
      ['1', 'Rà soát', 'Sở Nội vụ', 'Quý I'],
      ['STT', 'Chủ trì', 'Thời hạn', 'Nhiệm vụ'],
      ['2', 'Sở Y tế', 'Quý II', 'Kiểm tra'],
    );
    expect(rows).toEqual(['1 Rà soát | Sở Nội vụ | 2026-03-31', '2 Kiểm tra | Sở Y tế | 2026-06-30']);
  });

  test('in two levels, the second under a part of the first', async () => {
    const rows = await read(
      ['STT', 'Nhiệm vụ', 'Phân công', '', 'Thời hạn'],
      ['', '', 'Chủ trì', 'Phối hợp', ''],
      ['1', 'Rà soát', 'Sở Nội vụ', 'Sở Y tế', 'Quý I'],
    );
    expect(rows).toEqual(['1 Rà soát | Sở Nội vụ | 2026-03-31']);
  });
});

describe('headings of other offices', () => {
  test.each([
    ['Tên đề án', 'Người thực hiện', 'Thời gian'],
    ['Tên đề án ưu tiên', 'Cơ quan chủ trì', 'Thời hạn hoàn thành'],
    ['Nội dung công việc', 'Bộ phận phụ trách', 'Tiến độ'],
    ['Danh mục dự án', 'Cơ quan chủ trì soạn thảo', 'Thời gian trình'],
    ['Tên văn bản', 'Cơ quan tham mưu', 'Thời hạn trình'],
    ['Phần việc', 'Cá nhân thực hiện', 'Hạn'],
    ['Tên chương trình', 'Đơn vị chịu trách nhiệm', 'Mốc thời gian'],
  ])('%s, %s, %s', async (work, lead, time) => {
    const rows = await read(['TT', work, lead, 'Ghi chú', time], ['1', 'Rà soát', 'Sở Nội vụ', '', 'Quý I']);
    expect(rows).toEqual(['1 Rà soát | Sở Nội vụ | 2026-03-31']);
  });

  test.each([
    ['9', '2025-09-30'],
    ['9 + 10', '2025-10-31'],
    ['Tháng 9 + 10', '2025-10-31'],
    ['9, 10', '2025-10-31'],
    ['9-11', '2025-11-30'],
    ['01', '2026-01-31'],
    ['Tháng 12/2025', '2025-12-31'],
    ['5/2026', '2026-05-31'],
    ['12 + 1', '2026-01-31'],
  ])('“%s” under Tháng in a school’s plan', async (month, due) => {
    const result = await imported(
      'markdown',
      `KẾ HOẠCH NĂM HỌC 2025 - 2026\n\n${bars([
        ['Tháng', 'Nội dung công việc', 'Người thực hiện'],
        [month, 'Dạy bù', 'Hiệu trưởng'],
      ])}`,
      2025,
    );
    expect(told(result, 2025)).toEqual([`1 Dạy bù | Hiệu trưởng | ${due}`]);
    expect(result.draft?.tasks[0]?.printed.deadline).toBe(month);
  });

  test.each([
    ['Học kỳ I', '2025-09-05', '2026-01-17'],
    ['Trong học kì 2', '2026-01-19', '2026-05-31'],
    ['HK1', '2025-09-05', '2026-01-17'],
    ['Học kỳ II năm học 2025 - 2026', '2026-01-19', '2026-05-31'],
    ['Cuối học kỳ I', null, '2026-01-17'],
    ['Hết HK II', null, '2026-05-31'],
    ['Đầu học kỳ II', '2026-01-01', '2026-01-31'],
    ['Đầu năm học', '2025-09-01', '2025-09-30'],
    ['Cuối năm học', null, '2026-05-31'],
  ])('“%s” in a school’s plan, to be looked at', async (printed, opens, due) => {
    const result = await imported(
      'markdown',
      `KẾ HOẠCH NĂM HỌC 2025 - 2026\n\n${bars([
        ['STT', 'Nội dung công việc', 'Người thực hiện', 'Thời gian'],
        ['1', 'Kiểm tra nội bộ', 'Hiệu trưởng', printed],
      ])}`,
      2025,
    );
    const [task] = result.draft?.tasks ?? [];
    const read = readDeadline(task?.deadlineAs?.phrase ?? '', 2025);
    expect(read.periods.map((one) => one.due)).toEqual([due]);
    if (opens !== null) expect(read.periods.map((one) => one.opens)).toEqual([opens]);
    expect(result.report.doubts.some(({ why }) => why.kind === 'deadline-as')).toBe(true);
    expect(task?.printed.deadline).toBe(printed);
  });

  test('weeks under their month, and a month without another time', async () => {
    const result = await imported(
      'markdown',
      `KẾ HOẠCH NĂM HỌC 2025 - 2026\n\n${bars([
        ['Tuần', 'Nội dung công việc', 'Người thực hiện'],
        ['**THÁNG 9**', '', ''],
        ['2', 'Họp phụ huynh', 'GVCN'],
        ['**THÁNG 01/2026**', '', ''],
        ['Tuần 3', 'Sơ kết', 'Hiệu trưởng'],
        ['', 'Trực trường', 'Bảo vệ'],
      ])}`,
      2025,
    );
    expect(told(result, 2025).map((row) => row.replace(/^\S+ /u, ''))).toEqual([
      'Họp phụ huynh | GVCN | 2025-09-14',
      'Sơ kết | Hiệu trưởng | 2026-01-25',
      'Trực trường | Bảo vệ | 2026-01-31',
    ]);
  });
});

describe('numbers as printed', () => {
  const head = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];
  const row = (number: string): readonly string[] => [number, 'Rà soát', 'Sở Nội vụ', 'Quý I'];
  const codes = async (...rows: readonly (readonly string[])[]): Promise<readonly string[]> =>
    (await read(head, ...rows)).map((one) => one.split(' ')[0] ?? '');

  test.each([
    ['in all levels', ['1', '1.1', '1.1.1', '1.1.2', '1.2', '2'], ['1', '1.1', '1.1.1', '1.1.2', '1.2', '2']],
    ['with zeros', ['01', '02', '10'], ['01', '02', '10']],
    ['with letters', ['1a', '1b', '2'], ['1a', '1b', '2']],
    ['with a letter below', ['1', 'a', 'b', '2'], ['1', '1a', '1b', '2']],
    ['with a dot or a bracket', ['1.', '2)', '(3)'], ['1', '2', '3']],
    ['with gaps and out of order', ['22', '20', '21'], ['22', '20', '21']],
    ['one of them twice', ['36', '37', '37', '39'], ['36', '37a', '37b', '39']],
  ])('%s', async (_, printed, expected) => {
    expect(await codes(...printed.map(row))).toEqual(expected);
  });

  test('run on through titles without numbers, and stand alone then', async () => {
    const title = (words: string): readonly string[] => ['', words, '', ''];
    expect(await codes(title('Giao Sở Nội vụ'), row('1'), row('2'), title('Giao Sở Y tế'), row('3'))).toEqual(
      ['1', '2', '3'],
    );
  });

  test('begin again under titles without numbers, which then have one by their place', async () => {
    const title = (words: string): readonly string[] => ['', words, '', ''];
    expect(await codes(title('Giao Sở Nội vụ'), row('1'), row('2'), title('Giao Sở Y tế'), row('1'))).toEqual(
      ['I.1', 'I.2', 'II.1'],
    );
  });

  test('run on through numbered titles', async () => {
    expect(await codes(['I', 'MỘT', '', ''], row('1'), ['II', 'HAI', '', ''], row('2'))).toEqual([
      'I.1',
      'II.2',
    ]);
  });

  test('of arabic titles are their own', async () => {
    expect(await codes(['1', '**Một**', '', ''], row('1.1'), ['2', '**Hai**', '', ''], row('2.1'))).toEqual([
      '1.1',
      '2.1',
    ]);
  });
});

describe('the title as printed', () => {
  test.each([
    [
      'KẾ HOẠCH\n\nChuyển đổi số năm 2026 và định hướng đến năm 2030',
      'Kế hoạch chuyển đổi số năm 2026 và định hướng đến năm 2030',
    ],
    ['KẾ HOẠCH CHUYỂN ĐỔI SỐ XÃ THẠCH HÀ NĂM 2026', 'KẾ HOẠCH CHUYỂN ĐỔI SỐ XÃ THẠCH HÀ NĂM 2026'],
    [
      'KẾ HOẠCH\n\nThực hiện Nghị quyết 57-NQ/TW\n\nnăm 2026',
      'Kế hoạch thực hiện Nghị quyết 57-NQ/TW năm 2026',
    ],
    [
      'QUYẾT ĐỊNH\n\nPhê duyệt Kế hoạch hành động quốc gia',
      'Quyết định phê duyệt Kế hoạch hành động quốc gia',
    ],
    [
      'KẾ HOẠCH\n\nCải cách hành chính năm 2026\n\nThực hiện Công văn số 5, xã ban hành',
      'Kế hoạch cải cách hành chính năm 2026',
    ],
    ['NGHỊ QUYẾT\n\nVề phát động phong trào toàn dân', 'Nghị quyết về phát động phong trào toàn dân'],
  ])('%s', async (above, title) => {
    const { draft } = await imported(
      'markdown',
      `${above}\n\n${bars([
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['1', 'Rà soát', 'Sở Nội vụ', 'Quý I'],
      ])}`,
    );
    expect(draft?.title).toBe(title);
  });
});

test('a row whose work and time are merged with those above names one more lead', async () => {
  const result = await imported(
    'html',
    `<table><tr><td>TT</td><td>Tên đề án</td><td>Cơ quan chủ trì</td><td>Thời hạn</td></tr>
    <tr><td rowspan="2">1</td><td rowspan="2">Trồng cây</td><td>Mặt trận Tổ quốc</td><td rowspan="2">Quý II</td></tr>
    <tr><td>UBND các tỉnh, thành phố</td></tr></table>`,
  );
  expect(told(result)).toEqual([
    '1 Trồng cây | Ủy ban Mặt trận Tổ quốc Việt Nam + UBND các tỉnh, thành phố | 2026-06-30',
  ]);
});

test.each([
  ['Toàn thể cán bộ, giáo viên, nhân viên', 'Toàn thể cán bộ, giáo viên, nhân viên'],
  ['Toàn thể cán bộ, công chức', 'Toàn thể cán bộ, công chức'],
  ['CBCC', 'Toàn thể cán bộ, công chức'],
])('“%s” is everybody, and is called %s', async (printed, name) => {
  const result = await imported(
    'markdown',
    bars([
      ['STT', 'Nội dung công việc', 'Người thực hiện', 'Thời gian'],
      ['1', 'Học tập nghị quyết', printed, 'Quý I'],
    ]),
    2026,
  );
  const [department] = result.draft?.departments ?? [];
  expect(department).toMatchObject({ name, everybody: true });
});

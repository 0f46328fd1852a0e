import { describe, expect, test } from 'vitest';
import { officeRead } from '../../../src/documents/import/assembling/office-read.js';
import { frameOf } from '../../../src/documents/import/assembling/frame.js';
import type { Block } from '../../../src/documents/import/block.js';
import { plainCell } from '../../../src/documents/import/block.js';
import { seedPlan } from './reading.js';

/** The head of a document as offices lay it out: a table of two columns, then the title. */
function head(left: readonly string[], place: string, ...paragraphs: readonly string[]): readonly Block[] {
  const [symbol = '', ...names] = [...left].reverse();
  const cells = (one: string, other: string) => ({
    header: false,
    cells: [plainCell(one), plainCell(other)],
  });
  return [
    {
      kind: 'table',
      rows: [
        cells(names.reverse().join('\n'), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'),
        cells(symbol, place),
      ],
    },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

function read(blocks: readonly Block[], known: Parameters<typeof officeRead>[2] = null) {
  return officeRead(blocks, frameOf(blocks), known);
}

describe('the head of a document says whose plan it is', () => {
  test('of a commune, which stands on two lines', () => {
    const blocks = head(
      ['ỦY BAN NHÂN DÂN', 'XÃ THẠCH HÀ', 'Số: 15/KH-UBND'],
      'Thạch Hà, ngày 20 tháng 01 năm 2026',
      'KẾ HOẠCH',
      'Cải cách hành chính xã Thạch Hà năm 2026',
    );
    expect(read(blocks)).toEqual({
      unknown: false,
      office: 'Xã Thạch Hà',
      committee: 'Ban Chỉ đạo CCHC xã',
      subject: { name: 'cải cách hành chính', short: 'CCHC' },
      issuer: {
        kind: 'xã',
        name: 'Ủy ban nhân dân xã Thạch Hà',
        abbreviation: 'UBND',
        superior: null,
        place: 'Thạch Hà',
        leader: 'Chủ tịch',
        leaders: 'lãnh đạo UBND',
      },
    });
  });

  test.each([
    ['PHƯỜNG NGUYỄN DU', 'Phường Nguyễn Du', 'Phường Nguyễn Du'],
    ['PHƯỜNG 7', 'Phường 7', 'Phường 7'],
    ['PHƯỜNG THÀNH SEN', 'Phường Thành Sen', 'Thành Sen'],
    ['ĐẶC KHU CÔN ĐẢO', 'Đặc khu Côn Đảo', 'Côn Đảo'],
    ['THÀNH PHỐ HỒ CHÍ MINH', 'Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
    ['TỈNH HÀ TĨNH', 'Tỉnh Hà Tĩnh', 'Hà Tĩnh'],
  ])('UBND %s is %s, dated at %s where no place is printed', (unit, office, place) => {
    const blocks = head([`UBND ${unit}`, 'Số:  /KH-UBND'], '', 'KẾ HOẠCH', 'Chuyển đổi số năm 2026');
    const got = read(blocks);
    expect(got).toMatchObject({ office, subject: { name: 'chuyển đổi số', short: 'chuyển đổi số' } });
    expect(got.issuer.place).toBe(place);
    expect(got.committee).toBe(`Ban Chỉ đạo chuyển đổi số ${got.issuer.kind ?? ''}`);
  });

  test('of a department of a province, with the province above it', () => {
    const blocks = head(
      ['UBND TỈNH HÀ TĨNH', 'SỞ KHOA HỌC VÀ CÔNG NGHỆ', 'Số: 8/KH-SKHCN'],
      'Hà Tĩnh, ngày … tháng … năm 2026',
      'KẾ HOẠCH',
      'Chuyển đổi số của Sở Khoa học và Công nghệ năm 2026',
    );
    expect(read(blocks)).toMatchObject({
      office: 'Sở Khoa học và Công nghệ',
      committee: 'Lãnh đạo Sở',
      subject: { name: 'chuyển đổi số' },
      issuer: {
        name: 'Sở Khoa học và Công nghệ',
        abbreviation: 'SKHCN',
        superior: 'UBND TỈNH HÀ TĨNH',
        place: 'Hà Tĩnh',
        leader: 'Giám đốc',
      },
    });
  });

  test('of a school whose name was broken, with the year that it plans', () => {
    const blocks = head(
      ['UBND PHƯỜNG NGUYỄN DU', 'TRƯỜNG TIỂU HỌC', 'HÒA BÌNH', 'Số: 12/KH-THHB'],
      'Phường Nguyễn Du, ngày 05 tháng 9 năm 2025',
      'KẾ HOẠCH',
      'Thực hiện nhiệm vụ năm học 2025-2026',
    );
    expect(read(blocks)).toMatchObject({
      office: 'Trường Tiểu học Hòa Bình',
      committee: 'Lãnh đạo nhà trường',
      subject: { name: 'năm học 2025-2026', short: 'năm học 2025-2026' },
      issuer: { abbreviation: 'THHB', superior: 'UBND PHƯỜNG NGUYỄN DU', leader: 'Hiệu trưởng' },
    });
  });

  test.each([
    ['BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'Bộ Văn hóa, Thể thao và Du lịch', 'Bộ trưởng'],
    ['BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG', 'Bộ Tài nguyên và Môi trường', 'Bộ trưởng'],
    ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'Sở Giáo dục và Đào tạo', 'Giám đốc'],
    ['BỆNH VIỆN ĐA KHOA TỈNH HÀ TĨNH', 'Bệnh viện Đa khoa tỉnh Hà Tĩnh', 'Giám đốc'],
    ['TRUNG TÂM Y TẾ HUYỆN CẨM XUYÊN', 'Trung tâm Y tế huyện Cẩm Xuyên', 'Giám đốc'],
    ['TRƯỜNG THCS LÊ LỢI', 'Trường THCS Lê Lợi', 'Hiệu trưởng'],
    ['TRƯỜNG TH&THCS SƠN TÂY', 'Trường TH&THCS Sơn Tây', 'Hiệu trưởng'],
    ['TRƯỜNG PTDTNT HƯƠNG KHÊ', 'Trường PTDTNT Hương Khê', 'Hiệu trưởng'],
    ['TRƯỜNG ĐẠI HỌC VINH', 'Trường Đại học Vinh', 'Hiệu trưởng'],
    ['TRƯỜNG CAO ĐẲNG Y TẾ HÀ TĨNH', 'Trường Cao đẳng Y tế Hà Tĩnh', 'Hiệu trưởng'],
    ['Trường THCS Lê Lợi', 'Trường THCS Lê Lợi', 'Hiệu trưởng'],
    ['Bệnh viện Đa khoa Bình An', 'Bệnh viện Đa khoa Bình An', 'Giám đốc'],
  ])('“%s” is %s, headed by its %s', (printed, office, leader) => {
    const got = read(head([printed, 'Số: /KH'], '', 'KẾ HOẠCH', 'Công tác năm 2026'));
    expect(got).toMatchObject({ office, unknown: false, issuer: { leader } });
  });

  test('and a sentence that begins like an office is none', () => {
    const blocks = head(['Phòng, chống tham nhũng', 'Số: /KH'], '', 'KẾ HOẠCH', 'Công tác năm 2026');
    expect(read(blocks)).toMatchObject({ unknown: true });
  });

  test('of a steering committee, which the week is told to', () => {
    const blocks = head(
      ['UBND PHƯỜNG 7', 'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', 'Số: 3/KH-BCĐ'],
      'Phường 7, ngày 02 tháng 01 năm 2026',
      'KẾ HOẠCH',
      'Chuyển đổi số năm 2026',
    );
    expect(read(blocks)).toMatchObject({ office: 'Phường 7', committee: 'Ban Chỉ đạo chuyển đổi số' });
  });
});

describe('a document without a head', () => {
  const bare: readonly Block[] = [{ kind: 'paragraph', text: 'Danh mục nhiệm vụ' }];

  test('is of the office of the plan in force, and about the same', () => {
    const { title, office, committee, subject, issuer } = seedPlan;
    expect(read(bare, seedPlan)).toEqual({ unknown: false, office, committee, subject, issuer });
    expect(title).toContain('cải cách hành chính');
  });

  test('is of an office that nobody knows where there was no plan before', () => {
    expect(read(bare)).toMatchObject({ unknown: true, subject: { name: '', short: '' } });
  });
});

test('another subject of the same office has a committee of its own, and the office stays as it was written down', () => {
  const known = { ...seedPlan, issuer: { ...seedPlan.issuer, place: 'Cẩm Xuyên' } };
  const blocks = head(['UBND XÃ CẨM NHƯỢNG', 'Số: /KH-UBND'], '', 'KẾ HOẠCH', 'Chuyển đổi số năm 2026');
  expect(read(blocks, known)).toMatchObject({
    office: 'Xã Cẩm Nhượng',
    committee: 'Ban Chỉ đạo chuyển đổi số xã',
    issuer: { place: 'Cẩm Xuyên' },
  });
});

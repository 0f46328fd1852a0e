import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReform, issuerOf, issuerWith, subjectOf } from '../../src/plan/issuer-words.js';
import { plan } from '../support/office.js';

describe('what an office’s name tells of its papers', () => {
  test.each([
    ['Xã Cẩm Nhượng', 'Ủy ban nhân dân xã Cẩm Nhượng', 'UBND', 'Cẩm Nhượng', 'Chủ tịch'],
    ['UBND xã Thạch Hà', 'Ủy ban nhân dân xã Thạch Hà', 'UBND', 'Thạch Hà', 'Chủ tịch'],
    ['Ủy ban nhân dân Phường 7', 'Ủy ban nhân dân Phường 7', 'UBND', 'Phường 7', 'Chủ tịch'],
    ['Phường Nguyễn Du', 'Ủy ban nhân dân Phường Nguyễn Du', 'UBND', 'Phường Nguyễn Du', 'Chủ tịch'],
    ['Phường Hà Huy Tập', 'Ủy ban nhân dân Phường Hà Huy Tập', 'UBND', 'Phường Hà Huy Tập', 'Chủ tịch'],
    ['Phường Hà Tu', 'Ủy ban nhân dân phường Hà Tu', 'UBND', 'Hà Tu', 'Chủ tịch'],
    ['Quận 1', 'Ủy ban nhân dân Quận 1', 'UBND', 'Quận 1', 'Chủ tịch'],
    ['Thị trấn Phát Diệm', 'Ủy ban nhân dân thị trấn Phát Diệm', 'UBND', 'Phát Diệm', 'Chủ tịch'],
    ['Đặc khu Phú Quốc', 'Ủy ban nhân dân đặc khu Phú Quốc', 'UBND', 'Phú Quốc', 'Chủ tịch'],
    [
      'Thành phố Hồ Chí Minh',
      'Ủy ban nhân dân Thành phố Hồ Chí Minh',
      'UBND',
      'Thành phố Hồ Chí Minh',
      'Chủ tịch',
    ],
    ['Tỉnh Hà Tĩnh', 'Ủy ban nhân dân tỉnh Hà Tĩnh', 'UBND', 'Hà Tĩnh', 'Chủ tịch'],
    ['Sở Nội vụ', 'Sở Nội vụ', 'SNV', null, 'Giám đốc'],
    ['Sở Nội vụ tỉnh Hà Tĩnh', 'Sở Nội vụ tỉnh Hà Tĩnh', 'SNV', 'Hà Tĩnh', 'Giám đốc'],
    ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL', null, 'Giám đốc'],
    ['Trường Tiểu học Nguyễn Du', 'Trường Tiểu học Nguyễn Du', 'THND', null, 'Hiệu trưởng'],
    ['Trường THCS Lê Lợi', 'Trường THCS Lê Lợi', 'THCSLL', null, 'Hiệu trưởng'],
    ['Bệnh viện Đa khoa Bình An', 'Bệnh viện Đa khoa Bình An', 'BVĐKBA', null, 'Giám đốc'],
    ['Văn phòng Chính phủ', 'Văn phòng Chính phủ', 'VPCP', null, 'Chánh Văn phòng'],
    ['Chi cục Thủy lợi', 'Chi cục Thủy lợi', 'CCTL', null, 'Chi cục trưởng'],
    ['Hội Nông dân', 'Hội Nông dân', 'HND', null, 'Thủ trưởng'],
  ])('%s is %s, %s, dated at %s, signed by %s', (office, name, abbreviation, place, leader) => {
    expect(issuerOf(office)).toMatchObject({ name, abbreviation, place, leader });
  });

  test('names the province above its department', () => {
    expect(issuerOf('Sở Nội vụ tỉnh Hà Tĩnh').superior).toBe('UBND TỈNH HÀ TĨNH');
    expect(issuerOf('Xã Cẩm Nhượng').superior).toBeNull();
  });

  test('is what the seed plan’s file says of itself', () => {
    expect(issuerOf(plan.office)).toEqual(plan.issuer);
    expect(subjectOf(plan.title)).toEqual(plan.subject);
  });

  test('gives way to what is written down, also where that is that there is none', () => {
    const { superior, place, leader } = issuerWith('Sở Nội vụ tỉnh Hà Tĩnh', {
      superior: null,
      place: null,
      leader: 'Phó Giám đốc',
    });
    expect([superior, place, leader]).toEqual([null, null, 'Phó Giám đốc']);
  });
});

describe('what a title tells of the work', () => {
  test.each([
    ['Kế hoạch cải cách hành chính xã Cẩm Nhượng năm 2025', 'cải cách hành chính', 'CCHC'],
    ['KẾ HOẠCH CCHC NĂM 2026', 'cải cách hành chính', 'CCHC'],
    ['Kế hoạch Chuyển đổi số năm 2026 của phường Thành Sen', 'chuyển đổi số', 'chuyển đổi số'],
    ['Kế hoạch chuyển đổi số Phường 7 năm 2025', 'chuyển đổi số', 'chuyển đổi số'],
    ['KẾ HOẠCH CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN TỈNH ĐẾN NĂM 2030', 'chuyển đổi số', 'chuyển đổi số'],
    ['Kế hoạch thực hiện nhiệm vụ năm học 2025-2026', 'năm học 2025-2026', 'năm học 2025-2026'],
    ['KẾ HOẠCH NĂM HỌC 2025 – 2026', 'năm học 2025-2026', 'năm học 2025-2026'],
    [
      'Kế hoạch công tác phòng, chống tham nhũng năm 2026',
      'phòng, chống tham nhũng',
      'phòng, chống tham nhũng',
    ],
    ['Kế hoạch năm 2026', '', ''],
    ['Kế hoạch công tác năm 2026', '', ''],
  ])('%s is about %s (%s)', (title, name, short) => {
    expect(subjectOf(title)).toEqual({ name, short });
  });

  test('never is more than a few words that stand anywhere as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const { name, short } = subjectOf(`Kế hoạch ${title}`);
        expect(`${name}${short}`).toMatch(/^[\p{L}\d ,–-]{0,80}$/u);
      }),
    );
  });

  test('has the ministry’s rules where it is administrative reform, and nowhere else', () => {
    expect(isReform(subjectOf('Kế hoạch CCHC năm 2026'))).toBe(true);
    expect(isReform(subjectOf('Kế hoạch chuyển đổi số năm 2026'))).toBe(false);
  });
});

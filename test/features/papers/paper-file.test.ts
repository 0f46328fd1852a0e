import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportFile, urgingFile } from '../../../src/features/papers/flow.js';
import { department } from '../../support/builders.js';
import { partOf } from '../../support/zip.js';
import { sourceAt, span } from './sources.js';

let report: Buffer;
let words: string;

beforeAll(async () => {
  const file = await reportFile(sourceAt('2025-06-17 08:00'), span('6 tháng đầu năm'));
  report = Buffer.from(file.bytes);
  words = await wordsOf(report);
});

async function wordsOf(buffer: Buffer): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer });
  return value.replace(/\n{2,}/gu, '\n');
}

describe('the report as another program reads it', () => {
  test('has the parts that Nghị định 30/2020/NĐ-CP names, in their order', () => {
    const parts = [
      'ỦY BAN NHÂN DÂN',
      'XÃ CẨM NHƯỢNG',
      'Số: […]/BC-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Cẩm Nhượng, ngày […] tháng […] năm 2025',
      'BÁO CÁO',
      'Kết quả thực hiện công tác cải cách hành chính',
      '6 tháng đầu năm 2025',
      'I. KẾT QUẢ THỰC HIỆN',
      '1. Công tác triển khai các nhiệm vụ CCHC',
      '2. Cải cách thể chế',
      '3. Cải cách thủ tục hành chính',
      '7. Xây dựng và phát triển chính phủ điện tử, chính phủ số và áp dụng ISO',
      'II. ĐÁNH GIÁ CHUNG',
      'III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2025',
      'IV. KIẾN NGHỊ, ĐỀ XUẤT',
      './.',
      'Nơi nhận:',
      'Lưu: VT, VP.',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Phụ lục',
    ];
    let at = -1;
    for (const part of parts) {
      const next = words.indexOf(part, at + 1);
      expect(next, part).toBeGreaterThan(at);
      at = next;
    }
  });

  test('says from when to when its figures are', () => {
    expect(words).toContain('số liệu từ ngày 15/12/2024 đến ngày 14/06/2025');
  });

  test('tells what was completed with its papers, what is late and why, what is stuck, what comes', () => {
    for (const part of [
      '- III.1 Xây dựng, ban hành Kế hoạch hoạt động kiểm soát TTHC và thực hiện cơ chế một cửa, một cửa liên thông (Văn phòng – Thống kê): hoàn thành ngày 12/03/2025 (Kế hoạch số 45/KH-UBND ngày […]).',
      'hạn 31/03/2025, quá hạn 75 ngày. Lý do: đã trình dự thảo văn bản chỉ đạo, chờ kết quả Chỉ số CCHC năm 2024 của huyện.',
      'có vướng mắc: chờ tỉnh cấp thiết bị',
      '- I.4a Tổ chức tự kiểm tra CCHC (Văn phòng – Thống kê): hạn 30/09/2025.',
      'kế hoạch có 23 nhiệm vụ có thời hạn. Đã hoàn thành 4 (17,4%): đúng hạn 3, quá hạn 1. Chưa hoàn thành 19: trong hạn 18, quá hạn 1.',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('marks every gap, so that nobody sends one off', () => {
    const xml = partOf(report, 'word/document.xml');
    const runs = xml.match(/<w:r>.*?<\/w:r>/gsu) ?? [];
    const gaps = runs.filter((run) => run.includes('[…'));
    expect(gaps.length).toBeGreaterThan(10);
    expect(gaps.filter((run) => !run.includes('<w:highlight w:val="yellow"/>'))).toEqual([]);
  });

  test('is set in Times New Roman, on A4 with the margins of the decree, numbered but for the first page', () => {
    const xml = partOf(report, 'word/document.xml');
    const fonts = new Set([...xml.matchAll(/<w:rFonts w:ascii="([^"]+)"/gu)].map(([, font]) => font));
    expect([...fonts]).toEqual(['Times New Roman']);
    const [upright, lying] = xml.match(/<w:sectPr.*?<\/w:sectPr>/gsu) ?? [];
    // 210 × 297 mm; 20 mm above and below, 30 left, 20 right, in twentieths of a point.
    expect(upright).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(upright).toMatch(/w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/u);
    expect(upright).toContain('<w:titlePg/>');
    expect(lying).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/u);
  });

  test('made before its window is closed, it says that it is provisional', async () => {
    const { bytes } = await reportFile(sourceAt('2025-06-03 08:00'), span('6 tháng đầu năm'));
    expect(await wordsOf(Buffer.from(bytes))).toContain(
      'Bản tạm thời: kỳ báo cáo chốt số liệu ngày 14/06/2025',
    );
  });
});

describe('the urging letter as another program reads it', () => {
  test('names the department, what it is late with and by when to answer', async () => {
    const file = await urgingFile(sourceAt('2025-06-17 08:00'), department('VPTK'));
    expect(file?.name).toBe('Cong-van-don-doc-VPTK-2025-06-17.docx');
    const letter = await wordsOf(Buffer.from(file?.bytes ?? []));
    for (const part of [
      'Số: […]/UBND-VP',
      'V/v đôn đốc thực hiện nhiệm vụ',
      'Kính gửi: Văn phòng – Thống kê',
      'còn 4 nhiệm vụ quá hạn chưa hoàn thành',
      'I.2 Ban hành, triển khai các giải pháp',
      '78 ngày',
      'trước ngày 20/06/2025',
      'Như trên;',
    ]) {
      expect(letter).toContain(part);
    }
  });

  test('there is none where nothing is late', async () => {
    expect(await urgingFile(sourceAt('2025-01-06 08:00'), department('KT'))).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { realDepartments } from '../../../src/plan/plan.js';
import { summarize } from '../../../src/features/weekly-summary/rule.js';
import { summaryMessage } from '../../../src/features/weekly-summary/words.js';
import type { SummaryOptions } from '../../../src/features/weekly-summary/words.js';
import { coordinator, journalOf, office, officer, reported, started } from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const POSTED: SummaryOptions = { preview: false, withoutGroup: false };

/** The journal behind the mock-up of the design, as near as the real plan comes. */
const mockUp: readonly Entry[] = [
  started('2025-01-02'),
  coordinator(1, 'Đầu mối'),
  officer(1, 'Đầu mối', 'VPTK'),
  officer(2, 'Văn hóa', 'VHXH'),
  officer(3, 'Một cửa', 'BPMC'),
  officer(4, 'Kế toán', 'KT'),
  reported({ by: 4, on: '2025-01-24', code: 'VI.1' }),
  reported({ by: 1, on: '2025-02-10', code: 'I.1a' }),
  ...['2025-01', '2025-02'].map((period) => reported({ by: 3, on: `${period}-25`, code: 'TH.2', period })),
  ...['2025-01', '2025-02'].flatMap((period) =>
    realDepartments(office.plan).map(({ id }) =>
      reported({ by: 1, on: `${period}-28`, code: 'TH.1', period, part: id }),
    ),
  ),
  ...['I.1d', 'II.1', 'II.2a', 'III.3', 'III.4', 'III.5', 'III.6', 'III.7', 'VII.5'].map((code) =>
    reported({ by: 1, on: '2025-03-20', code, period: '2025-03' }),
  ),
  reported({ by: 1, on: '2025-03-26', code: 'III.1', documents: ['45/KH-UBND'] }),
  reported({ by: 4, on: '2025-03-27', code: 'VI.2', period: '2025-Q1' }),
  reported({ by: 2, on: '2025-03-27', code: 'VII.1', status: 'blocked', note: 'chờ tỉnh cấp thiết bị' }),
];

function summaryOf(entries: readonly Entry[], options: SummaryOptions): string {
  const week = {
    monday: day('2025-03-24'),
    before: day('2025-03-21'),
    from: day('2025-03-24'),
    to: day('2025-03-28'),
    minute: 960,
  };
  const ask = { week, instant: '2025-03-28T16:00:00+07:00', earlier: '2025-03-21T16:00:00+07:00' };
  return seen(summaryMessage(office, summarize(office, journalOf(entries), ask), options));
}

test('the week reads as the mock-up of the design', () => {
  expect(summaryOf(mockUp, POSTED)).toMatchInlineSnapshot(`
    "TỔNG HỢP TIẾN ĐỘ KẾ HOẠCH CCHC NĂM 2025
    Xã Cẩm Nhượng. Tuần từ 24/03 đến 28/03/2025 (số liệu đến 16:00 ngày 28/03/2025)
    Kính gửi: Ban Chỉ đạo CCHC xã

    1. Kết quả chung
    Nhiệm vụ có thời hạn: 23. Đã hoàn thành 3 (13,0%): đúng hạn 2, quá hạn 1. Tăng 01 nhiệm vụ so với tuần trước.
    Chưa hoàn thành 20: trong hạn 19, quá hạn 1.
    Nhiệm vụ thường xuyên (13): đã báo cáo kỳ tháng 3 là 9/13. Theo yêu cầu: 3, đã có hạn 0.
    Chế độ báo cáo định kỳ: đến hạn 5, đã báo cáo 4, quá hạn chưa báo cáo 1.
    Chỉ tiêu: đạt 0/21, chưa đạt 0, chưa có số liệu 21.

    2. Hoàn thành trong tuần (2)
    • III.1 Kế hoạch kiểm soát TTHC, một cửa – VP-TK, 45/KH-UBND
    • VI.2 Công khai ngân sách, quý I (kỳ 1/4) – Kế toán
    Trong đó 1 kỳ (bước); nhiệm vụ nhiều kỳ tính hoàn thành khi đủ các kỳ.

    🔴 3. Quá hạn (1)
    • I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01, quá 53 ngày (tính từ hết 03/02 do nghỉ Tết). Chưa nêu lý do
    Ngoài ra, báo cáo định kỳ quá hạn: 01 (TH.2 tháng 3).

    🟡 4. Đến hạn từ 29/03 đến 11/04 (2)
    • I.2 Khắc phục tồn tại Chỉ số CCHC – VP-TK, 31/03
    • III.2 Rà soát, đánh giá TTHC, bước 1/2 – VP-TK, 31/03
    Ngoài ra, báo cáo định kỳ đến hạn: Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 3 (Các ngành, 31/03); Báo cáo kết quả CCHC về UBND xã, quý I (Các ngành, 31/03); Tổng hợp báo cáo Phòng Nội vụ, BCĐ CCHC huyện, quý I (VP-TK, 31/03).

    5. Vướng mắc, xin gia hạn, cần Ban Chỉ đạo cho ý kiến (1)
    • VII.1 Mạng truyền số liệu chuyên dùng – VH-XH: chờ tỉnh cấp thiết bị

    Hoàn thành/tổng số theo mục: I 1/7 · II 0/1 · III 1/2 · IV 0/1 · V 0/2 · VI 1/3 · VII 0/7
    Đơn vị chưa có người nhận tin: Tư pháp – Hộ tịch"
  `);
});

test('an empty week says so, and bears no signs', () => {
  const empty = summaryOf([started('2025-03-24')], POSTED);
  expect(empty).toContain('2. Hoàn thành trong tuần: không có.');
  expect(empty).toContain('5. Vướng mắc, xin gia hạn, cần Ban Chỉ đạo cho ý kiến: không có.');
  expect(empty).not.toContain('so với tuần trước');
});

test('a preview says that it is one, and has the button that posts it', () => {
  const preview = summaryOf(mockUp, { preview: true, withoutGroup: false });
  expect(preview).toMatch(/^Bản xem trước, chưa gửi vào nhóm\.\n\nTỔNG HỢP/u);
  expect(preview).toMatch(/\[Gửi vào nhóm\]$/u);
});

test('without a group it says why the coordinator gets it', () => {
  const alone = summaryOf(mockUp, { preview: false, withoutGroup: true });
  expect(alone).toMatch(/^Chưa kết nối nhóm Ban Chỉ đạo/u);
  expect(alone).not.toContain('Gửi vào nhóm');
});

test('a block of more than ten tasks is counted, and the rest is one tap away', () => {
  const week = {
    monday: day('2025-12-15'),
    before: day('2025-12-12'),
    from: day('2025-12-15'),
    to: day('2025-12-19'),
    minute: 960,
  };
  const ask = { week, instant: '2025-12-19T16:00:00+07:00', earlier: '2025-12-12T16:00:00+07:00' };
  const text = seen(
    summaryMessage(office, summarize(office, journalOf([started('2025-01-02')]), ask), POSTED),
  );
  expect(text).toContain('🟡 4. Đến hạn từ 20/12 đến 02/01/2026 (16)');
  expect(text).toContain('và 6 nhiệm vụ khác');
  expect(text).toMatch(/\[Quá hạn\] \[Sắp đến hạn\]\n\[Theo đơn vị\] \[Theo mục\]$/u);
});

import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import type { TaskCode } from '../../../src/plan/plan.js';
import type { View } from '../../../src/words/action.js';
import type { Message } from '../../../src/words/message.js';
import { viewMessage } from '../../../src/features/status/words.js';
import {
  coordinator,
  department,
  historyOf,
  office,
  officer,
  person,
  reported,
  started,
} from '../../support/builders.js';
import { seen, textOf } from '../../support/reading.js';

const history = historyOf(
  started('2025-01-02'),
  coordinator(1, 'Nguyễn Thị Hoa'),
  officer(2, 'Trần Văn Bình', 'VHXH'),
  officer(3, 'Lê Thị Mai', 'BPMC'),
  reported({ by: 1, on: '2025-02-04', code: 'I.1a', documents: ['01/KH-UBND'] }),
  reported({
    by: 1,
    on: '2025-04-15',
    code: 'III.1',
    completedOn: '2025-03-28',
    note: 'đã ban hành',
    documents: ['45/KH-UBND'],
  }),
  reported({ by: 2, on: '2025-03-03', code: 'TH.1', period: '2025-01', part: 'VHXH' }),
  reported({ by: 2, on: '2025-04-02', code: 'VII.1', status: 'blocked', note: 'chờ tỉnh cấp thiết bị' }),
);
const today = day('2025-04-16');

function view(of: View, page = 0, who: number | null = 2): Message {
  return viewMessage(office, history, {
    view: of,
    page,
    today,
    person: who === null ? null : person(history, who),
  });
}

function taskView(code: string, who: number | null = 2): string {
  return seen(view({ kind: 'task', task: code as TaskCode }, 0, who));
}

describe('the whole plan', () => {
  test('fits one phone screen, red first', () => {
    expect(seen(view({ kind: 'plan' }))).toMatchInlineSnapshot(`
      "TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC NĂM 2025
      Xã Cẩm Nhượng, thứ Tư 16/04/2025

      🔴 Quá hạn: nhiệm vụ có thời hạn 5; báo cáo định kỳ 8
      • I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01, quá 72 ngày
      • VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01, quá 72 ngày
      • I.2 Khắc phục tồn tại Chỉ số CCHC – VP-TK, hạn 31/03, quá 16 ngày
      • III.2 Rà soát, đánh giá TTHC, bước 1/2 – VP-TK, hạn 31/03, quá 16 ngày
      • VI.2 Công khai ngân sách, quý I (kỳ 1/4) – Kế toán, hạn 31/03, quá 16 ngày

      Nhiệm vụ có thời hạn: 23
      Đã hoàn thành 2 (8,7%): đúng hạn 2, quá hạn 0
      Chưa hoàn thành 21: trong hạn 16, quá hạn 5

      Nhiệm vụ thường xuyên (13): đã báo cáo kỳ tháng 3 là 0/13. Theo yêu cầu: 3, đã có hạn 0.
      Chế độ báo cáo định kỳ: đến hạn 8, đã báo cáo 0, quá hạn chưa báo cáo 8.
      Nhiệm vụ chung, đơn vị đã báo cáo: I.3 0/5; V.2a 0/5; V.2b 0/5; VII.2.1 0/5.
      Chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1.
      Đến hạn trong 7 ngày tới: 0. Vướng mắc: 1.
      [Quá hạn] [Sắp đến hạn]
      [Theo đơn vị] [Theo mục]
      [Biểu đồ] [Chỉ tiêu]"
    `);
  });

  test('adds up by department, tasks for everybody on a line of their own', () => {
    expect(seen(view({ kind: 'departments' }))).toMatchInlineSnapshot(`
      "THEO ĐƠN VỊ CHỦ TRÌ, đến 16/04/2025

      Văn phòng – Thống kê
      9 nhiệm vụ; hoàn thành 2 (đúng hạn 2, quá hạn 0); chưa hoàn thành 7 (trong hạn 5, quá hạn 2)
      Văn hóa – Xã hội
      7 nhiệm vụ; hoàn thành 0; chưa hoàn thành 7 (trong hạn 6, quá hạn 1)
      Tư pháp – Hộ tịch
      1 nhiệm vụ; hoàn thành 0; chưa hoàn thành 1 (trong hạn 1, quá hạn 0)
      Bộ phận Tiếp nhận và Trả kết quả
      không có nhiệm vụ có thời hạn
      Tài chính – Kế toán
      3 nhiệm vụ; hoàn thành 0; chưa hoàn thành 3 (trong hạn 1, quá hạn 2)
      Chung (toàn thể các đơn vị)
      3 nhiệm vụ; hoàn thành 0; chưa hoàn thành 3 (trong hạn 3, quá hạn 0)
      Cộng: 23. Đã hoàn thành 2 (8,7%): đúng hạn 2, quá hạn 0. Chưa hoàn thành 21: trong hạn 16, quá hạn 5.

      Nhiệm vụ chung: đơn vị chưa báo cáo
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1: 1/5 đơn vị đã báo cáo, còn thiếu: VP-TK, TP-HT, Một cửa, Kế toán
      • TH.3 Báo cáo kết quả CCHC về UBND xã, quý I (kỳ 1/4): 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • V.2a Kế hoạch đào tạo, bồi dưỡng: 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • V.2b Tham gia lớp tập huấn, đào tạo, bồi dưỡng: 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • VII.2.1 Duy trì, cải tiến hệ thống ISO 9001:2015: 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • I.3 Sáng kiến, giải pháp mới về CCHC, kỳ tháng 4: 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán

      Đơn vị chưa có người nhận tin: Văn phòng – Thống kê; Tư pháp – Hộ tịch; Tài chính – Kế toán
      [VP-TK] [VH-XH] [TP-HT]
      [Một cửa] [Kế toán] [CBCC]
      [Các ngành]
      [Tình hình chung]"
    `);
  });

  test('adds up by section', () => {
    expect(textOf(view({ kind: 'sections' }))).toMatchInlineSnapshot(`
      "THEO MỤC, đến 16/04/2025

      I. CÔNG TÁC TRIỂN KHAI CÁC NHIỆM VỤ CCHC
      7 nhiệm vụ; hoàn thành 1 (đúng hạn 1, quá hạn 0); chưa hoàn thành 6 (trong hạn 4, quá hạn 2)
      II. CẢI CÁCH THỂ CHẾ
      1 nhiệm vụ; hoàn thành 0; chưa hoàn thành 1 (trong hạn 1, quá hạn 0)
      III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
      2 nhiệm vụ; hoàn thành 1 (đúng hạn 1, quá hạn 0); chưa hoàn thành 1 (trong hạn 0, quá hạn 1)
      IV. CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC
      1 nhiệm vụ; hoàn thành 0; chưa hoàn thành 1 (trong hạn 1, quá hạn 0)
      V. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ
      2 nhiệm vụ; hoàn thành 0; chưa hoàn thành 2 (trong hạn 2, quá hạn 0)
      VI. CẢI CÁCH TÀI CHÍNH CÔNG
      3 nhiệm vụ; hoàn thành 0; chưa hoàn thành 3 (trong hạn 1, quá hạn 2)
      VII. XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH PHỦ ĐIỆN TỬ, CHÍNH PHỦ SỐ VÀ ÁP DỤNG ISO
      7 nhiệm vụ; hoàn thành 0; chưa hoàn thành 7 (trong hạn 7, quá hạn 0)
      Cộng: 23 nhiệm vụ; hoàn thành 2 (đúng hạn 2, quá hạn 0); chưa hoàn thành 21 (trong hạn 16, quá hạn 5)

      Nhiệm vụ thường xuyên (13): đã báo cáo kỳ tháng 3 là 0/13. Theo yêu cầu: 3, đã có hạn 0.
      Chế độ báo cáo định kỳ: đến hạn 8, đã báo cáo 0, quá hạn chưa báo cáo 8."
    `);
  });
});

describe('a task', () => {
  test('shows both days where completion and report differ, and the evidence', () => {
    expect(taskView('III.1')).toMatchInlineSnapshot(`
      "III.1 Kế hoạch kiểm soát TTHC, một cửa
      Xây dựng, ban hành Kế hoạch hoạt động kiểm soát TTHC và thực hiện cơ chế một cửa, một cửa liên thông
      Mục: III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
      Chủ trì: Văn phòng – Thống kê
      Phối hợp: Các ngành liên quan
      Sản phẩm: Kế hoạch được ban hành
      Thời gian hoàn thành (kế hoạch ghi): “Quý I/2025”

      ✅ Hạn 31/03/2025 (từ 01/01/2025): hoàn thành 28/03, báo cáo 15/04, trước hạn

      Minh chứng (1)
      • 45/KH-UBND – đồng chí Nguyễn Thị Hoa, 15/04/2025

      Quá trình
      • 15/04/2025 09:00 – đồng chí Nguyễn Thị Hoa: báo cáo hoàn thành ngày 28/03/2025; minh chứng: 45/KH-UBND; nội dung: đã ban hành
      [Mục III] [Tình hình chung]"
    `);
  });

  test('of everybody shows who is missing, and what comes is not all told', () => {
    expect(taskView('TH.1')).toMatchInlineSnapshot(`
      "TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng
      Báo cáo kết quả lấy ý kiến đánh giá sự hài lòng
      Mục: TH. TỔ CHỨC THỰC HIỆN
      Chủ trì: Các ngành phụ trách lĩnh vực CCHC
      Sản phẩm: Báo cáo kết quả lấy ý kiến đánh giá
      Thời gian hoàn thành (kế hoạch ghi): “Định kỳ hàng tháng”

      Các kỳ (12)
      🔴 tháng 1, hạn 31/01/2025 (từ 01/01/2025): quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết); 1/5 đơn vị đã báo cáo, còn thiếu: VP-TK, TP-HT, Một cửa, Kế toán
      🔴 tháng 2, hạn 28/02/2025 (từ 01/02/2025): quá hạn 47 ngày; 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      🔴 tháng 3, hạn 31/03/2025 (từ 01/03/2025): quá hạn 16 ngày; 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • tháng 4, hạn 30/04/2025 (từ 01/04/2025): còn 14 ngày; 0/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa, Kế toán
      • tháng 5, hạn 31/05/2025 (từ 01/05/2025): chưa đến kỳ
      • tháng 6, hạn 30/06/2025 (từ 01/06/2025): chưa đến kỳ
      Chưa đến kỳ (6): tháng 7, tháng 8, tháng 9, tháng 10, tháng 11, tháng 12

      Quá trình
      • 03/03/2025 09:00 – đồng chí Trần Văn Bình: báo cáo hoàn thành ngày 03/03/2025, kỳ tháng 1, phần của VH-XH
      [Xong tháng 1] [Xong tháng 2]
      [Xong tháng 3] [Xong tháng 4]
      [Xin gia hạn]
      [Nêu nguyên nhân quá hạn]
      [Mục TH] [Tình hình chung]"
    `);
  });

  test('with steps shows each', () => {
    expect(taskView('III.2', null)).toMatchInlineSnapshot(`
      "III.2 Rà soát, đánh giá TTHC
      Xây dựng, ban hành kế hoạch rà soát, đánh giá TTHC, tổ chức thực hiện (bước 1); báo cáo kết quả, đề xuất phương án cắt giảm, đơn giản hóa (bước 2)
      Mục: III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
      Chủ trì: Văn phòng – Thống kê
      Phối hợp: Các ngành liên quan
      Sản phẩm: Kế hoạch; biểu mẫu rà soát; báo cáo
      Thời gian hoàn thành (kế hoạch ghi): “Ban hành kế hoạch; tổ chức thực hiện vào quý I và báo cáo kết quả vào quý III”

      Các kỳ (2)
      🔴 bước 1/2, hạn 31/03/2025 (từ 01/01/2025): quá hạn 16 ngày
      • bước 2/2, hạn 30/09/2025 (từ 01/07/2025): chưa đến kỳ
      [Mục III] [Tình hình chung]"
    `);
  });

  test('on request without a date says so', () => {
    expect(taskView('I.1b')).toContain('Chưa có hạn: đầu mối đặt ngày khi có yêu cầu.');
  });

  test('offers its report to whoever may make it, and to nobody else', () => {
    expect(taskView('VII.1')).toContain('[Báo cáo hoàn thành]');
    expect(taskView('I.2')).not.toContain('Báo cáo hoàn thành');
    expect(taskView('VII.1', null)).not.toContain('Báo cáo hoàn thành');
  });

  test('that a new plan does not have is said to be gone', () => {
    expect(taskView('X.99')).toContain('Kế hoạch hiện hành không có mã này.');
  });
});

describe('lists', () => {
  test('what is late: the tasks of the figure first, what stands outside it after', () => {
    expect(seen(view({ kind: 'overdue' }))).toMatchInlineSnapshot(`
      "🔴 QUÁ HẠN (13): nhiệm vụ có thời hạn 5, báo cáo định kỳ 8
      Số liệu đến 16/04/2025.
      • I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      • VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      • I.2 Khắc phục tồn tại Chỉ số CCHC – VP-TK, hạn 31/03, quá hạn 16 ngày
      • III.2 Rà soát, đánh giá TTHC, bước 1/2 – VP-TK, hạn 31/03, quá hạn 16 ngày
      • VI.2 Công khai ngân sách, quý I (kỳ 1/4) – Kế toán, hạn 31/03, quá hạn 16 ngày

      Ngoài ra: báo cáo định kỳ, nhiệm vụ theo yêu cầu
      • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1, tháng 2, tháng 3 – Một cửa, lâu nhất: hạn 25/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1, tháng 2, tháng 3 – Các ngành, lâu nhất: hạn 31/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      • TH.3 Báo cáo kết quả CCHC về UBND xã, quý I (kỳ 1/4) – Các ngành, hạn 31/03, quá hạn 16 ngày, 0/5 đơn vị đã báo cáo
      [I.1c] [VI.1] [I.2] [III.2]
      [VI.2] [TH.2] [TH.1] [TH.3]
      [1/2] [›]
      [Tình hình chung]"
    `);
  });

  test('what comes within some days', () => {
    expect(seen(view({ kind: 'due', days: 14 }))).toMatchInlineSnapshot(`
      "ĐẾN HẠN TỪ 16/04 ĐẾN 30/04/2025 (2)
      • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 4 – Một cửa, hạn 25/04, còn 9 ngày
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 4 – Các ngành, hạn 30/04, còn 14 ngày, 0/5 đơn vị đã báo cáo
      [TH.2] [TH.1]
      [7 ngày] [30 ngày] [Tình hình chung]"
    `);
  });

  test('one’s own work, most urgent first, check-ins last', () => {
    expect(seen(view({ kind: 'mine' }))).toMatchInlineSnapshot(`
      "Việc của đồng chí Trần Văn Bình, thứ Tư 16/04/2025
      14 nhiệm vụ đang mở, quá hạn 3, 02 nhiệm vụ cần báo cáo kỳ.

      🔴 I.1c Kế hoạch tuyên truyền CCHC – hạn 31/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      🔴 TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 2, tháng 3, tháng 4 – lâu nhất: hạn 28/02, quá hạn 47 ngày
      🔴 TH.3 Báo cáo kết quả CCHC về UBND xã, quý I, quý II – lâu nhất: hạn 31/03, quá hạn 16 ngày
      • V.2a Kế hoạch đào tạo, bồi dưỡng – hạn 31/12, còn 259 ngày, 0/5 đơn vị đã báo cáo
      • V.2b Tham gia lớp tập huấn, đào tạo, bồi dưỡng – hạn 31/12, còn 259 ngày, 0/5 đơn vị đã báo cáo
      • VII.1 Mạng truyền số liệu chuyên dùng – hạn 31/12, còn 259 ngày, vướng mắc: chờ tỉnh cấp thiết bị
      • VII.2a Đào tạo cán bộ chuyên trách CNTT – hạn 31/12, còn 259 ngày
      • VII.2b Tập huấn về chuyển đổi số – hạn 31/12, còn 259 ngày
      [Xong I.1c] [Xong TH.1] [Xong TH.3] [Xong V.2a]
      [Xong V.2b] [Xong VII.1] [Xong VII.2a] [Xong VII.2b]
      [1/2] [›]
      [Cập nhật] [Tình hình chung]"
    `);
    expect(seen(view({ kind: 'mine' }, 99))).toMatchInlineSnapshot(`
      "Việc của đồng chí Trần Văn Bình, thứ Tư 16/04/2025
      14 nhiệm vụ đang mở, quá hạn 3, 02 nhiệm vụ cần báo cáo kỳ.

      • VII.3a Ứng dụng nền tảng, hệ thống số dùng chung – hạn 31/12, còn 259 ngày
      • VII.3b Chế độ báo cáo trên hệ thống của tỉnh – hạn 31/12, còn 259 ngày
      • VII.4 Chất lượng Trang thông tin điện tử xã – hạn 31/12, còn 259 ngày
      • VII.2.1 Duy trì, cải tiến hệ thống ISO 9001:2015 – hạn 31/12, còn 259 ngày, 0/5 đơn vị đã báo cáo
      • I.1d Tổ chức tuyên truyền CCHC, tháng 1, tháng 2, tháng 3, tháng 4 – 4 kỳ chưa báo cáo
      • I.3 Sáng kiến, giải pháp mới về CCHC, tháng 1, tháng 2, tháng 3, tháng 4 – 4 kỳ chưa báo cáo
      [Xong VII.3a] [Xong VII.3b] [Xong VII.4] [Xong VII.2.1]
      [Xong I.1d] [Xong I.3]
      [‹] [2/2]
      [Cập nhật] [Tình hình chung]"
    `);
  });

  test('own work of nobody is a hint', () => {
    expect(textOf(view({ kind: 'mine' }, 0, null))).toContain('người đã được ghi danh');
  });

  test('a section and a department, task by task', () => {
    expect(seen(view({ kind: 'section', section: 'VI' }))).toMatchInlineSnapshot(`
      "VI. CẢI CÁCH TÀI CHÍNH CÔNG, đến 16/04/2025
      Có thời hạn: 3 nhiệm vụ; hoàn thành 0; chưa hoàn thành 3 (trong hạn 1, quá hạn 2)

      🔴 VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01, quá hạn 72 ngày (tính từ hết 03/02 do nghỉ Tết)
      🔴 VI.2 Công khai ngân sách, quý I (kỳ 1/4) – Kế toán, hạn 31/03, quá hạn 16 ngày
      • VI.3 Tổng kiểm kê tài sản công – Kế toán, theo yêu cầu, chưa có hạn
      • VI.4 Phương án sắp xếp, xử lý nhà đất – Kế toán, hạn 31/12, còn 259 ngày
      [VI.1] [VI.2] [VI.3] [VI.4]
      [Tình hình chung]"
    `);
    expect(seen(view({ kind: 'department', department: department('TPHT') }))).toMatchInlineSnapshot(`
      "Tư pháp – Hộ tịch (TP-HT), đến 16/04/2025
      Chủ trì, có thời hạn: 1 nhiệm vụ; hoàn thành 0; chưa hoàn thành 1 (trong hạn 1, quá hạn 0)
      Nhiệm vụ chung, cùng thực hiện: 7
      Chưa có người phụ trách được ghi danh.

      • II.1 Ban hành văn bản QPPL (nếu có) – TP-HT, thường xuyên, đã báo cáo 0/4 kỳ
      • II.2a Quy trình ban hành văn bản QPPL – TP-HT, thường xuyên, đã báo cáo 0/4 kỳ
      • II.2b Tập huấn xây dựng văn bản QPPL – TP-HT, theo yêu cầu, chưa có hạn
      • II.2c Kiểm tra văn bản QPPL – TP-HT, thường xuyên, đã báo cáo 0/4 kỳ
      • II.3 Theo dõi thi hành pháp luật – TP-HT, hạn 31/12, bắt đầu từ 01/10
      • I.3 Sáng kiến, giải pháp mới về CCHC – Các ngành, thường xuyên, đã báo cáo 0/4 kỳ; phần của đơn vị: chưa báo cáo
      • III.3 Số hóa kết quả giải quyết TTHC – Một cửa, thường xuyên, đã báo cáo 0/4 kỳ
      • V.2a Kế hoạch đào tạo, bồi dưỡng – CBCC, hạn 31/12, còn 259 ngày, 0/5 đơn vị đã báo cáo; phần của đơn vị: chưa báo cáo
      [II.1] [II.2a] [II.2b] [II.2c]
      [II.3] [I.3] [III.3] [V.2a]
      [1/2] [›]
      [Cả năm] [Tình hình chung]"
    `);
  });
});

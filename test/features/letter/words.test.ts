import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { lettersOwed } from '../../../src/features/letter/rule.js';
import type { Letter } from '../../../src/features/letter/rule.js';
import { letterMessage } from '../../../src/features/letter/words.js';
import type { PersonId } from '../../../src/journal/fact.js';
import type { History } from '../../../src/journal/history.js';
import type { Sent } from '../../../src/journal/item-key.js';
import {
  chairman,
  coordinator,
  historyOf,
  office,
  officer,
  person,
  reported,
  started,
} from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';
import { seen, textOf } from '../../support/reading.js';

const nothingSent = { named: () => false, letter: () => false, item: () => false, summary: () => false };

function letterFor(history: History, id: number, on: string, sent: Sent = nothingSent): Letter {
  const now = { day: day(on), minute: 450, iso: `${on}T07:30:00+07:00` };
  const letters = lettersOwed(office, history, { now, remindAt: 450, sent });
  const letter = letters.find((one) => one.person.id === id);
  if (!letter) throw new RangeError(`no letter for ${id} on ${on}`);
  return letter;
}

function letterText(entries: readonly Entry[], id: number, on: string): string {
  return seen(
    letterMessage(office, letterFor(historyOf(...entries), id, on), { again: false, namesYear: false }),
  );
}

const all: readonly Entry[] = [
  started('2025-01-02'),
  coordinator(1, 'Nguyễn Thị Hoa'),
  officer(1, 'Nguyễn Thị Hoa', 'VPTK'),
  officer(2, 'Trần Văn Bình', 'VHXH'),
  officer(3, 'Lê Thị Mai', 'BPMC'),
  officer(4, 'Phạm Văn Sơn', 'KT'),
  chairman(9, 'Võ Văn Dũng'),
];

describe('an officer', () => {
  test('reads what is late, due and coming, each with its button', () => {
    expect(letterText(all, 2, '2025-03-31')).toMatchInlineSnapshot(`
      "Kính gửi đồng chí Trần Văn Bình,
      Theo dõi kế hoạch CCHC, thứ Hai 31/03/2025.

      🔴 Quá hạn (2)
      • I.1c Kế hoạch tuyên truyền CCHC – hạn 31/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết); kế hoạch ghi “Tháng 01/2025”; sản phẩm: Kế hoạch
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1, tháng 2 – lâu nhất: hạn 31/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết); kế hoạch ghi “Định kỳ hàng tháng”; sản phẩm: Báo cáo kết quả lấy ý kiến đánh giá
      Quá hạn từ 7 ngày: đề nghị đồng chí cho biết nguyên nhân bằng nút dưới đây.

      🟡 Đến hạn hôm nay (2)
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 3 – kế hoạch ghi “Định kỳ hàng tháng”; sản phẩm: Báo cáo kết quả lấy ý kiến đánh giá
      • TH.3 Báo cáo kết quả CCHC về UBND xã, quý I (kỳ 1/4) – kế hoạch ghi “theo quý, 6 tháng, năm”; sản phẩm: Báo cáo kết quả thực hiện công tác CCHC

      Báo cáo kỳ tháng 3 (2)
      • I.1d Tổ chức tuyên truyền CCHC
      • I.3 Sáng kiến, giải pháp mới về CCHC

      Bấm mã nhiệm vụ để báo cáo.
      Báo cáo kỳ: bấm chọn các nhiệm vụ đã thực hiện, sau đó bấm “Gửi”. Để ghi kèm nội dung, số liệu, trả lời tin này, ví dụ: I.1d: đã thực hiện theo kế hoạch
      [I.1c] [TH.1] [TH.3]
      [☐ I.1d] [☐ I.3]
      [Chọn tất cả] [Gửi]
      [Nguyên nhân I.1c] [Nguyên nhân TH.1]"
    `);
  });

  test('is asked for the month’s check-ins in one section', () => {
    const history = historyOf(
      started('2025-03-03'),
      ...all.slice(1),
      reported({ by: 3, on: '2025-03-20', code: 'TH.2', period: '2025-03' }),
    );
    expect(
      seen(letterMessage(office, letterFor(history, 3, '2025-03-25'), { again: false, namesYear: false })),
    ).toMatchInlineSnapshot(`
        "Kính gửi đồng chí Lê Thị Mai,
        Theo dõi kế hoạch CCHC, thứ Ba 25/03/2025.

        🔴 Quá hạn (2)
        • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1, tháng 2 – lâu nhất: hạn 25/01, quá hạn 50 ngày (tính từ hết 03/02 do nghỉ Tết); kế hoạch ghi “Định kỳ vào ngày 25 hàng tháng”; sản phẩm: Báo cáo kết quả lấy ý kiến đánh giá
        • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1, tháng 2 – lâu nhất: hạn 31/01, quá hạn 50 ngày (tính từ hết 03/02 do nghỉ Tết); kế hoạch ghi “Định kỳ hàng tháng”; sản phẩm: Báo cáo kết quả lấy ý kiến đánh giá
        Quá hạn từ 7 ngày: đề nghị đồng chí cho biết nguyên nhân bằng nút dưới đây.

        Sắp đến hạn (1)
        • TH.3 Báo cáo kết quả CCHC về UBND xã, quý I (kỳ 1/4) – hạn 31/03, còn 4 ngày làm việc; kế hoạch ghi “theo quý, 6 tháng, năm”; sản phẩm: Báo cáo kết quả thực hiện công tác CCHC

        Báo cáo kỳ tháng 3 (8)
        • I.3 Sáng kiến, giải pháp mới về CCHC
        • III.3 Số hóa kết quả giải quyết TTHC
        • III.4 Niêm yết, công khai TTHC
        • III.5 Công khai tiến độ giải quyết hồ sơ TTHC
        • III.6 Giải quyết hồ sơ TTHC đúng hạn
        • III.7 Nâng tỷ lệ hồ sơ trực tuyến toàn trình
        • III.8 Đẩy mạnh thanh toán trực tuyến
        • III.9 Nâng mức độ hài lòng về giải quyết TTHC

        Bấm mã nhiệm vụ để báo cáo.
        Báo cáo kỳ: bấm chọn các nhiệm vụ đã thực hiện, sau đó bấm “Gửi”. Để ghi kèm nội dung, số liệu, trả lời tin này, ví dụ: III.3: 96,5%
        [TH.2] [TH.1] [TH.3]
        [☐ I.3] [☐ III.3] [☐ III.4]
        [☐ III.5] [☐ III.6] [☐ III.7]
        [☐ III.8] [☐ III.9]
        [Chọn tất cả] [Gửi]
        [Nguyên nhân TH.2] [Nguyên nhân TH.1]"
      `);
  });

  test('reads at a task’s first rung what the plan says of it, later in a quote that opens', () => {
    const history = historyOf(started('2025-03-03'), ...all.slice(1));
    const heard: Sent = { ...nothingSent, named: (_, { task }) => task !== 'VI.2' };
    const first = letterFor(history, 4, '2025-03-17', heard);
    expect(textOf(letterMessage(office, first, { again: false, namesYear: false }))).toMatch(
      /^• VI\.2 .* – hạn 31\/03, còn 14 ngày; kế hoạch ghi “Theo quý”; sản phẩm: Báo cáo$/mu,
    );
    expect(first.keys).toContain('4|first|*|VI.2 2025-Q1');
    const later = letterFor(history, 4, '2025-03-24', { ...nothingSent, named: () => true });
    const { html } = letterMessage(office, later, { again: false, namesYear: false });
    expect(html).toMatch(/^• <b>VI\.2<\/b> .* – hạn 31\/03, còn 7 ngày$/mu);
    expect(html).toMatch(/<blockquote expandable>Kế hoạch ghi, sản phẩm:\n.*VI\.2: “Theo quý”; Báo cáo\n/su);
    expect(later.keys.filter((key) => key.includes('|first|'))).toEqual([]);
  });

  test('is asked for progress halfway', () => {
    const text = letterText([started('2025-06-25'), ...all.slice(1)], 2, '2025-07-01');
    expect(text).toMatch(/VII\.4 .*hạn 31\/12, còn 183 ngày.*; đề nghị cập nhật tiến độ/u);
  });

  test('is told in one line that the letter may have been seen before', () => {
    const letter = letterFor(historyOf(...all), 2, '2025-03-31');
    expect(textOf(letterMessage(office, letter, { again: true, namesYear: false }))).toContain(
      '\nTin này có thể đã được gửi trước đó do sự cố kết nối.\n',
    );
  });
});

describe('the coordinator', () => {
  test('reads own work, what nobody else can be told, and the whole picture', () => {
    expect(letterText(all, 1, '2025-04-01')).toMatchInlineSnapshot(`
      "Kính gửi đồng chí Nguyễn Thị Hoa,
      Theo dõi kế hoạch CCHC, thứ Ba 01/04/2025.

      Chờ đồng chí xử lý (2)
      • Chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1 (chờ 58 ngày làm việc)
      • Đơn vị chưa có người phụ trách: Tư pháp – Hộ tịch (chờ 58 ngày làm việc)

      🔴 Quá hạn (7)
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1, tháng 2, tháng 3 – lâu nhất: hạn 31/01, quá hạn 57 ngày (tính từ hết 03/02 do nghỉ Tết); chưa có người nhận tin: Tư pháp – Hộ tịch
      • I.1a Ban hành Kế hoạch CCHC năm 2025 – hạn 05/02, quá hạn 55 ngày
      • I.2 Khắc phục tồn tại Chỉ số CCHC – hạn 31/03, quá hạn 1 ngày
      • III.1 Kế hoạch kiểm soát TTHC, một cửa – hạn 31/03, quá hạn 1 ngày
      • III.2 Rà soát, đánh giá TTHC, bước 1/2 – hạn 31/03, quá hạn 1 ngày
      • TH.3 Báo cáo kết quả CCHC về UBND xã, quý I (kỳ 1/4) – hạn 31/03, quá hạn 1 ngày; chưa có người nhận tin: Tư pháp – Hộ tịch
      • TH.4 Tổng hợp báo cáo Phòng Nội vụ, BCĐ CCHC huyện, quý I (kỳ 1/4) – hạn 31/03, quá hạn 1 ngày
      Quá hạn từ 7 ngày: đề nghị đồng chí cho biết nguyên nhân bằng nút dưới đây.

      Báo cáo kỳ tháng 3 (5)
      • I.3 Sáng kiến, giải pháp mới về CCHC; chưa có người nhận tin: Tư pháp – Hộ tịch
      • II.1 Ban hành văn bản QPPL (nếu có); chưa có người phụ trách: Tư pháp – Hộ tịch
      • II.2a Quy trình ban hành văn bản QPPL; chưa có người phụ trách: Tư pháp – Hộ tịch
      • II.2c Kiểm tra văn bản QPPL; chưa có người phụ trách: Tư pháp – Hộ tịch
      • VII.5 Lập hồ sơ công việc điện tử

      Bấm mã nhiệm vụ để báo cáo.
      Báo cáo kỳ: bấm chọn các nhiệm vụ đã thực hiện, sau đó bấm “Gửi”. Để ghi kèm nội dung, số liệu, trả lời tin này, ví dụ: VII.5: 96,5%

      Kế hoạch ghi, sản phẩm:
      TH.1: “Định kỳ hàng tháng”; Báo cáo kết quả lấy ý kiến đánh giá
      I.1a: “Trước ngày 05/02/2025”; Văn bản và các dự thảo kèm theo
      I.2: “Quý I năm 2025”; Công văn, kế hoạch
      III.1: “Quý I/2025”; Kế hoạch được ban hành
      III.2: “Ban hành kế hoạch; tổ chức thực hiện vào quý I và báo cáo…”; Kế hoạch; biểu mẫu rà soát; báo cáo
      TH.3: “theo quý, 6 tháng, năm”; Báo cáo kết quả thực hiện công tác CCHC
      TH.4: “theo quy định”; Báo cáo tổng hợp kết quả thực hiện công tác CCHC

      TÌNH HÌNH CHUNG
      🔴 Mới quá hạn (11)
      • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1, tháng 2, tháng 3 – Một cửa, lâu nhất: hạn 25/01, quá hạn 57 ngày (tính từ hết 03/02 do nghỉ Tết)
      • I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01, quá hạn 57 ngày (tính từ hết 03/02 do nghỉ Tết)
      • VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01, quá hạn 57 ngày (tính từ hết 03/02 do nghỉ Tết)
      • VI.2 Công khai ngân sách, quý I (kỳ 1/4) – Kế toán, hạn 31/03, quá hạn 1 ngày
      7 nhiệm vụ đã nêu ở phần trên.

      Việc cần hoàn tất: nhóm nhận tổng hợp tuần. Xem /canbo
      [TH.1] [I.1a] [I.2]
      [III.1] [III.2] [TH.3]
      [TH.4]
      [☐ I.3] [☐ II.1] [☐ II.2a]
      [☐ II.2c] [☐ VII.5]
      [Không phát sinh II.1]
      [Chọn tất cả] [Gửi]
      [Nguyên nhân TH.1] [Nguyên nhân I.1a]
      [Quá hạn] [Chờ xử lý (2)] [Tình hình chung]"
    `);
  });

  test('is told quietly on a Monday that nothing is due', () => {
    const letter = letterFor(historyOf(...all), 1, '2025-03-31');
    const digest = {
      newlyOverdue: [],
      overdue: [],
      blocked: [],
      soon: [],
      stranded: [],
      unreachable: [],
      missing: [],
    };
    expect(seen(letterMessage(office, { ...letter, items: [], digest }, { again: false, namesYear: false })))
      .toMatchInlineSnapshot(`
        "Kính gửi đồng chí Nguyễn Thị Hoa,
        Theo dõi kế hoạch CCHC, thứ Hai 31/03/2025.

        Chờ đồng chí xử lý (2)
        • Chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1 (chờ 57 ngày làm việc)
        • Đơn vị chưa có người phụ trách: Tư pháp – Hộ tịch (chờ 57 ngày làm việc)

        Không có nhiệm vụ quá hạn, vướng mắc hoặc đến hạn trong 7 ngày tới.
        [Chờ xử lý (2)] [Tình hình chung]"
      `);
  });

  test('reads who cannot be reached', () => {
    const history = historyOf(...all, {
      on: day('2025-03-28'),
      by: null,
      what: { kind: 'unreachable', person: 2 as PersonId, reason: 'blocked' },
    });
    const text = textOf(
      letterMessage(office, letterFor(history, 1, '2025-03-31'), { again: false, namesYear: false }),
    );
    expect(text).toContain('không liên lạc được: Văn hóa – Xã hội');
    expect(text).toContain('Không liên lạc được: Trần Văn Bình');
    expect(person(history, 2).unreachable?.reason).toBe('blocked');
  });
});

test('the chairman reads on Mondays only what needs him', () => {
  expect(letterText(all, 9, '2025-03-31')).toMatchInlineSnapshot(`
    "Kính gửi đồng chí Võ Văn Dũng,
    Theo dõi kế hoạch CCHC, thứ Hai 31/03/2025.

    Chờ đồng chí xử lý (2)
    • Chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1 (chờ 57 ngày làm việc)
    • Đơn vị chưa có người phụ trách: Tư pháp – Hộ tịch (chờ 57 ngày làm việc)

    🔴 Quá hạn từ 7 ngày: nhiệm vụ có thời hạn 3; báo cáo định kỳ 4
    • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1, tháng 2 – Một cửa, lâu nhất: hạn 25/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết)
    • I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết)
    • VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết)
    • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1, tháng 2 – Các ngành, lâu nhất: hạn 31/01, quá hạn 56 ngày (tính từ hết 03/02 do nghỉ Tết)
    • I.1a Ban hành Kế hoạch CCHC năm 2025 – VP-TK, hạn 05/02, quá hạn 54 ngày

    Kính báo cáo đồng chí xem xét, cho ý kiến chỉ đạo.
    [Quá hạn] [Chờ xử lý (2)] [Tình hình chung]"
  `);
});

test('dates of another year carry it', () => {
  const text = letterText(all, 2, '2026-01-05');
  expect(text).toContain('hạn 31/12/2025, quá hạn 5 ngày');
  expect(text).not.toMatch(/31\/12(?!\/2025)/u);
});

test('a hostile name is shown, not obeyed', () => {
  const name = '<a href="tg://x">\u202E</a>&amp;'.repeat(40);
  const text = letterText([started('2025-01-02'), officer(2, name, 'VHXH')], 2, '2025-03-31');
  expect(text).toContain('<a href="tg://x"></a>&amp;');
});

test('no word that blames, no exclamation mark', () => {
  for (const id of [1, 2, 3, 4, 9]) {
    expect(letterText(all, id, '2025-03-31')).not.toMatch(/!|chậm trễ|yếu kém|vi phạm/u);
  }
});

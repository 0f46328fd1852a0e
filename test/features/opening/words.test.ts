import { expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { backlogOf } from '../../../src/features/opening/rule.js';
import { backlogAnswer, openingMessage } from '../../../src/features/opening/words.js';
import { allStandings } from '../../../src/journal/standing.js';
import type { Standing } from '../../../src/journal/standing.js';
import { coordinator, historyOf, office, officer, started } from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const history = historyOf(started('2025-02-17'), coordinator(1, 'Đầu mối'), officer(1, 'Đầu mối', 'VPTK'));

function backlog(on: string): readonly Standing[] {
  return backlogOf(office, allStandings(office, history, day(on)), day(on));
}

test('the first message tells what was loaded, what was due before, and what to look at', () => {
  const message = openingMessage(office, {
    history,
    items: backlog('2025-02-17'),
    ticked: 0b1n,
    answered: false,
    before: null,
  });
  expect(seen(message)).toMatchInlineSnapshot(`
    "Kính gửi đồng chí đầu mối,
    Đã nhập Kế hoạch cải cách hành chính xã Cẩm Nhượng năm 2025.
    Phụ lục: 39 nhiệm vụ, 7 mục; có thời hạn 23, thường xuyên 13, theo yêu cầu 3. Ngoài ra, báo cáo định kỳ: 4.

    Việc đã đến hạn trước ngày bắt đầu theo dõi (5)
    Đề nghị đồng chí bấm chọn các việc đã hoàn thành, sau đó bấm “Gửi”.
    ☑ I.1a Ban hành Kế hoạch CCHC năm 2025 – VP-TK, hạn 05/02 (chính kế hoạch này, nếu đã ban hành)
    ☐ I.1c Kế hoạch tuyên truyền CCHC – VH-XH, hạn 31/01
    ☐ VI.1 Xây dựng, phân bổ dự toán – Kế toán, hạn 31/01
    ☐ TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1 – Các ngành, hạn 31/01
    ☐ TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1 – Một cửa, hạn 25/01
    Việc không được đánh dấu sẽ được nhắc đến các đơn vị từ ngày làm việc tiếp theo; nếu sau 03 ngày làm việc đồng chí chưa gửi, bot nhắc tất cả.

    Đơn vị chưa có người phụ trách: Văn hóa – Xã hội; Tư pháp – Hộ tịch; Bộ phận Tiếp nhận và Trả kết quả; Tài chính – Kế toán. Để mời: /moi VHXH

    Nhiệm vụ kế hoạch ghi chủ trì chung, chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1. Để giao: /giaoviec I.3

    Điểm cần lưu ý trong kế hoạch
    1. Mục tiêu của I.4 in “năm 2024” trong kế hoạch năm 2025; đề nghị kiểm tra lại bản gốc.
    2. Mục tiêu của I.4 ghi kiểm tra “tất cả các ngành”, còn phần II, điểm 1.2 ghi “tối thiểu 50%”.
    3. VI.2 ghi “Theo quý” mà không nêu ngày; số liệu của một quý chỉ có sau khi hết quý.
    4. TH.3 là nguồn để tổng hợp TH.4 nhưng cả hai đều không nêu ngày; Bộ Nội vụ chốt số liệu ngày 14 và nhận báo cáo trước ngày 20 tháng cuối kỳ.
    5. II.3 ghi tối thiểu 90% văn bản QPPL được tổ chức thực hiện, còn phần II, điểm 2.3 ghi 100%.
    6. I.3 ghi từ 01 đến 02 sáng kiến, còn phần II, điểm 1.3 ghi ít nhất 01.
    7. Quyết định ban hành kế hoạch chưa có số và ngày ký.
    8. Từ ngày 01/07/2025 không còn cấp huyện; các việc gửi huyện (I.1b, TH.2, TH.4) cần xác định lại nơi nhận.
    9. Ngày 31/01/2025 (hạn của I.1c, VI.1 và TH.1 kỳ tháng 1) nằm trong kỳ nghỉ Tết; hết ngày 03/02/2025 mới tính quá hạn.
    10. 16 trong 27 hạn của năm là ngày 31/12/2025, trong khi số liệu CCHC năm chốt ngày 14/12/2025.

    Thời hạn cần xem lại
    • TH.4 “theo quy định”: không nêu ngày; tính theo kỳ báo cáo quý của TH.3, vì TH.4 tổng hợp từ TH.3
    [☑ I.1a] [☐ I.1c]
    [☐ VI.1] [☐ TH.1, tháng 1]
    [☐ TH.2, tháng 1]
    [Chọn tất cả] [Gửi]"
  `);
});

test('each tick carries the ticks so far', () => {
  const items = backlog('2025-02-17');
  const { buttons } = openingMessage(office, {
    history,
    items,
    ticked: 0b10n,
    answered: false,
    before: null,
  });
  const actions = buttons.flat().map(({ action }) => action);
  expect(actions[0]).toEqual({ kind: 'backlog', ticked: 2n, press: 0 });
  expect(actions.at(-1)).toEqual({ kind: 'backlog', ticked: 2n, press: 'send' });
});

test('once answered it has no buttons', () => {
  const message = openingMessage(office, {
    history,
    items: backlog('2025-02-17'),
    ticked: 0n,
    answered: true,
    before: null,
  });
  expect(message.buttons).toEqual([]);
});

test('a start in December still fits, with at most a hundred buttons', () => {
  const message = openingMessage(office, {
    history,
    items: backlog('2025-12-30'),
    ticked: 0n,
    answered: false,
    before: null,
  });
  expect(message.buttons.flat().length).toBeLessThanOrEqual(100);
  expect(seen(message)).toContain('☐ TH.1, tháng 11');
});

test('the answer says what was recorded and what goes to the officers', () => {
  const [first, second, ...rest] = backlog('2025-02-17').map(({ task, period }) => ({
    task: task.code,
    period: period.id,
  }));
  if (!first || !second) throw new RangeError('the backlog is empty');
  expect(seen(backlogAnswer(office, { kind: 'answered', done: [first, second], left: rest })))
    .toMatchInlineSnapshot(`
      "Đã ghi nhận hoàn thành 2 việc:
      ✅ I.1a Ban hành Kế hoạch CCHC năm 2025
      ✅ I.1c Kế hoạch tuyên truyền CCHC
      Ngày hoàn thành tạm ghi theo hạn. Để bổ sung văn bản: /xong I.1a 45/KH-UBND ngày 05/02/2025

      3 việc chưa hoàn thành được nhắc đến các đơn vị từ ngày làm việc kế tiếp:
      • VI.1 Xây dựng, phân bổ dự toán
      • TH.1 Báo cáo tháng: lấy ý kiến về sự hài lòng, tháng 1
      • TH.2 Báo cáo huyện kết quả lấy ý kiến hài lòng, tháng 1"
    `);
  expect(seen(backlogAnswer(office, { kind: 'answered', done: [], left: [] }))).toMatchInlineSnapshot(
    `"Không có việc nào được chọn là đã hoàn thành."`,
  );
  expect(seen(backlogAnswer(office, { kind: 'answered-before' }))).toMatchInlineSnapshot(`
    "Danh sách này đã được gửi trước đó, không ghi nhận thêm.
    Để báo cáo từng việc: /xong III.1"
  `);
});

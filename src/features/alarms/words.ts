import type { Day } from '../../plan/day.js';
import type { Alarm } from './rule.js';
import { LEAST_MEGABYTES } from './rule.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords } from '../../words/words.js';

/** What goes wrong behind the bot, for the coordinator: what it is, what it means, whom to ask. */
export function alarmMessage(alarm: Alarm): Message {
  return { html: wordsOf(alarm), buttons: [] };
}

function wordsOf(alarm: Alarm): string {
  switch (alarm.kind) {
    case 'clock': {
      const way = alarm.minutes > 0 ? 'nhanh' : 'chậm';
      return (
        `Đồng hồ của máy chạy bot ${way} ${Math.abs(alarm.minutes)} phút so với Telegram. Bot tạm dừng gửi nhắc việc và tổng hợp ` +
        'để không sai ngày; các lệnh vẫn dùng được. Đề nghị đồng chí báo người quản trị máy chỉnh lại giờ.'
      );
    }
    case 'conflict':
      return (
        'Có một máy khác đang chạy cùng bot này, nên tin nhắn có thể đến chậm hoặc thiếu. ' +
        'Đề nghị đồng chí báo người quản trị máy tắt bản chạy thừa.'
      );
    case 'outage':
      return (
        `Bot không nhận được tin từ ngày ${dateWords(alarm.since)} (${alarm.hours} giờ). Telegram chỉ giữ tin trong 24 giờ: ` +
        'báo cáo gửi trước đó có thể không đến. Đề nghị đồng chí nhắc các đơn vị xem /viec và báo cáo lại nếu thiếu.'
      );
    case 'no-holidays':
      return (
        `Chưa có danh sách ngày nghỉ năm ${alarm.year}; bot chỉ tính thứ Bảy, Chủ nhật là ngày nghỉ. ` +
        'Khi có thông báo, đề nghị đồng chí thêm từng ngày: <code>/ngaynghi 01/01/' +
        `${alarm.year} Tết Dương lịch</code>`
      );
    case 'disk':
      return (
        `Máy chạy bot chỉ còn ${alarm.megabytes} MB đĩa trống (cần ít nhất ${LEAST_MEGABYTES} MB). Khi hết chỗ, báo cáo sẽ không ghi được. ` +
        'Đề nghị đồng chí báo người quản trị máy.'
      );
    case 'backup':
      return (
        'Chưa tạo được bản sao lưu nhật ký; các báo cáo vẫn được ghi. Đề nghị đồng chí báo người quản trị máy. ' +
        `Lỗi của máy: <code>${clip(alarm.reason, 300)}</code>`
      );
    case 'stuck':
      return (
        'Bot đang không gửi được nhắc việc và tổng hợp vì máy chạy bot có lỗi; tin còn thiếu sẽ gửi khi máy hoạt động lại. ' +
        `Đề nghị đồng chí báo người quản trị máy. Lỗi của máy: <code>${clip(alarm.reason, 300)}</code>`
      );
  }
}

/** The week's copy, under a name that says what it is and of when. */
export function weeklyCopyMessage(copy: {
  readonly day: Day;
  readonly bytes: Uint8Array;
  readonly facts: number;
  readonly plans: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}): Message {
  return {
    html:
      `Bản sao lưu nhật ký đến ngày ${dateWords(copy.day)} (${copy.facts} mục). Đề nghị đồng chí giữ tệp này ở nơi khác máy chạy bot; ` +
      'tệp có tên người, không chuyển cho người ngoài.',
    buttons: [],
    files: [
      { kind: 'upload', as: 'document', name: `nhacviec-sao-luu-${copy.day}.json`, bytes: copy.bytes },
      ...copy.plans.map(({ name, bytes }) => ({ kind: 'upload', as: 'document', name, bytes }) as const),
    ],
  };
}

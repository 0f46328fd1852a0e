import type { Refused } from '../journal/rights.js';
import { note } from '../words/compose.js';
import { fileKindWords } from '../words/lines.js';
import type { Message } from '../words/message.js';
import type { UnusableKind } from './incoming.js';

/** All that a stranger learns. */
export function strangerAnswer(): Message {
  return note([
    'Bot này chỉ phục vụ người đã được ghi danh; nếu đồng chí thuộc cơ quan, đề nghị xin liên kết mời của đầu mối.',
  ]);
}

/** Whoever may not do something hears who may. */
export function refusedAnswer(refused: Refused): Message {
  switch (refused.needs) {
    case 'coordinator':
      return note(['Thao tác này dành cho đầu mối. Các lệnh đồng chí dùng được: /trogiup']);
    case 'decider':
      return note(['Thao tác này dành cho đầu mối và lãnh đạo. Các lệnh đồng chí dùng được: /trogiup']);
    case 'enrolment':
      return note([
        'Thao tác này dành cho người đã được ghi danh; đề nghị đồng chí xin liên kết mời của đầu mối.',
      ]);
  }
}

/** On top of a button that only a coordinator may press. */
export const notForYou = 'Thao tác này dành cho đầu mối.';

/** On top of a button in the group whose answer concerns one person. */
export const onlyInPrivate = 'Thao tác này chỉ thực hiện trong tin nhắn riêng với bot.';

/** An answer to a button of a message that is too old, or that this bot never wrote. */
export const staleButton = 'Nút này không còn hiệu lực. Gửi /viec để xem việc đang mở.';

/** An anonymous administrator cannot be recognised, whatever he asks. */
export function anonymousAnswer(): Message {
  return {
    html:
      'Tin nhắn gửi ẩn danh nên không nhận ra người gửi. ' +
      'Đề nghị đồng chí tắt “Ẩn danh” trong quyền quản trị nhóm, hoặc nhắn riêng cho bot.',
    buttons: [],
  };
}

/** A photo or file that Telegram did not take, or has no more. */
export function fileNotSent(): Message {
  return {
    html: 'Có một tệp không gửi được: Telegram không nhận hoặc không còn giữ tệp này.',
    buttons: [],
  };
}

/** The same on top of a button. */
export const faultOnTop =
  'Chưa thực hiện được do lỗi của hệ thống. Đề nghị đồng chí bấm lại sau ít phút; nếu vẫn lỗi, báo đầu mối.';

/** Something went wrong on our side: what the person should know and do. */
export function faultAnswer(): Message {
  return {
    html: 'Chưa ghi nhận được do lỗi của hệ thống. Đề nghị đồng chí gửi lại sau ít phút; nếu vẫn lỗi, báo đầu mối.',
    buttons: [],
  };
}

/** What cannot be kept with a report is named. */
export function unusableAnswer(kind: UnusableKind): Message {
  return note([
    `Đã nhận ${unusableWords(kind)}; loại này không dùng làm minh chứng được, chưa ghi nhận gì.`,
    `Minh chứng gửi được: ${(['photo', 'file', 'video', 'voice'] as const).map(fileKindWords).join(', ')}, hoặc số văn bản như 45/KH-UBND.`,
  ]);
}

function unusableWords(kind: UnusableKind): string {
  switch (kind) {
    case 'sticker':
      return 'nhãn dán';
    case 'place':
      return 'vị trí';
    case 'contact':
      return 'danh bạ';
    case 'poll':
      return 'bình chọn';
    case 'other':
      return 'tin của đồng chí';
  }
}

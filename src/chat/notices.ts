import type { Refused } from '../journal/rights.js';
import { note } from '../words/compose.js';
import { fileKindWords } from '../words/lines.js';
import type { Day } from '../plan/day.js';
import type { Plan } from '../plan/plan.js';
import type { Button, Message } from '../words/message.js';
import { sampleDocument } from '../words/office.js';
import { dateWords, nameWords } from '../words/words.js';
import type { UnusableKind } from './incoming.js';

/** All that a stranger learns. */
export function strangerAnswer(): Message {
  return note([
    'Bot này chỉ phục vụ người đã được ghi danh; nếu đồng chí thuộc cơ quan, đề nghị xin liên kết mời của đầu mối, hoặc gửi /start kèm mã mời.',
  ]);
}

/** What was forwarded from somebody else is nobody's report before the person says that it is his. */
export function forwardedAsked(from: string): Message {
  const buttons: readonly Button[] = [{ label: 'Đúng, là của tôi', action: { kind: 'take-forwarded' } }];
  const who = from === '' ? '' : ` từ ${nameWords(from)}`;
  const message = note(
    [
      `Tin này được chuyển tiếp${who} nên chưa thực hiện gì.`,
      'Nếu là nội dung của chính đồng chí, đề nghị bấm “Đúng, là của tôi”.',
    ],
    [buttons],
  );
  return { ...message, choices: [{ buttons }] };
}

/** Whoever may not do something hears who may. */
export function refusedAnswer(refused: Refused): Message {
  switch (refused.needs) {
    case 'coordinator':
      return note(['Thao tác này dành cho đầu mối. Các lệnh đồng chí dùng được: /trogiup']);
    case 'decider':
      return note(['Thao tác này dành cho đầu mối và lãnh đạo. Các lệnh đồng chí dùng được: /trogiup']);
    case 'leader':
      return note(['Nội dung này do lãnh đạo quyết định. Các lệnh đồng chí dùng được: /trogiup']);
    case 'enrolment':
      return note([
        'Thao tác này dành cho người đã được ghi danh; đề nghị đồng chí xin liên kết mời của đầu mối.',
      ]);
  }
}

/** On top of a button that only a coordinator may press. */
export const notForYou = 'Thao tác này dành cho đầu mối.';

/** On top of a button that only a coordinator or a leader may press. */
export const notForYouToDecide = 'Thao tác này dành cho đầu mối và lãnh đạo.';

/** In the group, to a command whose answer is one person's. */
export function inPrivateHint(alias: string, botName: string): Message {
  return note([`Lệnh /${alias} dùng trong tin nhắn riêng với bot: https://t.me/${botName}`]);
}

/** On top of a button in the group whose answer concerns one person. */
export const onlyInPrivate = 'Thao tác này chỉ thực hiện trong tin nhắn riêng với bot.';

/** An answer to a button of a message that is too old, or that this bot never wrote. */
export const staleButton = 'Nút này không còn hiệu lực. Gửi /viec để xem việc đang mở.';

/** On top of a button, or in answer to words, that mean what a restored journal does not hold. */
export function lostWithRestore(copy: Day): string {
  return `Nội dung này thuộc về trước khi khôi phục từ bản sao ngày ${dateWords(copy)} và không còn, nên chưa ghi nhận gì. Gửi /viec để xem việc đang mở.`;
}

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

/** To whoever sent so much at once that the answers take their time. */
export function longFloodAnswer(): Message {
  return note([
    'Đồng chí gửi nhiều tin nhắn cùng lúc; bot trả lời lần lượt theo thứ tự gửi nên sẽ mất ít phút. Đề nghị đồng chí chờ, không gửi lại.',
  ]);
}

/** The same where nothing more is read until what came is answered. */
export function fullFloodAnswer(): Message {
  return note([
    'Tin nhắn của đồng chí chờ xử lý đã quá nhiều: từ tin này bot không đọc nữa cho đến khi trả lời hết các tin trước. Đề nghị đồng chí gửi lại sau.',
  ]);
}

/** What cannot be kept with a report is named. */
export function unusableAnswer(plan: Plan, kind: UnusableKind): Message {
  return note([
    `Đã nhận ${unusableWords(kind)}; loại này không dùng làm minh chứng được, chưa ghi nhận gì.`,
    `Minh chứng gửi được: ${(['photo', 'file', 'video', 'voice'] as const).map(fileKindWords).join(', ')}, hoặc số văn bản như ${sampleDocument(plan)}.`,
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

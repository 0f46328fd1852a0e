import type { Evidence } from '../tracking/fact.js';
import type { Action } from '../texts/action.js';
import { note } from '../texts/compose.js';
import { attachButton } from '../texts/answers/papers.js';
import { evidenceWords, fileKindWords } from '../texts/lines.js';
import type { AskedChoice, Button, Message } from '../texts/message.js';
import { clip, nameWords, plainClip } from '../texts/words.js';
import type { Unattached } from './conversation.js';

export const cancelButton: Button = { label: 'Thôi', action: { kind: 'cancel' } };

/** A question can always be left: the message with its "Thôi". */
export function withCancel(message: Message): Message {
  const asks = message.asks !== undefined || (message.choices ?? []).length > 0;
  const has = message.buttons.flat().some(({ action }) => action.kind === 'cancel');
  return asks && !has ? { ...message, buttons: [...message.buttons, [cancelButton]] } : message;
}

/** The line under a question that was taken back. */
export const cancelledLine = 'Đã thôi câu hỏi này; không ghi nhận gì thêm.';

/** "thôi" in words. @param task the code that the question was about */
export function cancelledAnswer(task: string | null, dropped: readonly Evidence[]): Message {
  const about = task === null ? '' : ` về <b>${clip(task, 20)}</b>`;
  return note([
    `Đã thôi câu hỏi${about}; không ghi nhận gì thêm.`,
    ...(dropped.length === 0 ? [] : [`Không gắn ${evidenceWords(dropped)} vào báo cáo nào.`]),
  ]);
}

/** Words that may be the answer and may be talk: what would be recorded, with a button. */
export function proposedWords(
  { subject, task }: { readonly subject: string; readonly task: string | null },
  words: string,
): Message {
  const about = task === null ? '' : ` <b>${clip(task, 20)}</b>`;
  return note(
    [
      `Chưa ghi nhận. Nội dung này có phải là ${subject}${about} không?`,
      `“${clip(words, 500)}”`,
      'Nếu không phải, đề nghị đồng chí bấm “Thôi” hoặc gửi nội dung khác.',
    ],
    [[{ label: 'Ghi nhận', action: { kind: 'record-words' } }, cancelButton]],
  );
}

/** What the words that a question asks for are, as the question above the "Ghi nhận" button names them. */
const SUBJECTS: Partial<Record<Action['kind'], string>> = {
  report: 'nội dung vướng mắc của',
  'decide-extension': 'lý do không đồng ý gia hạn',
  'give-reason': 'nguyên nhân quá hạn của',
  'answer-blocked': 'nội dung trả lời vướng mắc',
  'answer-nudge': 'nội dung trả lời đôn đốc',
  extend: 'lý do xin gia hạn',
  office: 'lý do trả lại',
};

export function subjectWords({ kind }: Action): string {
  return SUBJECTS[kind] ?? 'nội dung trả lời về';
}

/** On top, for somebody who presses the answer to another person's question. */
export function askedOfAnother(name: string): string {
  return `Câu hỏi này dành cho đồng chí ${plainClip(name, 60)}; chưa ghi nhận gì.`;
}

export function repliedForAnother(name: string): Message {
  return note([`Câu hỏi này dành cho đồng chí ${nameWords(name)}; chưa ghi nhận gì.`]);
}

/** The button of a question that is answered or was taken back. */
export const questionClosed = 'Câu hỏi này đã được trả lời hoặc đã thôi; không ghi nhận thêm.';

/** Under an answer: what was sent before is part of this report. */
export function joinedLine(items: readonly Unattached[]): string {
  const evidence = items.flatMap((one) => one.evidence);
  const times = [...new Set(items.map(({ at }) => at.slice(11, 16)))];
  return `Đã gắn vào báo cáo này: ${evidenceWords(evidence)} đồng chí gửi lúc ${times.slice(0, 5).join(', ')}.`;
}

/** Under an answer that recorded no report: what came with it waits. */
export function keptLine(evidence: readonly Evidence[], ofQuestion: boolean): string {
  return ofQuestion
    ? `${capital(evidenceWords(evidence))} gửi kèm được giữ cho báo cáo này.`
    : `${capital(evidenceWords(evidence))} gửi kèm chưa gắn vào báo cáo nào; được giữ cho báo cáo tiếp theo trong 01 giờ.`;
}

/** After an hour, once: what was sent belongs to nothing. */
export function unattachedMessage(
  items: readonly Unattached[],
  latest: { readonly fact: number; readonly task: string } | null,
): Message {
  const evidence = items.flatMap((one) => one.evidence);
  const [first] = items;
  const words = items.find((one) => one.words !== '')?.words ?? '';
  return note(
    [
      `${capital(evidenceWords(evidence))} đồng chí gửi lúc ${first?.at.slice(11, 16) ?? ''}${words === '' ? '' : ` (“${clip(words, 60)}”)`} chưa gắn vào báo cáo nào.`,
      'Để bổ sung vào báo cáo: trả lời tin này bằng mã nhiệm vụ, ví dụ <code>III.1</code> hoặc <code>/xong III.1</code>.',
    ],
    latest ? [[attachButton(latest)]] : [],
  );
}

/** Nothing waits any more for the button that would add it. */
export const nothingToAttach = 'Không còn ảnh, tệp nào đang chờ gắn vào báo cáo.';

/** What cannot be kept with a report is named. */
export function unusableAnswer(kind: 'sticker' | 'place' | 'contact' | 'poll' | 'other'): Message {
  return note([
    `Đã nhận ${unusableWords(kind)}; loại này không dùng làm minh chứng được, chưa ghi nhận gì.`,
    `Minh chứng gửi được: ${(['photo', 'file', 'video', 'voice'] as const).map(fileKindWords).join(', ')}, hoặc số văn bản như 45/KH-UBND.`,
  ]);
}

function unusableWords(kind: 'sticker' | 'place' | 'contact' | 'poll' | 'other'): string {
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

/** A message was edited after its report: edits are not read. */
export function editedAnswer(wasReport: boolean): Message {
  return note([
    wasReport
      ? 'Bot không đọc tin đã sửa: báo cáo giữ nguyên như nội dung gửi lần đầu.'
      : 'Bot không đọc tin đã sửa: chưa ghi nhận gì từ tin này.',
    wasReport
      ? 'Để sửa: bấm “Hoàn tác” dưới tin ghi nhận (trong 24 giờ) hoặc gửi /hoantac, sau đó gửi báo cáo mới.'
      : 'Đề nghị đồng chí gửi lại nội dung bằng một tin mới.',
  ]);
}

/** The choices of a message as data of buttons, for the conversation. */
export function choicesOf(
  { choices = [] }: Message,
  encode: (action: Action) => string,
): readonly { readonly buttons: readonly string[]; readonly tasks: readonly string[] }[] {
  return choices.map(({ buttons, tasks = [] }: AskedChoice) => ({
    buttons: buttons.map(({ action }) => encode(action)),
    tasks: [...tasks],
  }));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

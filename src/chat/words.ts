import type { Evidence } from '../journal/fact.js';
import { note } from '../words/compose.js';
import { readLateWords } from '../words/read-late.js';
import { evidenceWords } from '../words/lines.js';
import type { Button, Message } from '../words/message.js';
import { clip, nameWords, plainClip } from '../words/words.js';
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
  return note([`Đã thôi câu hỏi${about}; không ghi nhận gì thêm.`, ...droppedLines(dropped)]);
}

/** What waited for the report that is not made now. */
export function droppedLines(dropped: readonly Evidence[]): readonly string[] {
  return dropped.length === 0 ? [] : [`Không kèm ${evidenceWords(dropped)} vào báo cáo nào.`];
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
  return `Đã kèm vào báo cáo này: ${evidenceWords(evidence)} đồng chí gửi lúc ${times.slice(0, 5).join(', ')}.`;
}

/** Under an answer to what was sent on an earlier day, while nobody read. */
export function readLateLine(times: Parameters<typeof readLateWords>[0]): string {
  return `${readLateWords(times)}: tính theo ngày gửi.`;
}

/** Under an answer that recorded no report: what came with it waits. */
export function keptLine(evidence: readonly Evidence[], ofQuestion: boolean): string {
  return ofQuestion
    ? `${capital(evidenceWords(evidence))} gửi kèm được giữ cho báo cáo này.`
    : `${capital(evidenceWords(evidence))} gửi kèm chưa thuộc báo cáo nào; được giữ cho báo cáo tiếp theo trong 01 giờ.`;
}

/** Nothing waits any more for the button that would add it. */
export const nothingToAttach = 'Không còn ảnh, tệp nào đang chờ kèm vào báo cáo.';

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

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A year of which there is no plan to speak of; what was said is recorded nowhere. */
export function noSuchPlan({
  year,
  known,
  isToCome,
  records,
}: {
  readonly year: number;
  /** The years of the plans that there are, the newest first. */
  readonly known: readonly number[];
  readonly isToCome: boolean;
  /** Whether something was to be recorded: of what is only looked at that is not said. */
  readonly records: boolean;
}): Message {
  const years = known.map((one) => `năm ${one}`).join(', ');
  const none = records ? '; chưa ghi nhận gì' : '';
  return note([
    isToCome
      ? `Kế hoạch năm ${year} có hiệu lực từ 01/01/${year}, hiện chưa theo dõi${none}.`
      : `Bot không có kế hoạch năm ${year}${none}.`,
    `Kế hoạch đã theo dõi: ${years}.`,
  ]);
}

/** Words that name the plans of several years at once. */
export function severalYears(years: readonly number[]): Message {
  const named = [...years].sort().map((year) => `năm ${year}`);
  return note([
    `Tin này nêu kế hoạch ${named.join(' và ')}; chưa ghi nhận gì.`,
    'Đề nghị đồng chí gửi riêng cho kế hoạch của từng năm.',
  ]);
}

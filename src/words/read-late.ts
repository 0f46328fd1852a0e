import { dayWritten } from '../journal/fact.js';
import { dateWords } from './words.js';

/** When something was sent and when it was read, both ISO 8601 in the plan's zone. */
export function readLateWords({ sent, read }: { readonly sent: string; readonly read: string }): string {
  return `Tin gửi lúc ${hourAndDate(sent)}, bot đọc được lúc ${hourAndDate(read)}`;
}

function hourAndDate(at: string): string {
  return `${at.slice(11, 16)} ngày ${dateWords(dayWritten({ at }))}`;
}

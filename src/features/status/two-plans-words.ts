import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { History, Person } from '../../journal/history.js';
import { statisticsOf } from '../../journal/statistics.js';
import { openWorkOf } from '../../journal/views.js';
import { withLine } from '../../words/compose.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords } from '../../words/words.js';

/** Codes that a list on a screen has room for. */
const MOST_CODES = 12;

/** An answer that names the year it speaks of, where two plans are in force. */
export function withYear({ plan }: Office, message: Message): Message {
  return withLine(message, `Thuộc kế hoạch năm ${plan.year}.`);
}

/** The plan's state, with what is left of the plan of the year before. */
export function withEarlierPlan(
  message: Message,
  { office, history, today, closes }: EarlierOffice & { readonly closes: Day },
): Message {
  const { open } = statisticsOf(office, history, today).dated;
  const left =
    open === 0 ? 'đã hoàn thành tất cả nhiệm vụ có thời hạn' : `còn ${open} nhiệm vụ chưa hoàn thành`;
  return withLine(message, `Kế hoạch năm ${office.plan.year} ${left}, đóng ngày ${dateWords(closes)}.`);
}

interface EarlierOffice {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
}

/** A person's open work, with what is left to him of the plan of the year before. */
export function withEarlierWork(
  message: Message,
  { office, history, today, person }: EarlierOffice & { readonly person: Person },
): Message {
  const work = openWorkOf(office, history, { person, today });
  if (work.length === 0) return message;
  const codes = work.slice(0, MOST_CODES).map(({ task }) => clip(task.code, 20));
  const rest = work.length - codes.length;
  const list = `${codes.join(', ')}${rest > 0 ? ` và ${rest} nhiệm vụ khác` : ''}`;
  return withLine(
    message,
    `Kế hoạch năm ${office.plan.year}, đồng chí còn ${work.length} nhiệm vụ chưa báo cáo: ${list}.`,
  );
}

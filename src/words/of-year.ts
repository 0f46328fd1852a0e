import type { Day } from '../plan/day.js';
import { withLine } from './compose.js';
import { yearsOf } from './message.js';
import type { Message } from './message.js';
import { dateWords } from './words.js';

/** What is of one plan's year. */
interface OfYear {
  readonly year: number;
}

/** A message that says of which plan it is, where two are in force, or the plan is closed. */
export function withYear(message: Message, { year }: OfYear, closed: Day | null = null): Message {
  return withLine(
    message,
    closed === null
      ? `Thuộc kế hoạch năm ${year}.`
      : `Thuộc kế hoạch năm ${year}, đã khép lại ngày ${dateWords(closed)}: ghi bổ sung sau khi khép lại.`,
  );
}

/** The same where it does not say so already. */
export function sayingYear(message: Message, plan: OfYear): Message {
  return saysYear(message, plan) ? message : withYear(message, plan);
}

/** The same of what speaks of a plan by its buttons, all of that year; a question about two years has buttons of both. */
export function sayingYearOfButtons(message: Message, plan: OfYear): Message {
  const years = yearsOf(message);
  return years.includes(plan.year) && years.length === 1 ? sayingYear(message, plan) : message;
}

const HEADS = String.raw`kế hoạch[^.;:\n]{0,30}? năm `;

function saysYear({ html }: Message, { year }: OfYear): boolean {
  return new RegExp(`${HEADS}${year}(?!\\d)`, 'iu').test(html.normalize('NFC'));
}

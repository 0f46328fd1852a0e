import type { Basis, Capacity, Change } from '../journal/change.js';
import type { PersonId } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import type { Standing } from '../journal/standing.js';
import type { Day } from '../plan/day.js';
import type { Meanwhile } from '../journal/meanwhile.js';
import type { Office, Plan } from '../plan/plan.js';
import type { Button } from './message.js';
import { personWords } from './task-choice.js';
import { leadersOf } from './office.js';
import { clip, dateWords, periodName, shortNames, stateWords, weekdayDate, wordsOfHalt } from './words.js';

/** ` theo 45/QĐ-UBND ngày 20/03/2025`, as it follows what was decided; empty without a document. */
export function basisWords(basis: Basis | null): string {
  if (!basis) return '';
  const dated = basis.dated === null ? '' : ` ngày ${dateWords(basis.dated)}`;
  return ` theo ${clip(basis.number, 40)}${dated}`;
}

/** `lãnh đạo UBND`, `đầu mối`: as what somebody decided. */
export function capacityWords(plan: Plan, as: Capacity): string {
  return as === 'leader' ? leadersOf(plan) : 'đầu mối';
}

/** ` (lãnh đạo UBND quyết định)`; empty of older records, which do not say it. */
export function capacityBeside(plan: Plan, as: Capacity | null | undefined): string {
  return as ? ` (${capacityWords(plan, as)} quyết định)` : '';
}

/** ` (lãnh đạo UBND)`; empty of older records, which do not say it. */
export function capacityBracket(plan: Plan, as: Capacity | null): string {
  return as ? ` (${capacityWords(plan, as)})` : '';
}

/** `đồng chí Nguyễn Văn Hùng (lãnh đạo UBND), 20/03/2025`: who decided, in which capacity and when. */
export function deciderWords(
  { plan }: Office,
  history: History,
  { by, as, on }: { readonly by: PersonId | null; readonly as: Capacity | null; readonly on: Day },
): string {
  return `${personWords(history, by)}${capacityBracket(plan, as)}, ${dateWords(on)}`;
}

/** @param of what it is, where several stand in one message */
export function submitButton(fact: number, of: string): Button {
  return { label: `Trình lãnh đạo${of}`, action: { kind: 'submit', fact } };
}

/** What is changed: `đổi hạn thành 30/06/2025`, `tạm dừng đến 01/06/2025`. */
export function changeWords(office: Office, change: Change): string {
  switch (change.kind) {
    case 'date':
      return `đổi hạn thành ${dateWords(change.due)}`;
    case 'dates':
      return `đổi hạn các kỳ thành “${clip(change.phrase, 100)}” từ ${dateWords(change.from)}`;
    case 'stop':
      return 'dừng thực hiện';
    case 'pause':
      return `tạm dừng đến ${dateWords(change.until)}`;
    case 'resume':
      return 'tiếp tục thực hiện';
    case 'hand-over':
      return `chuyển đơn vị chủ trì từ ${shortNames(office, [change.lead])} sang ${shortNames(office, [change.to])} từ ${dateWords(change.from)}`;
  }
}

/** What has become another of a task since somebody read of it, a line each. */
export function meanwhileLines(office: Office, all: readonly Meanwhile[]): readonly string[] {
  return all.map((one) => `• ${meanwhileWords(office, one)}`);
}

function meanwhileWords(office: Office, one: Meanwhile): string {
  switch (one.kind) {
    case 'reported':
      return `${periodLead(one.standing)}${stateWords(office, one.standing)}`;
    case 'due':
      return `${periodLead(one.standing)}hạn hiện tại nay là ${weekdayDate(one.standing.period.due)}`;
    case 'halt':
      return one.halt ? `nay ${wordsOfHalt(one.halt, one.today)}` : 'nay thực hiện tiếp';
    case 'lead':
      return `đơn vị chủ trì nay là ${shortNames(office, [one.lead])}`;
    case 'passed':
      return `ngày ${dateWords(one.day)} đã qua`;
  }
}

function periodLead(standing: Standing): string {
  const name = periodName(standing);
  return name === '' ? '' : `${name}: `;
}

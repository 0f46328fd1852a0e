import { isClosed, lastDayOf, neverRan, planAfter } from '../journal/closing.js';
import type { NextPlan } from '../journal/closing.js';
import type { History } from '../journal/history.js';
import { addDays, firstOfMonth, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { yearsToDraft } from '../plan/drafting/years-to-draft.js';
import type { Office } from '../plan/plan.js';
import { messageOf } from './compose.js';
import type { Button, Message } from './message.js';
import { dateWords } from './words.js';

interface Known {
  readonly office: Office;
  readonly history: History;
}

export interface ClosedFor {
  readonly today: Day;
  /** Only a coordinator, in private, can begin the next one. */
  readonly coordinator: boolean;
  /** Whether something was to be recorded, and was not. */
  readonly records?: boolean;
}

/** Of a plan that is closed, and how the next one begins: nothing pretends to be armed. */
export function closedPlanMessage(known: Known, reader: ClosedFor): Message {
  const years = reader.coordinator ? draftsFor(known, reader.today) : [];
  return messageOf(
    [{ head: closedLines(known, reader) }],
    years.map((year): readonly Button[] => [
      { label: `Xem dự thảo kế hoạch năm ${year}`, action: { kind: 'draft-plan', forYear: year } },
    ]),
  );
}

/** The plan's state, with the word first that the plan is closed; of one that never ran that word alone. */
export function closedPlan(known: Known, state: Message, reader: ClosedFor): Message {
  const closed = closedPlanMessage(known, reader);
  if (neverRan(known.office, known.history, reader.today)) return closed;
  return { html: `${closed.html}\n\n${state.html}`, buttons: [...state.buttons, ...closed.buttons] };
}

/** What is said of a plan that is closed. */
export function closedLines(known: Known, reader: ClosedFor): readonly string[] {
  const { office, history } = known;
  const { year } = office.plan;
  const { today, coordinator, records = false } = reader;
  const closed = neverRan(office, history, today)
    ? `Kế hoạch năm ${year} đã khép lại trước ngày bắt đầu theo dõi: không theo dõi, không nhắc nhiệm vụ nào.`
    : `Kế hoạch năm ${year} đã khép lại (31 ngày sau khi hết năm): không còn nhắc việc.`;
  const next = planAfter(office.plan, history, today);
  return [
    closed,
    ...(records ? ['Nội dung đồng chí vừa gửi chưa được ghi nhận.'] : []),
    ...(next ? nextLines(next) : [coordinator ? howToBegin(known, today) : 'Đầu mối sẽ nhập kế hoạch mới.']),
  ];
}

function nextLines({ year, begun }: NextPlan): readonly string[] {
  return begun ? [`Kế hoạch năm ${year} đang có hiệu lực.`] : untilItCounts(year);
}

/** With no other plan before it: from when a plan counts, and that nothing is followed until then. */
export function untilItCounts(year: number): readonly string[] {
  return [
    `Kế hoạch năm ${year} có hiệu lực từ 01/01/${year}: từ ngày đó bot nhắc việc và nhận báo cáo.`,
    `Đến hết ngày ${dateWords(addDays(firstOfMonth(year, 1), -1))} không theo dõi nhiệm vụ nào.`,
  ];
}

function draftsFor({ office, history }: Known, today: Day): readonly number[] {
  if (planAfter(office.plan, history, today)) return [];
  return yearsToDraft(
    office.plan.year,
    today,
    history.appliedPlans.map(({ year }) => year),
  );
}

function howToBegin(known: Known, today: Day): string {
  const years = draftsFor(known, today);
  const [year] = years;
  const which =
    years.length === 1 && year !== undefined ? `kế hoạch năm ${year}` : 'kế hoạch của năm nay hoặc năm sau';
  return (
    `Để bắt đầu, đồng chí gửi ${which} (tệp Word hoặc Excel) cho bot trong tin nhắn riêng` +
    (years.length > 0
      ? `, hoặc bấm nút bên dưới để xem dự thảo lập từ kế hoạch năm ${known.office.plan.year}.`
      : '.')
  );
}

/** Of a plan that is in force before its year, since there is no other. */
export function notBegunLines(year: number, today: Day): readonly string[] {
  if (year <= yearOf(today)) return [];
  return [`Kế hoạch năm ${year} bắt đầu từ 01/01/${year}; trước ngày đó bot chưa nhắc nhiệm vụ nào.`];
}

/** From when a plan counts that was applied ahead of its year, and what is followed until then. */
export function aheadLines({ office, history }: Known, today: Day): readonly string[] {
  const { plan } = office;
  if (plan.year > yearOf(today)) return notBegunLines(plan.year, today);
  const next = planAfter(plan, history, today);
  if (!next || next.begun) return [];
  if (isClosed(office, today)) return nextLines(next);
  return [
    `Kế hoạch năm ${next.year} đã được áp dụng, có hiệu lực từ 01/01/${next.year}. Đến lúc đó bot theo kế hoạch năm ${plan.year}; ` +
      `việc còn lại của năm ${plan.year} được nhắc đến hết ngày ${dateWords(lastDayOf(plan))}.`,
  ];
}

import type { Office, Plan } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import { isClosed, lastDayOf } from '../../journal/closing.js';
import { messageOf, note } from '../../words/compose.js';
import { untilItCounts } from '../../words/closed-plan.js';
import type { Message } from '../../words/message.js';
import { dateWords } from '../../words/words.js';
import type {
  PlanApplyOutcome,
  PlanDraftOutcome,
  PlanDropOutcome,
  PlanRevertOutcome,
  RolledOutcome,
} from './outcome.js';
import { mendButton } from './mending/buttons.js';
import { emptyLines, leftBlocks, leftRows, movedBackWords, movedWords } from './place-words.js';
import type { Known } from './place-words.js';
import { outdatedWords, settledWords } from './settled-words.js';

/** What the press of “Áp dụng” led to, with the way back. */
export function appliedAnswer(outcome: PlanApplyOutcome, known: Known, today: Day): Message {
  const { office: present } = known;
  switch (outcome.kind) {
    case 'gone':
      return note([
        'Bản xem trước này không còn; đề nghị đồng chí gửi lại tệp. Kế hoạch hiện hành giữ nguyên.',
      ]);
    case 'in-force':
      return note([`Kế hoạch năm ${outcome.plan.year} này đang được áp dụng rồi.`]);
    case 'settled':
      return note([settledWords(outcome.settled)]);
    case 'outdated':
      return note(outdatedWords(outcome));
    case 'applied': {
      const { plan, version, fact, inForce, moved, left, empty } = outcome;
      const staying = left.filter(({ people }) => people.length > 0);
      const when = inForce
        ? ['Từ bây giờ nhắc việc, tình hình và tổng hợp theo kế hoạch này; báo cáo đã có giữ theo mã.']
        : whenItCounts(plan, present, today);
      const people = [
        ...(moved.length > 0 ? [`Đã chuyển và thông báo: ${movedWords(plan, known, moved)}.`] : []),
        ...emptyLines(empty),
      ];
      return messageOf(
        [
          {
            head: [
              `Đã áp dụng kế hoạch năm ${plan.year}: ${plan.tasks.length} nhiệm vụ.`,
              ...when,
              ...people,
            ],
          },
          ...leftBlocks(plan, known, { left: staying, inForce }),
        ],
        [
          ...leftRows(plan, present, { version, left: staying }),
          [{ label: 'Quay lại kế hoạch trước', action: { kind: 'plan-revert', fact } }],
          [mendButton({ version, base: fact, offered: null }, 'Sửa một dòng', { at: 'rows', page: 0 })],
        ],
      );
    }
  }
}

/** From when a plan of another year counts, and what is followed until then. */
function whenItCounts({ year }: Plan, present: Office, today: Day): readonly string[] {
  const now = present.plan.year;
  if (year < now) return [`Bot vẫn theo kế hoạch năm ${now} đang có hiệu lực.`];
  if (isClosed(present, today)) return untilItCounts(year);
  return [
    `Kế hoạch có hiệu lực từ 01/01/${year}; đến lúc đó bot vẫn theo kế hoạch năm ${now}, ` +
      `việc còn lại của năm ${now} được nhắc đến hết ngày ${dateWords(lastDayOf(present.plan))}.`,
  ];
}

/** There is nothing to draft any more. */
export function draftGone(outcome: Exclude<RolledOutcome, PlanDraftOutcome>): Message {
  if (outcome.kind === 'gone') {
    return note(['Nút này không còn hiệu lực. Đề nghị đồng chí gửi tệp kế hoạch (Word hoặc Excel) cho bot.']);
  }
  const { year } = outcome.plan;
  return note([
    `Đã có kế hoạch năm ${year}, không cần lập dự thảo. Để thay đổi, đồng chí gửi tệp kế hoạch mới.`,
  ]);
}

export function droppedAnswer(outcome: PlanDropOutcome): Message {
  if (outcome.kind === 'settled') return note([settledWords(outcome.settled)]);
  return note(['Đã bỏ bản xem trước. Kế hoạch hiện hành giữ nguyên.']);
}

export function revertedAnswer(outcome: PlanRevertOutcome, office: Office): Message {
  if (outcome.kind === 'not-last') {
    return note(['Kế hoạch này không còn là bản áp dụng gần nhất, nên không quay lại được từ đây.']);
  }
  const { plan, before, moved } = outcome;
  return note([
    before
      ? `Đã quay lại kế hoạch trước của năm ${plan.year} (${before.tasks.length} nhiệm vụ), cùng các báo cáo đã có.`
      : `Đã thôi áp dụng kế hoạch năm ${plan.year}; trước đó chưa có kế hoạch của năm này.`,
    ...movedBackWords(office, moved),
  ]);
}

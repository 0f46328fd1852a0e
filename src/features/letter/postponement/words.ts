import type { Day } from '../../../plan/day.js';
import type { Office } from '../../../plan/plan.js';
import type { PostponeOutcome } from '../../report/outcome.js';
import { note } from '../../../words/compose.js';
import { dueWords, groupName, taskName } from '../../../words/lines.js';
import type { Message } from '../../../words/message.js';
import type { TaskGroup } from '../../../journal/views.js';
import { snoozesOf } from './rule.js';
import { clip, plainClip, shortWeekdayDate } from '../../../words/words.js';

/** On top of a form that offers no later reminder: why. Null where one is offered. */
export function notPostponed(office: Office, group: TaskGroup, today: Day): string | null {
  if (snoozesOf(office, group.standings, today).length > 0) return null;
  const { state } = group.first;
  const due = state.kind === 'within' && state.daysLeft > 0 ? 'sắp đến hạn' : 'đến hạn hôm nay';
  return state.kind === 'within'
    ? `${plainClip(group.task.code, 20)} ${due}; không hoãn nhắc đến hết hạn.`
    : null;
}

/** What putting a reminder off did. */
export function postponeAnswer(office: Office, outcome: PostponeOutcome, today: Day): Message {
  switch (outcome.kind) {
    case 'postponed': {
      const { task, until, fact } = outcome;
      const already = fact === null ? ' (đã ghi trước đó)' : '';
      return note(
        [`${taskName(task)}: nhắc lại vào ${shortWeekdayDate(until, today)}${already}.`],
        fact === null ? [] : [[{ label: 'Hoàn tác', action: { kind: 'undo', fact } }]],
      );
    }
    case 'too-near': {
      const { standing } = outcome;
      const group = { task: standing.task, first: standing, standings: [standing] };
      return note([`${groupName(group)}: ${dueWords(office, group)}; không hoãn nhắc đến hết hạn.`]);
    }
    case 'not-yours':
      return note([
        `${taskName(outcome.task)}: đơn vị của đồng chí không phụ trách nhiệm vụ này, nên không hoãn nhắc.`,
      ]);
    case 'not-open':
      return note([
        `${taskName(outcome.task)}: không có kỳ nào đang mở, nên không cần nhắc lại.`,
        `Tình hình: <code>/tinhhinh ${clip(outcome.task.code, 20)}</code>`,
      ]);
  }
}

import type { Office } from '../../plan/plan.js';
import { assignedTask } from '../../journal/assigned-work.js';
import type { Assignment } from '../../journal/history.js';
import { rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Button } from '../../words/message.js';
import { receivedButton } from './end-words.js';
import { documentWords, dueDaysWords } from './record-words.js';

/** A line each, and a button each, of so many. */
const MOST_FRESH = 8;

/** What was assigned since working hours ended. */
export function freshBlocks(office: Office, fresh: readonly Assignment[]): readonly Block[] {
  if (fresh.length === 0) return [];
  return [
    {
      head: [`<b>Mới được giao (${fresh.length})</b>`],
      list: fresh.map(({ fact }) => {
        const basis = fact.basis ? `, ${documentWords(fact.basis)}` : '';
        return `• ${taskName(assignedTask(office.plan, fact))} – hạn ${dueDaysWords(fact.deadline)}${basis}`;
      }),
      cap: MOST_FRESH,
      unit: 'nhiệm vụ',
    },
  ];
}

export function freshRows(fresh: readonly Assignment[]): readonly (readonly Button[])[] {
  return rowsOf(
    fresh.slice(0, MOST_FRESH).map((one) => receivedButton(one, true)),
    2,
  );
}

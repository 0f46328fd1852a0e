import type { FactOf } from '../../journal/fact.js';
import type { Office } from '../../plan/plan.js';
import { basisWords, capacityBeside, changeWords } from '../../words/changed-words.js';
import { leadersOf } from '../../words/office.js';
import { clip } from '../../words/words.js';
import { periodOf } from './period-words.js';

/** What was decided of a task, or put before a leader, and who decides. */
export function changeFactWords(
  office: Office,
  fact: FactOf<'changed' | 'change-prepared' | 'change-refused' | 'authority-set'>,
): string {
  const leaders = leadersOf(office.plan);
  switch (fact.kind) {
    case 'authority-set': {
      const who = fact.authority === 'leader' ? leaders : 'đầu mối';
      return `từ đây ${who} quyết định việc đổi hạn, dừng, chuyển đơn vị`;
    }
    case 'change-refused':
      return `${leaders} không đồng ý điều chỉnh, lý do: ${clip(fact.reason, 200)}`;
    case 'changed':
    case 'change-prepared': {
      const { change, basis, reason } = fact;
      const period = change.kind === 'date' ? periodOf(change) : '';
      const words = `${changeWords(office, change)}${period}${basisWords(basis)}`;
      const why = reason === '' ? '' : `, lý do: ${clip(reason, 200)}`;
      if (fact.kind === 'change-prepared') return `trình ${leaders}: ${words}${why}`;
      return `${words}${capacityBeside(office.plan, fact.as)}${why}`;
    }
  }
}

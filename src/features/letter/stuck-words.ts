import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { difficultiesOf } from '../difficulty/rule.js';
import type { Block } from '../../words/compose.js';
import { groupName, newest, stillBlockedWords } from '../../words/lines.js';
import { clip, dateWords, shortDate } from '../../words/words.js';
import type { Item } from './item.js';
import type { Letter } from './rule.js';

export const STUCK_TITLE = 'Còn vướng mắc không?';

/** What is stuck is asked about once a month; its delay is not told again. */
export function stuckBlock(
  { stuck }: Pick<Letter, 'stuck'>,
  markOf: (items: readonly Item[]) => string,
): readonly Block[] {
  if (stuck.length === 0) return [];
  return [
    {
      head: [`<b>${STUCK_TITLE} (${stuck.length})</b>`],
      list: stuck.map((item) => stuckLine(item.standing, markOf([item]))),
      unit: 'nhiệm vụ',
      tail: ['Đề nghị đồng chí trả lời bằng nút dưới đây: vẫn vướng, đã gỡ (đang làm) hoặc xong.'],
    },
  ];
}

function stuckLine(standing: Standing, mark: string): string {
  const report = newest(difficultiesOf(standing));
  const said = report
    ? `vướng mắc báo ngày ${shortDate(report.reportedOn, standing.today)}: ${clip(report.note, 100) || 'chưa nêu nội dung'}${stillBlockedWords(report, standing.today)}`
    : '';
  const due =
    isOpen(standing) && standing.state.kind !== 'undated' ? `hạn ${dateWords(standing.period.due)}` : '';
  const group = { task: standing.task, first: standing, standings: [standing] };
  return `• ${groupName(group)} – ${[said, due, mark].filter((words) => words !== '').join('; ')}`;
}

import type { Office } from '../../plan/plan.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { Block } from '../../words/compose.js';
import { completedCounts, openCounts } from '../../words/figures.js';
import { overdueOfYear } from '../../words/lines.js';
import type { Button } from '../../words/message.js';
import { clip, dateWords } from '../../words/words.js';
import type { EarlierWeek, WeeklySummary } from './rule.js';

const MOST_LATE = 10;
const MOST_NAMED = 8;

/**
 * What is left of the plan of the year before: its figures, what is late, what waits for somebody.
 * @param line how the summary tells what is late
 */
export function earlierBlocks(
  { office, summary, closes }: EarlierWeek,
  line: (office: Office, group: TaskGroup, unanswered: readonly Standing[]) => string,
): readonly Block[] {
  const { statistics, completed, overdue, lateBesides, blocked, requests, unanswered } = summary;
  const listed = completed.filter(({ category }) => category !== 'continuous').map(({ task }) => task.code);
  const codes = (all: readonly string[]): string =>
    [...new Set(all)]
      .slice(0, MOST_NAMED)
      .map((code) => clip(code, 20))
      .join(', ');
  const waits = [
    ...(blocked.length > 0 ? [`vướng mắc: ${codes(blocked.map(({ task }) => task.code))}`] : []),
    ...(requests.length > 0 ? [`gia hạn chờ duyệt: ${codes(requests.map(({ task }) => task))}`] : []),
    ...(lateBesides.length > 0
      ? [`ngoài ra quá hạn: ${codes(lateBesides.map(({ task }) => task.code))}`]
      : []),
  ];
  const head = [
    `<b>KẾ HOẠCH NĂM ${office.plan.year}</b> (theo dõi đến hết ngày ${dateWords(closes)})`,
    `Nhiệm vụ có thời hạn: ${statistics.dated.total}. ${completedCounts(statistics.dated)}.`,
    `${openCounts(statistics.dated)}.`,
    ...(listed.length > 0 ? [`Hoàn thành trong tuần: ${codes(listed)}.`] : []),
  ];
  const tail =
    waits.length > 0 ? [`${waits.join('; ')}.`.replace(/^./u, (first) => first.toUpperCase())] : [];
  if (overdue.length === 0) return [{ head: [...head, 'Quá hạn: không có.', ...tail] }];
  const late = byTask(overdue);
  return [
    {
      head: [...head, `🔴 Quá hạn (${late.length}):`],
      list: late.map((group) => line(office, group, unanswered)),
      cap: MOST_LATE,
      unit: 'nhiệm vụ',
      tail,
    },
  ];
}

/** The way to what is late of the plan of the year before. */
export function earlierRows({ earlier }: WeeklySummary): readonly (readonly Button[])[] {
  if (!earlier || earlier.summary.overdue.length + earlier.summary.lateBesides.length === 0) return [];
  return [[overdueOfYear(earlier.office.plan)]];
}

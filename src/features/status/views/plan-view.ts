import type { Day } from '../../../plan/day.js';
import type { Office } from '../../../plan/plan.js';
import { isLateAppendix } from '../../weekly-summary/rule.js';
import { waitingExtensions } from '../../extension/rule.js';
import type { History } from '../../../journal/history.js';
import { memoize } from '../../../journal/memoize.js';
import { allStandings } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { statisticsOf } from '../../../journal/statistics.js';
import { byTask, byUrgency, dueWithin, waitingReports } from '../../../journal/views.js';
import { messageOf } from '../../../words/compose.js';
import type { Block } from '../../../words/compose.js';
import {
  assignedLines,
  completedCounts,
  dutyLines,
  changedLines,
  lateCounts,
  lateTotal,
  lateWords,
  openCounts,
  regularLine,
  waitingLines,
} from '../../../words/figures.js';
import { groupName, leadName, viewAction, viewButtons } from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { clip, grantedWords, shortDate, weekdayDate } from '../../../words/words.js';
import { collectiveLines } from '../../shared-work/missing-words.js';
import { planOfYear } from '../../../words/office.js';

/** The worst that the first screen shows. */
const WORST = 5;

const SOON = 7;

/** The whole plan on one phone screen, red first. */
export const planView = memoize((office, history, today): Message => {
  const statistics = statisticsOf(office, history, today);
  const standings = allStandings(office, history, today);
  const blocked = byTask(
    standings.filter(({ progress, state }) => progress === 'blocked' && state.kind !== 'completed'),
  );
  const soon = byTask(dueWithin(office, history, { today, days: SOON }));
  const { dated } = statistics;
  const blocks: Block[] = [
    {
      head: [
        `<b>TÌNH HÌNH THỰC HIỆN ${planOfYear(office.plan).toUpperCase()}</b>`,
        `${clip(office.plan.office, 60)}, ${weekdayDate(today)}`,
      ],
    },
    worstBlock(office, standings),
    {
      head: [
        `Nhiệm vụ có thời hạn: <b>${dated.total}</b>`,
        completedCounts(dated),
        openCounts(dated),
        ...changedLines(statistics),
      ],
    },
    { head: assignedLines(statistics) },
    {
      head: [
        regularLine(statistics),
        ...dutyLines(office, statistics),
        ...waitingLines(statistics),
        ...collectiveLines(office, history, standings),
        `Đến hạn trong ${SOON} ngày tới: ${soon.length}. Vướng mắc: ${blocked.length}.`,
      ],
    },
  ];
  return messageOf(blocks, [...viewButtons(SOON), showRow(office), ...waitingRows(office, history, today)]);
});

function showRow({ plan }: Office): readonly Button[] {
  const picture: Button = { label: 'Biểu đồ', action: { kind: 'picture', department: null } };
  const targets: Button = { label: 'Chỉ tiêu', action: viewAction({ kind: 'targets' }) };
  return plan.targets.length > 0 ? [picture, targets] : [picture];
}

/** What waits for somebody's word: reports to confirm, later dates asked for. */
function waitingRows(office: Office, history: History, today: Day): readonly (readonly Button[])[] {
  const reports = waitingReports(office, history, today).length;
  const requests = waitingExtensions(office, history, today).length;
  return [
    reports > 0 ? [{ label: `Chờ xác nhận (${reports})`, action: viewAction({ kind: 'waiting' }) }] : [],
    requests > 0
      ? [{ label: `Gia hạn chờ duyệt (${requests})`, action: viewAction({ kind: 'extensions' }) }]
      : [],
  ];
}

function worstBlock(office: Office, standings: readonly Standing[]): Block {
  const counts = lateCounts(standings);
  if (lateTotal(counts) === 0)
    return { head: [`Kế hoạch năm ${office.plan.year} không có nhiệm vụ quá hạn.`] };
  const overdue = byTask(byUrgency(standings.filter(isLateAppendix)));
  const words = `Quá hạn: ${lateWords(counts)}`;
  if (overdue.length === 0) return { head: [words] };
  return {
    head: [`🔴 <b>${words}</b>`],
    list: overdue.map((group) => {
      const days = group.first.state.kind === 'overdue' ? group.first.state.days : 0;
      return `• ${groupName(group)} – ${leadName(office, group.task)}, hạn ${shortDate(group.first.period.due, group.first.today)}, quá ${days} ngày${grantedWords(group.first)}${group.first.waiting ? ', chờ xác nhận' : ''}`;
    }),
    cap: WORST,
    unit: 'nhiệm vụ',
  };
}

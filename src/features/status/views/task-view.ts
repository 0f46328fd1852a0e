import { mayReportNow } from '../../../journal/rights.js';
import { leadsOf } from '../../../plan/plan.js';
import type { Office, Task } from '../../../plan/plan.js';
import type { History, Person } from '../../../journal/history.js';
import { isCoordinator } from '../../../journal/people.js';
import { categoryOf } from '../../../journal/periods.js';
import { recordOf, papersOf } from '../../../journal/record.js';
import { isOpen, missingParts, standingsOf } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { messageOf, rowsOf } from '../../../words/compose.js';
import { extendButton } from '../../extension/offer-words.js';
import { mayExtend } from '../../extension/rule.js';
import type { Block } from '../../../words/compose.js';
import { paperWords } from '../../evidence/words.js';
import { lastFactsBlock } from '../../history/words.js';
import { decisionBlocks, decisionRows } from './decision-blocks.js';
import {
  newest,
  partsWords,
  sectionButton,
  sectionName,
  stageOf,
  stillBlockedWords,
  taskName,
} from '../../../words/lines.js';
import { reportedStatus } from '../../../words/stage-words.js';
import type { Button, Message } from '../../../words/message.js';
import {
  clip,
  dateWords,
  departmentNames,
  periodName,
  shortNames,
  shortPeriodLabel,
  stateWords,
} from '../../../words/words.js';
import { overviewButton } from '../../../words/paging.js';
import { assignedBlock } from '../../assigned/task-words.js';
import { arrangementRows, leadLines, returnBlocks } from './arrangements.js';
import type { Shown } from './arrangements.js';
import { goneView } from './group-view.js';
import type { PageRequest } from './list-view.js';
import { checkInWords, signOf, stateLine } from './task-state.js';

/** A year of quarters is shown whole, a year of months is not. */
const PERIODS = 6;
const PAPERS = 4;

/** Everything about one task: what is printed, what is computed, what was reported. */
export function taskView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly task: string; readonly person: Person | null; readonly inGroup: boolean },
): Message {
  const task = office.plan.tasks.find(({ code }) => code === ask.task);
  if (!task) return goneView('Kế hoạch hiện hành không có mã này.');
  const standings = standingsOf(office, history, task, ask.today);
  const shown = { task, standings, person: ask.person, today: ask.today, inGroup: ask.inGroup };
  return messageOf(
    [
      task.origin === 'assigned'
        ? assignedBlock(office, history, shown)
        : decreeBlock(office, task, leadLines(office, history, shown)),
      periodsBlock(office, task, standings),
      ...returnBlocks(history, shown),
      ...decisionBlocks(office, history, shown),
      ...paperBlocks(office, history, shown),
      ...lastFactsBlock(office, history, shown),
    ],
    [
      ...reportButtons(office, history, shown),
      ...arrangementRows(office, history, shown),
      recordButtons(office, history, shown),
      ...decisionRows(office, history, shown),
      [sectionButton(task.section), overviewButton],
    ],
  );
}

function decreeBlock(office: Office, task: Task, lead: readonly string[]): Block {
  const section = office.plan.sections.find(({ id }) => id === task.section);
  const { deadline } = task;
  const others =
    task.mayAlsoReport.length > 0
      ? ` (cùng báo cáo: ${shortNames(office, task.mayAlsoReport.slice(0, 8))})`
      : '';
  return {
    head: [
      taskName(task),
      ...(task.text === task.title ? [] : [`<i>${clip(task.text, 500)}</i>`]),
      `Mục: ${sectionName({ id: task.section, title: section?.title ?? '' })}`,
      `Chủ trì: ${departmentNames(office, leadsOf(task))}${others}`,
      ...lead,
      ...(task.support === '' ? [] : [`Phối hợp: ${clip(task.support, 150)}`]),
      ...(task.deliverable === '' ? [] : [`Sản phẩm: ${clip(task.deliverable, 250)}`]),
      `Thời gian hoàn thành (kế hoạch ghi): “${clip(deadline.printed, 200)}”`,
      ...(deadline.reason === null ? [] : [`Chưa xác định được hạn: ${clip(deadline.reason, 150)}`]),
      ...deadline.doubts.slice(0, 3).map((doubt) => `Cần xem lại: ${clip(doubt, 150)}`),
    ],
  };
}

function periodsBlock(office: Office, task: Task, standings: readonly Standing[]): Block {
  const [first] = standings;
  if (!first) return { head: ['Chưa có hạn: đầu mối đặt ngày khi có yêu cầu.'] };
  if (categoryOf(task) === 'continuous') {
    const missed = standings.filter(({ state }) => state.kind === 'missed').map(shortPeriodLabel);
    const note = missed.length > 0 ? `; chưa báo cáo: ${clip(missed.join(', '), 200)}` : '';
    return {
      head: [
        `Thường xuyên, báo cáo kỳ hằng tháng: ${checkInWords(standings)}${note}`,
        ...monthLines(office, standings),
      ],
    };
  }
  const shown = worthShowing(standings);
  return {
    head: standings.length > 1 ? [`<b>Các kỳ (${standings.length})</b>`] : [],
    list: shown.map((standing) => periodLine(office, standing)),
    unit: 'kỳ',
    tail: restLines(standings.filter((standing) => !shown.includes(standing))),
  };
}

/** The periods that have no line of their own, by how they stand. */
function restLines(rest: readonly Standing[]): readonly string[] {
  const line = (words: string, some: readonly Standing[]): readonly string[] =>
    some.length === 0 ? [] : [`${words} (${some.length}): ${clip(some.map(shortName).join(', '), 300)}`];
  const shortName = (standing: Standing): string => {
    const { state } = standing;
    const late = state.kind === 'completed' && state.timing.kind === 'late' ? state.timing.days : 0;
    return `${shortPeriodLabel(standing)}${late > 0 ? ` (quá hạn ${late} ngày)` : ''}`;
  };
  return [
    ...line(
      'Đã báo cáo',
      rest.filter(({ state }) => state.kind === 'completed'),
    ),
    ...line(
      'Chờ xác nhận',
      rest.filter(({ waiting }) => waiting !== null),
    ),
    ...line('Đang mở', rest.filter(isOpen)),
    ...line(
      'Chưa đến kỳ',
      rest.filter(({ state, waiting }) => state.kind === 'not-open' && waiting === null),
    ),
  ];
}

/** Of check-ins only the month under way is told at length. */
function monthLines(office: Office, standings: readonly Standing[]): readonly string[] {
  const now = standings.filter(({ state }) => state.kind === 'within' || state.kind === 'completed').at(-1);
  if (!now) return [];
  const parts = now.parts && missingParts(now).length > 0 ? `; ${partsNote(office, now)}` : '';
  const unsaid = now.state.kind === 'within' && now.waiting === null;
  const words = unsaid ? 'đang trong kỳ, chưa báo cáo' : stateLine(office, now);
  return [`${signOf(now) === '✅' ? '✅' : '•'} ${periodName(now)}: ${words}${parts}`];
}

function periodLine(office: Office, standing: Standing): string {
  const { period, state } = standing;
  const name = periodName(standing);
  // What was reported before anybody set its date has none to show.
  const dateless =
    standing.category === 'requested' && state.kind === 'completed' && period.opens === period.due;
  if (state.kind === 'undated' || dateless) {
    const which = name === '' ? '' : `${name}: `;
    return `${signOf(standing)} ${which}${stateWords(office, standing)}${progressNote(standing)}`;
  }
  const due = `${name === '' ? 'Hạn' : `${name}, hạn`} ${dateWords(period.due)} (từ ${dateWords(period.opens)})`;
  if (state.kind === 'not-open') return `• ${due}: chưa đến kỳ${progressNote(standing)}`;
  const parts = standing.parts ? `; ${partsNote(office, standing)}` : '';
  return `${signOf(standing)} ${due}: ${stateWords(office, standing)}${progressNote(standing)}${parts}`;
}

function progressNote(standing: Standing): string {
  const { state, progress } = standing;
  if (state.kind === 'completed' || progress === 'none') return '';
  const stuck = newest(standing.reports.filter(({ status }) => status === 'blocked'));
  return `; ${reportedStatus({ status: progress, stage: stageOf(standing) })}${stuck ? stillBlockedWords(stuck, standing.today) : ''}`;
}

function partsNote(office: Office, standing: Standing): string {
  const missing = missingParts(standing);
  const words = partsWords(standing);
  return missing.length === 0 ? words : `${words}, còn thiếu: ${shortNames(office, missing.slice(0, 12))}`;
}

/** What is open, what waits, the last that were reported, and what comes next or has a word already; in their order. */
function worthShowing(standings: readonly Standing[]): readonly Standing[] {
  if (standings.length <= PERIODS) return standings;
  const open = standings.filter(isOpen).slice(0, 6);
  const waiting = standings.filter((standing) => standing.waiting !== null).slice(0, 4);
  const reported = standings.filter(({ state }) => state.kind === 'completed').slice(-4);
  const closed = standings.filter(({ state }) => state.kind === 'not-open');
  const coming = [...closed.slice(0, 2), ...closed.filter(({ progress }) => progress !== 'none').slice(0, 2)];
  const shown = new Set([...open, ...waiting, ...reported, ...coming]);
  return standings.filter((standing) => shown.has(standing));
}

/** The newest papers with who brought them and when; a number or two more are counted. */
function paperBlocks(office: Office, history: History, { task, inGroup }: Shown): readonly Block[] {
  const papers = papersOf(history, { task: task.code, year: office.plan.year });
  if (papers.length === 0) return [];
  const last = papers.slice(-PAPERS).reverse();
  const rest = papers.length - last.length;
  return [
    {
      head: [
        `<b>${task.origin === 'assigned' ? 'Văn bản giao, minh chứng' : 'Minh chứng'} (${papers.length})</b>`,
      ],
      list: last.map((paper) => `• ${paperWords(office, history, { ...paper, inGroup })}`),
      unit: 'minh chứng',
      tail: rest > 0 ? [`và ${rest} minh chứng trước đó`] : [],
    },
  ];
}

/** The files themselves, and for the coordinator the whole record. */
function recordButtons(
  office: Office,
  history: History,
  { person, task, inGroup }: Shown,
): readonly Button[] {
  if (inGroup) return [];
  const hasFiles = papersOf(history, { task: task.code, year: office.plan.year }).some(
    ({ evidence }) => evidence.kind !== 'document',
  );
  return [
    ...(person && hasFiles
      ? [
          {
            label: task.origin === 'assigned' ? 'Xem văn bản, minh chứng' : 'Xem minh chứng',
            action: { kind: 'files', task: task.code, page: 0 } as const,
          },
        ]
      : []),
    ...(person &&
    isCoordinator(person) &&
    recordOf(history, { task: task.code, year: office.plan.year }).length > 0
      ? [{ label: 'Toàn bộ quá trình', action: { kind: 'record', task: task.code } as const }]
      : []),
  ];
}

function reportButtons(
  office: Office,
  history: History,
  { task, standings, person, today }: Shown,
): readonly (readonly Button[])[] {
  if (!person) return [];
  if (!mayReportNow(office, history, { task, person, today })) return [];
  const open = standings.filter(isOpen).slice(0, 6);
  const label = (standing: Standing): string => {
    const period = shortPeriodLabel(standing);
    return period === '' ? 'Báo cáo hoàn thành' : `Xong ${period}`;
  };
  const may = mayExtend(office, history, { task, person, today });
  return [
    ...rowsOf(
      open.map((standing) => ({
        label: label(standing),
        action: { kind: 'report', task: task.code, period: standing.period.id, part: null },
      })),
      2,
    ),
    may ? [extendButton(task, open)] : [],
  ];
}

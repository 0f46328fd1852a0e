import type { Period } from '../../plan/deadline.js';
import type { Day } from '../../plan/day.js';
import { leadsOf } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import type { ReportOutcome } from './outcome.js';
import { findPerson } from '../../journal/people.js';
import { isReported, missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { compose } from '../../words/compose.js';
import { closingPiece } from '../shared-work/close-words.js';
import { evidenceWords, groupName, newest, partsWords, taskName, wordsBeside } from '../../words/lines.js';
import type { Action } from '../../words/action.js';
import type { AskedChoice, Button, Message } from '../../words/message.js';
import { figureLines } from '../target/words.js';
import {
  clip,
  dateWords,
  departmentNames,
  haltWords,
  nameWords,
  shortNames,
  stateWords,
} from '../../words/words.js';
import { dayLines, dayRows } from './day-words.js';
import { beforeOpening, earlyButton, notOpen } from './early-words.js';
import { daySubject, whatIsMeant, whichDay } from './meant-words.js';
import type { Piece, ReportAnswerOptions } from './piece.js';
import {
  confirmNotArising,
  openWork,
  whichPart,
  whichPeriod,
  whichPeriodOfMany,
  whichTask,
} from './question-words.js';
import { isUnnamed, reasonRow, recordedLines } from './recorded-words.js';
import { sampleDocument } from '../../words/office.js';

/** A keyboard beyond this is no answer on a phone; Telegram itself takes a hundred buttons. */
const MOST_ROWS = 24;

/**
 * What became of a report: each task by name, what was written down and how it was understood; what is unclear as
 * buttons; one button that takes all of it back.
 */
export function reportAnswer(
  office: Office,
  outcomes: readonly ReportOutcome[],
  options: ReportAnswerOptions,
): Message {
  // One button for many tasks has no room for a day.
  const { together, single } = options.day
    ? { together: [], single: outcomes }
    : periodsAskedTogether(outcomes);
  const asked = single.map(isAsked);
  const alonePeriod =
    together.length === 0 && single.filter(({ kind }) => kind === 'which-period').length === 1;
  const alone = single.length + together.length === 1;
  const pieces = single.map((outcome) =>
    onDay(pieceOf(office, outcome, { ...options, alonePeriod, alone }), options.day ?? null),
  );
  const shared = together.map((tasks, at) =>
    whichPeriodOfMany(
      { tasks, choice: at, alone: together.length === 1 && single.length === 0 },
      options.given ?? {},
    ),
  );
  const [only] = pieces;
  const list =
    alone && only
      ? only.lines
      : [...pieces, ...shared.map(({ piece }) => piece)].map(({ lines }) => lines.join(' '));
  const head = options.name === null ? [] : [`Đồng chí ${nameWords(options.name)}:`];
  const { html } = compose([{ head, list, unit: alone ? 'dòng' : 'nhiệm vụ' }]);
  const buttons = [...pieces, ...shared.map(({ piece }) => piece)].flatMap((piece) => piece.buttons);
  const asks = alone ? (wordsAsked(outcomes) ?? awaitedAsked(outcomes)) : null;
  const choices = [
    ...pieces.flatMap((piece, at): readonly AskedChoice[] =>
      asked[at] === true && piece.buttons.length > 0 ? [{ buttons: answersIn(piece) }] : [],
    ),
    ...shared.map(({ piece, tasks }) => ({ buttons: answersIn(piece), tasks })),
  ];
  return {
    html,
    buttons: [...buttons.slice(0, MOST_ROWS), ...undoRow(outcomes)].filter((row) => row.length > 0),
    ...(asks && { asks }),
    ...(choices.length > 0 && { choices }),
  };
}

/** The questions that are left report for the day that was chosen. */
function onDay(piece: Piece, day: Day | null): Piece {
  if (day === null) return piece;
  const buttons = piece.buttons.map((row) =>
    row.map(({ label, action }) => ({
      label,
      action: action.kind === 'report' ? { ...action, day: action.day ?? day } : action,
    })),
  );
  return { ...piece, buttons };
}

function answersIn({ buttons }: Piece): readonly Button[] {
  return buttons.flat().filter(({ action }) => action.kind !== 'view');
}

type WhichPeriod = Extract<ReportOutcome, { kind: 'which-period' }>;

/** Tasks that have the same periods open are asked about once. */
function periodsAskedTogether(outcomes: readonly ReportOutcome[]): {
  readonly together: readonly (readonly WhichPeriod[])[];
  readonly single: readonly ReportOutcome[];
} {
  const groups = new Map<string, WhichPeriod[]>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'which-period') continue;
    const key = outcome.open.map(({ period }) => period.id).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  const together = [...groups.values()].filter(({ length }) => length > 1);
  const shared = new Set<ReportOutcome>(together.flat());
  return { together, single: outcomes.filter((outcome) => !shared.has(outcome)) };
}

/** Whether the outcome asks for a tap before anything is written down. */
function isAsked({ kind }: ReportOutcome): boolean {
  switch (kind) {
    case 'which-period':
    case 'before-opening':
    case 'which-part':
    case 'closing-asked':
    case 'which-task':
    case 'no-code':
    case 'confirm-not-arising':
    case 'not-open':
    case 'what-is-meant':
    case 'bad-date':
      return true;
    case 'recorded':
    case 'supplemented':
    case 'already':
    case 'not-yours':
    case 'stopped':
    case 'gone':
    case 'reason-needed':
      return false;
  }
}

/** A difficulty without its reason, a completion without its day: the next words are that. */
function wordsAsked([outcome]: readonly ReportOutcome[]): Action | null {
  if (outcome?.kind === 'bad-date') return daySubject(outcome);
  // Words alone would be recorded for the first of several tasks and not for the others.
  if (outcome?.kind !== 'reason-needed' || outcome.others.length > 0) return null;
  const { task, period, part } = outcome;
  return { kind: 'report', task: task.code, period, part, status: 'blocked' };
}

/** "Chờ phối hợp" was recorded and does not say of whom: the next words do. */
function awaitedAsked([outcome]: readonly ReportOutcome[]): Action | null {
  if (outcome?.kind !== 'recorded') return null;
  const [report, ...others] = outcome.reports;
  if (!report || others.length > 0 || !isUnnamed(report)) return null;
  const { task, period } = report.standing;
  return { kind: 'awaited', task: task.code, period: period.id, part: report.part };
}

interface PieceOptions extends ReportAnswerOptions {
  /** Whether the message asks of one task alone which period is meant. */
  readonly alonePeriod: boolean;
  /** Whether the message speaks of nothing else. */
  readonly alone: boolean;
}

function pieceOf(office: Office, outcome: ReportOutcome, options: PieceOptions): Piece {
  switch (outcome.kind) {
    case 'recorded':
      return {
        lines: [...recordedLines(office, outcome.reports, options), ...figureLines(outcome.figure)],
        buttons: reasonRow(outcome.reports),
      };
    case 'supplemented':
      return supplemented(office, outcome, options);
    case 'already':
      return already(office, outcome, options);
    case 'which-period':
      return whichPeriod({ ...outcome, alone: options.alonePeriod }, options.given ?? {});
    case 'not-open':
      return notOpen(outcome);
    case 'before-opening':
      return beforeOpening(outcome, options);
    case 'which-part':
      return whichPart(office, outcome, options.given ?? {});
    case 'closing-asked':
      return closingPiece(office, outcome, options.today);
    case 'not-yours':
      return said(
        `${taskName(outcome.task)} do ${departmentNames(office, leadsOf(outcome.task))} chủ trì; báo cáo của đồng chí chưa được ghi nhận.`,
        'Nếu cần báo cáo thay, đề nghị đồng chí liên hệ đầu mối.',
      );
    case 'stopped':
      return said(
        `${taskName(outcome.standing.task)}: ${haltWords(outcome.standing)}, báo cáo chưa được ghi nhận.`,
        `Nếu nhiệm vụ thực hiện tiếp, đề nghị đầu mối, lãnh đạo gửi: <code>/dieuchinh ${clip(outcome.standing.task.code, 20)} tiếp tục</code>`,
      );
    case 'gone':
      return said(
        `${taskName(outcome.task)}: kỳ này không có trong kế hoạch hiện hành, chưa ghi nhận gì.`,
        'Việc đang mở: /viec',
      );
    case 'which-task':
      return whichTask(outcome.reference);
    case 'no-code':
      return openWork(office, outcome.open);
    case 'reason-needed':
      if (outcome.others.length > 0) {
        const codes = clip([outcome.task.code, ...outcome.others].join(', '), 200);
        return said(
          `<b>${codes}</b>: chưa ghi nhận, vì vướng mắc cần nêu lý do. Đề nghị đồng chí gửi lại kèm nội dung vướng mắc:`,
          `<code>/vuong ${codes} chờ văn bản hướng dẫn của cấp trên</code>`,
        );
      }
      return said(
        `${taskName(outcome.task)}: chưa ghi nhận, vì vướng mắc cần nêu lý do. Đề nghị đồng chí trả lời tin này bằng nội dung vướng mắc, hoặc gửi:`,
        `<code>/vuong ${clip(outcome.task.code, 20)} chờ văn bản hướng dẫn của cấp trên</code>`,
      );
    case 'confirm-not-arising':
      return confirmNotArising(outcome);
    case 'bad-date':
      return whichDay(outcome, options.today);
    case 'what-is-meant':
      return whatIsMeant(outcome);
  }
}

function already(
  office: Office,
  outcome: Extract<ReportOutcome, { kind: 'already' }>,
  options: PieceOptions,
): Piece {
  const { standing, next, status, days } = outcome;
  const report = newest(standing.reports.filter(({ status }) => isClosing(status)));
  const by = report?.by ?? null;
  // In the group nobody is told by name but whoever asks.
  const person =
    by !== null && options.history && options.name === null ? findPerson(options.history, by) : undefined;
  const who = person ? `, đồng chí ${nameWords(person.name)}` : '';
  const when = report ? ` (báo cáo ngày ${dateWords(report.reportedOn)}${who})` : '';
  const open = !isReported(standing);
  const part = open && standing.parts ? 'phần của đơn vị ' : '';
  if (standing.closing) {
    return said(`${nameOf(standing)}: ${stateWords(office, standing)}; không ghi nhận thêm.`);
  }
  return {
    lines: [
      `${nameOf(standing)}: ${part}đã được báo cáo trước đó${when}, không ghi nhận thêm.`,
      ...(open && standing.parts
        ? [`${partsWords(standing)}, còn thiếu: ${shortNames(office, missingParts(standing).slice(0, 12))}.`]
        : []),
      ...dayLines(office, options.name === null ? (options.history ?? null) : null, days),
      ...(next ? [`Kỳ tiếp theo: ${nextWords(next)}.`] : []),
      ...(standing.count === 1 && !standing.parts && days.length === 0
        ? [
            `Để bổ sung văn bản hoặc nội dung: <code>/xong ${clip(standing.task.code, 20)} ${sampleDocument(office.plan)}</code>`,
          ]
        : []),
    ],
    buttons: [
      ...dayRows(days, !options.alone),
      ...(next ? [[earlyButton(standing.task, next, status)]] : []),
    ],
  };
}

/** What was added to the report before, and what became of the day that was named. */
function supplemented(
  office: Office,
  { standing, evidence, note, figure, days }: Extract<ReportOutcome, { kind: 'supplemented' }>,
  { name, history, alone }: PieceOptions,
): Piece {
  const added = [evidenceWords(evidence), wordsBeside(note, evidence, 200)].filter((words) => words !== '');
  return {
    lines: [
      `${nameOf(standing)}: đã bổ sung vào báo cáo trước${added.length > 0 ? `: ${added.join('; ')}` : ''}.`,
      ...dayLines(office, name === null ? (history ?? null) : null, days),
      ...figureLines(figure),
    ],
    buttons: dayRows(days, !alone),
  };
}

function nextWords(period: Period): string {
  return `${clip(period.label, 40)}, từ ${dateWords(period.opens)}, hạn ${dateWords(period.due)}`;
}

function nameOf(standing: Standing): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}

function said(...lines: readonly string[]): Piece {
  return { lines, buttons: [] };
}

/** All reports of one gesture are taken back together, so one of them is enough to name it. */
function undoRow(outcomes: readonly ReportOutcome[]): readonly (readonly Button[])[] {
  const facts = outcomes.flatMap((outcome) =>
    outcome.kind === 'recorded' ? outcome.reports.map(({ fact }) => fact) : [],
  );
  const added = outcomes.flatMap((outcome) => (outcome.kind === 'supplemented' ? [outcome.fact] : [])).at(-1);
  const last = facts.at(-1);
  if (last === undefined) {
    return added === undefined ? [] : [[{ label: 'Hoàn tác', action: { kind: 'undo', fact: added } }]];
  }
  return [
    [
      { label: 'Hoàn tác', action: { kind: 'undo', fact: last } },
      { label: 'Gửi minh chứng', action: { kind: 'evidence', fact: last } },
    ],
  ];
}

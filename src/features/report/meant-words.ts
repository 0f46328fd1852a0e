import type { SaidReport } from '../../speech/said-report.js';
import type { Task } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import type { ReportStatus } from '../../journal/fact.js';
import type { Day } from '../../plan/day.js';
import type { Action } from '../../words/action.js';
import { rowsOf } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Button } from '../../words/message.js';
import { clip, dateWords, plainClip, statusWords } from '../../words/words.js';
import { extendButton } from '../extension/offer-words.js';
import type { About, DayAsked, ReportOutcome } from './outcome.js';
import type { Piece } from './piece.js';

type Asked = Extract<ReportOutcome, { kind: 'what-is-meant' }>;

/** Of some of what was said no status is clear: all of it is shown as it was understood, and one tap decides. */
export function whatIsMeant({ said, about }: Asked): Piece {
  const unclear = said.filter(({ doubt }) => doubt !== null);
  const isSingle = said.length === 1 && unclear[0]?.references.length === 1;
  const lines = isSingle
    ? said.map((one) => `${namesOf(one)}: ${wordsOf(one)}; chưa ghi nhận gì.`)
    : [
        'Chưa ghi nhận gì. Nội dung của đồng chí được hiểu là:',
        ...said.map((one) => `• ${namesOf(one)}: ${wordsOf(one)}`),
      ];
  const which = isSingle ? '' : ` với ${clip(unclear.map(codesOf).join(', '), 200)}`;
  const statuses = statusesOffered(unclear).map((status) => statusButton(status, unclear, about));
  return {
    lines: [...lines, `Đề nghị đồng chí chọn${which}:`],
    buttons: [statuses, ...unclear.flatMap(laterDate)],
  };
}

/** Whoever wishes for a later date beside a report asks for it by its own button. */
function laterDate({ doubt, references: [only, ...others] }: SaidReport): readonly (readonly Button[])[] {
  if (doubt !== 'wish' || only?.kind !== 'task' || others.length > 0) return [];
  return [[extendButton(only.task, [])]];
}

function namesOf({ references }: SaidReport): string {
  const [first, ...others] = references;
  if (first?.kind === 'task' && others.length === 0) return taskName(first.task);
  return `<b>${clip(codesOf({ references }), 200)}</b>`;
}

function codesOf({ references }: Pick<SaidReport, 'references'>): string {
  return references.map((one) => (one.kind === 'task' ? one.task.code : one.written)).join(', ');
}

function wordsOf({ status, doubt, note }: SaidReport): string {
  const quoted = note === '' ? '' : `“${clip(note, 120)}”`;
  switch (doubt) {
    case null:
      return [status === null ? '' : statusWords(status), quoted].filter((words) => words !== '').join(', ');
    case 'not-said':
      return quoted === '' ? 'chưa rõ tình trạng' : `${quoted}, chưa rõ tình trạng`;
    case 'denied':
      return quoted === '' ? 'được hiểu là chưa xong' : `${quoted}, có thể là chưa xong`;
    case 'half':
      return quoted === '' ? 'có thể là chưa xong hẳn' : `${quoted}, có thể là chưa xong hẳn`;
    case 'wish':
      return quoted === '' ? 'có đề nghị gia hạn' : `${quoted}, có đề nghị gia hạn`;
    case 'conflict':
      return quoted === '' ? 'hai tình trạng khác nhau' : `${quoted}, khác với tình trạng đã nêu`;
  }
}

/** What was said stands last: "Vẫn xong" is the answer of whoever was understood wrongly. */
function statusesOffered(unclear: readonly SaidReport[]): readonly ReportStatus[] {
  const isDoubted = unclear.some(({ doubt }) => doubt !== 'not-said');
  const tasks = unclear.flatMap(({ references }) =>
    references.flatMap((one): readonly Task[] => (one.kind === 'task' ? [one.task] : [])),
  );
  const mayBeNone =
    unclear.some(({ status }) => status === 'not-arising') ||
    (tasks.length > 0 && tasks.every(({ ifAny }) => ifAny));
  const none: readonly ReportStatus[] = mayBeNone ? ['not-arising'] : [];
  return isDoubted
    ? ['in-progress', 'blocked', ...none, 'done']
    : ['done', 'in-progress', 'blocked', ...none];
}

function statusButton(status: ReportStatus, unclear: readonly SaidReport[], about: About | null): Button {
  const said = unclear.some(
    (one) => one.doubt !== 'not-said' && one.status !== null && isClosing(one.status),
  );
  return { label: labelOf(status, said), action: again({ about, status, day: null }) };
}

function labelOf(status: ReportStatus, wasSaid: boolean): string {
  switch (status) {
    case 'done':
      return wasSaid ? 'Vẫn xong' : 'Xong';
    case 'in-progress':
      return 'Đang làm';
    case 'blocked':
      return 'Vướng mắc';
    case 'not-arising':
      return 'Không phát sinh';
  }
}

/** The same words once more, with what was chosen. */
function again({
  about,
  status,
  day,
}: {
  readonly about: About | null;
  readonly status: ReportStatus | null;
  readonly day: Day | null;
}): Action {
  const [task, ...others] = about?.tasks ?? [];
  if (!about || !task || others.length > 0) return { kind: 'report-said', task: null, status, day };
  const { period, part } = about;
  return {
    ...{ kind: 'report', task: task.code, period, part },
    ...(status && { status }),
    ...(day && { day }),
  };
}

/** A day of completion is marked and not certain: the days that it may be, today, or the day in words. */
export function whichDay({ fault, written, options, tasks, about, chosen }: DayAsked, today: Day): Piece {
  const [only, ...others] = tasks;
  const of = only && others.length === 0 ? `${taskName(only)}: ` : '';
  const said = `“${clip(written, 40)}”`;
  const days = [...new Set([...options.filter((day) => day < today).slice(-4), today])];
  return {
    lines: [
      `${of}${of === '' ? 'Ngày' : 'ngày'} hoàn thành ghi là ${said}, ${whyNot(fault)}; chưa ghi nhận gì.`,
      'Đề nghị đồng chí chọn ngày hoàn thành, hoặc gửi ngày, ví dụ: 28/03',
    ],
    buttons: rowsOf(
      days.map((day): Button => ({
        label: plainClip(day === today ? `Hôm nay (${dateWords(day)})` : dateWords(day), 24),
        action: again({ about, status: chosen, day }),
      })),
      3,
    ),
  };
}

/** The question for which the next words are the day. */
export function daySubject({ about, chosen }: DayAsked): Action {
  const [task, ...others] = about?.tasks ?? [];
  return {
    kind: 'report-said',
    task: task && others.length === 0 ? task.code : null,
    status: chosen,
    day: null,
  };
}

function whyNot(fault: DayAsked['fault']): string {
  switch (fault) {
    case 'future':
      return 'ngày này chưa đến';
    case 'no-such-date':
      return 'không có trong lịch';
    case 'several':
      return 'có thể là nhiều ngày';
    case 'unread':
      return 'chưa rõ là ngày nào';
  }
}

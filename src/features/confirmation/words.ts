import type { ActionOf } from '../../words/action.js';
import { daysBetween } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { dayOfFact } from '../../journal/fact.js';
import type { Report } from '../../journal/history.js';
import type { ConfirmOutcome, Decided, ReturnOutcome } from '../people/outcome.js';
import type { Standing } from '../../journal/standing.js';
import type { WaitingReport } from '../../journal/views.js';
import { messageOf, note, rowsOf } from '../../words/compose.js';
import { evidenceWords, leadName, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import {
  clip,
  dateWords,
  nameWords,
  periodWords,
  plainClip,
  shortDate,
  shortNames,
  shortPeriodLabel,
} from '../../words/words.js';
import { officeButton } from '../../words/choice-rows.js';

/** Buttons for single reports under one message; the rest is in the list of what waits. */
const MOST_RETURNS = 12;

const waitingButton: Button = { label: 'Chờ xác nhận', action: viewAction({ kind: 'waiting' }) };

/** `<b>III.1</b> Kế hoạch… – VP-TK: hoàn thành 28/03, báo cáo 29/03` */
export function waitingLine(office: Office, { standing, report }: WaitingReport): string {
  const who = report.part === null ? leadName(office, standing.task) : shortNames(office, [report.part]);
  return `${taskName(standing.task)}${periodWords(standing)} – ${who}: ${doneWords(standing, report)}`;
}

function doneWords(standing: Standing, report: Report): string {
  const { status, completedOn, reportedOn } = report;
  const on = completedOn ?? reportedOn;
  const dated = standing.category === 'dated';
  const late = dated ? Math.max(0, daysBetween(standing.lastOnTime, on)) : 0;
  return [
    status === 'not-arising' ? 'không phát sinh' : `hoàn thành ${shortDate(on, standing.today)}`,
    ...(reportedOn === on ? [] : [`báo cáo ${shortDate(reportedOn, standing.today)}`]),
    ...(late > 0 ? [`quá hạn ${late} ngày`] : []),
    ...(dated && late === 0 && reportedOn > standing.lastOnTime
      ? [`báo cáo sau hạn ${shortDate(standing.lastOnTime, standing.today)}, đề nghị xem minh chứng`]
      : []),
  ].join(', ');
}

/** To the coordinator: what somebody has just reported, with the two answers. */
export function toConfirm(
  office: Office,
  { reports, name }: { readonly reports: readonly WaitingReport[]; readonly name: string },
): Message {
  const [first] = reports;
  const evidence = evidenceWords(first?.report.evidence ?? []);
  const said = first?.report.note ?? '';
  const single = first && reports.length === 1;
  return messageOf(
    [
      {
        head: [`<b>Chờ xác nhận (${reports.length})</b>, đồng chí ${nameWords(name)} báo cáo:`],
        list: reports.map((one) => `• ${waitingLine(office, one)}`),
        unit: 'báo cáo',
        tail: [
          ...(evidence === '' ? [] : [`Minh chứng: ${evidence}`]),
          ...(said === '' ? [] : [`Nội dung: ${clip(said, 300)}`]),
        ],
      },
    ],
    single
      ? [...answerRow(first), [viewButton(first)]]
      : [
          ...(first
            ? [[officeButton(`Xác nhận tất cả (${reports.length})`, confirmAll(first.report.fact))]]
            : []),
          ...rowsOf(reports.slice(0, MOST_RETURNS).map(returnButton), 2),
          [waitingButton],
        ],
  );
}

function confirmAll(report: number): ActionOf<'confirm-report'> {
  return { kind: 'confirm-report', report, all: true };
}

function viewButton({ standing }: WaitingReport): Button {
  const { code } = standing.task;
  return { label: `Xem ${code}`, action: viewAction({ kind: 'task', task: code }) };
}

function returnButton({ standing, report }: WaitingReport): Button {
  return officeButton(plainClip(`Trả lại ${shortName(standing)}`, 32), {
    kind: 'return-report',
    report: report.fact,
  });
}

/** `TH.1, tháng 3` */
function shortName(standing: Standing): string {
  const period = shortPeriodLabel(standing);
  return period === '' ? standing.task.code : `${standing.task.code}, ${period}`;
}

/** Yes and no to one report, by its code and period. */
export function answerRow(waiting: WaitingReport): readonly (readonly Button[])[] {
  const { standing, report } = waiting;
  const label = plainClip(`Xác nhận ${shortName(standing)}`, 32);
  return [
    [officeButton(label, { kind: 'confirm-report', report: report.fact, all: false }), returnButton(waiting)],
  ];
}

export function confirmAnswer(office: Office, outcome: ConfirmOutcome): Message {
  switch (outcome.kind) {
    case 'confirmed':
      return messageOf(
        [
          {
            head: [`✅ Đã xác nhận ${outcome.reports.length} báo cáo:`],
            list: outcome.reports.map((one) => `• ${waitingLine(office, one)}`),
            unit: 'báo cáo',
            tail: ['Ngày hoàn thành giữ theo báo cáo; người báo cáo được thông báo.'],
          },
        ],
        [[waitingButton]],
      );
    case 'decided':
    case 'gone':
      return decidedAnswer(outcome);
  }
}

/** @param again the answer to the question said nothing */
export function returnAnswer(office: Office, outcome: ReturnOutcome, again: boolean): Message {
  switch (outcome.kind) {
    case 'reason-needed': {
      const { report } = outcome.waiting;
      const words = note([
        `Trả lại: ${waitingLine(office, outcome.waiting)}.`,
        again
          ? 'Chưa trả lại, vì cần nêu lý do bằng chữ. Đề nghị đồng chí trả lời tin này, ví dụ: thiếu số văn bản'
          : 'Đề nghị đồng chí trả lời tin này bằng lý do, ví dụ: thiếu số văn bản',
      ]);
      return { ...words, asks: { kind: 'return-report', report: report.fact } };
    }
    case 'returned':
      return note(
        [
          `Đã trả lại: ${waitingLine(office, outcome.waiting)}.`,
          `Lý do: ${clip(outcome.reason, 300)}`,
          'Người báo cáo được thông báo; nhiệm vụ trở lại như trước báo cáo này.',
        ],
        [[waitingButton]],
      );
    case 'decided':
    case 'gone':
      return decidedAnswer(outcome);
  }
}

function decidedAnswer(outcome: Decided): Message {
  if (outcome.kind === 'gone') {
    return note(
      [
        'Báo cáo này không còn chờ xác nhận: đã được hoàn tác, mở lại hoặc ghi nhận bằng cách khác.',
        'Không ghi nhận thêm.',
      ],
      [[waitingButton]],
    );
  }
  const { verdict, who } = outcome;
  const by = who ? `đồng chí ${nameWords(who.name)}` : 'đầu mối';
  const what = verdict.kind === 'confirmed' ? 'xác nhận' : 'trả lại';
  const reason = verdict.reason === '' ? [] : [`Lý do: ${clip(verdict.reason, 300)}`];
  return note(
    [
      `Báo cáo này đã được ${by} ${what} ngày ${dateWords(dayOfFact(verdict))}, không ghi nhận thêm.`,
      ...reason,
    ],
    [[waitingButton]],
  );
}

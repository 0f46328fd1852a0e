import type { Recorded } from '../../journal/recorded.js';
import type { History } from '../../journal/history.js';
import type { Office } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import { answerButton } from '../difficulty/words.js';
import type { Message } from '../../words/message.js';
import { evidenceWords, taskName, wordsBeside } from '../../words/lines.js';
import { reportedStatus } from '../../words/stage-words.js';
import { actingWords } from '../../words/who.js';
import { clip, dateWords, nameWords, periodWords, plainClip, shortNames } from '../../words/words.js';
import { committeeShort } from '../../words/office.js';

/** To the coordinator, at once: a difficulty that was reported, or a day of completion that makes a late report on time. */
export function reportTold(
  office: Office,
  history: History,
  told: {
    readonly why: 'blocked' | 'backdated' | 'nudged';
    readonly name: string;
    readonly report: Recorded;
  },
): Message {
  const { report, name, why } = told;
  const { task } = report.standing;
  const work = `${taskName(task)}${periodWords(report.standing)}`;
  const department = report.part ?? task.lead;
  const said = report.standing.reports.find(({ fact }) => fact === report.fact);
  const named = said
    ? actingWords(office, history, { by: said.by, department, on: said.reportedOn })
    : `đồng chí ${nameWords(name)} (${shortNames(office, [department])})`;
  const who = named.charAt(0).toUpperCase() + named.slice(1);
  const html = toldWords();
  const view = { kind: 'view', view: { kind: 'task', task: task.code }, page: 0 } as const;
  const look = { label: `Xem ${task.code}`, action: view };
  return { html, buttons: [report.status === 'blocked' ? [answerButton(report.fact), look] : [look]] };

  function toldWords(): string {
    switch (why) {
      case 'blocked':
        return `🟡 Vướng mắc: ${work}\n${who}: ${clip(report.note, 500)}`;
      case 'nudged':
        return `Báo cáo sau đôn đốc: ${work}\n${who}: <b>${reportedWords(report)}</b>${saidBesides(report)}`;
      case 'backdated':
        return (
          `${work}: báo cáo sau hạn; hoàn thành ngày ${dateWords(report.completedOn ?? report.standing.lastOnTime)} ` +
          `theo nội dung báo cáo, trong hạn ${dateWords(report.standing.lastOnTime)}${saidBesides(report)}.\n` +
          `Người báo cáo: ${named}. Đề nghị đồng chí xem minh chứng.`
        );
    }
  }
}

/** Papers and words of a report, for who asked for it. */
function saidBesides({ evidence, note: words }: Recorded): string {
  const papers = evidenceWords(evidence);
  const beside = wordsBeside(words, evidence, 500);
  return `${papers && `; minh chứng: ${papers}`}${beside && `; nội dung: ${beside}`}`;
}

function reportedWords(report: Recorded): string {
  const { status, completedOn } = report;
  const day = status === 'done' && completedOn !== null ? ` ngày ${dateWords(completedOn)}` : '';
  return `${reportedStatus(report)}${day}`;
}

/** Which task is to be looked at, where a code names several or none. */
export function viewChoice(reference: Exclude<Reference, { kind: 'task' }>): Message {
  const tasks = reference.kind === 'unknown' ? reference.nearest : reference.tasks;
  const html =
    reference.kind === 'unknown'
      ? `Không có mã <b>${clip(reference.written, 20)}</b> trong Phụ lục. Đề nghị chọn mã gần nhất:`
      : `<b>${clip(reference.written, 20)}</b> gồm các nhiệm vụ sau. Đề nghị chọn:`;
  return {
    html: [html, ...tasks.map((task) => `• ${taskName(task)}`)].join('\n'),
    buttons: tasks.map((task) => [
      { label: task.code, action: { kind: 'view', view: { kind: 'task', task: task.code }, page: 0 } },
    ]),
  };
}

export function groupLost(title: string): Message {
  const html =
    `Bot không còn trong nhóm “${clip(title, 100)}”. Tổng hợp tuần sẽ gửi đến đồng chí cho đến khi ` +
    'thêm bot trở lại và gửi /nhom trong nhóm.';
  return { html, buttons: [] };
}

export function summaryPosted({ plan }: Office, group: string | null): Message {
  const html = group
    ? `Đã gửi tổng hợp vào nhóm “${clip(group, 100)}”.`
    : `Chưa kết nối nhóm nào, nên tổng hợp được gửi cho đầu mối. Để kết nối, gửi /nhom trong nhóm của ${clip(committeeShort(plan), 60)}.`;
  return { html, buttons: [] };
}

/** An answer to a button in the group that would show what is one person's own. */
export const privateView = 'Việc của từng người chỉ xem trong tin nhắn riêng với bot: gửi /viec.';

/** "Gửi" without a tick. */
export const nothingTicked = 'Chưa chọn nhiệm vụ nào. Đề nghị đồng chí bấm chọn, sau đó bấm “Gửi”.';

/** A button of a task that the presser's department does not answer for. */
export function notYours(code: string): string {
  return `${plainClip(code, 20)}: đơn vị của đồng chí không phụ trách nhiệm vụ này.`;
}

/** A button of a task of which nothing is open any more. */
export function nothingOpen(code: string): string {
  return `${plainClip(code, 20)}: đã được báo cáo hoặc không còn kỳ nào đang mở.`;
}

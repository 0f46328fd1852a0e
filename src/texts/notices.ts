import type { Office } from '../plan/plan.js';
import type { Reference } from '../plan/task-code.js';
import type { Recorded } from '../tracking/outcome.js';
import { answerButton } from './decisions/difficulty-text.js';
import type { Message } from './message.js';
import { evidenceWords, taskName, wordsBeside } from './lines.js';
import { clip, dateWords, nameWords, periodWords, plainClip, shortNames, statusWords } from './words.js';

/** To the coordinator, at once: a difficulty that was reported, or a day of completion that makes a late report on time. */
export function reportTold(
  office: Office,
  told: {
    readonly why: 'blocked' | 'backdated' | 'nudged';
    readonly name: string;
    readonly report: Recorded;
  },
): Message {
  const { report, name, why } = told;
  const { task } = report.standing;
  const work = `${taskName(task)}${periodWords(report.standing)}`;
  const named = `${nameWords(name)} (${shortNames(office, [report.part ?? task.lead])})`;
  const who = `Đồng chí ${named}`;
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
          `Người báo cáo: đồng chí ${named}. Đề nghị đồng chí xem minh chứng.`
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

function reportedWords({ status, completedOn }: Recorded): string {
  const day = status === 'done' && completedOn !== null ? ` ngày ${dateWords(completedOn)}` : '';
  return `${statusWords(status)}${day}`;
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
    'thêm bot trở lại và gửi /group trong nhóm.';
  return { html, buttons: [] };
}

export function summaryPosted(group: string | null): Message {
  const html = group
    ? `Đã gửi tổng hợp vào nhóm “${clip(group, 100)}”.`
    : 'Chưa có nhóm nào được gắn với bot, nên tổng hợp được gửi cho đầu mối. Gửi /group trong nhóm của Ban Chỉ đạo để gắn.';
  return { html, buttons: [] };
}

/** An answer to a button of a message that is too old, or that this bot never wrote. */
export const staleButton = 'Nút này không còn hiệu lực. Gửi /viec để xem việc đang mở.';

/** An answer to a button in the group that would show what is one person's own. */
export const privateView = 'Việc của từng người chỉ xem trong tin nhắn riêng với bot: gửi /viec.';

/** An answer to a button in the group that would show papers or the record of persons. */
export const privatePapers = 'Nội dung này chỉ xem trong tin nhắn riêng với bot, bằng lệnh /tinhhinh.';

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

/** An answer to a button in the group that concerns one person. */
export const privateArrangement = 'Thao tác này của đầu mối chỉ thực hiện trong tin nhắn riêng với bot.';

/** An answer to a button in the group by which one person decides of another's words. */
export const privateDecision = 'Thao tác này chỉ thực hiện trong tin nhắn riêng với bot.';

/** An answer to a button that only the coordinator may press. */
export const notForYou = 'Thao tác này dành cho đầu mối.';

/** An anonymous administrator cannot be recognised, whatever he asks. */
export function anonymousAnswer(): Message {
  return {
    html:
      'Tin nhắn gửi ẩn danh nên không nhận ra người gửi. ' +
      'Đề nghị đồng chí tắt “Ẩn danh” trong quyền quản trị nhóm, hoặc nhắn riêng cho bot.',
    buttons: [],
  };
}

/** A photo or file that Telegram did not take, or has no more. */
export function fileNotSent(): Message {
  return {
    html: 'Có một tệp không gửi được: Telegram không nhận hoặc không còn giữ tệp này.',
    buttons: [],
  };
}

/** The same on top of a button. */
export const faultOnTop =
  'Chưa thực hiện được do lỗi của hệ thống. Đề nghị đồng chí bấm lại sau ít phút; nếu vẫn lỗi, báo đầu mối.';

/** Something went wrong on our side: what the person should know and do. */
export function faultAnswer(): Message {
  return {
    html: 'Chưa ghi nhận được do lỗi của hệ thống. Đề nghị đồng chí gửi lại sau ít phút; nếu vẫn lỗi, báo đầu mối.',
    buttons: [],
  };
}

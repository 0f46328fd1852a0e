import type { Office } from '../../plan/plan.js';
import { assignedTask, assignmentsOf } from '../../journal/assigned-work.js';
import type { Assignment, AssignmentEnd, History } from '../../journal/history.js';
import type { OfficeNews } from '../../journal/office-news.js';
import { note } from '../../words/compose.js';
import { taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { clip, dateWords, nameWords } from '../../words/words.js';
import type { EndOutcome, ReceivedOutcome } from './ended.js';
import { assignmentLines } from './record-words.js';

const GONE = 'Nút này không còn hiệu lực; chưa ghi nhận gì. Các nhiệm vụ giao thêm: /tinhhinh PS';

function nameOf(office: Office, { fact }: Assignment): string {
  return taskName(assignedTask(office.plan, fact));
}

/** How an assignment ended, or what its end needs. */
export function endMessage(office: Office, outcome: EndOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note([GONE]);
    case 'ended-before': {
      const { ended } = outcome.assignment;
      const how = endedHow(ended?.kind ?? 'undone');
      return note([
        `${nameOf(office, outcome.assignment)}: đã ${how}${ended ? ` ngày ${dateWords(ended.on)}` : ''}; không ghi nhận thêm.`,
      ]);
    }
    case 'undone':
      return note([
        `Đã hoàn tác việc giao ${nameOf(office, outcome.assignment)}. Đơn vị đã nhận tin được báo lại.`,
      ]);
    case 'stop-instead':
      return note(
        [
          `${nameOf(office, outcome.assignment)}: ${outcome.reported ? 'đã có báo cáo' : 'đã quá 24 giờ từ khi giao'} nên không hoàn tác được nữa.`,
          'Nếu không cần thực hiện tiếp, có thể dừng nhiệm vụ, kèm lý do.',
        ],
        [[stopButton(outcome.assignment)]],
      );
    case 'reason-needed':
      return {
        ...note([`Dừng ${nameOf(office, outcome.assignment)}: đề nghị trả lời tin này, nêu lý do dừng.`]),
        asks: { kind: 'stop-assignment', assignment: outcome.assignment.fact.id },
      };
    case 'stopped':
      return note([
        `Đã dừng ${nameOf(office, outcome.assignment)}. Lý do: ${clip(outcome.reason, 500)}`,
        'Nhiệm vụ thôi được nhắc và không tính trong số liệu; các báo cáo trước đó được giữ nguyên.',
      ]);
  }
}

function endedHow(kind: AssignmentEnd['kind']): string {
  switch (kind) {
    case 'undone':
      return 'hoàn tác';
    case 'stopped':
      return 'dừng';
    case 'carried':
      return 'chuyển sang năm sau';
  }
}

export function stopButton({ fact }: Assignment): Button {
  return { label: 'Dừng nhiệm vụ', action: { kind: 'stop-assignment', assignment: fact.id } };
}

export function receivedButton({ fact }: Assignment, named = false): Button {
  return {
    label: named ? `Đã nhận ${fact.task}` : 'Đã nhận',
    action: { kind: 'acknowledge', assignment: fact.id },
  };
}

/** On top of the message whose button said that the work has arrived. */
export function receivedWords(outcome: ReceivedOutcome): string {
  switch (outcome.kind) {
    case 'gone':
      return 'Nhiệm vụ này không còn; chưa ghi nhận gì.';
    case 'not-yours':
      return `Nhiệm vụ ${outcome.assignment.fact.task} giao cho đơn vị khác; chưa ghi nhận gì.`;
    case 'received':
      return outcome.before
        ? `Đồng chí đã xác nhận nhận nhiệm vụ ${outcome.assignment.fact.task} trước đó.`
        : `Đã ghi nhận: đồng chí đã nhận nhiệm vụ ${outcome.assignment.fact.task}.`;
  }
}

const MOST_NAMED = 5;

/** The assignments of a year that were stopped, or go on in the next one: no figure of the year counts them. */
export function stoppedLines(history: History, year: number): readonly string[] {
  const all = assignmentsOf(history, year);
  return [...endedLine('Đã dừng', all, 'stopped'), ...endedLine('Chuyển sang năm sau', all, 'carried')];
}

function endedLine(
  title: string,
  all: readonly Assignment[],
  kind: AssignmentEnd['kind'],
): readonly string[] {
  const ended = all.filter((one) => one.ended?.kind === kind);
  if (ended.length === 0) return [];
  const named = ended
    .slice(-MOST_NAMED)
    .map((one) => `${clip(one.fact.task, 20)} (${one.ended ? dateWords(one.ended.on) : ''})`);
  return [`${title} ${ended.length}: ${named.join(', ')}.`];
}

type AssignmentNews = Extract<OfficeNews, { kind: 'work-assigned' }>;

/** What the people of the lead departments hear. */
export function assignmentNews(office: Office, news: AssignmentNews, received = false): Message {
  const { assignment, ended, name } = news;
  const { fact } = assignment;
  if (ended) {
    const reason = ended.reason === '' ? '' : ` Lý do: ${clip(ended.reason, 500)}`;
    const how = ended.kind === 'stopped' ? 'được dừng' : 'được hoàn tác, không phải thực hiện';
    return note([`Nhiệm vụ ${nameOf(office, assignment)} ${how}.${reason}`]);
  }
  const by = name === '' ? '' : `, người giao: đồng chí ${nameWords(name)}`;
  return note(
    [
      `<b>Nhiệm vụ mới được giao: ${clip(fact.task, 20)}</b>${by}`,
      ...assignmentLines(office, fact),
      `Báo cáo: <code>/xong ${clip(fact.task, 20)}</code>`,
      ...(received ? ['✅ Đồng chí đã nhận nhiệm vụ.'] : []),
    ],
    [
      [
        ...(received ? [] : [receivedButton(assignment)]),
        { label: `Xem ${fact.task}`, action: viewAction({ kind: 'task', task: fact.task }) },
      ],
    ],
  );
}

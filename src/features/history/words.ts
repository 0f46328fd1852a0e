import { leadsOf } from '../../plan/plan.js';
import type { Office, Task } from '../../plan/plan.js';
import type { Fact } from '../../journal/fact.js';
import { periodKey, sentAt } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { isTakenBack, recordOf } from '../../journal/record.js';
import { isWaiting } from '../../journal/standing.js';
import type { Day } from '../../plan/day.js';
import type { Block } from '../../words/compose.js';
import { note } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { dateWords, departmentNames, instantWords, plainText } from '../../words/words.js';
import { factWords } from './fact-words.js';
import { whoWords } from '../../words/who.js';

const LAST = 5;

/** The newest five things that happened to a task. */
export function lastFactsBlock(
  office: Office,
  history: History,
  { task, inGroup }: { readonly task: Task; readonly inGroup: boolean },
): readonly Block[] {
  // What one person is reminded of is his own affair, and persons are not named in the group.
  const facts = recordOf(history, { task: task.code, year: office.plan.year }).filter(
    ({ kind }) => kind !== 'postponed' && !(inGroup && (kind === 'assigned' || kind === 'returned')),
  );
  if (facts.length === 0) return [];
  const last = facts.slice(-LAST).reverse();
  const rest = facts.length - last.length;
  return [
    {
      head: ['<b>Quá trình</b>'],
      list: last.map((fact) => `• ${factLine(office, history, { fact, inGroup })}`),
      unit: 'nội dung',
      tail: rest > 0 ? [`và ${rest} nội dung trước đó`] : [],
    },
  ];
}

/** The whole record of a task as a text file: Windows' own editor reads it with the mark at its beginning. */
export function taskRecord(
  office: Office,
  history: History,
  { task, today }: { readonly task: Task; readonly today: Day },
): Message {
  const facts = recordOf(history, { task: task.code, year: office.plan.year });
  const lines = [
    `QUÁ TRÌNH THỰC HIỆN NHIỆM VỤ ${task.code}, KẾ HOẠCH NĂM ${office.plan.year}`,
    task.text,
    `Chủ trì: ${plainText(departmentNames(office, leadsOf(task)))}`,
    `Thời gian hoàn thành (kế hoạch ghi): ${task.deadline.printed}`,
    `Lập ngày ${dateWords(today)}; ${facts.length} nội dung.`,
    '',
    ...facts.map(
      (fact, at) => `${at + 1}. ${plainText(factLine(office, history, { fact, inGroup: false }))}`,
    ),
  ];
  const words = `\uFEFF${lines.join('\r\n')}\r\n`;
  return {
    ...note([`Toàn bộ quá trình của ${taskName(task)}: ${facts.length} nội dung.`]),
    files: [
      {
        kind: 'upload',
        as: 'document',
        name: `qua-trinh-${task.code.replace(/[^\w.]/gu, '')}-${today}.txt`,
        bytes: new TextEncoder().encode(words),
      },
    ],
  };
}

/** `24/03/2025 08:15 – đồng chí Lê Văn Tâm: báo cáo hoàn thành`; what was read late says when. */
function factLine(
  office: Office,
  history: History,
  { fact, inGroup }: { readonly fact: Fact; readonly inGroup: boolean },
): string {
  const when = `${instantWords(sentAt(fact))}${fact.sent === undefined ? '' : ` (đọc được ${instantWords(fact.at)})`}`;
  const who = whoWords(office, history, { by: fact.by, inGroup });
  return `${when} – ${who}: ${factWords(office, history, fact)}${endWords(history, fact)}`;
}

function endWords(history: History, fact: Fact): string {
  if (!isTakenBack(history, fact)) return isWaitingFact(history, fact) ? ' (chờ xác nhận)' : '';
  return history.verdicts.get(fact.id)?.kind === 'returned' ? ' (đã trả lại)' : ' (đã hoàn tác)';
}

function isWaitingFact(history: History, fact: Fact): boolean {
  if (fact.kind !== 'reported') return false;
  const report = history.reports.get(periodKey(fact))?.find((one) => one.fact === fact.id);
  return report !== undefined && isWaiting(report);
}

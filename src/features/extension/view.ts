import type { Office } from '../../plan/plan.js';
import { findTask } from '../../plan/plan.js';
import { waitingExtensions } from './rule.js';
import type { Extension, History, Person } from '../../journal/history.js';
import { decidesChanges } from '../../journal/rights.js';
import { isForAllDepartments } from '../../journal/people.js';
import { messageOf } from '../../words/compose.js';
import { decisionButtons } from './words.js';
import { leadName, refName } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords, shortDate } from '../../words/words.js';
import type { PageRequest } from '../status/views/list-view.js';
import { overviewButton, pageButtons, pageOf } from '../../words/paging.js';

/** Requests for a later date that wait for a decision; who may decide does it here, in private. */
export function extensionsView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly person: Person | null; readonly inGroup: boolean },
): Message {
  const waiting = waitingExtensions(office, history, ask.today);
  const page = pageOf(waiting, ask.page);
  const { person, inGroup } = ask;
  const deciding =
    person && !inGroup && isForAllDepartments(person)
      ? page.entries.filter(({ by }) => by !== person.id)
      : [];
  return messageOf(
    [
      {
        head: [
          `<b>GIA HẠN CHỜ DUYỆT (${waiting.length})</b>, đến ${dateWords(ask.today)}`,
          ...(waiting.length === 0 ? ['Không có đề nghị gia hạn nào đang chờ quyết định.'] : []),
        ],
        list: page.entries.map((request) => requestLine(office, request)),
      },
    ],
    [
      ...deciding.map((request) =>
        decisionButtons(
          request,
          ` ${request.task} (${shortDate(request.until, ask.today)})`,
          person !== null && decidesChanges(history, person),
        ),
      ),
      [...pageButtons({ kind: 'extensions' }, page)],
      [overviewButton],
    ],
  );
}

/** `• I.2 … – VP-TK: 31/03/2025 → 15/04/2025: chờ tỉnh`; departments, not persons. */
export function requestLine(office: Office, request: Extension): string {
  const task = findTask(office.plan, request.task);
  const lead = task ? ` – ${leadName(office, task)}` : '';
  return `• ${refName(office, request)}${lead}: xin gia hạn từ ${dateWords(request.from)} đến ${dateWords(request.until)}: ${clip(request.reason, 100)}`;
}

import type { Office } from '../../plan/plan.js';
import type { History, Person } from '../../journal/history.js';
import { isCoordinator } from '../../journal/people.js';
import { waitingReports } from '../../journal/views.js';
import { messageOf, rowsOf } from '../../words/compose.js';
import { viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { answerRow, waitingLine } from './words.js';
import { dateWords } from '../../words/words.js';
import type { PageRequest } from '../status/views/list-view.js';
import { overviewButton, pageButtons, pageOf } from '../../words/paging.js';

/** What was reported and waits for the coordinator; his buttons are his alone, and in private. */
export function waitingView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly person: Person | null; readonly inGroup: boolean },
): Message {
  const waiting = waitingReports(office, history, ask.today);
  const page = pageOf(waiting, ask.page);
  const decides = ask.person !== null && isCoordinator(ask.person) && !ask.inGroup;
  const codes = [...new Set(page.entries.map(({ standing }) => standing.task.code))];
  const looking = codes.map((code): Button => ({
    label: code,
    action: viewAction({ kind: 'task', task: code }),
  }));
  return messageOf(
    [
      {
        head: [
          `<b>CHỜ XÁC NHẬN (${waiting.length})</b>, đến ${dateWords(ask.today)}`,
          ...(waiting.length === 0 ? ['Không có báo cáo nào chờ xác nhận.'] : []),
        ],
        list: page.entries.map((one) => `• ${waitingLine(office, one)}`),
      },
    ],
    [
      ...(decides ? page.entries.flatMap(answerRow) : rowsOf(looking, 4)),
      [...pageButtons({ kind: 'waiting' }, page)],
      [overviewButton],
    ],
  );
}

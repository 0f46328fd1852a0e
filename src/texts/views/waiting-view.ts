import type { Office } from '../../plan/plan.js';
import type { History, Person } from '../../tracking/history.js';
import { isCoordinator } from '../../tracking/people.js';
import { waitingReports } from '../../tracking/views.js';
import { messageOf, rowsOf } from '../compose.js';
import { viewAction } from '../lines.js';
import type { Button, Message } from '../message.js';
import { answerRow, waitingLine } from '../office/confirming.js';
import { dateWords } from '../words.js';
import type { PageRequest } from './list-view.js';
import { overviewButton, pageButtons, pageOf } from './paging.js';

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

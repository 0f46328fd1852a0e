import { findTask } from '../../plan/plan.js';
import type { Office, Task } from '../../plan/plan.js';
import type { Evidence } from '../../tracking/fact.js';
import type { History, Paper } from '../../tracking/history.js';
import type { EvidenceOutcome } from '../../tracking/outcome.js';
import type { Standing } from '../../tracking/standing.js';
import { byTask } from '../../tracking/views.js';
import { papersOf } from '../../tracking/record.js';
import type { Action } from '../action.js';
import { messageOf, note } from '../compose.js';
import { evidenceWords, groupName, taskName, viewAction, wordsBeside } from '../lines.js';
import type { FileToSend, Message } from '../message.js';
import { whoWords } from '../record/who.js';
import { clip, dateWords } from '../words.js';
import { openWork } from './questions.js';

/** What was added to a report; more may follow. */
export function evidenceAnswer(outcome: EvidenceOutcome): Message {
  switch (outcome.kind) {
    case 'added': {
      const { standings, evidence, note: words, fact, report } = outcome;
      const asks: Action = { kind: 'evidence', fact: report };
      const [first] = standings;
      const papers = evidenceWords(evidence);
      const beside = wordsBeside(words, evidence, 200);
      return {
        ...note(
          [
            ...byTask(standings)
              .slice(0, 10)
              .map((group) => `${groupName(group)}: đã bổ sung vào báo cáo.`),
            ...(papers === '' ? [] : [`Minh chứng: ${papers}.`]),
            ...(beside === '' ? [] : [`Nội dung: ${beside}`]),
            ...(papers === '' ? [] : ['Nếu còn ảnh, tệp khác, đồng chí gửi tiếp.']),
          ],
          [
            [
              { label: 'Hoàn tác', action: { kind: 'undo', fact } },
              ...(first
                ? [
                    {
                      label: `Xem ${first.task.code}`,
                      action: viewAction({ kind: 'task', task: first.task.code }),
                    },
                  ]
                : []),
            ],
          ],
        ),
        ...(papers === '' ? {} : { asks }),
      };
    }
    case 'report-gone':
      return note([
        'Báo cáo này đã được hoàn tác hoặc mở lại, nên chưa bổ sung gì.',
        'Đề nghị đồng chí báo cáo lại kèm minh chứng, ví dụ: <code>/xong III.1 45/KH-UBND</code>',
      ]);
    case 'not-yours':
      return note([
        `${taskName(outcome.task)}: báo cáo của đơn vị khác, đồng chí chưa bổ sung được.`,
        'Nếu cần bổ sung thay, đề nghị đồng chí liên hệ đầu mối.',
      ]);
    case 'known':
      return note(['Báo cáo đã có minh chứng này, không ghi thêm.']);
    case 'day-stands':
      return note([
        `${taskName(outcome.task)}: ngày hoàn thành đã ghi không sửa bằng cách bổ sung.`,
        `Đề nghị bấm “Hoàn tác”, sau đó gửi lại, ví dụ: <code>/xong ${clip(outcome.task.code, 20)} ngày 28/03</code>`,
      ]);
  }
}

/** "Gửi minh chứng" was pressed: what can be sent. */
export function evidenceQuestion(history: History, fact: number): Message {
  const report = [...history.reports.values()].flat().find((one) => one.fact === fact);
  if (!report) return evidenceAnswer({ kind: 'report-gone' });
  return {
    ...note([
      `Đề nghị đồng chí gửi minh chứng cho <b>${clip(report.task, 20)}</b>: ảnh, tệp, một album, hoặc số văn bản như 45/KH-UBND ngày 20/03/2025.`,
    ]),
    asks: { kind: 'evidence', fact },
  };
}

/** Photos and files that came without a word: what they are for is asked, nothing is recorded. */
export function papersReceived(
  office: Office,
  evidence: readonly Evidence[],
  open: readonly Standing[],
): Message {
  const piece = openWork(office, open);
  return note(
    [
      `Đã nhận ${evidenceWords(evidence)}, chưa ghi nhận gì.`,
      'Để bổ sung vào báo cáo đã gửi: trả lời tin ghi nhận báo cáo bằng ảnh, tệp.',
      ...piece.lines,
    ],
    piece.buttons,
  );
}

/** So many files at a time. */
const FILES = 5;

/** The papers of a task, who brought them and when, and the files themselves. */
export function papersMessage(
  office: Office,
  history: History,
  ask: { readonly task: Task; readonly page: number },
): Message {
  const papers = papersOf(history, ask.task.code);
  const files = papers.flatMap(({ evidence }) => fileOf(evidence));
  const shown = files.slice(ask.page * FILES, (ask.page + 1) * FILES);
  const rest = files.length - (ask.page + 1) * FILES;
  const name = findTask(office.plan, ask.task.code) ? taskName(ask.task) : '';
  const message = messageOf(
    [
      {
        head: [`Minh chứng của ${name}`],
        list: papers.map((paper) => `• ${paperWords(office, history, { ...paper, inGroup: false })}`),
        unit: 'minh chứng',
        tail: papers.length === 0 ? ['Chưa có minh chứng.'] : [],
      },
    ],
    [
      rest > 0
        ? [
            {
              label: `Xem tiếp ${rest} tệp`,
              action: { kind: 'files', task: ask.task.code, page: ask.page + 1 },
            },
          ]
        : [],
    ],
  );
  return shown.length === 0 ? message : { ...message, files: shown };
}

/** `45/KH-UBND (27/03/2025) – đồng chí Lê Văn Tâm, 28/03/2025` */
export function paperWords(
  office: Office,
  history: History,
  { evidence, by, on, inGroup }: Paper & { readonly inGroup: boolean },
): string {
  return `${oneEvidence(evidence)} – ${whoWords(office, history, { by, inGroup })}, ${dateWords(on)}`;
}

function oneEvidence(evidence: Evidence): string {
  if (evidence.kind === 'document') return evidenceWords([evidence]);
  const kind = evidence.kind === 'photo' ? 'ảnh' : 'tệp';
  return evidence.name === null ? kind : `${kind} ${clip(evidence.name, 40)}`;
}

function fileOf(evidence: Evidence): readonly FileToSend[] {
  switch (evidence.kind) {
    case 'document':
      return [];
    case 'photo':
      return [{ kind: 'stored', as: 'photo', fileId: evidence.fileId }];
    case 'file':
      return [{ kind: 'stored', as: 'document', fileId: evidence.fileId }];
  }
}

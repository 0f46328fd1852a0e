import { findTask } from '../../plan/plan.js';
import type { Office, Plan, Task } from '../../plan/plan.js';
import type { Evidence } from '../../journal/fact.js';
import type { History, Paper } from '../../journal/history.js';
import type { EvidenceOutcome } from '../report/outcome.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import { papersOf } from '../../journal/record.js';
import type { Action } from '../../words/action.js';
import { messageOf, note } from '../../words/compose.js';
import {
  evidenceWords,
  fileKindWords,
  groupName,
  taskName,
  viewAction,
  wordsBeside,
} from '../../words/lines.js';
import type { Button, FileToSend, Message } from '../../words/message.js';
import { whoWords } from '../../words/who.js';
import { clip, dateWords, plainClip } from '../../words/words.js';
import type { OtherDay } from '../report/corrected-day.js';
import { dayLines, dayRows } from '../report/day-words.js';
import { openWork } from '../report/question-words.js';
import { exampleOf } from '../../words/examples.js';
import { sampleDocument } from '../../words/office.js';

/** What was added to a report; more may follow. */
export function evidenceAnswer(
  { office, history }: { readonly office: Office; readonly history: History },
  outcome: EvidenceOutcome,
  isPrivate = true,
): Message {
  const told = (days: readonly OtherDay[]): readonly string[] =>
    dayLines(office, isPrivate ? history : null, days);
  switch (outcome.kind) {
    case 'added': {
      const { standings, evidence, note: words, fact, report, days } = outcome;
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
            ...told(days),
            ...(papers === '' ? [] : ['Nếu còn ảnh, tệp khác, đồng chí gửi tiếp.']),
          ],
          [
            ...dayRows(days, days.length > 1),
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
      return reportGone(office.plan);
    case 'not-yours':
      return note([
        `${taskName(outcome.task)}: báo cáo của đơn vị khác, đồng chí chưa bổ sung được.`,
        'Nếu cần bổ sung thay, đề nghị đồng chí liên hệ đầu mối.',
      ]);
    case 'known':
      return note(['Báo cáo đã có minh chứng này, không ghi thêm.']);
    case 'day-stands':
      return dayStands(outcome, told(outcome.days));
  }
}

function reportGone(plan: Plan): Message {
  return note([
    'Báo cáo này đã được hoàn tác hoặc mở lại, nên chưa bổ sung gì.',
    `Đề nghị đồng chí báo cáo lại kèm minh chứng, ví dụ: <code>/xong ${exampleOf(plan, 'paper')} ${sampleDocument(plan)}</code>`,
  ]);
}

/** Words that name a day and bring nothing else. */
function dayStands(
  { task, days }: Extract<EvidenceOutcome, { kind: 'day-stands' }>,
  lines: readonly string[],
): Message {
  return days.length > 0
    ? note([`${taskName(task)}.`, ...lines], dayRows(days, days.length > 1))
    : note([
        `${taskName(task)}: ngày hoàn thành đã ghi giữ nguyên.`,
        `Nếu cần ngày khác, đề nghị gửi lại với ngày đúng, ví dụ: <code>/xong ${clip(task.code, 20)} xong ngày 28/03</code>`,
      ]);
}

/** "Gửi minh chứng" was pressed: what can be sent. */
export function evidenceQuestion({ plan }: Office, history: History, fact: number): Message {
  const report = [...history.reports.values()].flat().find((one) => one.fact === fact);
  if (!report) return reportGone(plan);
  return {
    ...note([
      `Đề nghị đồng chí gửi minh chứng cho <b>${clip(report.task, 20)}</b>: ảnh, tệp, một album, hoặc số văn bản như ${sampleDocument(plan)} ngày 20/03/${plan.year}.`,
    ]),
    asks: { kind: 'evidence', fact },
  };
}

/**
 * What came without a code: nothing is recorded, it waits for the next report. First the report made just before.
 */
export function papersReceived(
  office: Office,
  { evidence, open }: { readonly evidence: readonly Evidence[]; readonly open: readonly Standing[] },
  latest: { readonly fact: number; readonly task: string } | null,
): Message {
  const piece = openWork(office, open);
  const first: readonly (readonly Button[])[] = latest ? [[attachButton(latest)]] : [];
  const buttons = [...first, ...piece.buttons];
  return {
    ...note(
      [
        `Đã nhận ${evidenceWords(evidence)}, chưa ghi nhận gì; sẽ kèm vào báo cáo tiếp theo của đồng chí trong 01 giờ.`,
        'Để bổ sung vào báo cáo đã gửi: trả lời tin ghi nhận báo cáo bằng ảnh, tệp.',
        ...piece.lines,
      ],
      buttons,
    ),
    saysWaiting: true,
    choices: [{ buttons: buttons.flat().filter(({ action }) => action.kind !== 'view') }],
  };
}

/** Adds what waits to the report that was made just before. */
export function attachButton({ fact, task }: { readonly fact: number; readonly task: string }): Button {
  return { label: plainClip(`Bổ sung vào ${task} vừa báo cáo`, 38), action: { kind: 'attach', fact } };
}

/** So many files at a time. */
const FILES = 5;

/** The papers of a task, who brought them and when, and the files themselves. */
export function papersMessage(
  office: Office,
  history: History,
  ask: { readonly task: Task; readonly page: number },
): Message {
  const papers = papersOf(history, { task: ask.task.code, year: office.plan.year });
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
  const kind = fileKindWords(evidence.kind);
  return evidence.name === null ? kind : `${kind} ${clip(evidence.name, 40)}`;
}

function fileOf(evidence: Evidence): readonly FileToSend[] {
  if (evidence.kind === 'document') return [];
  const as = evidence.kind === 'file' ? 'document' : evidence.kind;
  return [{ kind: 'stored', as, fileId: evidence.fileId }];
}

/** Something that a person sent without a code. */
interface Sent {
  /** ISO 8601. */
  readonly at: string;
  readonly evidence: readonly Evidence[];
  /** Its caption. */
  readonly words: string;
}

/** After an hour, once: what was sent belongs to nothing. */
export function unattachedMessage(
  { plan }: Office,
  items: readonly Sent[],
  latest: { readonly fact: number; readonly task: string } | null,
): Message {
  const evidence = items.flatMap((one) => one.evidence);
  const [first] = items;
  const words = items.find((one) => one.words !== '')?.words ?? '';
  return note(
    [
      `${capital(evidenceWords(evidence))} đồng chí gửi lúc ${first?.at.slice(11, 16) ?? ''}${words === '' ? '' : ` (“${clip(words, 60)}”)`} chưa kèm vào báo cáo nào.`,
      `Để bổ sung vào báo cáo: trả lời tin này bằng mã nhiệm vụ, ví dụ <code>${exampleOf(plan, 'paper')}</code> hoặc <code>/xong ${exampleOf(plan, 'paper')}</code>.`,
    ],
    latest ? [[attachButton(latest)]] : [],
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words in reply to a report that seem to take it back. */
export function wrongReport(fact: number): Message {
  return note(
    ['Chưa bổ sung gì vào báo cáo. Nếu báo cáo này chưa đúng, đề nghị đồng chí hoàn tác rồi báo cáo lại.'],
    [[{ label: 'Hoàn tác', action: { kind: 'undo', fact } }]],
  );
}

import { hasParts, findTask, leadsOf } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { daysLateAtGrant, requestState } from './rule.js';
import type { Day } from '../../plan/day.js';
import type { Extension, History } from '../../journal/history.js';
import type { News } from '../../journal/news.js';
import type { DecisionOutcome, ExtensionOutcome } from '../report/outcome.js';
import type { Standing } from '../../journal/standing.js';
import type { ActionOf } from '../../words/action.js';
import { capacityBracket, deciderWords, meanwhileLines, submitButton } from '../../words/changed-words.js';
import { leadersOf } from '../../words/office.js';
import { periodLabel } from '../report/piece.js';
import { MOST_BUTTONS, choice, note, rowsOf } from '../../words/compose.js';
import { refName, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { badDay, dayOffer, nameOf, reasonQuestion, taskOffer } from './offer-words.js';
import { usage } from '../../words/usage.js';
import { clip, dateWords, departmentNames, haltWords, stateWords } from '../../words/words.js';
import { actingWords, whoWords } from '../../words/who.js';
import { personWords, taskChoice } from '../../words/task-choice.js';

const REASON_LENGTH = 500;

/** What asking for a later date did, or what is asked first. */
export function extensionAnswer(office: Office, outcome: ExtensionOutcome): Message {
  switch (outcome.kind) {
    case 'asked':
      return askedAnswer(outcome);
    case 'not-yours':
      return note([
        `${taskName(outcome.task)} do ${departmentNames(office, leadsOf(outcome.task))} chủ trì; đề nghị gia hạn của đồng chí chưa được ghi nhận.`,
      ]);
    case 'no-date':
      return note([`${taskName(outcome.task)}: chưa có hạn cụ thể nên không cần gia hạn.`]);
    case 'completed':
      return note([`${taskName(outcome.task)}: không còn kỳ nào chưa hoàn thành để gia hạn.`]);
    case 'stopped':
      return note([
        `${taskName(outcome.standing.task)}: nhiệm vụ ${haltWords(outcome.standing)}, đề nghị gia hạn chưa được ghi nhận.`,
      ]);
    case 'closed':
      return note([
        `${taskName(outcome.task)}: kế hoạch đã khép lại ngày ${dateWords(outcome.on)}, không gia hạn được nữa; chưa ghi nhận gì.`,
        'Việc đã làm vẫn báo cáo được; được ghi bổ sung sau khi khép lại.',
      ]);
    case 'which-period': {
      const { task, open, until } = outcome;
      const buttons = open.slice(0, MOST_BUTTONS).map((standing): Button => ({
        label: periodLabel(standing),
        action: { kind: 'extend', task: task.code, period: standing.period.id, until },
      }));
      return choice(
        [`${taskName(task)} đang mở ${open.length} kỳ. Đồng chí đề nghị gia hạn kỳ nào?`],
        rowsOf(buttons, 2),
      );
    }
    case 'pending':
      return note([
        `${nameOf(outcome.standing)}: đã có đề nghị gia hạn đến ${dateWords(outcome.request.until)}, gửi ngày ${dateWords(outcome.request.askedOn)}, đang chờ quyết định; chưa ghi nhận thêm.`,
      ]);
    case 'date-needed':
      return dayOffer(outcome);
    case 'bad-date':
      return badDay(outcome);
    case 'reason-needed':
      return reasonQuestion(outcome);
    case 'code-needed':
      return whichTask(office, outcome);
  }
}

function askedAnswer(outcome: Extract<ExtensionOutcome, { kind: 'asked' }>): Message {
  const { standing, until, reason, deciders } = outcome;
  const due = dateWords(standing.period.due);
  return note([
    `${nameOf(standing)}: đã ghi nhận đề nghị gia hạn từ ${due} đến <b>${dateWords(until)}</b>.`,
    `Lý do: ${clip(reason, REASON_LENGTH)}`,
    deciders.length > 0
      ? `Đề nghị đã chuyển đến người có thẩm quyền quyết định; hạn ${due} giữ nguyên cho đến khi được đồng ý.`
      : `Chưa có đầu mối khác hoặc lãnh đạo nào nhận được tin để quyết định; hạn ${due} giữ nguyên. Để mời: <code>/moi LD</code>`,
  ]);
}

function whichTask(
  office: Office,
  { reference, open }: Extract<ExtensionOutcome, { kind: 'code-needed' }>,
): Message {
  if (!reference) return open.length > 0 ? taskOffer(office, open) : usage(office.plan, 'extend');
  return taskChoice(reference, (task) => ({ kind: 'extend', task, period: null, until: null }));
}

/** What a decision did, or whose it was before. */
export function decisionAnswer(office: Office, history: History, outcome: DecisionOutcome): Message {
  switch (outcome.kind) {
    case 'decided':
      return note(decidedLines(office, history, outcome.request), [[pendingButton]]);
    case 'decided-before':
      return note(
        ['Đề nghị này đã được quyết định trước đó:', ...requestLines(office, history, outcome.request)],
        [[pendingButton]],
      );
    case 'for-leader': {
      const { request } = outcome;
      return note(
        [
          `${refName(office, request)}: việc gia hạn do ${leadersOf(office.plan)} quyết định; chưa ghi nhận gì.`,
        ],
        [[submitButton(request.fact, '')]],
      );
    }
    case 'own':
      return note([
        `${refName(office, outcome.request)}: đề nghị này do đồng chí gửi, nên cần đầu mối khác hoặc lãnh đạo quyết định.`,
      ]);
    case 'stopped':
    case 'overtaken':
    case 'on-time':
      return note(
        [`${refName(office, outcome.request)}: ${unneededWords(outcome)}; chưa ghi nhận gì.`],
        [[pendingButton]],
      );
    case 'lapsed':
      return note(
        [
          `${refName(office, outcome.request)}: ${lapsedWords(outcome.request)}; chưa ghi nhận quyết định nào.`,
          RENEW,
        ],
        [[pendingButton]],
      );
    case 'gone':
      return note(['Không có đề nghị gia hạn này trong kế hoạch hiện hành.'], [[pendingButton]]);
    case 'meanwhile':
      return meanwhileAnswer(office, history, outcome);
    case 'refusal-reason-needed': {
      const { request } = outcome;
      return {
        ...note([
          `Không đồng ý gia hạn ${refName(office, request)} đến ${dateWords(request.until)}.`,
          'Đề nghị đồng chí nêu lý do trong tin trả lời; người đề nghị nhận được lý do này.',
        ]),
        asks: { kind: 'decide-extension', request: request.fact, decision: 'refuse' },
      };
    }
  }
}

function unneededWords(
  outcome: Extract<DecisionOutcome, { kind: 'stopped' | 'overtaken' | 'on-time' }>,
): string {
  switch (outcome.kind) {
    case 'stopped':
      return `nhiệm vụ ${haltWords(outcome.standing)}, đề nghị gia hạn không còn cần quyết định`;
    case 'overtaken':
      return `hạn hiện tại không còn sớm hơn ${dateWords(outcome.request.until)}, nên không cần gia hạn`;
    case 'on-time':
      return 'kỳ này đã được báo cáo đúng hạn, đề nghị gia hạn không còn cần quyết định';
  }
}

function meanwhileAnswer(
  office: Office,
  history: History,
  { request, since, seen }: Extract<DecisionOutcome, { kind: 'meanwhile' }>,
): Message {
  return note(
    [
      `⚠️ Có thay đổi từ khi đề nghị (${dateWords(request.askedOn)}); chưa ghi nhận quyết định:`,
      ...meanwhileLines(office, since),
      ...requestLines(office, history, request),
    ],
    [decisionButtons(request, '', true, seen)],
  );
}

/** The request's own message tells a refusal whole; the answer to its reason is short. */
function decidedLines(office: Office, history: History, request: Extension): readonly string[] {
  if (request.decided?.granted !== false) return requestLines(office, history, request);
  return [
    `Đã ghi nhận không đồng ý gia hạn ${refName(office, request)} đến ${dateWords(request.until)}.`,
    `Lý do: ${clip(request.decided.reason, REASON_LENGTH)}`,
    'Người đề nghị được thông báo.',
  ];
}

const pendingButton: Button = { label: 'Gia hạn chờ duyệt', action: viewAction({ kind: 'extensions' }) };

/** To who may decide. Once it is decided, by whomever, the same message says so and has no buttons to decide with. */
export function extensionNews(
  office: Office,
  history: History,
  { request, standing, decides }: Extract<News, { kind: 'extension' }>,
): Message {
  const look: Button = {
    label: `Xem ${request.task}`,
    action: viewAction({ kind: 'task', task: request.task }),
  };
  if (request.decided || request.lapsedOn !== null) {
    return note(requestLines(office, history, request), [[look]]);
  }
  return note(
    [
      ...requestLines(office, history, request),
      ...(standing.state.kind === 'overdue' ? [`Hiện ${stateWords(office, standing)}.`] : []),
      ...(hasParts(office.plan, standing.task)
        ? ['Nhiệm vụ chung: hạn mới áp dụng cho tất cả các đơn vị.']
        : []),
    ],
    [decisionButtons(request, '', decides), [look]],
  );
}

/** To who asked and to who could have decided, once: nothing was decided, so nothing changes. */
export function extensionLapsedNews(
  office: Office,
  history: History,
  { request, standing }: Extract<News, { kind: 'extension-lapsed' }>,
): Message {
  const look: Button = {
    label: `Xem ${request.task}`,
    action: viewAction({ kind: 'task', task: request.task }),
  };
  return note(
    [
      ...requestLines(office, history, request),
      `Hạn giữ nguyên: <b>${dateWords(standing.period.due)}</b>, ${stateWords(office, standing)}.`,
      RENEW,
    ],
    [[look]],
  );
}

const RENEW = 'Nếu vẫn cần gia hạn, đơn vị chủ trì gửi đề nghị mới (/giahan).';

function lapsedWords({ until }: Extension): string {
  return `đề nghị gia hạn đến ${dateWords(until)} đã hết hiệu lực, chưa được quyết định`;
}

/** To who asked. */
export function extensionDecidedNews(office: Office, history: History, request: Extension): Message {
  const { decided } = request;
  const name = refName(office, request);
  const who = decided ? `Người quyết định: ${deciderWords(office, history, decided)}.` : '';
  return decided?.granted === true
    ? note([
        `✅ ${name}: đề nghị gia hạn được đồng ý.`,
        `Hạn mới: <b>${dateWords(request.until)}</b> (hạn trước: ${dateWords(request.from)}). ${who}`,
      ])
    : note([
        `${name}: đề nghị gia hạn đến ${dateWords(request.until)} không được đồng ý.`,
        `Hạn giữ nguyên: <b>${dateWords(request.from)}</b>. ${who}`,
        `Lý do: ${clip(decided?.reason ?? '', REASON_LENGTH)}`,
      ]);
}

/**
 * @param of which request it is, where several stand in one message
 * @param decides whether the reader decides; else he puts it before the leaders
 * @param seen the last fact that was known when what had happened since was told
 */
export function decisionButtons(
  { fact }: Extension,
  of: string,
  decides: boolean,
  seen?: number,
): readonly Button[] {
  if (!decides) return [submitButton(fact, of)];
  const decide = (decision: 'grant' | 'refuse'): ActionOf<'decide-extension'> => ({
    kind: 'decide-extension',
    request: fact,
    decision,
  });
  return [
    {
      label: `${seen === undefined ? 'Đồng ý' : 'Vẫn đồng ý'}${of}`,
      action: { ...decide('grant'), ...(seen !== undefined && { seen }) },
    },
    { label: `Không đồng ý${of}`, action: decide('refuse') },
  ];
}

function requestLines(office: Office, history: History, request: Extension): readonly string[] {
  const { from, until, reason, decided, by, askedOn, lapsedOn } = request;
  const task = findTask(office.plan, request.task);
  const who = task
    ? actingWords(office, history, { by, department: task.lead, on: askedOn })
    : personWords(history, by);
  const head = decided
    ? `${decided.granted ? '✅ Đã đồng ý gia hạn' : 'Không đồng ý gia hạn'}: ${refName(office, request)}`
    : lapsedOn === null
      ? `🟡 Đề nghị gia hạn: ${refName(office, request)}`
      : `Đề nghị gia hạn đã hết hiệu lực, chưa được quyết định: ${refName(office, request)}`;
  return [
    head,
    `Người đề nghị: ${who}, ${dateWords(askedOn)}.`,
    `Từ hạn ${dateWords(from)} đến <b>${dateWords(until)}</b>. Lý do: ${clip(reason, REASON_LENGTH)}`,
    ...(decided ? [`Người quyết định: ${deciderWords(office, history, decided)}.`] : []),
    ...(decided?.granted === false ? [`Lý do không đồng ý: ${clip(decided.reason, REASON_LENGTH)}`] : []),
  ];
}

interface RequestLine {
  readonly request: Extension;
  readonly standing: Standing;
  readonly inGroup: boolean;
  readonly today: Day;
}

/** All requests of a period, one a line: what is moved keeps its first date and who granted it. */
export function extensionLine(
  office: Office,
  history: History,
  { request, standing, inGroup, today }: RequestLine,
): string {
  const { from, until, decided, reason } = request;
  const late = daysLateAtGrant(office, request);
  const state = decided
    ? `${decided.granted ? 'đồng ý' : 'không đồng ý'} ${dateWords(decided.on)}, ${whoWords(office, history, { by: decided.by, inGroup })}${inGroup ? '' : capacityBracket(office.plan, decided.as)}`
    : undecidedWords(requestState(request, standing, today));
  const then = late > 0 ? ` (khi đó đã quá hạn ${late} ngày)` : '';
  const no = decided?.granted === false ? `; lý do không đồng ý: ${clip(decided.reason, 100)}` : '';
  return `• ${dateWords(from)} → ${dateWords(until)}: ${state}${then}; lý do: ${clip(reason, 150)}${no}`;
}

function undecidedWords(state: ReturnType<typeof requestState>): string {
  if (state === 'waiting') return 'chờ quyết định';
  if (state === 'stopped') return 'nhiệm vụ đã dừng, không chờ quyết định';
  return state === 'lapsed' ? 'hết hiệu lực, chưa được quyết định' : 'không còn cần quyết định';
}

import type { Decided, History, Person, Prepared } from '../../journal/history.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { basisWords, capacityWords, changeWords, meanwhileLines } from '../../words/changed-words.js';
import { note } from '../../words/compose.js';
import { refName, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { leadersOf } from '../../words/office.js';
import { personWords } from '../../words/task-choice.js';
import { clip, dateWords, nameWords } from '../../words/words.js';
import type { DecideChangeOutcome, SubmitOutcome } from './outcome.js';

interface Known {
  readonly office: Office;
  readonly history: History;
}

/** What a leader's word did. */
export function decideChangeAnswer({ office, history }: Known, outcome: DecideChangeOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note(['Nội dung trình này không còn trong kế hoạch hiện hành.']);
    case 'reason-needed': {
      const { request } = outcome;
      return {
        ...note([
          `Không đồng ý: ${changeName(office, request)}.`,
          'Đề nghị đồng chí nêu lý do trong tin trả lời; người trình nhận được lý do này.',
        ]),
        asks: { kind: 'decide-change', request: request.fact, decision: 'refuse' },
      };
    }
    case 'meanwhile': {
      const { request, since, seen } = outcome;
      return note(
        [
          `⚠️ Có thay đổi từ khi trình (${dateWords(request.on)}); chưa ghi nhận quyết định:`,
          ...meanwhileLines(office, since),
          ...preparedLines(office, history, request),
        ],
        [decideButtons(request, '', seen)],
      );
    }
    case 'decided-before':
      return note([
        'Nội dung này đã được quyết định trước đó:',
        ...preparedLines(office, history, outcome.request),
      ]);
    case 'decided': {
      const { request, fact } = outcome;
      const undo: readonly Button[] =
        request.decided?.granted === true ? [{ label: 'Hoàn tác', action: { kind: 'undo', fact } }] : [];
      return note(preparedLines(office, history, request), [undo]);
    }
  }
}

/** What putting something before the leaders did. */
export function submitAnswer({ office, history }: Known, outcome: SubmitOutcome): Message {
  const leaders = leadersOf(office.plan);
  switch (outcome.kind) {
    case 'gone':
      return note(['Nội dung này không còn cần trình; chưa ghi nhận gì.']);
    case 'decided-before':
      return note([`${refName(office, outcome.of)}: nội dung này đã được quyết định trước đó.`]);
    case 'submitted': {
      const { of, before } = outcome;
      const head = before
        ? `${refName(office, of)}: đã được trình ${leaders} trước đó (${personWords(history, before.by)}, ${dateWords(before.on)}).`
        : `${refName(office, of)}: đã trình ${leaders} quyết định.`;
      return note([head, waitsFor(office, outcome.leaders)]);
    }
  }
}

/** Who decides; where no leader is reached, that is said at once. */
export function waitsFor(office: Office, people: readonly Person[]): string {
  const leaders = leadersOf(office.plan);
  if (people.length === 0) {
    return `Chưa có ${leaders} nào nhận được tin để quyết định; nội dung trình vẫn được lưu và nhắc lại trong thư của đầu mối. Để mời: <code>/moi LD</code>`;
  }
  const names = people.slice(0, 5).map(({ name }) => nameWords(name));
  return `Người quyết định (${people.length}): ${names.join(', ')}. Trước khi có quyết định, hạn và đơn vị giữ nguyên.`;
}

/** To a leader: what waits for his word; once it is decided, the same message says so. */
export function preparedNews(office: Office, history: History, request: Prepared): Message {
  const look: Button = {
    label: `Xem ${request.task}`,
    action: viewAction({ kind: 'task', task: request.task }),
  };
  return note(preparedLines(office, history, request), [
    ...(request.decided ? [] : [decideButtons(request, '')]),
    [look],
  ]);
}

/** To a leader who was asked: whoever put it before him took it back. */
export function takenBackNews(office: Office, history: History, request: Prepared): Message {
  return note([
    `Nội dung trình đã được người trình rút lại, không cần quyết định: ${changeName(office, request)}.`,
    `Người trình: ${personWords(history, request.by)}, ${dateWords(request.on)}.`,
  ]);
}

/**
 * @param of which it is, where several stand in one message
 * @param seen the last fact that was known when what had happened since was told
 */
export function decideButtons({ fact }: Prepared, of: string, seen?: number): readonly Button[] {
  const still = seen === undefined ? {} : { seen };
  return [
    {
      label: `${seen === undefined ? 'Đồng ý' : 'Vẫn đồng ý'}${of}`,
      action: { kind: 'decide-change', request: fact, decision: 'grant', ...still },
    },
    { label: `Không đồng ý${of}`, action: { kind: 'decide-change', request: fact, decision: 'refuse' } },
  ];
}

/** To whom a change concerns. */
export function changedNews(
  office: Office,
  history: History,
  decided: Decided,
  isTakenBack: boolean,
): Message {
  const { reason, by, as, on } = decided;
  const look: Button = {
    label: `Xem ${decided.task}`,
    action: viewAction({ kind: 'task', task: decided.task }),
  };
  const who = `Người quyết định: ${personWords(history, by)} (${capacityWords(office.plan, as)}), ${dateWords(on)}.`;
  return note(
    [
      isTakenBack
        ? `Đã hoàn tác quyết định: ${changeName(office, decided)}.`
        : `Điều chỉnh theo quyết định: ${changeName(office, decided)}.`,
      ...(reason === '' ? [] : [`Lý do: ${clip(reason, 500)}.`]),
      who,
    ],
    [[look]],
  );
}

/** To who had prepared it. */
export function refusedNews(office: Office, history: History, request: Prepared): Message {
  return note(preparedLines(office, history, request));
}

/** `I.2 Kế hoạch …: đổi hạn thành 30/06/2025 theo 45/QĐ-UBND`, as one line. */
export function changeName(
  office: Office,
  { task, year, change, basis }: Pick<Prepared, 'task' | 'year' | 'change' | 'basis'>,
): string {
  const found = office.plan.year === year ? findTask(office.plan, task) : undefined;
  const name =
    change.kind === 'date'
      ? refName(office, { task, period: change.period })
      : found
        ? taskName(found)
        : `<b>${clip(task, 20)}</b>`;
  return `${name}: ${changeWords(office, change)}${basisWords(basis)}`;
}

function preparedLines(office: Office, history: History, request: Prepared): readonly string[] {
  const { decided, reason, by, on } = request;
  const leaders = leadersOf(office.plan);
  const head = decided
    ? decided.granted
      ? '✅ Đã đồng ý'
      : 'Không đồng ý'
    : `🟡 Trình ${leaders} quyết định`;
  return [
    `${head}: ${changeName(office, request)}.`,
    ...(reason === '' ? [] : [`Lý do: ${clip(reason, 500)}.`]),
    `Người trình: ${personWords(history, by)}, ${dateWords(on)}.`,
    ...(decided
      ? [`Người quyết định: ${personWords(history, decided.by)} (${leaders}), ${dateWords(decided.on)}.`]
      : []),
    ...(decided?.granted === false ? [`Lý do không đồng ý: ${clip(decided.reason, 500)}`] : []),
  ];
}

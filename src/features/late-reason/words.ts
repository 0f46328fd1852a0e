import { findTask, leadsOf } from '../../plan/plan.js';
import type { Office, TaskCode } from '../../plan/plan.js';
import type { PeriodId } from '../../plan/deadline.js';
import { latestReasons } from './rule.js';
import type { History, LateReason } from '../../journal/history.js';
import type { News } from '../../journal/news.js';
import type { LateCause } from '../../journal/fact.js';
import type { ConfirmOutcome, ReasonOutcome } from '../report/outcome.js';
import type { Standing } from '../../journal/standing.js';
import { choice, note } from '../../words/compose.js';
import { groupName, refName, taskName, viewAction } from '../../words/lines.js';
import { capacityBracket, capacityWords, deciderWords, submitButton } from '../../words/changed-words.js';
import type { Button, Message } from '../../words/message.js';
import { leadersOf } from '../../words/office.js';
import { clip, dateWords, departmentNames, periodsWords, shortNames, stateWords } from '../../words/words.js';
import { actingWords, whoWords } from '../../words/who.js';
import { personWords } from '../../words/task-choice.js';

/** `khách quan`, `chủ quan` */
export function causeWords(cause: LateCause): string {
  return cause === 'objective' ? 'khách quan' : 'chủ quan';
}

/** Two taps, one for each cause. @param of which task it is, where several stand in one message */
export function causeButtons(task: TaskCode, period: PeriodId | 'all', of = ''): readonly Button[] {
  return (['objective', 'subjective'] as const).map((cause) => ({
    label: of === '' ? `Nguyên nhân ${causeWords(cause)}` : `${of}: ${causeWords(cause)}`,
    action: { kind: 'give-reason', task, period, cause },
  }));
}

/** What giving a reason did, or what is asked first. */
export function reasonAnswer(office: Office, outcome: ReasonOutcome): Message {
  switch (outcome.kind) {
    case 'not-yours':
      return note([
        `${taskName(outcome.task)} do ${departmentNames(office, leadsOf(outcome.task))} chủ trì; nguyên nhân chưa được ghi nhận.`,
      ]);
    case 'not-late':
      return note([`${taskName(outcome.task)}: không quá hạn nên không cần nêu nguyên nhân.`]);
    case 'cause-needed': {
      const { task, standings } = outcome;
      const [first] = standings;
      const state = first ? ` – ${stateWords(office, first)}` : '';
      return choice(
        [
          `${taskName(task)}${periodsWords(standings)}${state}.`,
          'Đề nghị đồng chí cho biết nguyên nhân. Nội dung được ghi vào nhật ký và tổng hợp tuần; sau này chỉ bổ sung, không sửa.',
        ],
        [causeButtons(task.code, periodOf(standings))],
      );
    }
    case 'given':
      return givenAnswer(outcome);
  }
}

function givenAnswer({ standings, cause, words, told }: Extract<ReasonOutcome, { kind: 'given' }>): Message {
  const [first] = standings;
  if (!first) return note(['Đã ghi nhận nguyên nhân quá hạn.']);
  const name = groupName({ task: first.task, first, standings });
  const said = `${name}: đã ghi nhận nguyên nhân quá hạn: <b>${causeWords(cause)}</b>`;
  if (words !== '') {
    return note([
      `${said} (${clip(words, 500)}).`,
      ...(cause === 'objective'
        ? [
            told
              ? 'Người có thẩm quyền được thông báo để xác nhận.'
              : 'Hiện không có người có thẩm quyền khác nhận được tin; nguyên nhân chờ xác nhận.',
          ]
        : []),
    ]);
  }
  return {
    ...note([`${said}.`, 'Đề nghị đồng chí nêu cụ thể trong tin trả lời.']),
    asks: { kind: 'give-reason', task: first.task.code, period: periodOf(standings), cause },
  };
}

/** One period by its name; of several those that have no reason yet. */
function periodOf(standings: readonly Standing[]): PeriodId | 'all' {
  const [only, ...others] = standings;
  return only && others.length === 0 ? only.period.id : 'all';
}

/** What confirming did, or who did it before. */
export function confirmAnswer(office: Office, history: History, outcome: ConfirmOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note(['Không có nguyên nhân này trong nhật ký.']);
    case 'for-leader': {
      const { reason } = outcome;
      return note(
        [
          `${refName(office, reason)}: nguyên nhân khách quan do ${leadersOf(office.plan)} xác nhận; chưa ghi nhận gì.`,
        ],
        [[submitButton(reason.fact, '')]],
      );
    }
    case 'own':
      return note([
        `${refName(office, outcome.reason)}: nguyên nhân này do đồng chí nêu, nên cần đầu mối khác hoặc lãnh đạo xác nhận.`,
      ]);
    case 'confirmed':
      return note(reasonLines(office, history, outcome.reason));
    case 'confirmed-before':
      return note([
        'Nguyên nhân này đã được xác nhận trước đó:',
        ...reasonLines(office, history, outcome.reason),
      ]);
  }
}

/** To who may confirm an objective cause; once it is confirmed, by whomever, the same message says so. */
export function lateReasonNews(
  office: Office,
  history: History,
  { reason, standings, decides }: Extract<News, { kind: 'late-reason' }>,
): Message {
  const look: Button = {
    label: `Xem ${reason.task}`,
    action: viewAction({ kind: 'task', task: reason.task }),
  };
  const [first] = standings;
  const name = first ? groupName({ task: first.task, first, standings }) : refName(office, reason);
  const state = first ? `Hiện trạng: ${stateWords(office, first)}.` : '';
  const lines = reasonLines(office, history, reason, name);
  if (reason.confirmed) return note(lines, [[look]]);
  return note([...lines, ...(state === '' ? [] : [state])], [[confirmButton(reason, decides)], [look]]);
}

/** @param decides whether the reader decides; else he puts it before the leaders */
export function confirmButton({ fact }: LateReason, decides: boolean, of = ''): Button {
  if (!decides) return submitButton(fact, of);
  return { label: `Xác nhận khách quan${of}`, action: { kind: 'confirm-reason', reason: fact } };
}

function reasonLines(
  office: Office,
  history: History,
  reason: LateReason,
  name: string = refName(office, reason),
): readonly string[] {
  const { confirmed, cause, words, by, on, part } = reason;
  const task = findTask(office.plan, reason.task);
  const department = part ?? task?.lead;
  const named = department ? actingWords(office, history, { by, department, on }) : personWords(history, by);
  const who = `${named}, ${dateWords(on)}`;
  return [
    `${confirmed ? '✅ Đã xác nhận nguyên nhân khách quan' : 'Nguyên nhân quá hạn'}: ${name}`,
    `Nguyên nhân ${causeWords(cause)}: ${clip(words, 500) || 'chưa nêu cụ thể'}`,
    `Người nêu: ${who}.`,
    ...(confirmed ? [`Người xác nhận: ${deciderWords(office, history, confirmed)}.`] : []),
  ];
}

/** One reason on a line of a task's own screen. */
export function reasonLine(
  office: Office,
  history: History,
  { reason, inGroup }: { readonly reason: LateReason; readonly inGroup: boolean },
): string {
  const { cause, words, by, on, part, confirmed } = reason;
  const who = (person: LateReason['by']): string => whoWords(office, history, { by: person, inGroup });
  const of = part === null ? '' : ` (${shortNames(office, [part])})`;
  const yes = confirmed
    ? `; xác nhận: ${who(confirmed.by)}${inGroup ? '' : capacityBracket(office.plan, confirmed.as)}, ${dateWords(confirmed.on)}`
    : '';
  const said = words === '' ? '' : `: ${clip(words, 150)}`;
  return `• ${dateWords(on)} – ${who(by)}${of}: ${causeWords(cause)}${said}${yes}`;
}

/** For the committee: what was said last, of departments and not of persons. Empty where nothing was. */
export function causeSummary(office: Office, standings: readonly Standing[]): string {
  const latest = standings.flatMap(({ reasons }) => latestReasons(reasons));
  const newest = [...latest].sort((one, other) => other.fact - one.fact).slice(0, 2);
  return newest
    .map(({ cause, words, part, confirmed }) => {
      const of = part === null ? '' : `${shortNames(office, [part])} `;
      const yes = confirmed ? ` (${confirmedWords(office, confirmed)})` : '';
      const said = words === '' ? '' : `: ${clip(words, 80)}`;
      return `${of}${causeWords(cause)}${yes}${said}`;
    })
    .join('; ');
}

/** `lãnh đạo UBND xác nhận 05/04/2025`: by which authority a cause counts; older records do not say it. */
function confirmedWords({ plan }: Office, { as, on }: NonNullable<LateReason['confirmed']>): string {
  return as ? `${capacityWords(plan, as)} xác nhận ${dateWords(on)}` : 'đã xác nhận';
}

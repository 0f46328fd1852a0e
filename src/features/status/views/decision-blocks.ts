import { changeLines } from '../../change/record-words.js';
import { decideButtons } from '../../change/decision-words.js';
import { changeAction } from '../../change/question-words.js';
import { waitingChanges } from '../../change/waiting.js';
import { decidesChanges, mayReportNow } from '../../../journal/rights.js';
import type { Office } from '../../../plan/plan.js';
import { isLate, latestReasons } from '../../late-reason/rule.js';
import { requestState } from '../../extension/rule.js';
import type { History, LateReason } from '../../../journal/history.js';
import { isForAllDepartments } from '../../../journal/people.js';
import type { Standing } from '../../../journal/standing.js';
import type { Block } from '../../../words/compose.js';
import { decisionButtons, extensionLine } from '../../extension/words.js';
import { confirmButton, reasonLine } from '../../late-reason/words.js';
import type { Button } from '../../../words/message.js';
import { dateWords, movedWords, shortPeriodLabel } from '../../../words/words.js';
import type { Shown } from './arrangements.js';

const LINES = 4;
const BUTTONS = 3;

/** What was asked for, granted and explained of a task, with its first dates: nothing of it ever goes. */
export function decisionBlocks(
  office: Office,
  history: History,
  { task, standings, inGroup, today }: Pick<Shown, 'task' | 'standings' | 'inGroup' | 'today'>,
): readonly Block[] {
  const changes = changeLines(office, history, { task, standings, inGroup });
  const moved = standings.filter(({ extensions }) => extensions.length > 0);
  const requests = moved
    .flatMap((standing) => standing.extensions.map((request) => ({ standing, request })))
    .reverse();
  const reasons = standings
    .flatMap((standing) => toldReasons(standing))
    .sort((one, other) => other.fact - one.fact);
  return [
    ...(changes.length > 0
      ? [{ head: ['<b>Điều chỉnh theo quyết định</b>'], list: changes, cap: LINES + 2, unit: 'nội dung' }]
      : []),
    ...(requests.length > 0
      ? [
          {
            head: ['<b>Gia hạn</b>', ...moved.slice(0, LINES).map((standing) => firstDueLine(standing))],
            list: requests.map((one) => extensionLine(office, history, { ...one, inGroup, today })),
            cap: LINES,
            unit: 'đề nghị',
          },
        ]
      : []),
    ...(reasons.length > 0
      ? [
          {
            head: ['<b>Nguyên nhân quá hạn</b>'],
            list: reasons.map((reason) => reasonLine(office, history, { reason, inGroup })),
            cap: LINES,
            unit: 'nội dung',
          },
        ]
      : []),
  ];
}

/** A cause that was chosen and then put into words is told once. */
function toldReasons({ reasons }: Standing): readonly LateReason[] {
  return reasons.filter(
    (one, at) =>
      one.words !== '' ||
      !reasons.slice(at + 1).some(({ part, cause }) => part === one.part && cause === one.cause),
  );
}

function firstDueLine(standing: Standing): string {
  const { firstDue, period } = standing;
  const label = shortPeriodLabel(standing);
  const of = label === '' ? '' : `${label}: `;
  const words = movedWords(standing);
  return words === ''
    ? `${of}hạn ${dateWords(period.due)}`
    : `${of}hạn đầu ${dateWords(firstDue)}, ${words}, hạn hiện tại ${dateWords(period.due)}`;
}

/** What the reader may do about it: say why it is late; in private also decide a request, confirm a cause. */
export function decisionRows(
  office: Office,
  history: History,
  { task, standings, person, today, inGroup }: Shown,
): readonly (readonly Button[])[] {
  if (!person || !mayReportNow(office, history, { task, person, today })) return [];
  const explains: readonly Button[] = standings.some((one) => isLate(one) && one.reasons.length === 0)
    ? [
        {
          label: 'Nêu nguyên nhân quá hạn',
          action: { kind: 'give-reason', task: task.code, period: 'all', cause: null },
        },
      ]
    : [];
  if (inGroup || !isForAllDepartments(person)) return [explains];
  const decides = decidesChanges(history, person);
  const prepared = waitingChanges(office.plan, history).filter((one) => one.task === task.code);
  const waiting = standings.flatMap((standing) =>
    standing.extensions.filter((one) => requestState(one, standing, today) === 'waiting'),
  );
  const unconfirmed = standings
    .flatMap(({ reasons }) => latestReasons(reasons))
    .filter(({ cause, confirmed, by }) => cause === 'objective' && !confirmed && by !== person.id);
  return [
    explains,
    ...waiting.slice(0, BUTTONS).map((request) => decisionButtons(request, ' gia hạn', decides)),
    ...unconfirmed.slice(-1).map((reason) => [confirmButton(reason, decides)]),
    ...(decides ? prepared.slice(0, BUTTONS).map((one) => decideButtons(one, ' điều chỉnh')) : []),
    [{ label: 'Điều chỉnh', action: changeAction(task, null) }],
  ];
}

import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { CloseOutcome } from '../people/outcome.js';
import type { ClosingAsked } from '../report/ruling.js';
import { missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import type { Piece } from '../report/piece.js';
import { note } from '../../words/compose.js';
import { groupName, partsWords } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { dateWords, shortNames, stateWords } from '../../words/words.js';
import { officeButton } from '../../words/choice-rows.js';

/** Names who is missing, and asks with the day of completion on each button. */
export function closingPiece(office: Office, { standing, on }: ClosingAsked, today: Day): Piece {
  const missing = missingParts(standing);
  const days = on === null ? daysOffered(standing, today) : [on];
  return {
    lines: [
      `${nameOf(standing)}: ${partsWords(standing)}, còn thiếu: ${shortNames(office, missing.slice(0, 12))}.`,
      'Đồng chí đóng nhiệm vụ này dù còn thiếu? Các đơn vị còn thiếu thôi được nhắc.',
      ...(days.length > 1 ? ['Đề nghị chọn ngày hoàn thành.'] : []),
    ],
    buttons: [
      ...days.map((day): readonly Button[] => [
        officeButton(`Đóng, ngày hoàn thành ${dateWords(day)}`, {
          kind: 'close-task',
          task: standing.task.code,
          period: standing.period.id,
          on: day,
        }),
      ]),
    ],
  };
}

/** Today; and where today is late, the day of the last part that came in time: slow closing makes nobody late. */
function daysOffered({ lastOnTime, reports }: Standing, today: Day): readonly Day[] {
  const days = reports.flatMap(({ completedOn }) => (completedOn === null ? [] : [completedOn]));
  const last = days.reduce<Day | null>((one, other) => (one !== null && one > other ? one : other), null);
  return today > lastOnTime && last !== null && last <= lastOnTime ? [last, today] : [today];
}

export function closeAnswer(office: Office, outcome: CloseOutcome, today: Day): Message {
  switch (outcome.kind) {
    case 'closing-asked': {
      const { lines, buttons } = closingPiece(office, outcome, today);
      return note(lines, buttons);
    }
    case 'closed': {
      const { standing, fact } = outcome;
      const missing = missingParts(standing);
      return note(
        [
          `✅ ${nameOf(standing)}: đã đóng, ${stateWords(office, standing)}.`,
          `${partsWords(standing)}, còn thiếu: ${shortNames(office, missing.slice(0, 12))}.`,
          'Để mở lại sau 24 giờ: /molai.',
        ],
        [[{ label: 'Hoàn tác', action: { kind: 'undo', fact } }]],
      );
    }
    case 'closed-before': {
      const { standing } = outcome;
      return note([`${nameOf(standing)}: ${stateWords(office, standing)}; không ghi nhận thêm.`]);
    }
    case 'gone':
      return note(['Nút này không còn hiệu lực; chưa ghi nhận gì. Tình hình chung: /tinhhinh']);
  }
}

function nameOf(standing: Standing): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}

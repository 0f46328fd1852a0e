import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { standInOf, standsInFor } from '../../journal/duty.js';
import type { History, Person } from '../../journal/history.js';
import type { LeaveOutcome, StandInOutcome } from './outcome.js';
import { departmentsOfPerson } from '../../journal/people.js';
import { openWorkOf } from '../../journal/views.js';
import { note } from '../../words/compose.js';
import type { Button, Message } from '../../words/message.js';
import { clip, dateWords, nameWords, plainClip, postWords, shortNames } from '../../words/words.js';
import { codesOf } from '../shared-work/assign-words.js';
import { choiceRows, officeButton } from '../../words/choice-rows.js';

/** A button for each person, a page at a time. */
export function peopleRows(history: History, page: number): readonly (readonly Button[])[] {
  return choiceRows({
    entries: history.people,
    page,
    button: ({ id, name }) => officeButton(plainClip(name, 40) || String(id), { kind: 'person', person: id }),
    turn: (next) => ({ kind: 'people', page: next }),
  });
}

const backRow: readonly Button[] = [officeButton('‹ Danh sách', { kind: 'people', page: 0 })];

/** One person: posts, who stands in, open work, and what the coordinator can change. */
export function personMessage(
  office: Office,
  history: History,
  ask: { readonly person: Person | undefined; readonly today: Day },
): Message {
  const { person, today } = ask;
  if (!person) return goneMessage();
  const arranged = standInOf(history, person.id, today);
  const standIn = arranged && history.people.find(({ id }) => id === arranged.standIn);
  const helped = standsInFor(history, person.id, today);
  const work = openWorkOf(office, history, { person, today });
  const isOfficer = departmentsOfPerson(person).length > 0;
  return note(
    [
      `<b>${nameWords(person.name)}</b>`,
      ...person.posts.slice(0, 10).map((post) => `• ${postWords(office, post)}`),
      ...(person.unreachable ? ['Không liên lạc được.'] : []),
      ...(arranged && standIn
        ? [`Người thay thế: đồng chí ${nameWords(standIn.name)}, đến hết ngày ${dateWords(arranged.until)}.`]
        : []),
      ...helped.slice(0, 5).map(({ name }) => `Đang thay đồng chí ${nameWords(name)}.`),
      `Nhiệm vụ đang mở: ${work.length}${work.length > 0 ? ` (${codesOf(work.map(({ task }) => task))})` : ''}.`,
    ],
    [
      [
        ...(isOfficer
          ? [officeButton('Người thay thế', { kind: 'stand-in', person: person.id, standIn: null, page: 0 })]
          : []),
        ...(arranged ? [officeButton('Kết thúc thay thế', { kind: 'end-stand-in', person: person.id })] : []),
      ],
      [officeButton('Thôi ghi danh', { kind: 'leave', person: person.id, sure: false })],
      backRow,
    ],
  );
}

export function leaveAnswer(office: Office, outcome: LeaveOutcome): Message {
  switch (outcome.kind) {
    case 'asked':
      return note(
        [
          `Thôi ghi danh đồng chí ${nameWords(outcome.person.name)}?`,
          ...estateLines(office, outcome),
          'Các báo cáo trước đó được giữ nguyên trong nhật ký.',
        ],
        [
          [officeButton('Đồng ý thôi ghi danh', { kind: 'leave', person: outcome.person.id, sure: true })],
          [officeButton('‹ Không', { kind: 'person', person: outcome.person.id })],
        ],
      );
    case 'left':
      return note(
        [
          `Đã thôi ghi danh đồng chí ${nameWords(outcome.person.name)}.`,
          ...estateLines(office, outcome),
          'Các báo cáo trước đó được giữ nguyên trong nhật ký.',
        ],
        [backRow],
      );
    case 'last-coordinator':
      return lastCoordinator(outcome.name);
    case 'gone':
      return goneMessage();
  }
}

/** Without any coordinator nobody could enrol anybody. */
export function lastCoordinator(name: string): Message {
  return note([
    `Đồng chí ${nameWords(name)} là đầu mối duy nhất còn liên lạc được nên chưa thôi ghi danh được.`,
    'Đề nghị mời đầu mối khác trước: <code>/moi DM</code>',
  ]);
}

function estateLines(
  office: Office,
  { open, heirs }: Extract<LeaveOutcome, { kind: 'asked' | 'left' }>,
): readonly string[] {
  return [
    open.length > 0 ? `Nhiệm vụ đang mở: ${open.length} (${codesOf(open)}).` : 'Không có nhiệm vụ đang mở.',
    ...heirs.slice(0, 8).map(({ department, people }) => {
      const names = people.slice(0, 4).map(({ name }) => `đồng chí ${nameWords(plainClip(name, 40))}`);
      const to = names.length > 0 ? names.join(', ') : 'đầu mối (đơn vị chưa có người khác)';
      return `Việc của ${shortNames(office, [department])} chuyển cho: ${to}.`;
    }),
  ];
}

export function standInAnswer(office: Office, outcome: StandInOutcome): Message {
  switch (outcome.kind) {
    case 'which-person': {
      const { person, people, page } = outcome;
      return note(
        [
          `Ai thay đồng chí ${nameWords(person.name)} (${shortNames(office, departmentsOfPerson(person).slice(0, 8))})?`,
          'Người thay thế nhận nhắc việc và báo cáo thay cho đến hết ngày được chọn.',
        ],
        [
          ...choiceRows({
            entries: people,
            page,
            button: ({ id, name }) =>
              officeButton(plainClip(name, 40) || String(id), {
                kind: 'stand-in',
                person: person.id,
                standIn: id,
                page: 0,
              }),
            turn: (next) => ({ kind: 'stand-in', person: person.id, standIn: null, page: next }),
          }),
          [officeButton('‹ Không', { kind: 'person', person: person.id })],
        ],
      );
    }
    case 'until-when': {
      const { person, standIn } = outcome;
      const words = note([
        ...faultLines(outcome),
        `Đồng chí ${nameWords(standIn.name)} thay đồng chí ${nameWords(person.name)} đến hết ngày nào? Đề nghị trả lời tin này, ví dụ: 15/04/2025`,
      ]);
      return { ...words, asks: { kind: 'stand-in', person: person.id, standIn: standIn.id, page: 0 } };
    }
    case 'set':
      return note(
        [
          `Đồng chí ${nameWords(outcome.standIn.name)} thay đồng chí ${nameWords(outcome.person.name)} đến hết ngày ${dateWords(outcome.until)}.`,
          'Hai đồng chí được thông báo; sau ngày này việc thay thế tự kết thúc.',
        ],
        [backRow],
      );
    case 'ended': {
      const { person, standIn } = outcome;
      return note(
        [
          standIn
            ? `Đã kết thúc việc đồng chí ${nameWords(standIn.name)} thay đồng chí ${nameWords(person.name)}.`
            : `Hiện không có ai thay đồng chí ${nameWords(person.name)}; không có gì thay đổi.`,
        ],
        [backRow],
      );
    }
    case 'gone':
      return goneMessage();
  }
}

function faultLines({ fault, written }: Extract<StandInOutcome, { kind: 'until-when' }>): readonly string[] {
  const said = clip(written, 40);
  switch (fault) {
    case 'none':
      return [];
    case 'no-date':
      return [`“${said}” không phải là một ngày có trong lịch; chưa ghi nhận.`];
    case 'past':
      return [`Ngày “${said}” đã qua; chưa ghi nhận.`];
    case 'far':
      return [
        `Ngày “${said}” cách hôm nay quá một năm; chưa ghi nhận. Người thay lâu dài cần được ghi danh.`,
      ];
  }
}

function goneMessage(): Message {
  return note(
    ['Người này không còn trong danh sách ghi danh, hoặc không phụ trách đơn vị nào; chưa ghi nhận gì.'],
    [backRow],
  );
}

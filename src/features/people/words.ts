import type { Day } from '../../plan/day.js';
import { departmentKnown, realDepartments } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { standInOf, standsInFor } from '../../journal/duty.js';
import type { History, Person } from '../../journal/history.js';
import type { Post } from '../../journal/fact.js';
import { enrolledOn, lastReportOn, secondAccounts } from '../../journal/namesakes.js';
import type { LeaveOutcome, StandInOutcome, TransferOutcome } from './outcome.js';
import { departmentsOfPerson } from '../../journal/people.js';
import { openWorkOf } from '../../journal/views.js';
import { note, rowsOf } from '../../words/compose.js';
import type { Button, Message } from '../../words/message.js';
import {
  clip,
  dateWords,
  departmentNames,
  nameWords,
  plainClip,
  postWords,
  shortNames,
} from '../../words/words.js';
import { nameOnButton, tellingApart, wholeName } from '../../words/which-person.js';
import { codesOf } from '../shared-work/assign-words.js';
import { choiceRows, officeButton } from '../../words/choice-rows.js';

/** Buttons of a choice of departments. */
const MOST_PLACES = 20;

/** A button for each person, a page at a time. */
export function peopleRows(office: Office, history: History, page: number): readonly (readonly Button[])[] {
  return choiceRows({
    entries: history.people,
    page,
    button: (person) =>
      officeButton(nameOnButton(office, history, person), { kind: 'person', person: person.id }),
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
      ...knownSince(history, person),
      ...secondAccountLines(office, history, { person, posts: person.posts }),
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
          ? [
              officeButton('Chuyển đơn vị', {
                ...{ kind: 'transfer', person: person.id, from: null, to: null },
              }),
            ]
          : []),
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

function knownSince(history: History, { id }: Person): readonly string[] {
  const [on, last] = [enrolledOn(history, id), lastReportOn(history, id)];
  const reported = last === null ? 'chưa báo cáo' : `báo cáo gần nhất ${dateWords(last)}`;
  return on === null ? [] : [`Ghi danh ${dateWords(on)}; ${reported}.`];
}

/** The same name in the same post is most likely a second account of one person. */
export function secondAccountLines(
  office: Office,
  history: History,
  { person, posts }: { readonly person: Pick<Person, 'id' | 'name'>; readonly posts: readonly Post[] },
): readonly string[] {
  return secondAccounts(history, person, posts)
    .slice(0, 3)
    .map(
      (other) =>
        `🟡 Trùng tên, cùng vị trí với một tài khoản khác (${clip(tellingApart(office, history, other), 120)}). Nếu là một người, đề nghị thôi ghi danh tài khoản không dùng.`,
    );
}

interface Known {
  readonly office: Office;
  readonly history: History;
}

/** Where a person goes who changes departments, and what becomes of the work. */
export function transferAnswer({ office, history }: Known, outcome: TransferOutcome): Message {
  switch (outcome.kind) {
    case 'which-from': {
      const { person, from } = outcome;
      return note(
        [`Chuyển đồng chí ${wholeName(office, history, person)} từ đơn vị nào?`],
        [
          ...from.slice(0, 8).map((id) => [
            officeButton(plainClip(departmentKnown(office, id).name, 40), {
              ...{ kind: 'transfer', person: person.id, from: id, to: null },
            }),
          ]),
          [officeButton('‹ Không', { kind: 'person', person: person.id })],
        ],
      );
    }
    case 'which-to': {
      const { person, from } = outcome;
      const places = realDepartments(office.plan).filter(
        ({ id }) => id !== from && !departmentsOfPerson(person).includes(id),
      );
      return note(
        [
          `Chuyển đồng chí ${wholeName(office, history, person)} từ ${departmentNames(office, [from])} sang đơn vị nào?`,
        ],
        [
          ...rowsOf(
            places.slice(0, MOST_PLACES).map(({ id, shortName }) =>
              officeButton(plainClip(shortName, 24), {
                ...{ kind: 'transfer', person: person.id, from, to: id },
              }),
            ),
            2,
          ),
          [officeButton('‹ Không', { kind: 'person', person: person.id })],
        ],
      );
    }
    case 'moved': {
      const { person, from, to } = outcome;
      return note(
        [
          `Đã chuyển đồng chí ${wholeName(office, history, person)} từ ${departmentNames(office, [from])} sang ${departmentNames(office, [to])}; đồng chí đó được thông báo.`,
          ...(outcome.heirs.length > 0 ? estateLines(office, outcome) : []),
          'Các báo cáo trước đó được giữ nguyên trong nhật ký.',
        ],
        [backRow],
      );
    }
    case 'gone':
      return goneMessage();
  }
}

export function leaveAnswer({ office, history }: Known, outcome: LeaveOutcome): Message {
  switch (outcome.kind) {
    case 'asked':
      return note(
        [
          `Thôi ghi danh đồng chí ${wholeName(office, history, outcome.person)}?`,
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
          `Đã thôi ghi danh đồng chí ${wholeName(office, history, outcome.person)}.`,
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
  { open, heirs }: Pick<Extract<LeaveOutcome, { kind: 'left' }>, 'open' | 'heirs'>,
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

export function standInAnswer({ office, history }: Known, outcome: StandInOutcome): Message {
  switch (outcome.kind) {
    case 'which-person': {
      const { person, people, page } = outcome;
      return note(
        [
          `Ai thay đồng chí ${wholeName(office, history, person)} (${shortNames(office, departmentsOfPerson(person).slice(0, 8))})?`,
          'Người thay thế nhận nhắc việc và báo cáo thay cho đến hết ngày được chọn.',
        ],
        [
          ...choiceRows({
            entries: people,
            page,
            button: (other) =>
              officeButton(nameOnButton(office, history, other), {
                kind: 'stand-in',
                person: person.id,
                standIn: other.id,
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
        `Đồng chí ${wholeName(office, history, standIn)} thay đồng chí ${wholeName(office, history, person)} đến hết ngày nào? Đề nghị trả lời tin này, ví dụ: 15/04/${office.plan.year}`,
      ]);
      return { ...words, asks: { kind: 'stand-in', person: person.id, standIn: standIn.id, page: 0 } };
    }
    case 'set':
      return note(
        [
          `Đồng chí ${wholeName(office, history, outcome.standIn)} thay đồng chí ${wholeName(office, history, outcome.person)} đến hết ngày ${dateWords(outcome.until)}.`,
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

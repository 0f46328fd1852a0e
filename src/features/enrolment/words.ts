import { departmentOf, realDepartments } from '../../plan/plan.js';
import type { Office, Plan } from '../../plan/plan.js';
import type { Post } from '../../journal/fact.js';
import type { Group, History, Person } from '../../journal/history.js';
import type { EnrolOutcome, GroupOutcome, InviteOutcome, RevokeOutcome } from '../report/outcome.js';
import {
  chairmen,
  coordinators,
  departmentsWithoutPeople,
  officersOf,
  isCoordinator,
  strandedPeople,
} from '../../journal/people.js';
import { missing } from '../checklist/rule.js';
import { checklistBlocks, checklistRow, checklistRows } from '../checklist/words.js';
import { messageOf, note } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { lastCoordinator, peopleRows, secondAccountLines } from '../people/words.js';
import { inviteLink } from './link.js';
import { secondAccounts } from '../../journal/namesakes.js';
import { wholeName } from '../../words/which-person.js';
import { clip, departmentNames, escapeHtml, nameWords, postWords } from '../../words/words.js';
import { exampleOf } from '../../words/examples.js';
import { aheadLines, closedLines, notBegunLines } from '../../words/closed-plan.js';
import { isClosed } from '../../journal/closing.js';
import type { Day } from '../../plan/day.js';
import { committeeShort, leadersOf, planOfYear } from '../../words/office.js';

interface Known {
  readonly office: Office;
  readonly history: History;
}

interface Newcomer {
  readonly name: string;
  readonly post: Post;
  /** The `enrolled` fact, for the button that takes it back. */
  readonly fact: number;
}

/** What opening an invitation did. */
export function enrolAnswer({ office, history }: Known, outcome: EnrolOutcome, today: Day): Message {
  switch (outcome.kind) {
    case 'enrolled': {
      const { person, post } = outcome;
      const toDo = post.kind === 'coordinator' ? missing(office, history, today) : [];
      return messageOf(
        [
          {
            head: [
              `Kính chào đồng chí ${nameWords(person.name)}.`,
              `Đồng chí đã được ghi danh: ${postWords(office, post)} (${clip(office.plan.office, 60)}).`,
              ...whatComes({ office, history }, post, today),
              'Hướng dẫn: /trogiup',
            ],
          },
          ...checklistBlocks(office, toDo),
        ],
        [
          [{ label: firstLook(post).label, action: viewAction(firstLook(post).view) }],
          ...checklistRows(office, toDo),
        ],
      );
    }
    case 'held-already':
      return note([
        `Đồng chí đã được ghi danh: ${postWords(office, outcome.post)}. Không cần mở lại liên kết.`,
      ]);
    case 'invalid':
      return note(['Liên kết mời không đúng. Đề nghị đồng chí xin đầu mối liên kết mới.']);
    case 'expired':
      return note([
        'Liên kết mời đã quá 7 ngày nên hết hiệu lực. Đề nghị đồng chí xin đầu mối liên kết mới.',
      ]);
    case 'used':
      return note([
        'Liên kết mời đã được sử dụng; mỗi liên kết dùng cho một người. Đề nghị đồng chí xin đầu mối liên kết mới.',
      ]);
  }
}

/** The link to pass on and, where a link opens nothing, what to send to the bot; both to be copied as they stand. */
export function inviteAnswer(office: Office, outcome: InviteOutcome, botName: string): Message {
  switch (outcome.kind) {
    case 'invited':
      return note([
        `Liên kết mời: ${postWords(office, outcome.post)}.`,
        escapeHtml(inviteLink(botName, outcome.code)),
        `Nếu không mở được liên kết, người được mời gửi cho bot @${escapeHtml(botName)}: <code>/start ${escapeHtml(outcome.code)}</code>`,
        'Dùng cho một người, trong 7 ngày. Đồng chí chuyển riêng cho người được mời; khi có người mở, đầu mối được thông báo.',
      ]);
    case 'unknown-post':
      return messageOf([
        {
          head: [`Chưa rõ đơn vị “${clip(outcome.written, 60)}”. Đề nghị gửi theo một trong các mẫu:`],
          list: [
            ...realDepartments(office.plan).map(
              ({ id, name }) => `<code>/moi ${clip(id, 16)}</code> – ${clip(name, 60)}`,
            ),
            `<code>/moi LD</code> – ${leadersOf(office.plan)}`,
            '<code>/moi DM</code> – đầu mối',
          ],
          unit: 'đơn vị',
        },
      ]);
  }
}

/** To the coordinators: who came in, and the way to take it back. */
export function newcomerNotice(office: Office, history: History, { name, post, fact }: Newcomer): Message {
  const enrolled = history.facts.find(({ id }) => id === fact);
  const id = enrolled?.kind === 'enrolled' ? enrolled.person : null;
  const person = id === null ? null : { id, name };
  const others = person ? secondAccounts(history, person, [post]) : [];
  return note(
    [
      `Đồng chí ${nameWords(name)} vừa được ghi danh: ${postWords(office, post)}.`,
      ...(person ? secondAccountLines(office, history, { person, posts: [post] }) : []),
      'Nếu không đúng người, đề nghị bấm “Thu hồi”.',
    ],
    [
      [{ label: 'Thu hồi', action: { kind: 'revoke', fact } }],
      ...others
        .slice(0, 3)
        .map((other): readonly Button[] => [
          { label: 'Xem tài khoản có trước', action: { kind: 'person', person: other.id } },
        ]),
    ],
  );
}

export function revokeAnswer(office: Office, outcome: RevokeOutcome): Message {
  switch (outcome.kind) {
    case 'revoked':
      return note([
        `Đã thu hồi việc ghi danh của đồng chí ${nameWords(outcome.name)}: ${postWords(office, outcome.post)}.`,
        'Các báo cáo trước đó được giữ nguyên trong nhật ký.',
      ]);
    case 'last-coordinator':
      return lastCoordinator(outcome.name);
    case 'gone':
      return note(['Việc ghi danh này không còn hiệu lực; không có gì để thu hồi.']);
  }
}

/** Who is enrolled, who cannot be reached, which departments have nobody. */
export function peopleMessage({ office, history }: Known, today: Day, page = 0): Message {
  const departments = realDepartments(office.plan);
  const unreachable = history.people.filter((person) => person.unreachable !== null).length;
  const without = departmentsWithoutPeople(office.plan, history);
  const named = (people: readonly Person[]): string => namesOf(office, history, people);
  return messageOf(
    [
      { head: [`<b>NGƯỜI ĐƯỢC GHI DANH (${history.people.length})</b>`] },
      {
        head: [`Đầu mối: ${named(coordinators(history))}`, `Lãnh đạo: ${named(chairmen(history))}`],
        list: departments.map(
          ({ id }) => `${clip(departmentOf(office.plan, id).name, 60)}: ${named(officersOf(history, id))}`,
        ),
        unit: 'đơn vị',
      },
      ...strandedBlock(office, history),
      {
        head: [
          ...(unreachable > 0
            ? [
                `Không liên lạc được: ${unreachable} người. Nhiệm vụ của họ được gửi đến đầu mối cho đến khi họ gửi /start.`,
              ]
            : []),
          ...(without.length > 0
            ? [
                `Đơn vị chưa có người: ${departmentNames(office, without.slice(0, 12))}. Để mời: <code>/moi ${clip(without[0] ?? '', 16)}</code>`,
              ]
            : []),
          `Nhóm nhận tổng hợp tuần: ${groupWords(office.plan, history.group)}`,
        ],
      },
    ],
    [...peopleRows(office, history, page), ...checklistRow(missing(office, history, today))],
  );
}

/** What binding a group did, and what Telegram's privacy mode means in it. */
export function groupAnswer(
  office: Office,
  outcome: GroupOutcome,
  options: { readonly botName: string },
): Message {
  const bot = clip(options.botName, 40);
  switch (outcome.kind) {
    case 'bound': {
      const { group, replaced } = outcome;
      return messageOf([
        {
          head: [
            `Đã kết nối ${group.topic === null ? 'nhóm' : 'chủ đề này của nhóm'} “${clip(group.title, 100)}” với ${planOfYear(office.plan)}. Tổng hợp tuần được gửi vào đây.`,
            ...(replaced ? [`Nhóm trước, “${clip(replaced.title, 100)}”, không nhận tổng hợp nữa.`] : []),
          ],
        },
        {
          head: [
            `Trong nhóm, Telegram chỉ chuyển cho bot các lệnh gửi ngay sau tin của bot hoặc trả lời tin của bot. Lệnh ghi kèm tên bot, như <code>/xong@${bot} ${exampleOf(office.plan, 'done')}</code>, luôn đến nơi.`,
            'Người quản trị gửi tin ẩn danh không nhận diện được nên không báo cáo được trong nhóm; đề nghị nhắn riêng cho bot.',
            'Thành viên nhóm xem được tình hình; để báo cáo cần được ghi danh. Để gỡ nhóm: <code>/nhom off</code>',
          ],
        },
      ]);
    }
    case 'unbound':
      return note([
        'Đã gỡ nhóm. Tổng hợp tuần được gửi đến đầu mối cho đến khi kết nối nhóm khác bằng /nhom.',
      ]);
    case 'not-bound':
      return note(['Nhóm này chưa được kết nối nên không có gì để gỡ. Để kết nối: /nhom']);
  }
}

/** `/start` of somebody who is enrolled. */
export function welcome({ office, history }: Known, person: Person, today: Day): Message {
  const [post] = person.posts;
  const look = firstLook(post ?? { kind: 'coordinator' });
  const posts = person.posts.slice(0, 10).map((one) => postWords(office, one));
  const toDo = isCoordinator(person) ? missing(office, history, today) : [];
  return messageOf(
    [
      {
        head: [
          `Kính chào đồng chí ${nameWords(person.name)}.`,
          `Đồng chí được ghi danh: ${posts.join('; ')}.`,
          'Hướng dẫn: /trogiup',
        ],
      },
      ...checklistBlocks(office, toDo),
    ],
    [[{ label: look.label, action: viewAction(look.view) }], ...checklistRows(office, toDo)],
  );
}

/** Of a plan that is over nobody is promised a reminder. */
function whatComes(known: Known, post: Post, today: Day): readonly string[] {
  const { plan } = known.office;
  if (!isClosed(known.office, today)) {
    return [...notBegunLines(plan.year, today), whatPlanBrings(plan, post)];
  }
  // What a coordinator has to do first stands in the list below.
  if (post.kind === 'coordinator') return aheadLines(known, today);
  return closedLines(known, { today, coordinator: false });
}

function whatPlanBrings(plan: Plan, post: Post): string {
  switch (post.kind) {
    case 'officer':
      return `Vào buổi sáng ngày làm việc, khi có việc đến hạn, đồng chí nhận một tin nhắc việc; báo cáo bằng nút dưới tin hoặc gửi, ví dụ, <code>/xong ${exampleOf(plan, 'done')}</code>`;
    case 'coordinator':
      return `Đồng chí nhận tình hình chung vào thứ Hai và khi có việc mới quá hạn, vướng mắc. Mời cán bộ: <code>/moi ${exampleOf(plan, 'department')}</code>`;
    case 'chairman':
      return 'Đồng chí xem tình hình chung bằng /tinhhinh và chỉ nhận tin khi có đề nghị gia hạn và vào thứ Hai khi có nhiệm vụ quá hạn từ 7 ngày.';
  }
}

function firstLook(post: Post): {
  readonly label: string;
  readonly view: { readonly kind: 'mine' | 'plan' };
} {
  return post.kind === 'officer'
    ? { label: 'Việc của tôi', view: { kind: 'mine' } }
    : { label: 'Tình hình chung', view: { kind: 'plan' } };
}

/** Nobody is left without a line: whose department the plan has no more stands here until he is moved. */
function strandedBlock(office: Office, history: History): readonly Block[] {
  const stranded = strandedPeople(office.plan, history);
  if (stranded.length === 0) return [];
  const list = stranded.map(
    ({ person, gone }) =>
      `• ${namesOf(office, history, [person])}: ${departmentNames(office, gone.slice(0, 6))}`,
  );
  return [
    {
      head: [`<b>Đơn vị không còn trong kế hoạch (${stranded.length} người)</b>`],
      ...{ list, cap: 12, unit: 'người' },
      tail: ['Đề nghị bấm tên từng người, rồi “Chuyển đơn vị”.'],
    },
  ];
}

function namesOf(office: Office, history: History, people: readonly Person[]): string {
  if (people.length === 0) return 'chưa có người';
  const shown = people.slice(0, 6).map((person) => {
    return `${wholeName(office, history, person)}${person.unreachable ? ' (không liên lạc được)' : ''}`;
  });
  const rest = people.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` và ${rest} người khác` : ''}`;
}

function groupWords(plan: Plan, group: Group | null): string {
  return group
    ? `“${clip(group.title, 100)}”`
    : `chưa kết nối. Gửi /nhom trong nhóm của ${clip(committeeShort(plan), 60)}`;
}

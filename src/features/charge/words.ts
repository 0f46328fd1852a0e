import type { Field } from '../../journal/fact.js';
import { fieldsOf } from '../../journal/fields.js';
import type { History, Person } from '../../journal/history.js';
import { chairmen } from '../../journal/people.js';
import type { Office } from '../../plan/plan.js';
import type { ActionOf } from '../../words/action.js';
import { messageOf, note, rowsOf } from '../../words/compose.js';
import { fieldName, fieldsWords } from '../../words/fields.js';
import type { Button, Message } from '../../words/message.js';
import { usage } from '../../words/usage.js';
import { nameOnButton, wholeName } from '../../words/which-person.js';
import { clip, plainClip } from '../../words/words.js';
import { fieldsMark, fieldsTicked, tickableFields, ticksMeant } from './rule.js';
import type { ChargeOutcome, ChargeSaid } from './rule.js';

const MOST_LEADERS = 20;

type Press = ActionOf<'charge'>['press'];

function charge(office: Office, leader: Person | null, ticked: bigint, press: Press): ActionOf<'charge'> {
  return { kind: 'charge', leader: leader?.id ?? null, ticked, press, mark: fieldsMark(office.plan) };
}

/** Who is in charge of what, each leader with a button. */
export function chargeList(office: Office, history: History): Message {
  const leaders = chairmen(history).slice(0, MOST_LEADERS);
  if (leaders.length === 0) {
    return note([
      'Chưa có lãnh đạo nào được ghi danh, nên chưa phân công phụ trách được.',
      'Để mời lãnh đạo: <code>/moi LD</code>',
    ]);
  }
  return messageOf(
    [
      {
        head: ['<b>LÃNH ĐẠO PHỤ TRÁCH</b>'],
        list: leaders.map(
          (leader) =>
            `• ${wholeName(office, history, leader)}: ${fieldsWords(office, fieldsOf(office.plan, history, leader.id))}`,
        ),
        unit: 'đồng chí',
        tail: [
          'Lãnh đạo chưa được phân công riêng nhận tin của toàn bộ công việc.',
          ...usage(office.plan, 'charge').html.split('\n'),
        ],
      },
    ],
    rowsOf(
      leaders.map((leader) => ({
        label: nameOnButton(office, history, leader),
        action: charge(office, leader, 0n, 'show'),
      })),
      2,
    ),
  );
}

/** The parts of the work to tick for a leader. */
export function chargeForm(
  office: Office,
  history: History,
  {
    leader,
    ticked,
    changed = false,
  }: { readonly leader: Person; readonly ticked: bigint; readonly changed?: boolean },
): Message {
  const fields = tickableFields(office.plan);
  const button = (field: Field, at: number): Button => ({
    label: `${(ticked & (1n << BigInt(at))) === 0n ? '' : '✓ '}${plainClip(fieldName(office, field), 24)}`,
    action: charge(office, leader, ticked, at),
  });
  const sections = fields.flatMap((field, at) => (field.kind === 'section' ? [button(field, at)] : []));
  const departments = fields.flatMap((field, at) => (field.kind === 'department' ? [button(field, at)] : []));
  return note(
    [
      ...(changed ? ['Kế hoạch đã thay đổi nên danh sách dưới đây là danh sách mới; chưa ghi nhận gì.'] : []),
      `Đồng chí ${wholeName(office, history, leader)} phụ trách: <b>${fieldsWords(office, fieldsTicked(office.plan, ticked))}</b>.`,
      'Bấm để chọn mục, đơn vị chủ trì; sau đó bấm “Ghi nhận”. Không chọn phần nào là phụ trách toàn bộ công việc.',
    ],
    [
      ...rowsOf(sections, 4),
      ...rowsOf(departments, 3),
      [
        { label: 'Ghi nhận', action: charge(office, leader, ticked, 'save') },
        { label: 'Toàn bộ', action: charge(office, leader, ticked, 'all') },
        { label: '‹ Danh sách', action: charge(office, null, 0n, 'list') },
      ],
    ],
  );
}

/** What putting a leader in charge did. */
export function chargeAnswer(office: Office, history: History, outcome: ChargeOutcome): Message {
  const back: Button = { label: '‹ Danh sách', action: charge(office, null, 0n, 'list') };
  switch (outcome.kind) {
    case 'gone':
      return note(['Đồng chí này không còn là lãnh đạo được ghi danh; chưa ghi nhận gì.'], [[back]]);
    case 'unchanged':
    case 'charged': {
      const { leader, fields } = outcome;
      const said = `đồng chí ${wholeName(office, history, leader)} phụ trách <b>${fieldsWords(office, fields)}</b>`;
      return note(
        outcome.kind === 'unchanged'
          ? [`Đã ghi nhận từ trước: ${said}.`]
          : [
              `✅ Đã ghi nhận: ${said}.`,
              'Thư nhắc, việc quá hạn, vướng mắc và đề nghị thuộc phần này được gửi đến đồng chí đó; đồng chí đó được thông báo.',
            ],
        [[back]],
      );
    }
  }
}

/** What was typed and is not clear yet: who is meant, or which parts. */
export function chargeQuestion(
  office: Office,
  history: History,
  said: Exclude<ChargeSaid, { kind: 'nothing' }>,
): Message {
  if (said.kind === 'which-leader') {
    const list = chargeList(office, history);
    return said.leaders.length === 0
      ? list
      : {
          ...list,
          html: `Chưa rõ lãnh đạo nào trong “${clip(said.rest, 100)}”; chưa ghi nhận gì.\n\n${list.html}`,
        };
  }
  const unknown = said.unknown.slice(0, 5).map((one) => `“${clip(one, 40)}”`);
  const form = chargeForm(office, history, {
    leader: said.leader,
    ticked: ticksMeant(office.plan, history, said),
  });
  return {
    ...form,
    html: `Chưa rõ ${unknown.join(', ')} là mục hay đơn vị nào; chưa ghi nhận gì.\n\n${form.html}`,
  };
}

import { yearOf } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import type { Item } from './item.js';
import { ESCALATION_DAYS } from './ladder.js';
import type { Letter } from './rule.js';
import { departmentsOfPerson, isCoordinator } from '../../journal/people.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import { compose, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { digestBlocks, escalationBlocks, requestBlocks } from './digest-words.js';
import { letterKeyboard } from './form.js';
import type { LetterEntry } from './form.js';
import { RECORD_ROOM } from './recorded-words.js';
import { dueWords, groupName, progressWords, taskName, viewAction } from '../../words/lines.js';
import { MESSAGE_LIMIT } from '../../words/message.js';
import type { Button, Message } from '../../words/message.js';
import { clip, departmentNames, nameWords, shortNames, weekdayDate } from '../../words/words.js';

/** More of either would not be read on a phone. */
const DELIVERABLE_LENGTH = 60;
const PRINTED_LENGTH = 60;
const MOST_REASONS = 6;

/**
 * The one message of a day. It fits Telegram's limit whatever the letter holds: long lists are counted.
 * @param options.again it may have been seen before: a crash fell between the sending and its record
 */
export function letterMessage(office: Office, letter: Letter, options: { readonly again: boolean }): Message {
  const blocks = [
    opening(office, letter, options.again),
    ...itemBlocks(office, letter),
    ...formBlocks(office, letter),
  ];
  if (letter.digest) blocks.push(...digestBlocks(office, letter, letter.digest));
  if (letter.escalated.length > 0) blocks.push(...escalationBlocks(office, letter.escalated));
  blocks.push(...requestBlocks(office, letter.requests));
  const { html } = compose(blocks, MESSAGE_LIMIT - RECORD_ROOM);
  const keyboard = letterKeyboard({ entries: entriesOf(letter), form: null, ticked: 0n });
  const rows = [...keyboard, ...reasonRows(letter), watchButtons(letter)];
  return { html, buttons: rows.filter((row) => row.length > 0) };
}

function opening({ plan }: Office, letter: Letter, again: boolean): Block {
  // After its year the next plan may be in force as well.
  const year = yearOf(letter.day) === plan.year ? '' : ` năm ${plan.year}`;
  const head = [
    `Kính gửi đồng chí ${nameWords(letter.person.name)},`,
    `Theo dõi kế hoạch CCHC${year}, ${weekdayDate(letter.day)}/${letter.day.slice(0, 4)}.`,
  ];
  return { head: again ? [...head, '<i>Tin này có thể đã được gửi trước đó do sự cố kết nối.</i>'] : head };
}

function itemBlocks(office: Office, letter: Letter): readonly Block[] {
  const block = (title: string, items: readonly Item[]): readonly Block[] => {
    if (items.length === 0) return [];
    const groups = byTask(items.map((item) => item.standing));
    const list = groups.map((group) => itemLine(office, letter, itemsOf(group, items)));
    const tail = asksReason(items)
      ? ['Quá hạn từ 7 ngày: đề nghị đồng chí cho biết nguyên nhân bằng nút dưới đây.']
      : [];
    return [{ head: [`<b>${title} (${groups.length})</b>`], list, unit: 'nhiệm vụ', tail }];
  };
  const { overdue, today, soon, checkIns } = grouped(letter.items);
  return [
    ...block('🔴 Quá hạn', overdue),
    ...block('🟡 Hạn hôm nay', today),
    ...block('Sắp đến hạn', soon),
    ...block(checkInTitle(checkIns), checkIns),
  ];
}

function grouped(items: readonly Item[]): Record<'overdue' | 'today' | 'soon' | 'checkIns', readonly Item[]> {
  const dated = items.filter(({ standing }) => standing.category !== 'continuous');
  const isToday = ({ state }: Standing): boolean => state.kind === 'within' && state.urgency === 'today';
  return {
    overdue: dated.filter(({ standing }) => standing.state.kind === 'overdue'),
    today: dated.filter(({ standing }) => isToday(standing)),
    soon: dated.filter(({ standing }) => standing.state.kind !== 'overdue' && !isToday(standing)),
    checkIns: items.filter(({ standing }) => standing.category === 'continuous'),
  };
}

/** The months that are asked for, as printed. */
function checkInLabels(items: readonly Item[]): readonly string[] {
  const checkIns = items.filter(({ standing }) => standing.category === 'continuous');
  return [...new Set(checkIns.map(({ standing }) => clip(standing.period.label, 40)))];
}

function checkInTitle(items: readonly Item[]): string {
  const labels = checkInLabels(items);
  return labels.length === 1 ? `Báo cáo kỳ ${labels.join('')}` : 'Báo cáo kỳ nhiệm vụ thường xuyên';
}

interface ItemGroup extends TaskGroup {
  readonly items: readonly Item[];
}

function itemsOf(group: TaskGroup, items: readonly Item[]): ItemGroup {
  return { ...group, items: items.filter(({ standing }) => group.standings.includes(standing)) };
}

function itemLine(office: Office, letter: Letter, group: ItemGroup): string {
  const { task, first } = group;
  const mark = markWords(office, letter, group.items);
  if (first.category === 'continuous') {
    // The heading names the month; a check-in has no deadline to tell.
    const several = checkInLabels(letter.items).length > 1;
    const name = several ? groupName(group) : taskName(task);
    return `• ${[name, mark].filter((words) => words !== '').join('; ')}`;
  }
  const facts = [
    dueWords(office, group),
    printedWords(task.deadline.printed),
    clip(task.deliverable, DELIVERABLE_LENGTH) && `sản phẩm: ${clip(task.deliverable, DELIVERABLE_LENGTH)}`,
    mark,
    first.progress === 'blocked' ? progressWords(first, 60).replace(/^Vướng/u, 'vướng') : '',
    asksProgress(group.items) ? 'đề nghị cập nhật tiến độ' : '',
  ];
  return `• ${groupName(group)} – ${facts.filter((words) => words !== '').join('; ')}`;
}

/** The printed phrase, unless it is a plain date: then the computed one says the same. */
function printedWords(printed: string): string {
  const words = clip(printed, PRINTED_LENGTH);
  return words === '' || /^\d{1,2}\/\d{1,2}\/\d{4}$/u.test(words) ? '' : `kế hoạch ghi “${words}”`;
}

function asksProgress(items: readonly Item[]): boolean {
  return items.some(
    ({ rung, standing }) =>
      standing.state.kind === 'within' && (rung.key === 'halfway' || rung.key === 'before-60'),
  );
}

/** From seven days late on, as long as nobody has said why. */
function asksReason(items: readonly Item[]): boolean {
  return items.some(
    ({ standing }) =>
      standing.state.kind === 'overdue' &&
      standing.state.days >= ESCALATION_DAYS &&
      standing.category !== 'continuous' &&
      standing.reasons.length === 0,
  );
}

function reasonRows({ items }: Letter): readonly (readonly Button[])[] {
  const asked = byTask(items.filter((item) => asksReason([item])).map(({ standing }) => standing));
  const buttons = asked.slice(0, MOST_REASONS).map(({ task }): Button => ({
    label: `Nguyên nhân ${task.code}`,
    action: { kind: 'give-reason', task: task.code, period: 'all', cause: null },
  }));
  return rowsOf(buttons, 2);
}

/** On whose behalf it is told, where that is not the person's own department. */
function markWords(office: Office, letter: Letter, items: readonly Item[]): string {
  const own = departmentsOfPerson(letter.person);
  const all = [...new Set(items.flatMap((item) => item.departments))];
  const others = all.filter((department) => !own.includes(department));
  const marks: string[] = [];
  if (all.length > others.length && own.length > 1 && items.some((item) => item.standing.parts !== null)) {
    marks.push(
      `phần của ${shortNames(
        office,
        all.filter((one) => own.includes(one)),
      )}`,
    );
  }
  if (others.length > 0) marks.push(`${reasonWords(letter, items)}: ${namesOf(office, others)}`);
  return marks.join('; ');
}

function reasonWords({ person }: Letter, items: readonly Item[]): string {
  const reasons = new Set(items.map((item) => item.reason));
  if (reasons.size === 1 && reasons.has('stand-in')) return 'thay người vắng';
  if (reasons.size === 1 && reasons.has('in-charge')) return 'đầu mối, còn thiếu';
  if (reasons.size === 1 && reasons.has('nobody-reachable')) return 'không liên lạc được';
  if (reasons.size === 1 && reasons.has('nobody-enrolled')) return 'chưa có người phụ trách';
  // Beside a part of his own: only coordinators hear of what nobody can be told.
  return isCoordinator(person) ? 'chưa có người nhận tin' : 'thay người vắng';
}

function namesOf(office: Office, departments: readonly DepartmentId[]): string {
  return departments.length > 1 ? shortNames(office, departments) : departmentNames(office, departments);
}

/** Every task is reported from the letter itself: what its buttons do stands above them. */
function formBlocks(office: Office, { items }: Letter): readonly Block[] {
  const dated = items.some(({ standing }) => standing.category !== 'continuous');
  const checkIn = items.find(({ standing }) => standing.category === 'continuous');
  const head = [
    ...(dated ? ['Bấm mã nhiệm vụ để báo cáo.'] : []),
    ...(checkIn
      ? [
          `Báo cáo kỳ: bấm chọn các nhiệm vụ đã thực hiện, sau đó bấm “Gửi”. Để ghi kèm nội dung, số liệu, trả lời tin này, ví dụ: <code>${noteExample(office, items)}</code>`,
        ]
      : []),
  ];
  return head.length > 0 ? [{ head }] : [];
}

/** A percentage only for work that is measured by one; not where less than all falls short. */
function noteExample({ plan }: Office, items: readonly Item[]): string {
  const codes = items
    .filter(({ standing }) => standing.category === 'continuous')
    .map(({ standing }) => standing.task.code);
  const measured = codes.find((code) =>
    plan.targets.some(({ unit, value, tasks }) => unit === '%' && value < 100 && tasks.includes(code)),
  );
  return measured
    ? `${clip(measured, 20)}: 96,5%`
    : `${clip(codes[0] ?? '', 20)}: đã thực hiện theo kế hoạch`;
}

/** The letter's periods in its order, as a press of its buttons finds them again. */
function entriesOf(letter: Letter): readonly LetterEntry[] {
  return letter.items.map(({ standing }) => ({
    ref: { task: standing.task.code, period: standing.period.id },
    checkIn: standing.category === 'continuous',
    standing,
  }));
}

function watchButtons({ digest, escalated, requests }: Letter): readonly Button[] {
  const overdue = (digest?.overdue.length ?? 0) + escalated.length > 0;
  const soon = (digest?.soon.length ?? 0) > 0;
  return [
    ...(overdue ? [{ label: 'Quá hạn', action: viewAction({ kind: 'overdue' }) }] : []),
    ...(soon ? [{ label: 'Sắp đến hạn', action: viewAction({ kind: 'due', days: 7 }) }] : []),
    ...((digest?.waiting.length ?? 0) > 0
      ? [{ label: 'Chờ xác nhận', action: viewAction({ kind: 'waiting' }) }]
      : []),
    ...(requests.length > 0
      ? [{ label: `Gia hạn chờ duyệt (${requests.length})`, action: viewAction({ kind: 'extensions' }) }]
      : []),
    ...(digest || escalated.length > 0
      ? [{ label: 'Tình hình chung', action: viewAction({ kind: 'plan' }) }]
      : []),
  ];
}

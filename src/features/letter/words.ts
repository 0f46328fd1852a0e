import { yearOf } from '../../plan/day.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import type { Item } from './item.js';
import type { Letter } from './rule.js';
import { departmentsOfPerson, isCoordinator } from '../../journal/people.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import { compose, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { freshBlocks, freshRows } from '../assigned/letter-words.js';
import { digestBlocks, earlierBlocks, escalationBlocks } from './digest-words.js';
import { letterKeyboard, opensItsForm } from './form.js';
import type { LetterEntry } from './form.js';
import { planNewsBlocks } from './plan-news-words.js';
import { withinScreen } from './screen.js';
import { STUCK_TITLE, stuckBlock } from './stuck-words.js';
import {
  dueWords,
  groupName,
  overdueOfYear,
  progressWords,
  taskName,
  viewAction,
} from '../../words/lines.js';
import { MESSAGE_LIMIT } from '../../words/message.js';
import type { Button, Message } from '../../words/message.js';
import { clip, departmentNames, nameWords, plainText, shortNames, weekdayDate } from '../../words/words.js';
import { planName, planOfYear } from '../../words/office.js';
import { pendingBlock, pendingButton } from '../waiting/words.js';

/** Room that a letter leaves for what will be recorded from it. */
const RECORD_ROOM = 900;

/** More of either would not be read on a phone. */
const DELIVERABLE_LENGTH = 60;
const PRINTED_LENGTH = 60;
const MOST_REASONS = 6;

/**
 * The one message of a day. It fits Telegram's limit whatever the letter holds: long lists are counted.
 * @param options.again it may have been seen before: a crash fell between the sending and its record
 * @param options.namesYear another plan is in force as well
 */
export function letterMessage(office: Office, letter: Letter, options: LetterOptions): Message {
  const entries = entriesOf(letter);
  const work = { ...letter, opened: opensItsForm(entries) };
  const blocks = [
    opening(office, letter, options),
    ...pendingBlock(office, letter),
    ...freshBlocks(office, letter.fresh ?? []),
    ...planNewsBlocks(office, letter),
    ...workBlocks(office, work),
  ];
  if (letter.digest) blocks.push(...digestBlocks(office, letter, letter.digest));
  if (letter.escalated.length > 0) blocks.push(...escalationBlocks(office, letter.escalated));
  if (letter.earlier) blocks.push(...earlierBlocks(letter.earlier));
  // Of a plan's own work so much never falls due at once; what is assigned beside it has no bounds.
  const fitted = holdsAssigned(letter) ? withinScreen(blocks) : blocks;
  const { html } = compose(fitted, MESSAGE_LIMIT - RECORD_ROOM);
  const keyboard = letterKeyboard(office, {
    entries,
    form: null,
    ticked: 0n,
    today: letter.day,
  });
  const rows = [...freshRows(letter.fresh ?? []), ...keyboard, ...reasonRows(letter), watchButtons(letter)];
  return { html, buttons: rows.filter((row) => row.length > 0) };
}

function holdsAssigned({ items, digest, escalated }: Letter): boolean {
  const told = [...items.map(({ standing }) => standing), ...escalated];
  const watched = digest
    ? [...digest.newlyOverdue, ...digest.overdue, ...digest.blocked, ...digest.soon]
    : [];
  return [...told, ...watched].some(({ task }) => task.origin === 'assigned');
}

interface LetterOptions {
  readonly again: boolean;
  readonly namesYear: boolean;
}

function opening({ plan }: Office, letter: Letter, { again, namesYear }: LetterOptions): Block {
  // After its year a plan is named, whether or not the next one is in force.
  const name = namesYear || yearOf(letter.day) !== plan.year ? planOfYear(plan) : planName(plan);
  const head = [
    `Kính gửi đồng chí ${nameWords(letter.person.name)},`,
    `Theo dõi ${name}, ${weekdayDate(letter.day)}.`,
  ];
  return { head: again ? [...head, '<i>Tin này có thể đã được gửi trước đó do sự cố kết nối.</i>'] : head };
}

/** Of a letter: whose it is, and what he has to do. */
export interface Work extends WorkOf {
  /** Whether the form of its only task is open: there is no code to press. */
  readonly opened: boolean;
}

type WorkOf = Pick<Letter, 'person' | 'items' | 'stuck'>;

/** What a letter asks of its person: the tasks, what the buttons do with them, and what the plan says of them. */
export function workBlocks(office: Office, work: Work): readonly Block[] {
  return [
    ...itemBlocks(office, work),
    ...stuckBlock(work, (items) => markWords(office, work, items)),
    ...formBlocks(office, work),
    ...foldedBlocks(work),
  ];
}

/** Where nothing of it is left to do. */
export const NOTHING_LEFT = 'Tin này không còn nhiệm vụ cần báo cáo.';

const TITLES = { overdue: '🔴 Quá hạn', today: '🟡 Đến hạn hôm nay', soon: 'Sắp đến hạn' } as const;
const CHECK_IN_TITLE = 'Báo cáo kỳ';
const FORM_WORDS = 'Bấm mã nhiệm vụ để báo cáo.';
const FOLDED_TITLE = 'Kế hoạch ghi, sản phẩm:';

/** Whether a paragraph of a letter is one of `workBlocks`; letters of older versions have one more title. */
export function isWork(paragraph: string): boolean {
  const titles = [...Object.values(TITLES), '🟡 Hạn hôm nay', STUCK_TITLE].map((title) => `${title} (`);
  const beginnings = [...titles, CHECK_IN_TITLE, FORM_WORDS, FOLDED_TITLE, NOTHING_LEFT];
  return beginnings.some((beginning) => plainText(paragraph).startsWith(beginning));
}

/** What the plan says of work that its person has heard of before. */
function foldedBlocks({ items }: Work): readonly Block[] {
  const dated = items.filter(({ standing }) => standing.category !== 'continuous');
  const told = new Set(dated.flatMap(({ open, standing }) => (open ? [standing.task] : [])));
  const list = byTask(dated.map(({ standing }) => standing)).flatMap(({ task }) => {
    if (told.has(task)) return [];
    const words = [quoted(task), clip(task.deliverable, DELIVERABLE_LENGTH)];
    const known = words.filter((one) => one !== '');
    return known.length > 0 ? [`${clip(task.code, 20)}: ${known.join('; ')}`] : [];
  });
  return list.length > 0 ? [{ head: [FOLDED_TITLE], list, unit: 'nhiệm vụ', folded: true }] : [];
}

function itemBlocks(office: Office, letter: Work): readonly Block[] {
  const block = (title: string, items: readonly Item[]): readonly Block[] => {
    if (items.length === 0) return [];
    const groups = byTask(items.map((item) => item.standing));
    const list = groups.map((group) => itemLine(office, letter, itemsOf(group, items)));
    const tail = items.some((item) => item.asksCause)
      ? ['Quá hạn từ 7 ngày: đề nghị đồng chí cho biết nguyên nhân bằng nút dưới đây.']
      : [];
    return [{ head: [`<b>${title} (${groups.length})</b>`], list, unit: 'nhiệm vụ', tail }];
  };
  const { overdue, today, soon, checkIns } = grouped(letter.items);
  return [
    ...block(TITLES.overdue, overdue),
    ...block(TITLES.today, today),
    ...block(TITLES.soon, soon),
    ...block(checkInTitle(checkIns), checkIns).map((one) => ({ ...one, whole: true as const })),
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
  return `${CHECK_IN_TITLE} ${labels.length === 1 ? labels.join('') : 'nhiệm vụ thường xuyên'}`;
}

interface ItemGroup extends TaskGroup {
  readonly items: readonly Item[];
}

function itemsOf(group: TaskGroup, items: readonly Item[]): ItemGroup {
  return { ...group, items: items.filter(({ standing }) => group.standings.includes(standing)) };
}

function itemLine(office: Office, letter: Work, group: ItemGroup): string {
  const { task, first } = group;
  const mark = markWords(office, letter, group.items);
  if (first.category === 'continuous') {
    // The heading names the month; a check-in has no deadline to tell.
    const several = checkInLabels(letter.items).length > 1;
    const name = several ? groupName(group) : taskName(task);
    return `• ${[name, mark].filter((words) => words !== '').join('; ')}`;
  }
  const facts = [
    // The heading says it already.
    dueWords(office, group).replace(/^hạn hôm nay(?:, )?/u, ''),
    ...(group.items.some(({ open }) => open) ? planWords(task) : []),
    mark,
    first.progress === 'blocked' ? progressWords(first, 60).replace(/^Vướng/u, 'vướng') : '',
    asksProgress(group.items) ? 'đề nghị cập nhật tiến độ' : '',
  ];
  const told = facts.filter((words) => words !== '').join('; ');
  return `• ${groupName(group)}${told && ` – ${told}`}`;
}

/** What the plan says of a task: its deadline as printed, and its product. */
function planWords({ deadline, deliverable, origin }: Task): readonly string[] {
  const printed = quoted({ deadline, origin });
  const product = clip(deliverable, DELIVERABLE_LENGTH);
  const where = origin === 'assigned' ? 'hạn giao' : 'kế hoạch ghi';
  return [printed && `${where} ${printed}`, product && `sản phẩm: ${product}`];
}

/** The printed phrase, unless it is a plain date: then the computed one says the same. Who assigns work leaves the year out. */
function quoted({ deadline: { printed }, origin }: Pick<Task, 'deadline' | 'origin'>): string {
  if (origin === 'assigned' && /^\d{1,2}\/\d{1,2}$/u.test(printed)) return '';
  const words = clip(printed, PRINTED_LENGTH);
  return words === '' || /^\d{1,2}\/\d{1,2}\/\d{4}$/u.test(words) ? '' : `“${words}”`;
}

function asksProgress(items: readonly Item[]): boolean {
  return items.some(
    ({ rung, standing }) =>
      standing.state.kind === 'within' && (rung.key === 'halfway' || rung.key === 'before-60'),
  );
}

/** From seven days late on, as long as nobody has said why. */
function reasonRows({ items }: Letter): readonly (readonly Button[])[] {
  const asked = byTask(items.filter((item) => item.asksCause).map(({ standing }) => standing));
  const buttons = asked.slice(0, MOST_REASONS).map(({ task }): Button => ({
    label: `Nguyên nhân ${task.code}`,
    action: { kind: 'give-reason', task: task.code, period: 'all', cause: null },
  }));
  return rowsOf(buttons, 2);
}

/** On whose behalf it is told, where that is not the person's own department. */
function markWords(office: Office, letter: Work, items: readonly Item[]): string {
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

function reasonWords({ person }: Work, items: readonly Item[]): string {
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
function formBlocks(office: Office, { items, stuck, opened }: Work): readonly Block[] {
  const dated = [...items, ...stuck].some(({ standing }) => standing.category !== 'continuous');
  const checkIn = items.find(({ standing }) => standing.category === 'continuous');
  const head = [
    ...(dated && !opened ? [FORM_WORDS] : []),
    ...(checkIn
      ? [
          `${CHECK_IN_TITLE}: bấm chọn các nhiệm vụ đã thực hiện, sau đó bấm “Gửi”. Để ghi kèm nội dung, số liệu, trả lời tin này, ví dụ: <code>${noteExample(office, items)}</code>`,
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
function entriesOf({ items, stuck }: Letter): readonly LetterEntry[] {
  const asked = new Set(stuck.map(({ standing }) => standing));
  const told = items.map(({ standing }) => standing);
  return [...told, ...[...asked].filter((standing) => !told.includes(standing))].map((standing) => ({
    ref: { task: standing.task.code, period: standing.period.id },
    checkIn: standing.category === 'continuous',
    stuck: asked.has(standing),
    standing,
  }));
}

function watchButtons({ digest, escalated, pending, earlier }: Letter): readonly Button[] {
  const overdue = (digest?.overdue.length ?? 0) + escalated.length > 0;
  const soon = (digest?.soon.length ?? 0) > 0;
  return [
    ...(overdue ? [{ label: 'Quá hạn', action: viewAction({ kind: 'overdue' }) }] : []),
    ...(soon ? [{ label: 'Sắp đến hạn', action: viewAction({ kind: 'due', days: 7 }) }] : []),
    ...(pending.length > 0 ? [pendingButton(pending.length)] : []),
    ...(digest || escalated.length > 0
      ? [{ label: 'Tình hình chung', action: viewAction({ kind: 'plan' }) }]
      : []),
    ...(earlier && earlier.overdue.length > 0 ? [overdueOfYear(earlier.office.plan)] : []),
  ];
}

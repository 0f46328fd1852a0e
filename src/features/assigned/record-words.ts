import type { Office } from '../../plan/plan.js';
import type { AssignedDeadline, AssignmentBasis, FactOf } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { evidenceWords } from '../../words/lines.js';
import { clip, dateWords, departmentNames, shortNames, weekdayDate } from '../../words/words.js';
import { whoWords } from '../../words/who.js';

type AssignmentFact = FactOf<
  'task-assigned' | 'assignment-undone' | 'assignment-stopped' | 'assignment-acknowledged'
>;

/** What a fact of an assignment says in the record of its task; escaped. */
export function assignmentFactWords(office: Office, history: History, fact: AssignmentFact): string {
  switch (fact.kind) {
    case 'task-assigned': {
      if (fact.carriedFrom !== undefined)
        return `chuyển từ năm trước sang, hạn ${dueDaysWords(fact.deadline)}`;
      const to =
        fact.person === null ? '' : ` (${whoWords(office, history, { by: fact.person, inGroup: false })})`;
      const basis = fact.basis ? `; ${basisWords(fact.basis)}` : '';
      return `giao ${shortNames(office, fact.leads)}${to}, hạn ${dueDaysWords(fact.deadline)}${basis}`;
    }
    case 'assignment-undone':
      return 'hoàn tác việc giao';
    case 'assignment-stopped':
      return `dừng nhiệm vụ, lý do: ${clip(fact.reason, 200)}`;
    case 'assignment-acknowledged':
      return 'đã nhận nhiệm vụ';
  }
}

/** `văn bản giao: 123/UBND-VP ngày 10/03/2025 của UBND tỉnh, 1 ảnh` */
export function basisWords(basis: AssignmentBasis): string {
  return `văn bản giao: ${documentWords(basis)}`;
}

export function documentWords({ number, dated, from, files }: AssignmentBasis): string {
  const named = number === null ? '' : clip(number, 60);
  const day = dated === null ? '' : ` ngày ${dateWords(dated)}`;
  const whose = from === '' ? '' : ` của ${clip(from, 80)}`;
  return [`${named}${day}${whose}`.trim(), evidenceWords(files)].filter((words) => words !== '').join(', ');
}

/** The only due day with its weekday, or how many there are and between which days. */
export function dueDaysWords({ periods }: Pick<AssignedDeadline, 'periods'>): string {
  const [first, ...others] = periods;
  if (!first) return '';
  const last = others.at(-1);
  return last
    ? `${periods.length} kỳ, từ ${weekdayDate(first.due)} đến ${weekdayDate(last.due)}`
    : weekdayDate(first.due);
}

/** The lines of an assignment as its department and its assigner read it; escaped. */
export function assignmentLines(
  office: Office,
  {
    text,
    leads,
    deadline,
    basis,
    product,
    support,
  }: Omit<
    FactOf<'task-assigned'>,
    'kind' | 'id' | 'at' | 'by' | 'update' | 'task' | 'year' | 'person' | 'carriedFrom'
  >,
): readonly string[] {
  const [first] = deadline.periods;
  const printed = clip(deadline.printed, 100);
  const isPlain = first !== undefined && dateWords(first.due).startsWith(printed);
  return [
    `Nội dung: ${clip(text, 700)}`,
    `Chủ trì: ${departmentNames(office, leads.slice(0, 12))}${leads.length > 1 ? ' (mỗi đơn vị báo cáo phần của mình)' : ''}`,
    `Hạn: <b>${dueDaysWords(deadline)}</b>${isPlain ? '' : ` (“${printed}”)`}`,
    ...(basis ? [`Văn bản giao: ${documentWords(basis)}`] : []),
    ...(product === '' ? [] : [`Sản phẩm: ${clip(product, 250)}`]),
    ...(support === '' ? [] : [`Phối hợp: ${clip(support, 150)}`]),
  ];
}

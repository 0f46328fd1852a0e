import type { Office } from '../../plan/plan.js';
import type { TableLine } from './table/rule.js';
import type { Report } from '../../journal/history.js';
import type { Standing } from '../../journal/standing.js';
import type { TaskGroup } from '../../journal/views.js';
import { newest } from '../../words/lines.js';
import { plainStage } from '../../words/stage-words.js';
import { causeSummary } from '../late-reason/words.js';
import { dateWords, extendedWords, grantedWords, periodsWords } from '../../words/words.js';
import { gap } from '../../words/documents/paper.js';
import type { Run, Runs } from '../../words/documents/paper.js';
import { districtGap } from './districts.js';
import { evidenceRuns } from './document-words.js';
import { fullName } from './plan-place.js';
import { leadNames, noteWords, plainOf, plainPeriod, plainState, plainWords } from './plain-words.js';

/** `III.1 Xây dựng, ban hành … (Văn phòng – Thống kê): hoàn thành ngày 12/03/2025, văn bản số 45/KH-UBND.` */
export function completedItem(office: Office, standing: Standing): Runs {
  const { task, state, reports } = standing;
  if (state.kind !== 'completed') return [];
  const evidence = reports.flatMap((one) => one.evidence);
  const shown = evidenceRuns(evidence);
  const notes = noteWords(
    reports.map(({ note }) => note),
    evidence,
  );
  const cause = plainOf(causeSummary(office, [standing]));
  const why = cause === '' ? '' : ` (nguyên nhân ${cause})`;
  const timing = state.timing.kind === 'late' ? `, quá hạn ${state.timing.days} ngày${why}` : '';
  const done = state.notArising
    ? 'không phát sinh'
    : `hoàn thành ngày ${dateWords(state.on)}${plainOf(grantedWords(standing))}${timing}`;
  return [
    `${named(office, standing)} (${leadNames(office, task)}): ${done}`,
    ...(state.notArising ? [] : inBrackets(shown.length === 0 ? [gap('số, ký hiệu, ngày văn bản')] : shown)),
    notes === '' ? '.' : `; ${notes}.`,
  ];
}

/** What is late: since when, by how many days, and why. */
export function overdueItem(office: Office, group: TaskGroup): Runs {
  const { task, first } = group;
  return [
    groupNamed(office, group),
    ...districtGap(office.plan, task, first.today),
    ` (${leadNames(office, task)}): ${lateWords(office, group)}. Lý do: `,
    reasonOf(office, group),
    '.',
    ...(first.parts ? [` ${partsOf(first)}.`] : []),
  ];
}

/** `hạn 31/03/2025, quá hạn 75 ngày` */
function lateWords(office: Office, { first }: TaskGroup): string {
  const days = first.state.kind === 'overdue' ? first.state.days : 0;
  const extended = plainOf(extendedWords(office, first));
  return `hạn ${dateWords(first.period.due)}, quá hạn ${days} ngày${extended}${plainOf(grantedWords(first))}`;
}

/** Why it is late, as its officers said; else what was said last of the open work; a gap where nothing was. */
export function reasonOf(office: Office, { standings }: TaskGroup): Run {
  const waiting = standings.find((standing) => standing.waiting !== null);
  if (waiting) return plainState(office, waiting);
  const cause = plainOf(causeSummary(office, standings));
  if (cause !== '') return `nguyên nhân ${cause}`;
  const said = newest(standings.flatMap(({ reports }) => reports.filter(isOpenReport)));
  const words = said ? [stageOf(said), noteWords([said.note], said.evidence)].filter(Boolean).join('; ') : '';
  return words === '' ? gap('lý do chậm, biện pháp khắc phục') : words;
}

export function underWayItem(office: Office, group: TaskGroup): Runs {
  const { task, first } = group;
  if (first.waiting) {
    return [`${groupNamed(office, group)} (${leadNames(office, task)}): ${plainState(office, first)}.`];
  }
  const said = newest(first.reports.filter(isOpenReport));
  const note = said ? noteWords([said.note], said.evidence) : '';
  const stage = said ? stageOf(said) : '';
  const state =
    first.progress === 'blocked' ? 'có vướng mắc' : `đang thực hiện${stage === '' ? '' : ` (${stage})`}`;
  return [
    groupNamed(office, group),
    ...districtGap(office.plan, task, first.today),
    ` (${leadNames(office, task)}): ${state}${note === '' ? '' : `: ${note}`}`,
    ...inBrackets(evidenceRuns(said?.evidence ?? [])),
    `; hạn ${dateWords(first.period.due)}.`,
    ...(first.parts ? [` ${partsOf(first)}.`] : []),
  ];
}

export function continuousItem(office: Office, { task, checkIns, evidence }: TableLine): Runs {
  const { begun, reported, missed } = checkIns ?? { begun: 0, reported: 0, missed: 0 };
  const counts = begun === 0 ? 'chưa đến kỳ báo cáo' : `đã báo cáo ${reported}/${begun} kỳ`;
  return [
    `${fullName(office.plan, task)} (${leadNames(office, task)}): ${counts}`,
    missed > 0 ? `, ${missed} kỳ chưa báo cáo` : '',
    ...inBrackets(evidenceRuns(evidence)),
    '.',
  ];
}

export function nextItem(office: Office, standing: Standing): Runs {
  const { task, period } = standing;
  return [
    named(office, standing),
    ...districtGap(office.plan, task, standing.today),
    ` (${leadNames(office, task)}): hạn ${dateWords(period.due)}${plainOf(grantedWords(standing))}.`,
  ];
}

/** ` (Quyết định số 01/QĐ-UBND ngày 03/02/2025)`; nothing where nothing stands between. */
function inBrackets(runs: Runs): Runs {
  return runs.length === 0 ? [] : [' (', ...runs, ')'];
}

/** The task in full with its period. */
function named({ plan }: Office, standing: Standing): string {
  const period = plainPeriod(standing);
  return `${fullName(plan, standing.task)}${period === '' ? '' : `, ${period}`}`;
}

export function groupNamed({ plan }: Office, { task, standings }: TaskGroup): string {
  return `${fullName(plan, task)}${plainOf(periodsWords(standings))}`;
}

/** `đang trình ký`; empty where the report names no stage. */
function stageOf({ stage }: Report): string {
  return stage ? plainWords(plainStage(stage), 100) : '';
}

function isOpenReport({ status }: Report): boolean {
  return status === 'blocked' || status === 'in-progress';
}

function partsOf({ parts }: Standing): string {
  const all = parts ?? [];
  const done = all.filter(({ report }) => report !== null && !isOpenReport(report)).length;
  return `${done}/${all.length} đơn vị đã báo cáo`;
}

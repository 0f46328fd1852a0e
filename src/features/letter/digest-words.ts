import type { Office } from '../../plan/plan.js';
import type { Digest, EarlierLeft, Letter } from './rule.js';
import type { Extension } from '../../journal/history.js';
import type { Standing } from '../../journal/standing.js';
import { byTask, byUrgency } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { Block } from '../../words/compose.js';
import { dueWords, groupName, leadName, newest, partsWords, stillBlockedWords } from '../../words/lines.js';
import { codesOf } from '../shared-work/assign-words.js';
import { lateCounts, lateTitle } from '../../words/figures.js';
import { ESCALATION_DAYS } from '../../journal/standing.js';
import { waitingLine } from '../confirmation/words.js';
import { requestLine } from '../extension/view.js';
import { clip, dateWords, departmentNames, nameWords, shortNames } from '../../words/words.js';

/** What the coordinator sees of everybody's work. What the letter's own part told already is not told twice. */
export function digestBlocks(office: Office, letter: Letter, digest: Digest): readonly Block[] {
  const told = new Set(letter.items.map(({ standing }) => keyOf(standing)));
  const newly = new Set(digest.newlyOverdue.map(keyOf));
  const earlier = digest.overdue.filter((standing) => !newly.has(keyOf(standing)));
  const block = (title: string, standings: readonly Standing[]): readonly Block[] => {
    if (standings.length === 0) return [];
    const groups = byTask(byUrgency(standings.filter((standing) => !told.has(keyOf(standing)))));
    const above = byTask(standings.filter((standing) => told.has(keyOf(standing)))).length;
    if (groups.length === 0) return [{ head: [`<b>${title} (${above})</b>: đã nêu ở phần trên.`] }];
    return [
      {
        head: [`<b>${title} (${groups.length + above})</b>`],
        list: groups.map((group) => watchLine(office, group)),
        unit: 'nhiệm vụ',
        tail: above > 0 ? [`${above} nhiệm vụ đã nêu ở phần trên.`] : [],
      },
    ];
  };
  const blocks = [
    ...block('🔴 Mới quá hạn', digest.newlyOverdue),
    ...block('Quá hạn từ trước', earlier),
    ...blockedBlock(office, digest.blocked),
    ...block('🟡 Đến hạn trong 7 ngày tới', digest.soon),
    ...waitingBlock(office, digest),
    ...peopleBlocks(office, digest),
  ];
  const [first, ...rest] = blocks;
  if (!first) {
    return [
      { head: ['Không có nhiệm vụ quá hạn, vướng mắc hoặc đến hạn trong 7 ngày tới.'] },
      ...unassignedBlock(digest),
    ];
  }
  return [...overall(first, rest), ...unassignedBlock(digest)];
}

function overall(first: Block, rest: readonly Block[]): readonly Block[] {
  return [{ ...first, head: ['<b>TÌNH HÌNH CHUNG</b>', ...first.head] }, ...rest];
}

/** What is left of the plan of the year before, in the same words as of the present one. */
export function earlierBlocks({ office, overdue, blocked, open, closes }: EarlierLeft): readonly Block[] {
  const title = `<b>KẾ HOẠCH NĂM ${office.plan.year}</b> (theo dõi đến hết ngày ${dateWords(closes)})`;
  const left =
    open === 0
      ? 'Đã hoàn thành tất cả nhiệm vụ có thời hạn.'
      : `Còn ${open} nhiệm vụ có thời hạn chưa hoàn thành.`;
  if (overdue.length === 0)
    return [{ head: [title, left, 'Không có nhiệm vụ quá hạn.'] }, ...blockedBlock(office, blocked)];
  const groups = byTask(byUrgency(overdue));
  return [
    {
      head: [title, left, `🔴 ${lateTitle(lateCounts(overdue))}`],
      list: groups.map((group) => watchLine(office, group)),
      cap: 10,
      unit: 'nhiệm vụ',
    },
    ...blockedBlock(office, blocked),
  ];
}

/** The chairman's Monday letter: only what needs him. */
export function escalationBlocks(office: Office, escalated: readonly Standing[]): readonly Block[] {
  const groups = byTask(byUrgency(escalated));
  return [
    {
      head: [`<b>🔴 ${lateTitle(lateCounts(escalated), `từ ${ESCALATION_DAYS} ngày`)}</b>`],
      list: groups.map((group) => watchLine(office, group)),
      cap: 15,
      unit: 'nhiệm vụ',
    },
    { head: ['Kính báo cáo đồng chí xem xét, cho ý kiến chỉ đạo.'] },
  ];
}

function watchLine(office: Office, group: TaskGroup): string {
  const parts = group.standings.length > 1 ? '' : partsWords(group.first);
  return `• ${groupName(group)} – ${leadName(office, group.task)}, ${dueWords(office, group)}${parts && `, ${parts}`}`;
}

function blockedBlock(office: Office, blocked: readonly Standing[]): readonly Block[] {
  if (blocked.length === 0) return [];
  const groups = byTask(byUrgency(blocked));
  const list = groups.map(
    (group) => `• ${groupName(group)} – ${leadName(office, group.task)}: ${whyBlocked(group)}`,
  );
  return [{ head: [`<b>Vướng mắc (${groups.length})</b>`], list, unit: 'nhiệm vụ' }];
}

/** Requests for a later date stand in every letter of who may decide, until they are. */
export function requestBlocks(office: Office, requests: readonly Extension[]): readonly Block[] {
  if (requests.length === 0) return [];
  const list = requests.map((request) => requestLine(office, request));
  return [{ head: [`<b>Gia hạn chờ duyệt (${requests.length})</b>`], list, cap: 8, unit: 'đề nghị' }];
}

function whyBlocked({ first }: TaskGroup): string {
  const report = newest(first.reports.filter(({ status }) => status === 'blocked'));
  return `${clip(report?.note ?? '', 120) || 'chưa nêu nội dung'}${report ? stillBlockedWords(report, first.today) : ''}`;
}

function waitingBlock(office: Office, { waiting }: Digest): readonly Block[] {
  if (waiting.length === 0) return [];
  const list = waiting.map((one) => `• ${waitingLine(office, one)}`);
  return [{ head: [`<b>Chờ xác nhận (${waiting.length})</b>`], list, cap: 10, unit: 'báo cáo' }];
}

/** The plan gives it to everybody: without somebody in charge nobody feels meant. */
function unassignedBlock({ unassigned }: Digest): readonly Block[] {
  if (unassigned.length === 0) return [];
  return [{ head: [`Chưa rõ đầu mối: ${codesOf(unassigned)}. Để giao: /giaoviec`] }];
}

function peopleBlocks(office: Office, digest: Digest): readonly Block[] {
  const head: string[] = [];
  if (digest.withoutPeople.length > 0) {
    head.push(
      `Đơn vị chưa có người phụ trách: ${departmentNames(office, digest.withoutPeople.slice(0, 12))}`,
    );
  }
  if (digest.stranded.length > 0) {
    const named = digest.stranded
      .slice(0, 8)
      .map(({ person, gone }) => `${nameWords(person.name)} (${shortNames(office, gone.slice(0, 3))})`);
    const rest = digest.stranded.length - named.length;
    head.push(
      `Chưa chuyển đơn vị: ${named.join(', ')}${rest > 0 ? ` và ${rest} người khác` : ''}. Để chuyển: /canbo`,
    );
  }
  if (digest.unreachable.length > 0) {
    const names = digest.unreachable.slice(0, 8).map((person) => nameWords(person.name));
    const rest = digest.unreachable.length - names.length;
    head.push(`Không liên lạc được: ${names.join(', ')}${rest > 0 ? ` và ${rest} người khác` : ''}`);
  }
  return head.length > 0 ? [{ head }] : [];
}

function keyOf({ task, period }: Standing): string {
  return `${task.code}|${period.id}`;
}

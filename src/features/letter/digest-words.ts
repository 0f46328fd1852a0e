import type { Office } from '../../plan/plan.js';
import { checklistLine } from '../checklist/words.js';
import type { Digest, EarlierLeft, Letter } from './rule.js';
import type { Standing } from '../../journal/standing.js';
import { byTask, byUrgency } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { Block } from '../../words/compose.js';
import { dueWords, groupName, leadName, newest, partsWords, stillBlockedWords } from '../../words/lines.js';
import { lateCounts, lateTitle } from '../../words/figures.js';
import { ESCALATION_DAYS } from '../../journal/standing.js';
import { clip, dateWords, nameWords, shortNames } from '../../words/words.js';

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
    ...followedBlock(office, letter, digest),
    ...block('🟡 Đến hạn trong 7 ngày tới', digest.soon),
    ...peopleBlocks(office, digest),
  ];
  const [first, ...rest] = blocks;
  if (!first) {
    return [{ head: ['Không có nhiệm vụ quá hạn, vướng mắc hoặc đến hạn trong 7 ngày tới.'] }];
  }
  return overall(first, rest);
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

/** What is stuck and was answered; what nobody has answered stands at the head of the letter. */
function followedBlock(office: Office, { pending }: Letter, { blocked }: Digest): readonly Block[] {
  const open = pending.flatMap(({ matter }) =>
    matter.kind === 'difficulty' ? [keyOf(matter.standing)] : [],
  );
  return blockedBlock(
    office,
    blocked.filter((standing) => !open.includes(keyOf(standing))),
    'Vướng mắc đang theo dõi',
  );
}

function blockedBlock(office: Office, blocked: readonly Standing[], title = 'Vướng mắc'): readonly Block[] {
  if (blocked.length === 0) return [];
  const groups = byTask(byUrgency(blocked));
  const list = groups.map(
    (group) => `• ${groupName(group)} – ${leadName(office, group.task)}: ${whyBlocked(group)}`,
  );
  return [{ head: [`<b>${title} (${groups.length})</b>`], list, unit: 'nhiệm vụ' }];
}

function whyBlocked({ first }: TaskGroup): string {
  const report = newest(first.reports.filter(({ status }) => status === 'blocked'));
  return `${clip(report?.note ?? '', 120) || 'chưa nêu nội dung'}${report ? stillBlockedWords(report, first.today) : ''}`;
}

function peopleBlocks(office: Office, digest: Digest): readonly Block[] {
  const head: string[] = [];
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
  head.push(...checklistLine(office, digest.missing));
  return head.length > 0 ? [{ head }] : [];
}

function keyOf({ task, period }: Standing): string {
  return `${task.code}|${period.id}`;
}

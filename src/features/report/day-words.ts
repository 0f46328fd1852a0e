import type { Office } from '../../plan/plan.js';
import type { DayCorrected } from '../../journal/office-news.js';
import type { History } from '../../journal/history.js';
import { daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Standing } from '../../journal/standing.js';
import { answerRow } from '../confirmation/words.js';
import { causeButtons } from '../late-reason/words.js';
import { note, rowsOf } from '../../words/compose.js';
import { groupName, leadName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { whoWords } from '../../words/who.js';
import { clip, dateWords, nameWords, plainClip, shortDate, shortNames } from '../../words/words.js';
import type { DayKept, OtherDay } from './corrected-day.js';
import type { CorrectionOutcome } from './outcome.js';

/** What becomes of a day that a second report names. @param history null in the group, where nobody is named */
export function dayLines(
  office: Office,
  history: History | null,
  days: readonly OtherDay[],
): readonly string[] {
  return days.flatMap((day) => {
    const { said, recorded, kept } = day;
    const of = day.report.part === null ? '' : `, phần của ${shortNames(office, [day.report.part])}`;
    if (kept?.kind === 'no-day-counts') {
      return [`Việc thường xuyên tính theo kỳ báo cáo; ngày ${dateWords(said)} không làm thay đổi kết quả.`];
    }
    const stands = `Ngày hoàn thành đã ghi${of}: ${dateWords(recorded)}, chưa sửa thành ${dateWords(said)}`;
    return [
      kept === null
        ? `${stands}. Nếu cần sửa, đề nghị đồng chí bấm nút dưới đây.`
        : `${stands}: ${keptWords(office, history, day, kept)}`,
    ];
  });
}

/** `…: báo cáo đã quá 24 giờ…`: why, and who can. */
function keptWords(office: Office, history: History | null, day: OtherDay, kept: DayKept): string {
  const code = clip(day.standing.task.code, 20);
  const byCoordinator = `Đầu mối sửa bằng <code>/xong ${code} xong ngày ${shortDate(day.said, day.standing.today)}</code>.`;
  switch (kept.kind) {
    case 'too-late':
      return `báo cáo đã quá 24 giờ nên chỉ đầu mối sửa được. ${byCoordinator}`;
    case 'not-yours': {
      const who = history ? whoWords(office, history, { by: kept.by, inGroup: false }) : 'người đã báo cáo';
      return `báo cáo do ${who} gửi; ${who} (trong 24 giờ) hoặc đầu mối sửa được. ${byCoordinator}`;
    }
    case 'confirmed':
      return `đầu mối đã xác nhận báo cáo nên chỉ đầu mối sửa được. ${byCoordinator}`;
    case 'corrected':
      return `đầu mối đã sửa ngày này nên chỉ đầu mối sửa được. ${byCoordinator}`;
    case 'closed':
      return 'đầu mối đã đóng nhiệm vụ với ngày này. Để ghi lại, đầu mối mở lại kỳ báo cáo (/molai).';
    case 'before-opening':
      return `kỳ này bắt đầu từ ${dateWords(kept.opens)}.`;
    case 'no-day-counts':
      return '';
  }
}

/** A button for each day that the person may put right. @param of whether the task is named, where several stand in one message */
export function dayRows(days: readonly OtherDay[], of: boolean): readonly (readonly Button[])[] {
  return rowsOf(
    days
      .filter(({ kept }) => kept === null)
      .map(({ standing, report, said }): Button => ({
        label: of
          ? plainClip(`${standing.task.code}: sửa ngày thành ${shortDate(said, standing.today)}`, 38)
          : `Sửa ngày hoàn thành thành ${shortDate(said, standing.today)}`,
        action: { kind: 'correct-day', report: report.fact, on: said },
      })),
    1,
  );
}

/** What the button did. */
export function correctionAnswer(
  office: Office,
  outcome: CorrectionOutcome,
  history: History | null,
): Message {
  switch (outcome.kind) {
    case 'corrected':
      return corrected(office, outcome);
    case 'kept':
      return note([`${nameOf(outcome.day.standing)}.`, ...dayLines(office, history, [outcome.day])]);
    case 'same':
      return note([
        `${nameOf(outcome.standing)}: ngày hoàn thành đã là ${dateWords(outcome.on)}, không ghi nhận thêm.`,
      ]);
    case 'gone':
      return note([
        'Báo cáo này đã được hoàn tác, mở lại hoặc thay bằng báo cáo khác, nên chưa sửa ngày hoàn thành.',
      ]);
  }
}

function corrected(
  office: Office,
  { standing, parts, from, on, fact, told }: Extract<CorrectionOutcome, { kind: 'corrected' }>,
): Message {
  const { task, period, reasons, category } = standing;
  const of = parts.length > 0 ? `, phần của ${shortNames(office, parts.slice(0, 12))}` : '';
  const late = lateDays(standing, on);
  const explained = standing.reports.some(
    ({ corrections, explainedByLoss }) => explainedByLoss && corrections.at(-1)?.fact === fact,
  );
  const asksReason =
    late > 0 && !explained && !reasons.some(({ part }) => part === null || parts.includes(part));
  const keepsReason = late === 0 && lateDays(standing, from) > 0 && reasons.length > 0;
  return note(
    [
      `${nameOf(standing)}${of}: đã sửa ngày hoàn thành từ ${dateWords(from)} thành ${dateWords(on)}${timing(standing, on)}.`,
      'Nhật ký lưu cả hai ngày.',
      ...(standing.waiting
        ? [`Báo cáo vẫn chờ đầu mối xác nhận${told ? '; đầu mối được thông báo về ngày mới' : ''}.`]
        : []),
      ...(keepsReason ? ['Nguyên nhân quá hạn đã nêu được lưu trong nhật ký.'] : []),
      ...(asksReason
        ? ['Đề nghị đồng chí cho biết nguyên nhân quá hạn (khách quan hoặc chủ quan) bằng nút dưới đây.']
        : []),
    ],
    [
      ...(asksReason && category !== 'continuous' ? [causeButtons(task.code, period.id, task.code)] : []),
      [
        { label: 'Hoàn tác', action: { kind: 'undo', fact } },
        { label: `Xem ${task.code}`, action: viewAction({ kind: 'task', task: task.code }) },
      ],
    ],
  );
}

/** `, quá hạn 10 ngày (hạn 31/03/2025)`; empty where nobody has set a date. */
function timing(standing: Standing, on: Day): string {
  const { category, period } = standing;
  if (category === 'requested' && period.opens === period.due) return '';
  const late = lateDays(standing, on);
  const words = late > 0 ? `quá hạn ${late} ngày` : on < period.due ? 'trước hạn' : 'đúng hạn';
  return `, ${words} (hạn ${dateWords(period.due)})`;
}

function lateDays({ lastOnTime }: Standing, on: Day): number {
  return Math.max(0, daysBetween(lastOnTime, on));
}

/** To the officer whose report it is, or to the coordinator. */
export function dayCorrectedNews(office: Office, news: DayCorrected): Message {
  const { standing, from, on, name, role, waiting } = news;
  const days = `từ ${dateWords(from)} thành ${dateWords(on)}${timing(standing, on)}`;
  const look: Button = {
    label: `Xem ${standing.task.code}`,
    action: viewAction({ kind: 'task', task: standing.task.code }),
  };
  if (role === 'reporter') {
    return note(
      [
        `Đầu mối đã sửa ngày hoàn thành trong báo cáo của đồng chí: ${nameOf(standing)}, ${days}.`,
        'Nhật ký lưu cả hai ngày.',
      ],
      [[look]],
    );
  }
  return note(
    [
      `${nameOf(standing)} – ${leadName(office, standing.task)}: đồng chí ${nameWords(name)} đã sửa ngày hoàn thành ${days}.`,
      waiting ? 'Báo cáo vẫn chờ đồng chí xác nhận.' : 'Đề nghị đồng chí xem minh chứng.',
    ],
    [...(waiting ? answerRow(waiting) : []), [look]],
  );
}

function nameOf(standing: Standing): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}

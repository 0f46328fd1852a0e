import type { Rolled, RollPoint } from '../../plan/drafting/roll.js';
import type { Plan } from '../../plan/plan.js';
import type { FileToSend } from '../../words/message.js';
import { dateWords } from '../../words/words.js';

/** What the coordinator is told when a drafted plan is loaded: what was not decided yet. */
export function rolledRemarks({ points }: Pick<Rolled, 'points'>): readonly string[] {
  return points.filter(({ kind }) => kind !== 'day-off' && kind !== 'remark').map(pointWords);
}

/** A draft that was made from an earlier plan, as far as words tell of it. */
interface RolledPlan extends Pick<Rolled, 'moved' | 'points'> {
  readonly draft: { readonly title: string; readonly tasks: readonly unknown[] };
}

/** The preview of such a draft: what was done to it, and that the rest stands in the file beside it. */
export function rolledSummary(plan: Plan, { from, moved, points }: RolledFrom): string {
  const toDecide = points.filter(({ kind }) => kind !== 'day-off').length;
  return (
    `Dự thảo lập từ kế hoạch năm ${from}: đã chuyển thời gian của ${moved.length} nhiệm vụ sang năm ${plan.year}; ` +
    `${toDecide} điểm cần quyết định, ${points.length - toDecide} hạn rơi vào ngày nghỉ (xem tệp kèm theo).`
  );
}

/** All of it, for whoever decides. */
export function rolledFile(plan: Plan, { moved, points }: RolledFrom): FileToSend {
  const text = `\uFEFF${rolledLines({ draft: plan, moved, points }).join('\r\n')}\r\n`;
  return {
    kind: 'upload',
    as: 'document',
    name: `Du-thao-ke-hoach-${plan.year}.txt`,
    bytes: Buffer.from(text),
  };
}

export interface RolledFrom extends Pick<Rolled, 'moved' | 'points'> {
  /** The year of the plan that it was made from. */
  readonly from: number;
}

/** The report of a drafted plan, a line each. */
export function rolledLines({ draft, moved, points }: RolledPlan): readonly string[] {
  return [
    `Đã dự thảo ${draft.title}: ${draft.tasks.length} nhiệm vụ.`,
    ...part(
      'Thời gian đã chuyển sang năm mới',
      moved.map(({ code, before, after }) => `${code}: “${before}” → “${after}”`),
    ),
    ...part('Cần quyết định', points.filter(({ kind }) => kind !== 'day-off').map(pointWords)),
    ...part('Hạn rơi vào ngày nghỉ', points.filter(({ kind }) => kind === 'day-off').map(pointWords)),
  ];
}

function part(head: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['', `${head} (${lines.length}):`, ...lines.map((line) => `- ${line}`)];
}

function pointWords(point: RollPoint): string {
  switch (point.kind) {
    case 'date':
      return `${point.code}: hạn gắn với ngày cụ thể, năm trước là “${point.before}”, dự thảo là “${point.phrase}”.`;
    case 'document':
      return `${point.code}: dẫn văn bản “${point.document}”; đề nghị kiểm tra văn bản của năm mới.`;
    case 'span-over':
      return `${point.code}: dẫn giai đoạn ${point.span} đã hết; đề nghị kiểm tra.`;
    case 'day-off': {
      const name =
        point.holiday === null
          ? 'cuối tuần'
          : `${point.holiday.name}${point.holiday.certain ? '' : ', dự kiến'}`;
      return `${point.code}: hạn ${dateWords(point.due)} là ngày nghỉ (${name}); hết ngày ${dateWords(point.lastDay)} mới tính quá hạn.`;
    }
    case 'differs':
      return `${point.code}: “${point.phrase}” đọc khác với “${point.before}” của năm trước; đề nghị kiểm tra.`;
    case 'unknown':
      return `${point.code}: chưa có hạn; thời gian ghi “${point.phrase}”. ${point.reason}`.trim();
    case 'no-holidays':
      return `Chưa có danh sách ngày nghỉ năm ${point.year}: mới tính thứ Bảy, Chủ nhật.`;
    case 'remark':
      return `Lưu ý của kế hoạch năm trước, không đưa sang: ${point.text}`;
    case 'targets':
      return `${point.count} chỉ tiêu giữ nguyên mức của năm trước: đề nghị xác định lại.`;
  }
}

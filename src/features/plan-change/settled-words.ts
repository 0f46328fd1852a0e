import { nameWords, plainClip, dateWords } from '../../words/words.js';
import type { Person } from '../../journal/history.js';
import type { PlanApplyOutcome } from './outcome.js';
import type { Settled } from './rule.js';

/** An old button contradicts no decision that was made since. */
export function settledWords({ what, on }: Settled): string {
  const day = dateWords(on);
  switch (what) {
    case 'applied':
      return `Kế hoạch này đã được áp dụng ngày ${day} và đang có hiệu lực; nút cũ không thay đổi gì. Để quay lại, bấm “Quay lại kế hoạch trước” dưới tin áp dụng.`;
    case 'superseded':
      return `Kế hoạch này đã được áp dụng ngày ${day}, sau đó một kế hoạch khác đã thay thế; nút cũ không thay đổi gì. Để áp dụng lại, đề nghị gửi lại tệp.`;
    case 'reverted':
      return `Kế hoạch này đã được áp dụng, rồi được quay lại kế hoạch trước ngày ${day}; nút cũ không thay đổi gì. Để áp dụng lại, đề nghị gửi lại tệp.`;
    case 'mended':
      return `Bản xem trước này đã được sửa tiếp ngày ${day}; đề nghị dùng bản xem trước mới hơn. Nút cũ không thay đổi gì.`;
    case 'dropped':
      return `Bản xem trước này đã được bỏ ngày ${day}; nút cũ không thay đổi gì. Để áp dụng, đề nghị gửi lại tệp.`;
  }
}

/** The plan in force is another since, by whom and when. */
export function outdatedLine({ year, by, on }: Extract<PlanApplyOutcome, { kind: 'outdated' }>): string {
  return `Kế hoạch hiện hành của năm ${year} đã thay đổi ngày ${dateWords(on)}${byWords(by)}, sau khi có bản này, nên chưa sửa gì.`;
}

function byWords(by: Person | null): string {
  return by ? ` (đồng chí ${nameWords(plainClip(by.name, 40))})` : '';
}

/** What the preview showed is not what would change any more. */
export function outdatedWords({
  year,
  by,
  on,
}: Extract<PlanApplyOutcome, { kind: 'outdated' }>): readonly string[] {
  return [
    `Kế hoạch hiện hành của năm ${year} đã thay đổi ngày ${dateWords(on)}${byWords(by)}, sau khi có bản xem trước này, nên chưa áp dụng: những thay đổi nêu trong bản xem trước không còn đúng.`,
    'Để xem lại so với kế hoạch nay có hiệu lực, đề nghị đồng chí gửi lại tệp.',
  ];
}

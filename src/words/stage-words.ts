import type { ReportStatus, StageReached } from '../journal/fact.js';
import { clip, statusWords } from './words.js';

/** How far work is that is under way, with whom it waits for; not escaped. */
export function plainStage({ kind, waitsFor }: StageReached): string {
  const who = waitsFor === null ? '' : `${waitsFor} `;
  switch (kind) {
    case 'drafting':
      return 'đang soạn thảo';
    case 'gathering-opinions':
      return `đang lấy ý kiến ${who}`.trim();
    case 'awaiting-appraisal':
      return `chờ ${who}thẩm định`;
    case 'awaiting-approval':
      return `chờ ${who}duyệt`;
    case 'awaiting-signature':
      return `đang trình ${who}ký`;
    case 'awaiting-partner':
      return `chờ ${waitsFor ?? 'phối hợp'}`;
  }
}

/** What a report says of its work, with its stage: `đang thực hiện (đang trình ký)`. */
export function reportedStatus({
  status,
  stage,
}: {
  readonly status: ReportStatus;
  readonly stage: StageReached | null;
}): string {
  return stage ? `${statusWords(status)} (${clip(plainStage(stage), 100)})` : statusWords(status);
}

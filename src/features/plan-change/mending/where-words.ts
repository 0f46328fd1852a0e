import type { OpenPlan } from './outcome.js';

/** A plan that came into force since is not undone by what was put right in the one before it. */
export function overtakenLines({ overtaken }: Pick<OpenPlan, 'overtaken'>): readonly string[] {
  return overtaken
    ? [
        'Những điểm đồng chí sửa trước đó chưa áp dụng và nay không còn dùng được, vì kế hoạch hiện hành đã thay đổi.',
      ]
    : [];
}

/** Which plan is being put right. */
export function whereWords(open: OpenPlan): string {
  const { plan, inForce, mended } = open;
  const more = mended > 0 ? `, đã sửa ${mended} điểm` : '';
  const where = inForce
    ? `Sửa kế hoạch hiện hành năm ${plan.year}.`
    : `Sửa bản xem trước kế hoạch năm ${plan.year}${more}.`;
  return [...overtakenLines(open), where].join(' ');
}

import type { Plan, Target, Task } from '../../plan/plan.js';
import { isForEverybody } from '../../plan/plan.js';
import type { Measure } from '../../journal/fact.js';
import { NUMBER, readMeasure, unitWords } from './measure.js';
import { targetsOfTask } from '../../journal/targets.js';

/** The figure of a target in the note of a report. */
export type FigureInNote =
  | { readonly kind: 'figure'; readonly target: Target; readonly measure: Measure }
  /** There is a figure, but the person has to say of which target it is. */
  | { readonly kind: 'unclear'; readonly targets: readonly Target[] };

const BOUNDS = String.raw`>=|≥|>|<|≤|trên|hơn|vượt|tối thiểu|ít nhất|từ|không dưới|dưới|gần|khoảng|chưa|tối đa`;
const MONEY = String.raw`(?:tỷ|tỉ|triệu)(?!\p{L})`;

/**
 * Reads `đạt 96,5%` in the note of a report as the figure of the task's target. A figure must have its unit
 * (`45/KH-UBND` and `28/03` are no figures) and must fit one target alone. The report must speak for the whole task,
 * which it does not where each department reports its own part.
 */
export function figureInNote(plan: Plan, task: Task, note: string): FigureInNote | null {
  const found = targetsOfTask(plan, task).flatMap((target) => {
    const written = figuresFor(target, note.normalize('NFC'));
    return written.length > 0 ? [{ target, written }] : [];
  });
  const targets = found.map(({ target }) => target);
  const [only, ...others] = found;
  if (!only) return null;
  const [written, ...more] = only.written;
  if (written === undefined || more.length > 0 || others.length > 0 || isForEverybody(plan, task)) {
    return { kind: 'unclear', targets };
  }
  const read = readMeasure(only.target, written);
  return read.kind === 'measure'
    ? { kind: 'figure', target: only.target, measure: read.measure }
    : { kind: 'unclear', targets };
}

function figuresFor(target: Target, note: string): readonly string[] {
  const unit = /đồng/iu.test(target.unit)
    ? MONEY
    : unitWords(target.unit)
        .map((word) => (word === '%' ? word : String.raw`${word}(?!\p{L})`))
        .join('|');
  const plain = String.raw`(?:(?<!\p{L})(?:${BOUNDS})\s*)?(?<![\p{L}\d.,/+-])(?:${NUMBER})\s*(?:${unit})`;
  // "ngày 03/05 đơn vị …" is a date, so a part of a whole is read only where the plan knows the whole.
  const { of } = target;
  const part = of
    ? String.raw`|(?<!ngày\s)(?<![\d/])\d{1,4}/${of.count}\s*(?:${unitWords(of.unit).join('|')})(?!\p{L})`
    : '';
  return [...note.matchAll(new RegExp(`${plain}${part}`, 'giu'))].map(([written]) => written);
}

import type { Day } from '../../plan/day.js';
import { isCommune } from '../../plan/issuer-words.js';
import type { Plan, Task } from '../../plan/plan.js';
import { proposed } from '../../words/documents/paper.js';
import type { Runs } from '../../words/documents/paper.js';

/** Since that day no unit stands between a commune and its province. */
const ENDED = '2025-07-01';

const DISTRICT = /(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/iu;

export function hasDistricts(on: Day): boolean {
  return on < ENDED;
}

/**
 * Behind a commune's task that the plan has for its district, once there are none: who it is for now is filled in by
 * hand. The plan's words stay as they are.
 */
export function districtGap({ issuer }: Plan, { text, deadline }: Task, on: Day): Runs {
  if (hasDistricts(on) || !isCommune(issuer.kind)) return [];
  if (!DISTRICT.test(text) && !DISTRICT.test(deadline.printed)) return [];
  return [' ', proposed('xác định lại nơi nhận: không còn cấp huyện')];
}

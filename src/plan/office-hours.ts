import type { Moment } from './day.js';
import type { Office } from './plan.js';

/** The working day's end. Letters leave from `remindAt` to then; later than that they wait for the next working morning. */
export const LAST_MINUTE = 17 * 60;

/** Whether letters may leave at this moment. */
export function isLetterTime(office: Pick<Office, 'calendar'>, now: Moment, remindAt: number): boolean {
  return office.calendar.isWorkingDay(now.day) && now.minute >= remindAt && now.minute <= LAST_MINUTE;
}

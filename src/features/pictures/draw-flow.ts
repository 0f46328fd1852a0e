import type { Office } from '../../plan/plan.js';
import type { Overview } from './overview.js';
import { overviewSvg } from './drawing/overview-svg.js';
import { pngOf } from '../../documents/png.js';
import { timelineSvg } from './drawing/timeline-svg.js';
import type { Timeline } from './drawing/timeline-svg.js';

/** Telegram brings a photo down to 1280 in its height: more than this would be drawn and sent for nothing. */
const PHOTO_WIDTH = 810;

/** The plan's state as a PNG, for a photo. */
export function overviewPhoto(office: Office, overview: Overview): Promise<Buffer> {
  return pngOf(overviewSvg(office, overview), PHOTO_WIDTH);
}

/** A department's year as a PNG, for a photo. */
export function timelinePhoto(office: Office, timeline: Timeline): Promise<Buffer> {
  return pngOf(timelineSvg(office, timeline), PHOTO_WIDTH);
}

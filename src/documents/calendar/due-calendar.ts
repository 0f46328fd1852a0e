import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import { instantAt } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';

/** One entry of a calendar, in its words. */
export interface CalendarEntry {
  /** The same for good, so that a newer file changes the entry instead of adding one. */
  readonly key: string;
  readonly on: Day;
  readonly alarms: readonly Day[];
  readonly summary: string;
  readonly description: string;
}

interface CalendarRequest {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
  readonly timeZone: string;
  /** Minutes since midnight: when an entry begins and its alarms ring. */
  readonly minute: number;
  /** When the file is made. */
  readonly now: Date;
  /**
   * Rises whenever anything of the office changed: the number of facts in its journal. With the same ids it tells a
   * calendar that an entry is a newer form of one that it has.
   */
  readonly revision: number;
}

const ENTRY_MINUTES = 30;

/** The entries as an iCalendar file (RFC 5545): times in UTC, so that no program has to know a zone. */
export function dueCalendar(office: Office, request: CalendarRequest): Uint8Array {
  const calendar = ical({
    name: request.name,
    prodId: { company: 'nhacviec', product: 'nhacviec', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    events: request.entries.map((entry) => eventOf(office, entry, request)),
  });
  return new TextEncoder().encode(calendar.toString());
}

function eventOf(office: Office, entry: CalendarEntry, request: CalendarRequest): ICalEventData {
  const { timeZone, minute, now, revision } = request;
  const { summary, description } = entry;
  const at = (on: Day): number => instantAt(timeZone, on, minute).getTime();
  const start = at(entry.on);
  return {
    id: `${entry.key}@${domainOf(office)}`,
    sequence: revision,
    stamp: now,
    start: new Date(start),
    end: new Date(start + ENTRY_MINUTES * 60_000),
    summary,
    description,
    // A due day is no appointment: the half-hour stays free.
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: entry.alarms.map((day) => ({
      type: ICalAlarmType.display,
      description: summary,
      triggerBefore: (start - at(day)) / 1000,
    })),
  };
}

/** Ids are the office's own, for good: two offices in one calendar do not overwrite each other. */
function domainOf({ plan }: Office): string {
  const name = plan.office
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/giu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
  return `${name}.nhacviec`;
}

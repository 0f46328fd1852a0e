import { readDay } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { PersonId } from '../journal/fact.js';

/**
 * Under what a message of the bot's own is remembered: at most one message for each key. The outbox holds keys as
 * text, and this file alone knows how they are written.
 */
export type OutboxKey =
  | { readonly kind: 'letter'; readonly person: PersonId; readonly day: Day }
  | SummaryKey
  /** The picture behind a week's words: the plan as it stood at a minute of a day. */
  | {
      readonly kind: 'picture';
      readonly day: Day;
      readonly minute: number;
      readonly chat: number;
      readonly words: SummaryKey;
    }
  | { readonly kind: 'opening' | 'closing'; readonly person: PersonId; readonly year: number }
  | { readonly kind: 'weekly-copy'; readonly person: PersonId; readonly monday: Day }
  /** `when` is the day on which it is told, or the year that it is about. */
  | {
      readonly kind: 'alarm';
      readonly alarm: AlarmKind;
      readonly person: PersonId;
      readonly when: Day | number;
    }
  | FactNewsKey
  /** What a person sent, beginning with that message, belongs to no report. */
  | { readonly kind: 'unattached'; readonly person: PersonId; readonly message: number }
  /** What one gesture reported waits for that coordinator's yes. */
  | { readonly kind: 'to-confirm'; readonly person: PersonId; readonly gesture: string }
  /** What the person was told is put right by a report that was found later; `fact` is the first of its gesture. */
  | { readonly kind: 'report-found'; readonly person: PersonId; readonly fact: number };

/** The words of a week. `reader` is the coordinator who gets them where no group is bound. */
export type SummaryKey =
  | { readonly kind: 'summary'; readonly monday: Day; readonly reader: PersonId | null }
  /** One more, asked for by the coordinator in the message that `preview` names. */
  | { readonly kind: 'summary-now'; readonly preview: string; readonly reader: PersonId | null };

/** News of one fact of the journal to one person. */
export interface FactNewsKey {
  readonly kind: FactNewsKind;
  readonly person: PersonId;
  readonly fact: number;
}

const FACT_NEWS = [
  'newcomer',
  'group-lost',
  'restored',
  'report-told',
  'office',
  'extension',
  'extension-decided',
  'extension-lapsed',
  'extension-settled',
  'answered',
  'nudge',
  'nudge-answered',
  'late-reason',
  'late-reason-settled',
  'change-prepared',
  'change-settled',
  'change-refused',
  'changed',
  'change-undone',
] as const;

export type FactNewsKind = (typeof FACT_NEWS)[number];

/** What a coordinator is warned of. */
export type AlarmKind = 'clock' | 'conflict' | 'outage' | 'no-holidays' | 'disk' | 'backup' | 'stuck';

const ALARMS: Readonly<Record<AlarmKind, true>> = {
  clock: true,
  conflict: true,
  outage: true,
  'no-holidays': true,
  disk: true,
  backup: true,
  stuck: true,
};

/** The key as the outbox holds it. */
export function writeKey(key: OutboxKey): string {
  switch (key.kind) {
    case 'letter':
      return joined(key.kind, key.person, key.day);
    case 'summary':
      return joined(key.kind, key.monday, ...(key.reader === null ? [] : [key.reader]));
    case 'summary-now':
      return joined(key.kind, key.preview, ...(key.reader === null ? [] : [key.reader]));
    case 'picture':
      return joined(key.kind, key.day, key.minute, key.chat, writeKey(key.words));
    case 'opening':
    case 'closing':
      return joined(key.kind, key.person, key.year);
    case 'weekly-copy':
      return joined(key.kind, key.person, key.monday);
    case 'alarm':
      return joined(key.kind, key.alarm, key.person, key.when);
    case 'unattached':
      return joined(key.kind, key.person, key.message);
    case 'to-confirm':
      return joined(key.kind, key.person, key.gesture);
    case 'report-found':
    case 'newcomer':
    case 'group-lost':
    case 'restored':
    case 'report-told':
    case 'office':
    case 'extension':
    case 'extension-decided':
    case 'extension-lapsed':
    case 'extension-settled':
    case 'answered':
    case 'nudge':
    case 'nudge-answered':
    case 'late-reason':
    case 'late-reason-settled':
    case 'change-prepared':
    case 'change-settled':
    case 'change-refused':
    case 'changed':
    case 'change-undone':
      return joined(key.kind, key.person, key.fact);
  }
}

/** The key that a text of the outbox is; null for what is none, such as a key of another version of the program. */
export function readKey(text: string): OutboxKey | null {
  const [kind = '', ...parts] = text.split(SEPARATOR);
  const key = keyOf(kind, parts);
  // A key has one spelling only: "7.0" for 7, or a part too many, is no key.
  return key && writeKey(key) === text ? key : null;
}

const SEPARATOR = '|';

function joined(...parts: readonly (string | number)[]): string {
  return parts.join(SEPARATOR);
}

function keyOf(kind: string, parts: readonly string[]): OutboxKey | null {
  const [first = '', second = '', third = ''] = parts;
  const person = personOf(first);
  switch (kind) {
    case 'letter': {
      const day = readDay(second);
      return person && day && { kind, person, day };
    }
    case 'summary':
    case 'summary-now':
      return summaryOf(kind, first, second);
    case 'picture':
      return pictureOf(parts);
    case 'opening':
    case 'closing': {
      const year = numberOf(second);
      return person && year !== null ? { kind, person, year } : null;
    }
    case 'weekly-copy': {
      const monday = readDay(second);
      return person && monday && { kind, person, monday };
    }
    case 'alarm': {
      const reader = personOf(second);
      const when = readDay(third) ?? numberOf(third);
      return isAlarm(first) && reader && when !== null ? { kind, alarm: first, person: reader, when } : null;
    }
    case 'unattached': {
      const message = numberOf(second);
      return person && message !== null ? { kind, person, message } : null;
    }
    case 'to-confirm':
      return person && { kind, person, gesture: second };
    case 'report-found': {
      const fact = numberOf(second);
      return person && fact !== null ? { kind, person, fact } : null;
    }
    default:
      return isFactNews(kind) && person ? factNewsOf(kind, person, second) : null;
  }
}

function factNewsOf(kind: FactNewsKind, person: PersonId, written: string): FactNewsKey | null {
  const fact = numberOf(written);
  return fact === null ? null : { kind, person, fact };
}

function summaryOf(kind: SummaryKey['kind'], first: string, second: string): SummaryKey | null {
  const reader = personOf(second);
  if (kind === 'summary-now') return { kind, preview: first, reader };
  const monday = readDay(first);
  return monday && { kind, monday, reader };
}

function pictureOf([first = '', minutes = '', chats = '', ...rest]: readonly string[]): OutboxKey | null {
  const day = readDay(first);
  const [minute, chat] = [numberOf(minutes), numberOf(chats)];
  const words = readKey(rest.join(SEPARATOR));
  if (!day || minute === null || chat === null) return null;
  if (words?.kind !== 'summary' && words?.kind !== 'summary-now') return null;
  return { kind: 'picture', day, minute, chat, words };
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return text !== '' && Number.isSafeInteger(value) ? value : null;
}

function personOf(text: string): PersonId | null {
  const value = numberOf(text);
  return value !== null && value > 0 ? (value as PersonId) : null;
}

function isFactNews(kind: string): kind is FactNewsKind {
  return FACT_NEWS.some((one) => one === kind);
}

function isAlarm(kind: string): kind is AlarmKind {
  return Object.hasOwn(ALARMS, kind);
}

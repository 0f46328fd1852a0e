import type { Day } from './day.js';
import type { Period, PeriodId } from './deadline.js';
import { saidDays } from './said-day.js';
import { periodsNamed } from './spoken/named-periods.js';
import { periodName } from './spoken/period-name.js';
import type { PeriodName } from './spoken/period-name.js';
import { unreadPeriod } from './spoken/unread-period.js';
import { spokenOf, words } from './spoken/tokens.js';
import type { Spoken } from './spoken/tokens.js';

export interface PeriodAsk {
  /** Those of the task, in their order. */
  readonly periods: readonly Period[];
  /** The plan's year. */
  readonly year: number;
  readonly today: Day;
}

/** Words of a text that name a period, cut out of the text as it was given. */
interface Cut {
  readonly written: string;
  readonly at: number;
  readonly end: number;
}

export type SaidPeriod =
  | { readonly kind: 'none' }
  | (Cut & {
      readonly kind: 'periods';
      readonly periods: readonly PeriodId[];
      /** "tất cả các kỳ": all of them that are open. */
      readonly all: boolean;
    })
  /** A period is named that the task does not have, or it is not clear which. */
  | (Cut & { readonly kind: 'unclear' });

interface Mention extends PeriodName {
  readonly at: number;
  readonly found: readonly PeriodId[] | null;
}

const UNREAD = { named: [], all: false, of: null, year: null } as const;

/** "chờ đến tháng 4", "từ tháng 3" tell of a time, not of the period that is reported. */
const isTime = words('đến tới trước sau hẹn hạn sang cuối đầu giữa hồi');
const isSince = words('từ trong vào');

/**
 * Which of a task's periods a text names: `tháng 1`, `quý I/2025`, `bước 2`, `kỳ 2/4`, `6 tháng đầu năm`, `tất cả các
 * kỳ`. A day is no period ("ngày 28 tháng 3"). `T6` is June here and Friday to the reader of days: of work that has
 * months the period goes first, and a day within its words is none.
 */
export function saidPeriod(text: string, ask: PeriodAsk): SaidPeriod {
  if (ask.periods.length === 0) return { kind: 'none' };
  const tokens = spokenOf(text);
  const mentions = mentionsIn(text, tokens, ask);
  const found = mentions.filter((one) => one.found !== null);
  const [first, ...others] = found.length > 0 ? found : mentions.filter((one) => isMeant(tokens, one, ask));
  if (!first) return { kind: 'none' };
  const differs = others.find((one) => String(one.found) !== String(first.found));
  if (first.found === null || differs) return { kind: 'unclear', ...cut(text, tokens, differs ?? first) };
  const place = cut(text, tokens, first);
  // "cả 2 bước", "cả năm" name each of them, those that have not begun too.
  const all =
    first.all && first.of === null && (NAMES_PERIOD.test(place.written) || !NAMES_YEAR.test(place.written));
  return { kind: 'periods', periods: first.found, all, ...place };
}

const NAMES_PERIOD = /(?<!\p{L})(?:kỳ|ky)(?!\p{L})/iu;
const NAMES_YEAR = /(?<!\p{L})(?:năm|nam)(?!\p{L})/iu;

function mentionsIn(text: string, tokens: readonly Spoken[], ask: PeriodAsk): readonly Mention[] {
  const isDay = daysIn(text, tokens, ask.today);
  const scene = { tokens, today: ask.today, isDay };
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length;) {
    const name = isDay.has(at) ? null : periodName(scene, at);
    const unread = name || isDay.has(at) ? null : unreadPeriod(scene, at);
    if (name && !isTime(tokens[at - 1])) {
      // "bước 1" of work without steps is a part of it, not the whole.
      const isPart = ask.periods.length === 1 && isStep(tokens[at]);
      mentions.push({ ...name, at, found: isPart ? null : periodsNamed(name, ask) });
    }
    if (unread !== null && !isTime(tokens[at - 1]))
      mentions.push({ ...UNREAD, at, next: unread, found: null });
    at = name?.next ?? unread ?? at + 1;
  }
  return mentions;
}

/** A period's name at the beginning of a text, whatever task it may be of: where it ends, and the year that it names. */
export function periodAtFront(text: string, today: Day): { end: number; year: number | null } | null {
  const tokens = spokenOf(text);
  const name = periodName({ tokens, today, isDay: daysIn(text, tokens, today) }, 0);
  const last = name && tokens[name.next - 1];
  return last ? { end: last.end, year: name.year } : null;
}

const isStep = words('bước đợt giai phần b');

/** The places of the words that say a day. */
function daysIn(text: string, tokens: readonly Spoken[], today: Day): ReadonlySet<number> {
  const days = saidDays(text, { today, direction: 'past' }).filter(
    (said) => !/^t\d$/iu.test(said.written) && !(said.kind === 'unclear' && said.why === 'span'),
  );
  const places = new Set<number>();
  let turn = 0;
  for (const [place, { at }] of tokens.entries()) {
    while (at >= (days[turn]?.end ?? Infinity)) turn += 1;
    if (at >= (days[turn]?.at ?? Infinity)) places.add(place);
  }
  return places;
}

/** Of work that is done once a name that fits nothing is a period only where a period is looked for: in front. */
function isMeant(tokens: readonly Spoken[], { at, named }: Mention, { periods }: PeriodAsk): boolean {
  if (at === 0) return true;
  const isYear = named.some((one) => one.kind === 'months' && one.count === 12);
  return periods.length > 1 && !isYear && !isSince(tokens[at - 1]);
}

function cut(text: string, tokens: readonly Spoken[], { at: from, next }: Mention): Cut {
  const at = tokens[from]?.at ?? 0;
  const end = tokens[next - 1]?.end ?? at;
  return { written: text.slice(at, end), at, end };
}

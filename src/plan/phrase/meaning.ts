import type { DeadlineKind } from '../deadline.js';
import { yearOf } from '../day.js';
import { DOUBT, NOT_READ } from '../words.js';
import { again, reportsOf, withSteps } from './again.js';
import type { Group } from './groups.js';
import { once, type Part, type Reading } from './once.js';
import { resolve, type Resolved, type Stretch } from './resolve.js';
import type { Every } from './rule.js';
import type { Spots, Spotted } from './spot.js';
import { tieOf } from './tied.js';
import type { Token } from './tokens.js';
import type { Wait } from './waits.js';
import {
  addsMore,
  hasWords,
  lastWord,
  namesResult,
  namesYear,
  onlyFinishes,
  opensParenthesis,
  quote,
  weigh,
} from './weight.js';

/** A reading, or why there is none. */
export type Meaning =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'not-read'; readonly reason: string };

const LIMIT = /^(?:không\s+)?(?:chậm|muộn|trễ)\s|^trước\s/iu;

interface Dated {
  readonly spotted: Spotted;
  readonly group: Group;
  readonly resolved: Resolved;
}

/** What the times of a phrase come to together. */
export function meaningOf(spots: Spots, planYear: number): Meaning {
  const { spotted } = spots;
  if (spotted.length === 0) return notRead(nothingIn(spots.rest));
  const gaps = [...spotted.map((one) => one.gap), spots.rest];
  const torn = tornDate(spots);
  if (torn) return notRead(NOT_READ.notUnderstood(torn));
  const odd = spotted.find((one) => one.time.kind === 'odd-cycle');
  if (odd) return notRead(NOT_READ.oddCycle(odd.quoted));
  const denied = gaps.map(weigh).find((weight) => weight.kind === 'denied');
  if (denied) return notRead(NOT_READ.notUnderstood(denied.words));

  const printed = spotted.flatMap((one): readonly Dated[] =>
    one.time.kind === 'group'
      ? [{ spotted: one, group: one.time.group, resolved: resolve(one.time.group, planYear, one.quoted) }]
      : [],
  );
  const fault = printed.find((one) => one.resolved.fault !== null)?.resolved.fault;
  if (fault) return notRead(fault);
  // "Thí điểm trong năm 2026, mở rộng sau năm 2027": what only begins has no day of its own.
  const begins = printed.filter(isBeginning);
  const horizons = printed.filter((one) => isHorizon(one) && printed[0] !== one);
  const groups = printed.filter((one) => !isBeginning(one) && !horizons.includes(one));
  const startOnly = begins.find((one) => groups.length === 0 || !one.resolved.stretches.every(isYear));
  if (startOnly) return notRead(NOT_READ.startOnly(quotedBeginning(startOnly)));

  const everys = spotted.flatMap((one) => (one.time.kind === 'recurring' ? one.time.everys : []));
  // "Thứ Tư, ngày 05/02/2025": the date says it all.
  const weekdays = groups.length > 0 ? [] : spotted.flatMap(weekdayOf);
  const yearly = groups.filter((one) => one.group.everyYear).map((): Every => ({ unit: 'year', rule: null }));
  const waits = spotted.flatMap((one) => (one.time.kind === 'wait' ? [one.time.wait] : []));
  const reading = readingOf(
    { everys: [...everys, ...yearly, ...weekdays], groups, waits, spotted },
    planYear,
  );
  if (reading.kind === 'not-read') return reading;

  const doubts = [
    ...spotted.flatMap((one) => one.doubts),
    ...groups.flatMap((one) => one.resolved.doubts),
    ...begins.map((one) => DOUBT.beginning(quotedBeginning(one))),
    ...horizons.map(({ spotted: { quoted } }) => DOUBT.horizon(quoted)),
    ...(weekdays.length > 0 ? [DOUBT.weekdayOnly] : []),
    ...reading.reading.doubts,
    ...doubtsOfWords(
      gaps.filter((gap) => !HORIZON.test(quote(gap))),
      reading.reading.kind,
    ),
  ];
  return { kind: 'read', reading: { ...reading.reading, doubts: [...new Set(doubts)] } };
}

function isBeginning({ spotted }: Dated): boolean {
  return lastWord(spotted.gap) === 'sau';
}

const HORIZON = /(?:^|\s)(?:tầm nhìn|định hướng)$/iu;

/** "2026 - 2030, tầm nhìn đến năm 2045": how far one looks, not when the work is due. */
function isHorizon({ spotted, resolved }: Dated): boolean {
  return HORIZON.test(quote(spotted.gap)) && resolved.stretches.every(isYear);
}

function quotedBeginning({ spotted }: Dated): string {
  return `sau ${spotted.quoted}`;
}

function isYear(one: Stretch): boolean {
  return one.form === 'year';
}

// "văn bản số 05/2025": the number of something, not a month.
const NUMBERED = new Set(['số', 'mục', 'điều', 'khoản', 'chương', 'biểu', 'mẫu', 'lục']);

/** What a misread letter or a space has torn off a date: `30l6/2025`, `Quý II I/2025`, `quý III/202S`. */
function tornDate({ spotted, rest }: Spots): string | null {
  const before = spotted.find(
    ({ gap, quoted }) => /^\d/.test(quoted) && (gap.at(-1)?.printed === '/' || NUMBERED.has(lastWord(gap))),
  );
  if (before) return `${quote(before.gap)} ${before.quoted}`;
  const after = [...spotted.slice(1).map((one) => one.gap), rest].find(
    (gap) => (gap[0]?.printed === '/' && gap[1]?.kind === 'number') || gap.some(isLoneNumeral),
  );
  return after ? quote(after) : null;
}

/** A roman numeral that no word before it explains, as "phụ lục" and "đợt" do. */
function isLoneNumeral(token: Token, index: number, gap: readonly Token[]): boolean {
  const previous = gap[index - 1];
  const explained = previous?.kind === 'word' && previous.text !== 'và';
  return !explained && /^[ivxl|]+$/i.test(token.printed);
}

function weekdayOf({ time }: Spotted): readonly Every[] {
  if (time.kind !== 'weekday') return [];
  return [{ unit: 'week', rule: { kind: 'weekday', weekday: time.weekday } }];
}

interface Times {
  readonly everys: readonly Every[];
  readonly groups: readonly Dated[];
  readonly waits: readonly Wait[];
  readonly spotted: readonly Spotted[];
}

function readingOf(times: Times, planYear: number): Meaning {
  const { everys, groups, waits, spotted } = times;
  if (everys.length === 0 && groups.length === 0) return read(waiting(waits));
  if (waits.includes('on-request') && everys.length === 0 && groups.every(namesDocument)) {
    return read(nothingDated('on-request'));
  }
  if (everys.length === 0 && groups.every(isOpen) && waits.includes('ongoing')) {
    return read(nothingDated('ongoing'));
  }
  const dated = everys.length > 0 ? cycle(times, planYear) : single(groups, spotted, planYear);
  if (dated.kind === 'not-read') return dated;
  if (dated.reading.periods.length === 0 && dated.reading.kind !== 'daily') return notRead(NOT_READ.noPeriod);
  const { reading } = dated;
  const stretches = groups.flatMap((one) => one.resolved.stretches);
  if (waits.includes('ongoing')) {
    return read(
      isWholeYear(reading, stretches, planYear) && !isDoneFirst(spotted)
        ? nothingDated('ongoing')
        : { ...reading, kind: 'mixed' },
    );
  }
  if (reading.kind === 'daily' || !waits.includes('relative')) return dated;
  return read({ ...reading, kind: 'mixed', doubts: [...reading.doubts, DOUBT.eventToo] });
}

/** "theo kế hoạch thanh tra, kiểm tra năm 2025": the year of the plan that is followed. */
function namesDocument({ spotted, resolved }: Dated): boolean {
  const year = resolved.stretches.every((one) => one.form === 'year') && /^năm/i.test(spotted.quoted);
  return year && !/^(và)?$/.test(lastWord(spotted.gap));
}

function isOpening(one: Stretch): boolean {
  return one.form === 'opening';
}

function cycle({ everys, groups: printed, spotted }: Times, planYear: number): Meaning {
  const yearFirst = spotted[0]?.time.kind === 'recurring';
  const fine = everys.every(({ unit }) => unit !== 'year' && unit !== 'half');
  const groups = fine ? printed.map(boundedBy) : printed;
  const stretches = groups.flatMap((one) => one.resolved.stretches);
  const other = stretches.find((one) => one.form === 'year' && yearOf(one.last) !== planYear);
  if (other) return notRead(NOT_READ.cycleOfOtherYear(other.name, planYear));
  const looseDates = groups.flatMap((one) => one.resolved.looseDates);
  const reports = reportsOf(everys, stretches, planYear);
  if (reports?.doubts.length === 0) return read(reports);
  const ties = groups.map((one) =>
    one.group.everyYear || datesOf(one).length === 0 ? 'yes' : tieOf(spotted, one.spotted),
  );
  const own = groups.flatMap((one, index) => (ties[index] === 'no' ? datesOf(one) : []));
  const beside = groups.flatMap((one, index) => (ties[index] === 'no' ? [] : datesOf(one)));
  // "Hoàn thành trong quý I/2026 và cập nhật hằng năm", in a plan of 2025: nothing is due again before the first.
  const isLater = own.length > 0 && own.every(({ last }) => yearOf(last) > planYear);
  if (isLater && everys.every(({ unit }) => unit === 'year')) {
    const first = single(groups, spotted, planYear);
    return first.kind === 'not-read'
      ? first
      : read({ ...first.reading, doubts: [...first.reading.doubts, DOUBT.yearlyAfter] });
  }
  // "Hàng năm, trong 6 tháng đầu năm": when the year's work is done, not a report of its own.
  const within = yearFirst && everys.every((one) => one.unit === 'year') && beside.some(isOpening);
  const spans = within
    ? beside.map((one): Stretch => (isOpening(one) ? { ...one, form: 'span' } : one))
    : beside;
  const reading = withSteps(again(everys, { stretches: spans, looseDates }, planYear), own, planYear);
  const doubts = [
    ...(within ? [DOUBT.withinYear] : []),
    ...(ties.includes('perhaps') ? [DOUBT.perhapsTied] : []),
  ];
  return read({ ...reading, doubts: [...reading.doubts, ...doubts] });
}

/** "Hàng tháng trong 6 tháng đầu năm": not the half year's report, but how long the cycle goes on. */
function boundedBy(dated: Dated): Dated {
  const { spotted, resolved } = dated;
  if (lastWord(spotted.gap) !== 'trong' && !/^trong\s/iu.test(spotted.quoted)) return dated;
  const stretches = resolved.stretches.map((one): Stretch =>
    isOpening(one) ? { ...one, form: 'span' } : one,
  );
  return { ...dated, resolved: { ...resolved, stretches } };
}

function datesOf({ resolved }: Dated): readonly Stretch[] {
  return resolved.stretches.filter((one) => one.form !== 'year');
}

function single(groups: readonly Dated[], spotted: readonly Spotted[], planYear: number): Meaning {
  const loose = groups.find((one) => one.resolved.looseDates.length > 0);
  if (loose) return notRead(NOT_READ.withoutMonth(loose.spotted.quoted));
  // "Triển khai từ năm 2026" says when it begins and not by when it is to be done.
  const fromYear = groups.every((one) => isOpen(one) && beginsWithYear(one)) ? groups[0] : undefined;
  if (fromYear) return notRead(NOT_READ.startOnly(fromYear.spotted.quoted));
  const parts = groups.map(({ spotted: one, resolved }): Part => {
    const follows = spotted[spotted.indexOf(one) - 1]?.time.kind === 'group';
    return {
      stretches: resolved.stretches,
      each: resolved.each,
      narrows: follows && onlyFinishes(one.gap),
      parenthesis: follows && opensParenthesis(one.gap) && onlyFinishes(one.gap),
      limit: follows && !addsMore(one.gap) && LIMIT.test(one.quoted),
      touches: follows && !hasWords(one.gap) && !one.gap.some((token) => token.printed === ';'),
    };
  });
  return read(once(parts, planYear));
}

function isOpen({ resolved }: Dated): boolean {
  return resolved.stretches.length > 0 && resolved.stretches.every((one) => one.openEnd);
}

function beginsWithYear({ group }: Dated): boolean {
  return group.items.every((item) => item.kind === 'open' && item.from.unit === 'year');
}

function waiting(waits: readonly Wait[]): Reading {
  if (waits.includes('ongoing')) return nothingDated('ongoing');
  return nothingDated(waits.includes('relative') ? 'relative' : 'on-request');
}

function nothingDated(kind: DeadlineKind): Reading {
  return { kind, periods: [], doubts: [] };
}

/** "Hoàn thành trong năm 2026. Thực hiện thường xuyên": done by the year's end, and gone on with from then on. */
function isDoneFirst(spotted: readonly Spotted[]): boolean {
  return spotted.some(({ time, gap }, at) => {
    const after = spotted[at + 1];
    // "Thường xuyên, hoàn thành trong năm 2026" says the same the other way round.
    if (time.kind === 'group' && namesResult(gap)) return true;
    if (time.kind !== 'group' || after?.time.kind !== 'wait' || after.time.wait !== 'ongoing') return false;
    return addsMore(after.gap) || namesResult(after.gap);
  });
}

/** "Thường xuyên trong năm 2025" has no other day than the year's end, which is none of its own. */
function isWholeYear({ kind, periods }: Reading, stretches: readonly Stretch[], planYear: number): boolean {
  if (kind === 'daily') return true;
  if (stretches.some((one) => one.first !== `${planYear}-01-01`)) return false;
  const [only] = periods;
  const single = kind === 'yearly' || kind === 'window';
  return (
    single && periods.length === 1 && only?.due === `${planYear}-12-31` && only.opens === `${planYear}-01-01`
  );
}

function doubtsOfWords(gaps: readonly (readonly Token[])[], kind: DeadlineKind): readonly string[] {
  // "…, năm (trước ngày 15/12)": the year's own report stands before its date.
  const told = gaps.filter((gap, index) => !(index > 0 && index < gaps.length - 1 && namesYear(gap)));
  const doubts = told.map(weigh).flatMap((weight) => (weight.kind === 'doubtful' ? [weight.words] : []));
  const waits = kind === 'on-request' || kind === 'relative' || kind === 'ongoing' || kind === 'daily';
  if (!waits) return doubts.map(DOUBT.oddWords);
  const cycle = gaps.some((gap) => /(^| )định kỳ( |$)/.test(quote(gap).toLowerCase()));
  return cycle && kind === 'on-request' ? [DOUBT.noCycle] : [];
}

function nothingIn(rest: readonly Token[]): string {
  const words = quote(rest);
  if (!/[\p{L}\d]/u.test(words)) return NOT_READ.empty;
  if (/định kỳ/i.test(words)) return NOT_READ.noCycle;
  return NOT_READ.nothingFound(words);
}

function read(reading: Reading): Meaning {
  return { kind: 'read', reading };
}

function notRead(reason: string): Meaning {
  return { kind: 'not-read', reason };
}

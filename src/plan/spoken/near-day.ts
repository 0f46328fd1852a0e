import { addDays, dateOf, dayOf, monthOf, yearOf } from '../day.js';
import { clear, daysNear, inWeek, unclear, weekdaysIn } from './meaning.js';
import type { DayAsk, Meaning } from './meaning.js';
import { isMonthWord, isQuarterWord, isYearWord, numberAt } from './numbers.js';
import { endsTime, isDayWord, isPartOfDay, isStart, leadsToDay, standsAsTime } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isMark, words } from './tokens.js';
import type { Spoken } from './tokens.js';

export const isEvening = words('hôm bữa hum hm');
export const isWeek = words('tuần');
const isVague = words('nọ trước rồi');
const isAgo = words('trước');
/** "3 ngày rồi", "3 hôm nay" may be since, or how long it took. */
const isSince = words('rồi nay');
const isAhead = words('nữa tới');
const isReckoned = words('cách');
const isHere = words('đây nay');
const isFew = words('vài mấy ít dăm');
/** "2 ngày trước hạn" is counted from another day than today. */
export const isOtherDay = words('hạn khi ngày lúc thời kỳ kì tết đó đây hội cuộc lễ mốc thứ lần');
const isOtherWord = words('táng một mối mỉa dâm danh nhà mai tôn đây mốt số thời');

/** `hôm nay`, `hôm qua`, `tối hôm kia`, `sáng mai`, `ngày kia`, `mai`, `mốt`: days counted from today. */
export function nearDay(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  let next = at;
  const part = isPartOfDay(tokens[next]) ? tokens[next++] : undefined;
  const ngay = isDayWord(tokens[next]) && ++next > 0;
  const isShort = tokens[next]?.text === 'h' && tokens[next - 1]?.kind !== 'number';
  const hom = (isEvening(tokens[next]) || isShort) && ++next > 0;
  const word = tokens[next];
  if (word?.kind !== 'word') return null;
  next += 1;
  if (hom && !isShort && isVague(word)) {
    return { value: unclear(ask, daysNear({ ...ask, direction: 'past' })), next };
  }
  const count = hom ? homOf(word) : ngay || part ? namedOf(word, part, ngay) : bareOf(scene, at);
  return count === null ? null : { value: clear(addDays(ask.today, count)), next };
}

function homOf({ text }: Spoken): number | null {
  switch (text) {
    case 'nay':
      return 0;
    case 'qua':
    case 'wa':
      return -1;
    case 'kia':
      return -2;
    case 'kìa':
      return -3;
    default:
      return null;
  }
}

function namedOf({ text }: Spoken, part: Spoken | undefined, ngay: boolean): number | null {
  switch (text) {
    case 'nay':
      return part && !ngay ? 0 : null;
    case 'qua':
      // Without accents "toi qua" and "sang qua" are more likely "tôi qua" and "sang qua".
      return part && !ngay && part.text !== 'toi' && part.text !== 'sang' ? -1 : null;
    case 'mai':
      return 1;
    case 'mốt':
      return 2;
    case 'kia':
      return ngay ? 2 : null;
    case 'kìa':
      return ngay ? 3 : null;
    default:
      return null;
  }
}

/** "mai" and "mốt" alone stand where a day may stand; elsewhere they are names and parts of other words. */
function bareOf(scene: Scene, at: number): number | null {
  const { tokens } = scene;
  const [before, word, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (word?.text === 'hnay') return 0;
  if (word?.text === 'hqua' || word?.text === 'hwa') return -1;
  if (word?.text !== 'mai' && word?.text !== 'mốt') return null;
  const begins = isStart(scene, at) || isMark(before, '.!?\n');
  if (!begins && !isMark(before, ',;:(-') && !leadsToDay(before)) return null;
  const isName = word.capital && (!begins || (after?.capital === true && after.text !== 'mai'));
  if (isName || isOtherWord(after)) return null;
  return word.text === 'mai' ? 1 : 2;
}

/** `2 ngày trước`, `cách đây 3 ngày`, `3 ngày nữa`, `mấy hôm trước`, `1 tuần trước`. */
export function countedDays(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  const isBack = isReckoned(tokens[at]) && isHere(tokens[at + 1]);
  const from = isBack ? at + 2 : at;
  const few = isFew(tokens[from]);
  const count = few ? { value: 0, next: from + 1 } : numberAt(tokens, from);
  const unit = count ? unitOf(tokens[count.next]) : null;
  if (!count || unit === null) return null;
  if (isBack) return { value: away(ask, { count: -count.value, unit, few }), next: count.next + 1 };
  const turn = tokens[count.next + 1];
  const isFar = isOtherDay(tokens[count.next + 2]);
  if (isAgo(turn) && !isFar) {
    return { value: away(ask, { count: -count.value, unit, few }), next: count.next + 2 };
  }
  if (
    isSince(turn) &&
    ask.direction !== 'future' &&
    standsAsTime(scene, at) &&
    endsTime(tokens, count.next + 2)
  ) {
    const said = away(ask, { count: -count.value, unit, few });
    return { value: said.kind === 'day' ? unclear(ask, [said.day]) : said, next: count.next + 2 };
  }
  if (!isAhead(turn) || (turn?.text !== 'nữa' && turn?.text !== 'nua' && ask.direction !== 'future'))
    return null;
  return { value: away(ask, { count: count.value, unit, few }), next: count.next + 2 };
}

type Unit = 'day' | 'week' | 'month' | 'long';

function unitOf(token: Spoken | undefined): Unit | null {
  if (isDayWord(token) || isEvening(token)) return 'day';
  if (isWeek(token)) return 'week';
  if (isYearWord(token) || isQuarterWord(token)) return 'long';
  return isMonthWord(token) ? 'month' : null;
}

interface Away {
  readonly count: number;
  readonly unit: Unit;
  readonly few: boolean;
}

/** Days are counted; weeks and months are said roughly. */
function away(ask: DayAsk, { count, unit, few }: Away): Meaning {
  const { today } = ask;
  if (few && unit !== 'long') return unclear(ask, daysNear(ask));
  switch (unit) {
    case 'day':
      return clear(addDays(today, count));
    case 'week':
      return unclear(ask, weekdaysIn(inWeek(today, count, 1), inWeek(today, count, 5)));
    case 'long':
      return unclear(ask, [], 'unread');
    case 'month': {
      const months = yearOf(today) * 12 + monthOf(today) - 1 + count;
      return unclear(ask, [dayOf(Math.floor(months / 12), (months % 12) + 1, dateOf(today))]);
    }
  }
}

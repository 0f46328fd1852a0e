import type { Day } from '../../plan/day.js';
import { saidDays } from '../../plan/said-day.js';
import { oneOfTwo } from '../../plan/wanted-day.js';
import type { SaidDay } from '../../plan/said-day.js';
import type { Evidence } from '../../journal/fact.js';

/** What a note says besides its words. */
export interface ReadNote {
  /** As the person wrote it, but for "kế hoạch" and the like where nothing else stands beside a document's number. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** The words of that day, or of the fault. */
  readonly dayWords: string | null;
  /** The day that the person names as the day of completion, or null. */
  readonly completedOn: Day | null;
  /** A day of completion that is marked and not taken. */
  readonly fault: {
    readonly kind: DayFault;
    readonly written: string;
    /** The days that it may be. */
    readonly options: readonly Day[];
  } | null;
  /** A month, a quarter or a year beside which no day is named: a period of the task, or the time of its completion. */
  readonly span: { readonly written: string; readonly options: readonly Day[] } | null;
}

/** Why a day that is marked is not taken: it lies ahead, is in no calendar, may be several, or is not read. */
export type DayFault = 'future' | 'no-such-date' | 'several' | 'unread';

/** `45/KH-UBND`, `123/2025/QĐ-UBND` */
export const DOCUMENT = /(?<![\p{L}\d/])\d{1,5}(?:\/\d{4})?\/\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)+/giu;
/** Between a document's number and its date. */
const SIGNED = /^,?\s*(?:\(\s*)?(?:k[ýy]\s+)?(?:ng[àa]y\s+)?$/iu;

/**
 * Reads a report's note: document numbers (`45/KH-UBND`), the date of a document after its number, and the day of
 * completion, which is never in the future. A day that is marked and not certain is a fault: it is asked.
 * @param today the day on which the note was sent
 */
export function readNote(text: string, today: Day): ReadNote {
  const words = text.normalize('NFC').trim();
  const days = saidDays(words, { today, direction: 'past' });
  const documents = [...words.matchAll(DOCUMENT)].map((match) => {
    const end = match.index + match[0].length;
    const dated = days.find(({ at }) => at >= end && SIGNED.test(words.slice(end, at)));
    return { number: match[0], at: match.index, end, dated };
  });
  const evidence = documents.map(({ number, dated }): Evidence => ({
    kind: 'document',
    number,
    dated: dated?.kind === 'day' ? dated.day : null,
  }));
  const own = days.filter((one) =>
    documents.every(({ at, end, dated }) => one !== dated && (one.end <= at || one.at >= end)),
  );
  const spans = own.filter(isSpan);
  const completion = completionIn(
    words,
    own.filter((one) => !isSpan(one)),
    today,
  );
  const isOpen = completion.completedOn === null && completion.fault === null;
  const [span] = isOpen ? spans.filter((one) => isToldOf(words, one)) : [];
  return { words: withoutNouns(words, documents), evidence, ...completion, span: span ?? null };
}

/** "kế hoạch 22/KH-UBND" says no more than its number. */
function withoutNouns(
  words: string,
  documents: readonly { readonly at: number; readonly end: number }[],
): string {
  const [first] = documents;
  const beside = documents.reduceRight(
    (rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`,
    words,
  );
  return first && ONLY_NOUNS.test(beside) ? words.slice(first.at).trim() : words;
}

const ONLY_NOUNS =
  /^(?:[\s,.;:()-]|(?:kế\s+hoạch|ke\s+hoach|báo\s+cáo|bao\s+cao|quyết\s+định|quyet\s+dinh|công\s+văn|cong\s+van|tờ\s+trình|to\s+trinh|thông\s+báo|thong\s+bao|văn\s+bản|van\s+ban|hướng\s+dẫn|huong\s+dan|biên\s+bản|bien\s+ban|nghị\s+quyết|nghi\s+quyet|số|so|kèm|kem|theo|tại|tai|vb|cv|kh|qđ|qd|bc|tb|ạ|rồi|roi|nhé|và|va)(?!\p{L}))*$/iu;

/** The words before a day that is the day of completion: `xong ngày`, `hoàn thành từ`, or nothing but these. */
const BEFORE_CERTAIN =
  /(?:^|(?<!\p{L})(?:ho[àa]n\s+(?:th[àa]nh|t[ấa]t)|xong|r[ồo]i))[\s,:]*(?:(?:v[àa]o|t[ừu]|h[ôo]m|l[úu]c|trong|ng[àa]y)\s+)*$/iu;
/** A day on which something begins, ends, is planned or held is not the day of completion. */
const BEFORE_OTHER =
  /(?<!\p{L})(?:từ|đến|tới|hết|trước|sau|hạn|kiến|hẹn|họp|mời|tu|den|toi|het|truoc|han|kien|hen|hop|moi|cho|của|cua|theo(?:\s+\p{L}+){0,3})[\s,:]*(?:(?:ngày|ngay|vào|vao)\s+)*$/iu;

/** "công văn 123", "15/CV" without the form of a number: the date behind it is the document's too. */
const BEHIND_DOCUMENT =
  /(?<!\p{L})(?:(?:kế\s+hoạch|ke\s+hoach|báo\s+cáo|bao\s+cao|quyết\s+định|quyet\s+dinh|công\s+văn|cong\s+van|tờ\s+trình|to\s+trinh|thông\s+báo|thong\s+bao|văn\s+bản|van\s+ban|hướng\s+dẫn|huong\s+dan|biên\s+bản|bien\s+ban|nghị\s+quyết|nghi\s+quyet|vb|cv|kh|qđ|qd|bc|tb|tt|nq)\s*(?:số\s*|so\s*)?\d{1,5}(?:\/[\p{L}\d-]+)*|\d{1,5}\/\p{L}[\p{L}-]*)[\s,(]*(?:k[ýy]\s+)?(?:(?:ngày|ngay)\s+)?$/iu;
const IN_FIGURES = /^(?:(?:ngày|ngay)\s+)?\d{1,2}\s?[/.-]\s?\d/iu;

function isOther(words: string, { at, written }: SaidDay): boolean {
  const before = words.slice(0, at);
  return BEFORE_OTHER.test(before) || (IN_FIGURES.test(written) && BEHIND_DOCUMENT.test(before));
}

type Completion = Pick<ReadNote, 'completedOn' | 'fault' | 'dayWords'>;

type Span = Extract<SaidDay, { kind: 'unclear' }>;

function isSpan(said: SaidDay): said is Span {
  return said.kind === 'unclear' && said.why === 'span';
}

function isToldOf(words: string, said: SaidDay): boolean {
  return BEFORE_CERTAIN.test(words.slice(0, said.at)) || !isOther(words, said);
}

function completionIn(words: string, days: readonly SaidDay[], today: Day): Completion {
  const isCertain = ({ at }: SaidDay): boolean => BEFORE_CERTAIN.test(words.slice(0, at));
  const place = days.findIndex(isCertain);
  const certain = days[place];
  const second = days[place + 1];
  if (certain) return dayTaken(second ? oneOfTwo(words, certain, second) : certain, today);
  const told = days.filter((one) => !isOther(words, one) && !(one.kind === 'day' && one.day > today));
  const [only] = told;
  // A day that is not said to be the day of completion may lie ahead: "giấy mời họp ngày 30/04" says nothing of it.
  if (!only) return { completedOn: null, fault: null, dayWords: null };
  const different = [...new Set(told.flatMap((one) => (one.kind === 'day' ? [one.day] : one.options)))];
  if (told.length === 1 || different.length === 1) return dayTaken(only, today);
  const written = told.map((one) => one.written).join(', ');
  return {
    completedOn: null,
    fault: { kind: 'several', written, options: different.slice(0, 4) },
    dayWords: written,
  };
}

function dayTaken(said: SaidDay, today: Day): Completion {
  const { written } = said;
  if (said.kind === 'unclear') {
    const kind = said.why === 'span' ? 'unread' : said.why;
    return { completedOn: null, fault: { kind, written, options: said.options }, dayWords: written };
  }
  return said.day <= today
    ? { completedOn: said.day, fault: null, dayWords: written }
    : { completedOn: null, fault: { kind: 'future', written, options: [] }, dayWords: written };
}

import type { Stage, StageReached } from '../journal/fact.js';
import { plain } from './phrases.js';

/** A stage that words begin with, and how many letters of them say so. */
export interface SaidStage {
  readonly stage: Stage;
  /** Whom or what it waits for, as it was written. */
  readonly waitsFor: string | null;
  readonly length: number;
}

/** Any of the phrases, commas apart. A word without accents may be meant by each that has the same letters. */
function any(phrases: string): string {
  const all = phrases.split(',').map((phrase) => phrase.trim().split(/\s+/u).map(letters).join('\\s+'));
  return `(?:${all.sort((one, other) => other.length - one.length).join('|')})(?!\\p{L})`;
}

function letters(word: string): string {
  const bare = plain(word);
  return bare === word ? word : `(?:${word}|${bare})`;
}

const LEAD = `(?:${any('dạ, vâng, em, tôi, mình, thưa, báo cáo, hiện, hiện nay, hiện tại, nay, việc này, nhiệm vụ này, cũng')}[\\s,:]+)*`;
const UNDER_WAY = `(?:${any('đang, vẫn đang, còn đang, hiện đang, còn, vẫn, mới, đang còn')}\\s+)?`;
/** What was sent off waits for an answer; what was signed, approved or drafted does not. */
const SENT = `(?:${any('đang, vẫn đang, hiện đang, đã, vừa, mới, đã gửi, đang gửi, vừa gửi, đã chuyển, đang chuyển, gửi, chuyển, đang làm thủ tục, đã làm')}\\s+)?`;
const WAIT = any('chờ, đợi, chờ đợi');

/** People who sign. */
const LEADERS =
  'lãnh đạo, chủ tịch, phó chủ tịch, ct, pct, bí thư, thủ trưởng, giám đốc, trưởng, phó, thường trực, đồng chí, đ/c, đc, anh, chị, bác, chú, cô, sếp, ubnd xã';
/** Whoever else decides, answers or takes part. */
const OFFICES =
  'ubnd, hđnd, ủy ban, uỷ ban, hội đồng, đảng ủy, đảng uỷ, ban, bcđ, phòng, sở, huyện, tỉnh, xã, phường, thành phố, trung ương, bộ, cục, chi cục, trung tâm, cấp trên, cấp có thẩm quyền, cơ quan, đơn vị, các, bên, công an, quân sự, tư pháp, tài chính, kế toán, địa chính, văn hóa, văn phòng, thống kê, một cửa, mttq, mặt trận, đoàn, hội, chính phủ, thủ tướng, chuyên gia, nhân dân, cử tri, thôn, tổ, trường, trạm, kho bạc, bưu điện, ngành, tòa, viện';
const ANYBODY = any(`${LEADERS}, ${OFFICES}`);
const THINGS = any(
  `${OFFICES}, lãnh đạo, chủ tịch, phó chủ tịch, phối hợp, ý kiến, số liệu, kinh phí, dự toán, văn bản, hướng dẫn, kết quả, quyết định, hồ sơ, thiết bị, phản hồi, trả lời, xác nhận, nguồn vốn, phân bổ, tài liệu, thông tin, báo cáo của, biểu mẫu, phần mềm, góp ý`,
);
/** `Chủ tịch` of "chờ Chủ tịch ký": a few words, none of which begins something else. */
const WHO = `(?<who>(?=${ANYBODY})(?:(?!${any('rồi, để, mới, xong, sau, khi, và, cho')})[^\\s,;:.!?]+\\s+){1,7}?)`;

const SIGN = any('ký, kí, ký duyệt, kí duyệt, ký ban hành, ký phát hành, ký số, ký nháy');
const APPROVE = any('duyệt, phê duyệt, xét duyệt, thông qua, phê chuẩn');
const APPRAISE = any('thẩm định, thẩm tra');
const OPINIONS = any(
  'ý kiến, ý kiến góp ý, ý kiến tham gia, ý kiến đóng góp, ý kiến phản biện, góp ý, tham gia ý kiến, tham gia góp ý',
);

type Row = readonly [Stage, string];

/** Earlier rows go before later ones. */
const ROWS: readonly (readonly [Stage, RegExp])[] = (
  [
    ['awaiting-appraisal', `${UNDER_WAY}(?:${WAIT}|${any('xin, gửi, trình')})\\s+(?:${WHO})?${APPRAISE}`],
    ['awaiting-appraisal', `${any('đã gửi, đã trình, đang gửi, đang trình, đang')}\\s+${APPRAISE}`],
    ['awaiting-signature', `${SENT}${any('trình, chờ trình, xin, đợi trình')}\\s+(?:${WHO})?${SIGN}`],
    ['awaiting-signature', `${UNDER_WAY}${WAIT}\\s+(?:${WHO})?(?:${any('chữ')}\\s+)?${SIGN}`],
    ['awaiting-approval', `${SENT}${any('trình, xin')}\\s+(?:${WHO})?${APPROVE}`],
    [
      'awaiting-approval',
      `${UNDER_WAY}${WAIT}\\s+(?:${any('kết quả, quyết định')}\\s+)?(?:${WHO})?${APPROVE}`,
    ],
    ['awaiting-signature', `${SENT}${any('trình')}(?=\\s+(?:${any('lên, cho')}\\s+)?${any(LEADERS)})`],
    ['awaiting-approval', `${SENT}${any('trình')}(?=\\s+(?:${any('lên, cho')}\\s+)?${any(OFFICES)})`],
    ['gathering-opinions', `${SENT}${any('lấy, xin, tổng hợp')}\\s+${OPINIONS}`],
    ['gathering-opinions', `${UNDER_WAY}${WAIT}\\s+${OPINIONS}(?!\\s+${any('chỉ đạo, của lãnh đạo')})`],
    [
      'drafting',
      `${UNDER_WAY}${any('soạn thảo, dự thảo, soạn dự thảo, xây dựng dự thảo, hoàn thiện dự thảo, chỉnh sửa dự thảo')}`,
    ],
    ['drafting', `${any('đang, vẫn đang, còn đang')}\\s+${any('soạn, viết')}`],
    ['awaiting-partner', `${UNDER_WAY}${WAIT}(?=\\s)`],
  ] satisfies readonly Row[]
).map(([stage, pattern]) => [stage, new RegExp(`^${LEAD}${pattern}`, 'iu')]);

/** Who begins so asks for patience or speaks of a day: nobody is waited for. */
const PATIENCE = new RegExp(
  `^(?:${any('em, anh, chị, tôi, mình, chút, tí, tý, lát, xíu')}\\s*)*(?:${any('một, 1, chút, tí, tý, lát, xíu, đã, nhé, nha, với, xem, mai, mốt, tuần, tháng, quý, ngày, hôm, sáng, chiều, tối, thêm, thôi, ạ, rồi, em, anh, chị, tôi, mình')}\\s*)+(?:${any('sau, tới, nữa, chút, tí, tý, lát, nay, mai, đã, nhé, ạ, này')}\\s*)*$`,
  'iu',
);
/** Where what is waited for ends within a clause. "vi" without its accent is more often part of "đơn vị". */
const TURNS = new RegExp(
  `\\s+(?:(?:vì|nên|để|hạn|do)(?!\\p{L})|${any('nhưng, dự kiến, trước ngày, sau đó, từ ngày, ngày mai, hôm nay, hôm qua, tuần này, tuần sau')}|${any('ngày')}\\s+\\d|\\d{1,2}/\\d{1,2}(?!\\d)|[–-]\\s|\\()`,
  'iu',
);
const CLAUSE_ENDS = /[,;!?\n]|[.:](?=\s|$)/u;
const POLITE_END = new RegExp(
  `(?:\\s+${any('rồi, ạ, nhé, nha, đấy, đó, thôi, em, anh, chị, đồng chí, vậy, nay')}|[.!…\\s])+$`,
  'iu',
);
const WHOM_FOLLOWS = new RegExp(
  `^\\s+(?:${any('của, cho, lên, tới, đến, với, bên, từ')}\\s+)?(?=${ANYBODY})`,
  'iu',
);
const FINISHED = new RegExp(`^\\s+(?:${any('đã')}\\s+)?${any('xong, hoàn thành')}`, 'iu');
const WAITING = new RegExp(WAIT, 'iu');
const PARTNER = new RegExp(`^${any('phối hợp')}$`, 'iu');
const KNOWN_THING = new RegExp(`^${THINGS}`, 'iu');

/** Longer words are shown cut, so they stay in the note. */
const MOST_LETTERS = 80;

/**
 * The stage of work under way that the words begin with: "đang trình ký", "chờ Chủ tịch duyệt", "dạ, chờ phối hợp của
 * Công an xã", with or without accents. Who waits for others is at work; only who says "vướng" is not.
 * @param words in the normal form NFC
 */
export function readStage(words: string): SaidStage | null {
  const text = words.replace(/ð/gu, 'đ').replace(/Ð/gu, 'Đ');
  for (const [stage, pattern] of ROWS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    // What was sent round or handed in "xong" is at another stage, or done: only a person can tell.
    if (FINISHED.test(rest) && !WAITING.test(match[0])) return null;
    const said = stage === 'awaiting-partner' ? partnerIn(match[0], rest) : whomIn(match, rest);
    return said && { stage, waitsFor: said.waitsFor, length: match[0].length + said.length };
  }
  return null;
}

type Whom = Pick<SaidStage, 'waitsFor' | 'length'>;

/** Whoever signs, decides or is asked: named before the word ("Chủ tịch ký") or after it ("trình ký Chủ tịch"). */
function whomIn({ groups }: RegExpExecArray, rest: string): Whom {
  const before = groups?.['who']?.trim();
  const follows = before === undefined ? WHOM_FOLLOWS.exec(rest) : null;
  if (!follows) return { waitsFor: before ?? null, length: courtesyAt(rest) };
  const clause = clauseOf(rest.slice(follows[0].length));
  const waitsFor = clause.replace(POLITE_END, '').trim();
  return waitsFor.length > MOST_LETTERS
    ? { waitsFor: null, length: 0 }
    : { waitsFor, length: follows[0].length + clause.length };
}

/** Everything behind "chờ" is what it waits for; null where nobody is waited for. */
function partnerIn(head: string, rest: string): Whom | null {
  const clause = clauseOf(rest);
  const waitsFor = clause.replace(POLITE_END, '').trim();
  const bare = !/[ờợ]/iu.test(head.normalize('NFC'));
  // "cho" is "give" as well: without its accent it must be followed by what offices wait for.
  if (bare && (/\p{M}/u.test(clause.normalize('NFD')) || !KNOWN_THING.test(waitsFor))) return null;
  if (waitsFor === '' || PATIENCE.test(waitsFor)) return null;
  if (PARTNER.test(waitsFor)) return { waitsFor: null, length: clause.length };
  return waitsFor.length > MOST_LETTERS ? null : { waitsFor, length: clause.length };
}

/** The words up to the end of their clause, or to where they turn to something else. */
function clauseOf(words: string): string {
  const end = CLAUSE_ENDS.exec(words)?.index ?? words.length;
  const clause = words.slice(0, end);
  return clause.slice(0, TURNS.exec(clause)?.index ?? clause.length);
}

/** Courtesies that end the clause belong to what was said. */
function courtesyAt(rest: string): number {
  const clause = clauseOf(rest);
  return clause.length - clause.replace(POLITE_END, '').length === clause.length ? clause.length : 0;
}

/**
 * The stage in the note of work under way, wherever a clause begins with one. What the stage does not say stays in the
 * note; a stage further on leaves the whole note as it is.
 */
export function stageInNote(note: string): { readonly stage: StageReached | null; readonly note: string } {
  const words = note.normalize('NFC').trim();
  const first = readStage(words);
  if (first) {
    const rest = words.slice(first.length).replace(/^[\s,;:.–-]+/u, '');
    return { stage: reached(first), note: rest };
  }
  for (const { index } of words.matchAll(/(?<=[,;.\n]\s*)(?=[^\s,;.\n])/gu)) {
    const later = readStage(words.slice(index));
    if (later) return { stage: reached(later), note: words };
  }
  return { stage: null, note: words };
}

function reached({ stage, waitsFor }: SaidStage): StageReached {
  return { kind: stage, waitsFor };
}

/** Who is waited for, said to the question of whom: "Công an xã" and "chờ phối hợp của Công an xã" answer the same. */
export function partnerSaid(text: string): string {
  const words = text.normalize('NFC').trim();
  const stage = readStage(words);
  if (stage?.stage === 'awaiting-partner' && stage.waitsFor !== null) return stage.waitsFor;
  return `phối hợp của ${words.replace(/^(?:của|cua)\s+/iu, '')}`;
}

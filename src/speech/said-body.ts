import type { ReportStatus } from '../journal/fact.js';
import { readStage } from './said-stage.js';
import { dayLead } from './said-time.js';
import {
  courtesyLength,
  denialLength,
  doneAtEnd,
  isDenied,
  isHedged,
  isPartly,
  isStep,
  verbBehind,
  withoutCourtesy,
} from './said-words.js';

/** What the words behind a code say of it. */
export interface Body {
  /** The status that the words behind the codes say. */
  readonly status: ReportStatus | null;
  readonly denied: boolean;
  readonly half: boolean;
  readonly note: string;
  readonly isApart: boolean;
}

export function bodyOf(body: string): Body {
  const start = /^[\s:,.;–-]*/u.exec(body)?.[0].length ?? 0;
  const lead = dayLead(body, start);
  // "hôm nay trình ký" may be a plan for today: only a day that has passed is skipped.
  const isSkipped = lead.written !== '' && !lead.mayBeAhead;
  const behind = isSkipped ? bodyBehind(body.slice(lead.end)) : null;
  if (behind === null || behind.status === null) return bodyBehind(body);
  const note = [lead.written, withoutCourtesy(behind.note)].filter((words) => words !== '').join(', ');
  return { ...behind, note };
}

function bodyBehind(body: string): Body {
  const lead = /^[\s:,.;–-]*/u.exec(body)?.[0].length ?? 0;
  const words = body.slice(lead);
  const at = courtesyLength(words);
  const first = verbBehind(words.slice(at));
  const denial = first ? 0 : denialLength(words.slice(at));
  const spaces = /^\s*/u.exec(words.slice(at + denial))?.[0].length ?? 0;
  const second = denial > 0 ? verbBehind(words.slice(at + denial + spaces)) : null;
  const verb = first ?? second;
  if (verb) {
    const end = at + (second ? denial + spaces : 0) + verb.length;
    const rest = words.slice(end);
    const mark = /^[\s:,.;–-]+/u.exec(rest)?.[0] ?? '';
    return {
      status: verb.status,
      denied: second !== null,
      half: false,
      note: rest.slice(mark.length),
      isApart: /[:,.;–-]/u.test(mark),
    };
  }
  const stage = readStage(words);
  if (stage) return { status: 'in-progress', denied: false, half: false, note: words, isApart: false };
  const end = doneAtEnd(words);
  if (!end) return { status: null, denied: false, half: false, note: words, isApart: false };
  const { before, isMarked } = end;
  const isSure =
    before === '' ||
    (isMarked && !isPartly(`${before} `, false) && !isHedged(words) && !HALF_END.test(before));
  return {
    status: 'done',
    denied: isDenied(before),
    half: !isSure || isStep(before),
    note: before,
    isApart: false,
  };
}

/** Words right before "đã xong", "xong rồi" that make less of it. */
const HALF_END =
  /(?:^|\s)(?:sắp|sap|gần|gan|gần\s+như|gan\s+nhu|chuẩn\s+bị|chuan\s+bi|cơ\s+bản|co\s+ban|mai|mới|moi|hầu\s+như|hau\s+nhu|hết|het|còn|con|phải|phai|để|de|cho|cần|can|khó|kho|đừng|dung)$/iu;

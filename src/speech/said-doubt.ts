import type { ReportStatus } from '../journal/fact.js';
import type { CodeIn } from '../plan/task-code.js';
import type { Body } from './said-body.js';
import type { Head } from './said-head.js';
import {
  isDenied,
  isFreed,
  isHedged,
  isLeftOver,
  isOfTheLast,
  isPartly,
  isUnsure,
  numberedPart,
  wishesLater,
  withoutHarmless,
} from './said-words.js';
import { isQuestion } from './small-talk.js';

/**
 * Why what is said of a task is not written down as it stands: no word of reporting, a completion that is denied, one
 * that is half or to come, two words that contradict each other, or a wish for a later date beside them.
 */
export type Doubt = 'not-said' | 'denied' | 'half' | 'conflict' | 'wish';

/** What stands in a message of some codes: what is said before them, and the words behind. */
export interface Part extends Head {
  readonly isSingled: boolean;
  /** "còn III.5 …", "nhưng III.5 …": it stands against what was said before. */
  readonly isAgainst: boolean;
  /** The status that an earlier word of reporting, or the command, heads this part with. */
  readonly heading: ReportStatus | null;
  /** The heading was said of this very part, not of one before it. */
  readonly isOwn: boolean;
  readonly body: string;
  /** Codes inside the words behind, which may be reported too. */
  readonly strays: readonly CodeIn[];
}

interface Saying {
  readonly own: ReportStatus;
  readonly isHeaded: boolean;
  readonly isCommand: boolean;
  /** A figure behind the command is that of a target. */
  readonly hasTarget: boolean;
}

/** Why what is said of the codes of a part is asked rather than recorded; null where nothing speaks against it. */
export function doubtIn(
  part: Part,
  said: Body,
  { own, isHeaded, isCommand, hasTarget }: Saying,
): Doubt | null {
  if (wishesLater(part.body)) return 'wish';
  if (isUnsure(part.body)) return 'conflict';
  if (isHeaded && contradicts(own, said)) return 'conflict';
  // "/vuong chờ tỉnh" in reply to a reminder: what it waits for is what it is stuck at.
  const isReason = own === 'blocked' && part.verb === 'in-progress';
  if (isHeaded && part.verb !== null && part.verb !== own && !isReason) return 'conflict';
  const note = isHeaded ? part.body : said.note;
  switch (own) {
    case 'blocked':
      return isFreed(part.body) ? 'conflict' : null;
    case 'in-progress':
      // "Đang làm III.5. Còn III.6 chưa làm": what was said of another task is denied of this one.
      if (!part.isOwn && isHeaded && isDenied(note)) return 'denied';
      return /^\s*(?:không|khong|ko|chẳng|chang)(?!\p{L})/iu.test(withoutHarmless(note)) ? 'denied' : null;
    case 'not-arising':
      return isCommand && isQuestion(note) ? 'denied' : null;
    case 'done': {
      if (isContrasted(part, said)) return 'conflict';
      if (isDenied(note) || (isCommand && isQuestion(note))) return 'denied';
      const isApart = isHeaded ? part.isApart : said.isApart;
      return isHedged(note) ||
        isLeftOver(note) ||
        said.half ||
        part.mayBeAhead ||
        isOnePart(part, [part.before, note]) ||
        (isHeaded && part.references.length > 1 && !part.isApart && isOfTheLast(note)) ||
        isPartly(note.trimStart(), isApart || isFigure(note, hasTarget))
        ? 'half'
        : null;
    }
  }
}

/** "bước 1" of work without steps is a part of it, not the whole; so is "đợt 1" of work that is due once. */
function isOnePart({ references }: Part, words: readonly string[]): boolean {
  const named = words.map(numberedPart).find((one) => one !== null) ?? null;
  // In a reply the message names the task: what fits it is decided there.
  if (named === null || references.length === 0) return false;
  return references.every((one) => {
    if (one.kind !== 'task') return true;
    const { kind, periods } = one.task.deadline;
    return kind !== 'milestones' && (named === 'part' || periods.length === 1);
  });
}

/** "xong III.3, còn III.4 trễ": what was said before is not said of what stands against it; a figure goes on. */
function isContrasted({ isAgainst, isOwn, body }: Part, said: Body): boolean {
  return isAgainst && !isOwn && said.status === null && !/^[\s:–-]*\d/u.test(body);
}

/** Behind a command "96%" is a figure, where the task has a target. */
function isFigure(note: string, hasTarget: boolean): boolean {
  return hasTarget && /^\s*(?:được|duoc|đạt|dat|khoảng|khoang|\d)/iu.test(note);
}

/** Whether the words behind the codes say another thing than the word before them. */
function contradicts(own: ReportStatus, said: Body): boolean {
  if (said.status === null || said.status === own || said.denied) return false;
  // A reason or a stage may tell what is done already: "vướng: đang làm thì hỏng máy".
  if (own === 'blocked') return said.status === 'done' && said.note.trim() === '';
  if (own === 'in-progress') return said.status === 'blocked' || (said.status === 'done' && !said.half);
  return true;
}

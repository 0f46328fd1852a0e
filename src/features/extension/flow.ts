import { findExtension } from '../../journal/decisions.js';
import type { Refused } from '../../journal/rights.js';
import { mayDecide } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { otherDeciders } from '../../outbox/readers.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import type { Reference } from '../../plan/task-code.js';
import { lastDayOf } from '../letter/ladder.js';
import { askExtension, decideExtension } from './rule.js';
import type { ExtensionWish } from './rule.js';
import type { Person } from '../../journal/history.js';
import { dateIn } from '../report/note.js';
import type { DecisionOutcome, ExtensionOutcome } from '../report/outcome.js';
import { findPerson } from '../../journal/people.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** What an officer says: after the command with its code, or to a question that knows the task already. */
export interface ExtensionSaid {
  readonly text: string;
  readonly about: {
    readonly task: Task;
    readonly period: PeriodId | null;
    /** Known: then the text is the reason alone. */
    readonly until: Day | null;
  } | null;
}

/** Asks for a later date; whoever may decide hears at once. */
export async function requestExtension(
  world: World,
  gesture: Gesture,
  said: ExtensionSaid,
): Promise<ExtensionOutcome | Refused> {
  const { answer } = await decideOnce<ExtensionOutcome | Refused>(world, gesture, (context, now) => {
    const person = findPerson(context.history, gesture.person);
    if (!person) return refuse('enrolment');
    return ruleOn(context, { person, said, today: now.day });
  });
  return answer;
}

interface Asking {
  readonly person: Person;
  readonly said: ExtensionSaid;
  readonly today: Day;
}

function ruleOn(context: Context, { person, said, today }: Asking): Decision<ExtensionOutcome> {
  const { office, history } = context;
  const meant = wishOf(context, said, today);
  if (meant.kind === 'code-needed') return { facts: [], answer: meant };
  const { wish } = meant;
  const ruling = askExtension(office, history, { person, wish, today, latest: lastDayOf(office.plan) });
  if (ruling.kind !== 'ask') return { facts: [], answer: ruling };
  const deciders = otherDeciders(history, person.id);
  const { standing, facts } = ruling;
  const until = wish.until ?? standing.period.due;
  return { facts, answer: { kind: 'asked', standing, until, reason: wish.reason, deciders } };
}

type Meant =
  | { readonly kind: 'wish'; readonly wish: ExtensionWish }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

function wishOf({ office }: Context, { text, about }: ExtensionSaid, today: Day): Meant {
  if (about?.until) {
    const { task, period, until } = about;
    return { kind: 'wish', wish: { task, period, until, written: '', reason: trimmed(text) } };
  }
  if (about) {
    return { kind: 'wish', wish: { task: about.task, period: about.period, ...readUntil(text, today) } };
  }
  const { references, rest } = readCodes(office.plan, text);
  const [reference, ...others] = references;
  if (reference?.kind !== 'task' || others.length > 0)
    return { kind: 'code-needed', reference: reference ?? null };
  return { kind: 'wish', wish: { task: reference.task, period: null, ...readUntil(rest, today) } };
}

const WRITTEN_DATE = String.raw`\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)`;
const BEFORE = String.raw`(?:(?:đến|tới|sang)\s+)?(?:hết\s+)?(?:ngày\s+)?`;
/** The day stands first, or after "đến": one that is merely told of is none that is wanted. */
const UNTIL = new RegExp(
  String.raw`^${BEFORE}(?<first>${WRITTEN_DATE})|(?<!\p{L})(?:đến|tới|sang)\s+(?:hết\s+)?(?:ngày\s+)?(?<later>${WRITTEN_DATE})`,
  'iu',
);

/** The day that is wanted, and the words beside it: `15/04/2025 chờ tỉnh`, `chờ tỉnh, đến ngày 15/04`. */
function readUntil(text: string, today: Day): Pick<ExtensionWish, 'until' | 'written' | 'reason'> {
  const words = trimmed(text);
  const match = UNTIL.exec(words);
  if (!match) return { until: null, written: '', reason: words };
  const written = match.groups?.['first'] ?? match.groups?.['later'] ?? '';
  const rest = `${words.slice(0, match.index)}${words.slice(match.index + match[0].length)}`;
  return { until: dateIn(written, today), written, reason: trimmed(rest) };
}

function trimmed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[\s,;:.–-]+|[\s,;:–-]+$/gu, '')
    .replace(/^(?:vì|do|lý do:?)\s+/iu, '');
}

/** Says yes or no to a request. The first decision holds; who else was asked sees whose it was. */
export async function settleExtension(
  world: World,
  gesture: Gesture,
  said: { readonly request: number; readonly decision: 'grant' | 'refuse'; readonly reason: string },
): Promise<DecisionOutcome | Refused> {
  const { answer, facts, after } = await decideOnce<DecisionOutcome | Refused>(
    world,
    gesture,
    (context, now) => {
      const person = mayDecide(context, gesture);
      if (!person) return refuse('decider');
      const asking = { ...said, reason: trimmed(said.reason), person, today: now.day };
      const ruling = decideExtension(context.office, context.history, asking);
      if (ruling.kind !== 'decide') return { facts: [], answer: ruling };
      return { facts: ruling.facts, answer: { kind: 'decided', request: ruling.request } };
    },
  );
  const request = findExtension(after.history, said.request);
  const decided = facts.some(({ kind }) => kind === 'extension-granted' || kind === 'extension-refused');
  if (!request || !decided || answer.kind !== 'decided') return answer;
  return { kind: 'decided', request };
}

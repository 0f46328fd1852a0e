import { addDays } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { Fact, PersonId } from '../tracking/fact.js';
import { nudgersOf } from '../tracking/decisions/nudging.js';
import { dayOfFact } from '../tracking/fact.js';
import type { History, Person } from '../tracking/history.js';
import type { Recorded } from '../tracking/outcome.js';
import { findPerson, isCoordinator } from '../tracking/people.js';
import { standingsOf, waits } from '../tracking/standing.js';
import { notify } from './notify.js';
import type { Sending } from './notify.js';
import type { Address, Context, Dispatch, Notice } from './ports.js';
import { readSent } from './sent.js';
import { present } from './world.js';
import type { World } from './world.js';

/** After so many days it is no news any more. */
const NEWS_DAYS = 3;

/**
 * A difficulty is heard the same minute; so is a day of completion that makes a late report on time. Written down here
 * and sent by the tick, so that whoever reports does not wait for a coordinator's chat.
 */
export async function tellCoordinators(
  world: World,
  reports: readonly Recorded[],
  { by, today }: { readonly by: PersonId; readonly today: Day },
): Promise<void> {
  const { history } = present(world);
  const name = findPerson(history, by)?.name ?? '';
  const readers = history.people.filter(({ id, unreachable }) => id !== by && !unreachable);
  for (const report of reports) {
    for (const reader of readers) {
      if (!noticeOf(report, { name, today, history, reader })) continue;
      await owe(world, `report-told|${reader.id}|${report.fact}`, reader.id);
    }
  }
}

/** Writes down that the notice of that key is owed to a person; the next tick sends it. */
export function owe(world: World, key: string, person: PersonId): Promise<void> {
  return oweAt(world, key, { chat: person, topic: null });
}

/** The same for any chat. What stands in the outbox under that key, owed or sent, stays as it is. */
export async function oweAt(world: World, key: string, address: Address): Promise<void> {
  if (readSent(world.outbox.dispatches()).dispatch(key)) return;
  await world.outbox.put({
    key,
    address,
    items: [],
    state: 'failed',
    perhapsSent: false,
    attempts: 0,
    at: world.clock.now().iso,
    messageId: null,
    reason: 'not begun yet',
  });
}

/** News for one coordinator that is owed, or did not get through: no letter would make up for it. */
export async function retellCoordinators(world: World): Promise<void> {
  const context = present(world);
  await retell(world, (dispatch) => {
    const notice = noticeAgain(world, context, dispatch);
    return notice && { notice };
  });
}

/** What a dispatch that is owed is to bring. */
export type Owed = Pick<Sending, 'notice' | 'instead'>;

/** Sends what is owed and is news still; what `owedOf` does not know is left to others. */
export async function retell(world: World, owedOf: (dispatch: Dispatch) => Owed | null): Promise<void> {
  const dispatches = world.outbox.dispatches();
  const since = addDays(world.clock.now().day, -NEWS_DAYS);
  const { history } = present(world);
  for (const dispatch of dispatches) {
    if (dispatch.state !== 'failed' && dispatch.state !== 'intended') continue;
    // Looked up afresh: while the ones before were sent, a handler may have sent this one.
    if (readSent(world.outbox.dispatches()).key(dispatch.key) || dispatch.at.slice(0, 10) < since) continue;
    if (findPerson(history, dispatch.address.chat as PersonId)?.unreachable !== null) continue;
    const owed = owedOf(dispatch);
    if (owed) await notify(world, { key: dispatch.key, address: dispatch.address, ...owed });
  }
}

/** The reports among the facts as they stand in the journal: what an answer names is what is on the disk. */
export function recordedOf(
  { office, history }: Context,
  facts: readonly Fact[],
  today: Day,
): readonly Recorded[] {
  return facts.flatMap((fact): readonly Recorded[] => {
    if (fact.kind !== 'reported') return [];
    const task = findTask(office.plan, fact.task);
    if (!task) return [];
    const standings = standingsOf(office, history, task, today);
    const standing = standings.find(({ period }) => period.id === fact.period);
    if (!standing) return [];
    const { id, status, part, completedOn, note, evidence } = fact;
    return [{ fact: id, status, standing, part, completedOn, note, evidence }];
  });
}

interface Teller {
  readonly name: string;
  readonly today: Day;
  readonly history: History;
  readonly reader: Person;
}

function noticeOf(report: Recorded, { name, today, history, reader }: Teller): Notice | null {
  const why = whyTold();
  return why && { kind: 'report-told', why, name, report };

  function whyTold(): Extract<Notice, { kind: 'report-told' }>['why'] | null {
    if (isCoordinator(reader) && report.status === 'blocked') return 'blocked';
    // Where it is to be confirmed, the same is said with the question.
    if (isCoordinator(reader) && isBackdated(report, today) && !waits(report)) return 'backdated';
    return nudgersOf(history, report.fact).includes(reader.id) ? 'nudged' : null;
  }
}

function isBackdated({ completedOn, standing }: Recorded, today: Day): boolean {
  const { category, lastOnTime } = standing;
  return category === 'dated' && completedOn !== null && completedOn <= lastOnTime && today > lastOnTime;
}

/** The notice that a dispatch was to bring, from the fact that its key names. */
function noticeAgain(world: World, context: Context, { key, address }: Dispatch): Notice | null {
  const [kind, , id] = key.split('|');
  const fact = world.journal.facts().find((one) => String(one.id) === id);
  if (kind === 'newcomer' && fact?.kind === 'enrolled') {
    return { kind: 'newcomer', name: fact.name, post: fact.post, fact: fact.id };
  }
  if (kind !== 'report-told' || fact?.kind !== 'reported') return null;
  const today = dayOfFact(fact);
  const { history } = context;
  const [report] = recordedOf(context, [fact], today);
  const name = fact.by === null ? '' : (findPerson(history, fact.by)?.name ?? '');
  const reader = findPerson(history, address.chat as PersonId);
  return report && reader ? noticeOf(report, { name, today, history, reader }) : null;
}

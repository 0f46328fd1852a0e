import { recipientsOf, type ReminderReason } from '../../journal/duty.js';
import type { Sent } from '../../journal/item-key.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import type { PeriodRef, PersonId } from '../../journal/fact.js';
import type { History, Person } from '../../journal/history.js';
import { inChargeOf, onDutyFor, type Recipients } from '../../journal/duty.js';
import { coordinators, departmentsOfPerson, responsibleFor } from '../../journal/people.js';
import { lossMayExplain } from '../../journal/restores.js';
import { ESCALATION_DAYS, isReminded, owes } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { backlogRelease, isBacklog } from '../opening/rule.js';
import { writeItem } from '../../journal/item-key.js';
import { isLateRung, latestRung } from './ladder.js';
import type { Rung } from './ladder.js';
import { rungAfterPostponing } from './postponement/rule.js';

/** One period of one task in one person's letter. */
export interface Item {
  readonly key: string;
  readonly standing: Standing;
  readonly rung: Rung;
  readonly reason: ReminderReason;
  /** The departments on whose behalf the person is reminded. */
  readonly departments: readonly DepartmentId[];
  /** Whether the letter tells the product and the deadline as printed at once: where it is the period's first. */
  readonly open: boolean;
  /** Whether its cause is asked for: it is late for a week, without a cause, and no restored journal may have lost one. */
  readonly asksCause: boolean;
}

function asksCause(
  history: History,
  standing: Standing,
  { person, today }: { readonly person: PersonId; readonly today: Day },
): boolean {
  const { state, category, reasons, lastOnTime } = standing;
  if (state.kind !== 'overdue' || state.days < ESCALATION_DAYS) return false;
  if (category === 'continuous' || reasons.length > 0) return false;
  return !lossMayExplain(history, { person: { id: person }, lastOnTime, today, days: ESCALATION_DAYS });
}

/**
 * The newest rung of an open period that has come by now, or null. Rungs before the first start count as sent;
 * of several missed ones only the latest counts.
 */
function rungDue(office: Office, history: History, ask: { standing: Standing; today: Day }): Rung | null {
  const { standing, today } = ask;
  if (!isReminded(standing)) return null;
  const startedOn = history.startedOn.get(office.plan.year);
  if (startedOn === undefined) return null;
  const latest = latestRung(office, standing, today);
  if (!isBacklog(standing, startedOn)) return latest && latest.day >= startedOn ? latest : null;
  const release = backlogRelease(office, history);
  if (release === null || today < release) return null;
  return latest && latest.day > release ? latest : { key: 'backlog', day: release };
}

/** Where somebody is in charge of a task for everybody, he is reminded of the whole; whoever stands in for him, if so. */
function inChargeRecipients(
  { plan }: Office,
  history: History,
  { standing, today }: Pick<Reminded, 'standing' | 'today'>,
): Recipients | null {
  const chosen = inChargeOf(plan, history, standing.task);
  if (!chosen) return null;
  const id = onDutyFor(history, chosen.id, today);
  const people = history.people.filter((person) => person.id === id && person.unreachable === null);
  if (people.length > 0) return { people, reason: 'in-charge' };
  return { people: coordinators(history), reason: 'nobody-reachable' };
}

/** Who is reminded of a department's part of a period. */
export function remindedOf(office: Office, history: History, reminded: Reminded): Recipients {
  const { department, today } = reminded;
  return inChargeRecipients(office, history, reminded) ?? recipientsOf(history, department, today);
}

interface Reminded {
  readonly standing: Standing;
  readonly department: DepartmentId;
  readonly today: Day;
}

/** All items owed by now and not sent, by person. */
export function itemsOwed(
  office: Office,
  history: History,
  ask: ItemsRequest,
): ReadonlyMap<PersonId, readonly Item[]> {
  const owed = new Map<PersonId, Map<string, Item>>();
  const recipients = new Map<DepartmentId, Recipients>();
  for (const standing of ask.standings) {
    if (!isReminded(standing)) continue;
    const ladderRung = rungDue(office, history, { standing, today: ask.today });
    const inCharge = inChargeRecipients(office, history, { standing, today: ask.today });
    for (const department of responsibleFor(office.plan, standing.task)) {
      if (!owes(standing, department)) continue;
      if (ladderRung && isSpared(standing, department, ladderRung)) continue;
      const known = recipients.get(department) ?? recipientsOf(history, department, ask.today);
      recipients.set(department, known);
      const told = inCharge ?? known;
      for (const person of told.people) {
        const postponing = { standing, person: person.id, today: ask.today, rung: ladderRung };
        const rung = rungAfterPostponing(office, history, postponing);
        if (!rung) continue;
        const reason = reasonFor(person, department, told);
        const key = itemKey(person.id, standing, rung);
        if (ask.sent.item(key)) continue;
        const items = owed.get(person.id) ?? new Map<string, Item>();
        const departments = [...(items.get(key)?.departments ?? []), department];
        const kept = items.get(key)?.reason === 'own' ? 'own' : reason;
        const open = standing.category !== 'continuous' && !ask.sent.named(person.id, refOf(standing));
        const asks = asksCause(history, standing, { person: person.id, today: ask.today });
        items.set(key, { key, standing, rung, reason: kept, departments, open, asksCause: asks });
        owed.set(person.id, items);
      }
    }
  }
  return new Map([...owed].map(([person, items]) => [person, [...items.values()]]));
}

function reasonFor(person: Person, department: DepartmentId, { reason }: Recipients): ReminderReason {
  return reason === 'own' && !departmentsOfPerson(person).includes(department) ? 'stand-in' : reason;
}

/** An item of a letter that was sent, with those on whose behalf its person hears of the period now. */
export function itemAgain(
  office: Office,
  history: History,
  ask: Pick<Item, 'key' | 'standing' | 'rung' | 'open'> & { readonly person: PersonId; readonly today: Day },
): Item {
  const { key, standing, rung, open, person: id, today } = ask;
  const heard = responsibleFor(office.plan, standing.task).flatMap((department) => {
    if (!owes(standing, department)) return [];
    const told =
      inChargeRecipients(office, history, { standing, today }) ?? recipientsOf(history, department, today);
    const person = told.people.find((one) => one.id === id);
    return person ? [{ department, reason: reasonFor(person, department, told) }] : [];
  });
  const reason = heard.find((one) => one.reason === 'own')?.reason ?? heard.at(-1)?.reason ?? 'own';
  const departments = heard.map(({ department }) => department);
  return {
    ...{ key, standing, rung, open, reason, departments },
    asksCause: asksCause(history, standing, { person: id, today }),
  };
}

/**
 * Whoever waits for an answer to a difficulty is not told again that it is late; once it is lifted the next rung is
 * (what would have come meanwhile is not made up).
 */
export function isSpared(standing: Standing, department: DepartmentId, rung: Rung): boolean {
  if (!isLateRung(rung)) return false;
  const own = standing.reports.filter(({ part }) => part === null || part === department);
  return own.some(
    ({ status, liftedOn }) => status === 'blocked' || (liftedOn !== null && rung.day <= liftedOn),
  );
}

export interface ItemsRequest {
  readonly standings: readonly Standing[];
  readonly sent: Sent;
  readonly today: Day;
}

/** An item is sent at most once: person, task, period, due day and rung. A moved due day makes another item of it. */
function itemKey(person: PersonId, standing: Standing, rung: Rung): string {
  const { due } = standing.period;
  return writeItem({ kind: 'rung', person, ...refOf(standing), due, rung: rung.key });
}

function refOf({ task, period }: Standing): PeriodRef {
  return { task: task.code, period: period.id };
}

import type { Day } from '../plan/day.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { periodKey } from './fact.js';
import type { Fact, PeriodRef, PersonId } from './fact.js';

/** A period of a task for everybody that the coordinator closed although parts were missing. */
export interface Closing extends PeriodRef {
  readonly fact: number;
  readonly gesture: string;
  /** The day that decides on time or late. */
  readonly completedOn: Day;
  readonly at: string;
  readonly by: PersonId | null;
}

/** What a coordinator said to a report: the first word counts. */
export interface Verdict {
  readonly kind: 'confirmed' | 'returned';
  readonly part: DepartmentId | null;
  /** Of a return: why. */
  readonly reason: string;
  readonly at: string;
  readonly by: PersonId | null;
}

/** Who acts in whose place, till the day's end. */
export interface StandIn {
  readonly person: PersonId;
  readonly standIn: PersonId;
  readonly until: Day;
}

/** What the office has arranged: confirmations, closings, who is in charge, who stands in for whom. */
export interface OfficeRecord {
  /** Whether a report made now waits for the coordinator. */
  readonly confirming: boolean;
  /** By `periodKey`. */
  readonly closings: ReadonlyMap<string, Closing>;
  /** By the report's fact. */
  readonly verdicts: ReadonlyMap<number, Verdict>;
  /** By `periodKey`: what was returned last, till it is reported again. */
  readonly returned: ReadonlyMap<string, Verdict>;
  readonly assigned: ReadonlyMap<TaskCode, PersonId>;
  readonly standIns: ReadonlyMap<PersonId, StandIn>;
}

export interface OfficeDraft extends OfficeRecord {
  confirming: boolean;
  closings: Map<string, Closing>;
  verdicts: Map<number, Verdict>;
  returned: Map<string, Verdict>;
  assigned: Map<TaskCode, PersonId>;
  standIns: Map<PersonId, StandIn>;
}

export type OfficeFact = Extract<
  Fact,
  {
    kind:
      | 'closed'
      | 'confirmation-set'
      | 'confirmed'
      | 'returned'
      | 'assigned'
      | 'stand-in-set'
      | 'stand-in-ended';
  }
>;

export function emptyOffice(): OfficeDraft {
  return {
    confirming: false,
    closings: new Map(),
    verdicts: new Map(),
    returned: new Map(),
    assigned: new Map(),
    standIns: new Map(),
  };
}

/** A draft of its own, so that what was handed out stays as it is. */
export function copyOffice(draft: OfficeDraft): OfficeDraft {
  return {
    confirming: draft.confirming,
    closings: new Map(draft.closings),
    verdicts: new Map(draft.verdicts),
    returned: new Map(draft.returned),
    assigned: new Map(draft.assigned),
    standIns: new Map(draft.standIns),
  };
}

/** The same for all that one gesture wrote down, so that it is taken back together. */
export function gestureOf({ id, update }: Pick<Fact, 'id' | 'update'>): string {
  return update === null ? `fact ${id}` : `update ${update}`;
}

/** Writes into the draft what the fact arranges; the reports themselves are the caller's. */
export function arrange(draft: OfficeDraft, fact: OfficeFact): void {
  switch (fact.kind) {
    case 'closed': {
      const { task, period, completedOn, at, by, id } = fact;
      const closing = { task, period, completedOn, at, by, fact: id, gesture: gestureOf(fact) };
      draft.closings.set(periodKey(fact), closing);
      return;
    }
    case 'confirmation-set':
      draft.confirming = fact.required;
      return;
    case 'confirmed':
    case 'returned': {
      if (draft.verdicts.has(fact.report)) return;
      const { kind, at, by } = fact;
      const { part, reason } = fact.kind === 'returned' ? fact : { part: null, reason: '' };
      const verdict = { kind, part, reason, at, by };
      draft.verdicts.set(fact.report, verdict);
      if (fact.kind === 'returned') draft.returned.set(periodKey(fact), verdict);
      return;
    }
    case 'assigned':
      if (fact.person === null) draft.assigned.delete(fact.task);
      else draft.assigned.set(fact.task, fact.person);
      return;
    case 'stand-in-set': {
      const { person, standIn, until } = fact;
      draft.standIns.set(person, { person, standIn, until });
      return;
    }
    case 'stand-in-ended':
      draft.standIns.delete(fact.person);
      return;
  }
}

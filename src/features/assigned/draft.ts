import type { Day } from '../../plan/day.js';
import { plainOf, departmentsAt } from '../../plan/department-names.js';
import type { DepartmentId } from '../../plan/plan.js';
import type { Evidence, PersonId } from '../../journal/fact.js';
import { departmentsOfPerson, officersOf } from '../../journal/people.js';
import type { History } from '../../journal/history.js';
import type { AssignPart } from '../../words/action.js';
import { readAssignment } from './said.js';
import type { Nameable, SaidBasis, SaidWork, SayingAsk } from './said.js';

/** A photo or a file, as Telegram sends it again. */
export type SentFile = Exclude<Evidence, { kind: 'document' }>;

/** An assignment that is being put together: what was said so far, and nothing that was not. */
export interface Draft {
  readonly leads: readonly DepartmentId[];
  /** Who it was written to and is not in the plan: asked about. */
  readonly unknownLead: string | null;
  readonly person: PersonId | null;
  /** A name that nobody, or more than one, bears: asked about. */
  readonly unknownPerson: string | null;
  readonly work: string;
  /** As it was said on `saidOn`. */
  readonly due: string | null;
  readonly saidOn: Day;
  readonly basis: SaidBasis | null;
  /** What was sent of the document. */
  readonly files: readonly SentFile[];
  readonly product: string;
  readonly support: string;
  /** Begun without words, so that everything is asked for; once the basis was, it is not again. */
  readonly asksBasis: boolean;
}

/** Who can be named in an assignment. */
export function nameable({ people }: Pick<History, 'people'>): readonly Nameable[] {
  return people.flatMap((person) => {
    const departments = departmentsOfPerson(person);
    return departments.length > 0 ? [{ id: person.id, name: person.name, departments }] : [];
  });
}

/** The draft that a line is; without words everything is asked for, step by step. */
export function draftOf(text: string, ask: SayingAsk, files: readonly SentFile[]): Draft {
  const said = readAssignment(text, ask);
  const { leads, unknownLead, work, due, basis, product, support } = said;
  const isEmpty = text.trim() === '';
  return {
    ...{ leads, unknownLead, work, due, basis, product, support, ...personOf(said) },
    files,
    saidOn: ask.today,
    asksBasis: isEmpty && files.length === 0,
  };
}

function personOf({ person }: Pick<SaidWork, 'person'>): Pick<Draft, 'person' | 'unknownPerson'> {
  if (!person) return { person: null, unknownPerson: null };
  return person.kind === 'known'
    ? { person: person.id, unknownPerson: null }
    : { person: null, unknownPerson: person.written };
}

/** An answer in words to the question for one part. What it says of other parts that are not known yet is not lost. */
export function withWords(
  draft: Draft,
  {
    part,
    words,
    files,
  }: { readonly part: AssignPart; readonly words: string; readonly files: readonly SentFile[] },
  ask: SayingAsk,
): Draft {
  const text = words.normalize('NFC').trim();
  switch (part) {
    case 'leads':
    case 'more-leads':
      return withLeads(draft, { text, adds: part === 'more-leads' }, ask);
    case 'person': {
      const said = readAssignment(`đ/c ${text}`, ask);
      return { ...draft, ...personOf(said), unknownPerson: said.person?.kind === 'known' ? null : text };
    }
    case 'work': {
      const said = readAssignment(text, ask);
      const isWhole = said.leads.length > 0 || said.work === '';
      return {
        ...draft,
        work: isWhole ? text : said.work,
        due: isWhole ? draft.due : (said.due ?? draft.due),
        basis: isWhole ? draft.basis : (said.basis ?? draft.basis),
        product: said.product || draft.product,
        support: said.support || draft.support,
      };
    }
    case 'due':
      return { ...draft, due: text, saidOn: ask.today };
    case 'basis':
      return withBasis(draft, { text, files }, ask);
  }
}

function withLeads(
  draft: Draft,
  { text, adds }: { readonly text: string; readonly adds: boolean },
  ask: SayingAsk,
): Draft {
  const said = readAssignment(text, ask);
  if (said.leads.length === 0) return { ...draft, unknownLead: text };
  const leads = adds ? [...new Set([...draft.leads, ...said.leads])] : said.leads;
  return {
    ...draft,
    leads,
    unknownLead: null,
    ...personOf(said),
    work: draft.work || said.work,
    due: draft.due ?? said.due,
    basis: draft.basis ?? said.basis,
  };
}

function withBasis(
  draft: Draft,
  { text, files }: { readonly text: string; readonly files: readonly SentFile[] },
  ask: SayingAsk,
): Draft {
  const { basis } = readAssignment(/^theo(?!\p{L})/iu.test(text) ? text : `theo ${text}`, ask);
  if (!basis && files.length === 0) return draft;
  return { ...draft, basis: basis ?? draft.basis, files: [...draft.files, ...files], asksBasis: false };
}

/** What a button chose for one part. */
export function withChoice(
  draft: Draft,
  { part, value }: { readonly part: AssignPart; readonly value: string },
  ask: SayingAsk,
): Draft {
  switch (part) {
    case 'leads':
      return { ...draft, leads: idOf(value, ask), unknownLead: null, person: null, unknownPerson: null };
    case 'more-leads':
      return {
        ...draft,
        leads: [...new Set([...draft.leads, ...idOf(value, ask)])],
        person: null,
        unknownPerson: null,
      };
    case 'person':
      return { ...draft, person: personChosen(value, ask), unknownPerson: null };
    case 'work':
      return draft;
    case 'due':
      return { ...draft, due: value.split('-').reverse().join('/'), saidOn: ask.today };
    case 'basis':
      return { ...draft, asksBasis: false, ...(value === NO_BASIS && { basis: null, files: [] }) };
  }
}

/** That there is no document, on a button. */
export const NO_BASIS = 'none';
/** That the department decides who does it, on a button. */
export const WHOLE_DEPARTMENT = 'all';

function idOf(value: string, { plan }: SayingAsk): readonly DepartmentId[] {
  const department = plan.departments.find(({ id }) => id === value);
  return department ? [department.id] : (departmentsAt(plan, value)?.ids ?? []);
}

function personChosen(value: string, { people }: SayingAsk): PersonId | null {
  return people.find(({ id }) => String(id) === value)?.id ?? null;
}

/** Whether the person is an officer of the only lead: of several each department decides for itself. */
export function mayDo(history: History, { leads, person }: Pick<Draft, 'leads' | 'person'>): boolean {
  const [lead, ...others] = leads;
  if (person === null) return true;
  return (
    lead !== undefined && others.length === 0 && officersOf(history, lead).some(({ id }) => id === person)
  );
}

/** Whether two texts name the same work: letter case, accents and marks aside. */
export function isSameWork(one: string, other: string): boolean {
  const bare = (text: string): string =>
    (plainOf(text.normalize('NFC')).match(/[\p{L}\d]+/gu) ?? []).join(' ');
  return bare(one) === bare(other);
}

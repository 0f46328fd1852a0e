import type { Field } from '../../journal/fact.js';
import { fieldsOf, fieldsOfPlan, sameField } from '../../journal/fields.js';
import type { History, Person } from '../../journal/history.js';
import { chairmen, readPost } from '../../journal/people.js';
import type { Plan } from '../../plan/plan.js';
import { sectionNamed } from '../../plan/task-code.js';
import { withoutAccents } from '../../speech/said-words.js';

/** As many parts of the work can be ticked under one message. */
const MOST_TICKS = 96;

/** The parts that can be ticked, in the plan's order. */
export function tickableFields(plan: Plan): readonly Field[] {
  return fieldsOfPlan(plan).slice(0, MOST_TICKS);
}

/** Tells the list of a button from another one: a tick must not mean another part after the plan has changed. */
export function fieldsMark(plan: Plan): string {
  const text = tickableFields(plan)
    .map((field) => (field.kind === 'section' ? `s${field.section}` : `d${field.department}`))
    .join('|');
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 0x10000;
  return sum.toString(16).padStart(4, '0');
}

/** The ticks of what a leader is in charge of: bit n is part n. */
export function ticksOf(plan: Plan, history: History, leader: Person): bigint {
  return ticksMeant(plan, history, { leader, fields: null });
}

export function fieldsTicked(plan: Plan, ticked: bigint): readonly Field[] {
  return tickableFields(plan).filter((_, at) => (ticked & (1n << BigInt(at))) !== 0n);
}

/** What putting a leader in charge did. */
export type ChargeOutcome =
  | { readonly kind: 'charged'; readonly leader: Person; readonly fields: readonly Field[] }
  /** It was so before. */
  | { readonly kind: 'unchanged'; readonly leader: Person; readonly fields: readonly Field[] }
  | { readonly kind: 'gone' };

/** What `/phutrach` says behind its name. */
export type ChargeSaid =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'which-leader'; readonly leaders: readonly Person[]; readonly rest: string }
  /** `fields` null: no part was named. */
  | {
      readonly kind: 'leader';
      readonly leader: Person;
      readonly fields: readonly Field[] | null;
      readonly unknown: readonly string[];
    };

const EVERYTHING = ['tat ca', 'toan bo', 'tat', 'het'];

/** Reads `Nguyễn Văn Hùng: III, VPTK`, a part of the name too; `tất cả` is all of the work. */
export function readCharge(plan: Plan, history: History, text: string): ChargeSaid {
  const words = wordsOf(text);
  if (words.length === 0) return { kind: 'nothing' };
  const leaders = chairmen(history).map((leader) => ({ leader, count: namedBy(words, leader) }));
  const most = Math.max(0, ...leaders.map(({ count }) => count));
  const meant = leaders.filter(({ count }) => count === most).map(({ leader }) => leader);
  const [leader, ...others] = meant;
  if (!leader || others.length > 0) return { kind: 'which-leader', leaders: meant, rest: text };
  const said = words
    .slice(most)
    .join(' ')
    .replace(/^[\s:.–-]+/u, '');
  const lead = /^(?:phụ\s+trách|phu\s+trach)?(?:\s*(?<adds>thêm|them))?(?:\s+|\s*:\s*|$)/iu.exec(said);
  const adds = lead?.groups?.['adds'] !== undefined;
  const read = readFields(plan, said.slice(lead?.[0].length ?? 0));
  const own = adds && read.fields !== null ? fieldsOf(plan, history, leader.id) : [];
  return { kind: 'leader', leader, ...read, fields: read.fields && joined(own, read.fields) };
}

function joined(own: readonly Field[], more: readonly Field[]): readonly Field[] {
  return [...own, ...more.filter((field) => !own.some((one) => sameField(one, field)))];
}

/** The ticks of what a leader is in charge of and of what is meant besides, while not all of it was understood. */
export function ticksMeant(
  plan: Plan,
  history: History,
  { leader, fields }: { readonly leader: Person; readonly fields: readonly Field[] | null },
): bigint {
  const own = joined(fieldsOf(plan, history, leader.id), fields ?? []);
  return tickableFields(plan).reduce(
    (mask, field, at) => (own.some((one) => sameField(one, field)) ? mask | (1n << BigInt(at)) : mask),
    0n,
  );
}

function readFields(
  plan: Plan,
  text: string,
): { readonly fields: readonly Field[] | null; readonly unknown: readonly string[] } {
  const said = text.split(/[,;]|\s+và\s+/u).map((one) => one.replace(/^[\s:.–-]+|[\s:.]+$/gu, ''));
  const parts = said.filter((one) => one !== '');
  if (parts.length === 0) return { fields: null, unknown: [] };
  if (parts.every((one) => EVERYTHING.includes(withoutAccents(one)))) return { fields: [], unknown: [] };
  const read = parts.map((one) => ({ one, fields: fieldsNamed(plan, one) }));
  const fields = read.flatMap((part) => part.fields);
  return {
    fields: fields.filter((field, at) => fields.findIndex((one) => sameField(one, field)) === at),
    unknown: read.filter((part) => part.fields.length === 0).map(({ one }) => one),
  };
}

/** One name is one part; several codes side by side ("III IV VPTK") are as many. */
function fieldsNamed(plan: Plan, text: string): readonly Field[] {
  const whole = fieldNamed(plan, text);
  if (whole) return [whole];
  const each = text.split(/\s+/u).map((one) => fieldNamed(plan, one));
  return each.every((one) => one !== null) ? each : [];
}

function fieldNamed(plan: Plan, text: string): Field | null {
  const post = readPost(plan, text);
  if (post?.kind === 'officer') return { kind: 'department', department: post.department };
  const section = sectionNamed(plan, text.replace(/^(?:mục|phần)\s+/iu, ''));
  return section && { kind: 'section', section: section.id };
}

/** How many of the first words are of the person's name. */
function namedBy(words: readonly string[], { name }: Person): number {
  const own = wordsOf(name).map(withoutAccents);
  let count = 0;
  const said = words.map(withoutAccents);
  while (count < said.length && own.includes((said[count] ?? '').replace(/[:,;]+$/u, ''))) count += 1;
  return count;
}

function wordsOf(text: string): readonly string[] {
  const named = text.normalize('NFC').trim().replace(TITLE, '');
  return named.split(/\s+/u).filter((word) => word !== '');
}

/** A name may have the word itself: "Nguyễn Chí Dũng". */
const TITLE = /^(?:đ\/c|đc|đồng\s+chí|dong\s+chi)\s+/iu;

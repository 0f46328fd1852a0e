import { departmentsAt, plainOf } from '../../plan/department-names.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Plan } from '../../plan/plan.js';
import { saidDays } from '../../plan/said-day.js';
import type { PersonId } from '../../journal/fact.js';
import { duesIn, isWholeDue } from './said-due.js';

/** The document that assigns work, as it was said. */
export interface SaidBasis {
  readonly number: string;
  readonly dated: Day | null;
  /** Whose it is: `UBND tỉnh`. */
  readonly from: string;
}

/** What a line that assigns work says. What it does not say is empty, and nothing is made up. */
export interface SaidWork {
  readonly leads: readonly DepartmentId[];
  /** What stands where a department is looked for and is none of the plan. */
  readonly unknownLead: string | null;
  readonly person: SaidPerson | null;
  /** The words of the due day. */
  readonly due: string | null;
  readonly basis: SaidBasis | null;
  readonly product: string;
  readonly support: string;
  /** What is to be done: every word that says nothing of the above. */
  readonly work: string;
  /** The words that were understood as something, as they were written. */
  readonly understood: readonly string[];
}

/** A person that a line names: one of the office, or a name that nobody there bears. */
export type SaidPerson =
  | { readonly kind: 'known'; readonly id: PersonId; readonly departments: readonly DepartmentId[] }
  | { readonly kind: 'several' | 'unknown'; readonly written: string };

/** Who can be named. */
export interface Nameable {
  readonly id: PersonId;
  readonly name: string;
  readonly departments: readonly DepartmentId[];
}

export interface SayingAsk {
  readonly plan: Plan;
  readonly people: readonly Nameable[];
  readonly today: Day;
}

interface Span {
  readonly at: number;
  readonly end: number;
}

/**
 * Reads `VPTK, TCKT (đ/c Lan) 20/03 Lập danh sách hộ nghèo, theo 123/UBND-VP ngày 10/03; sản phẩm: danh sách; phối hợp:
 * VHXH`: who, when and by which document in whatever order, the work being what is left. A day is when it is due where
 * it stands behind who, behind a word that says so, or at the end.
 */
export function readAssignment(written: string, ask: SayingAsk): SaidWork {
  const text = written.normalize('NFC').trim();
  const plain = plainOf(text);
  const who = whoIn(text, plain, ask);
  const named = labelled(plain, who.end);
  const basis = basisIn(text, plain, {
    from: who.end,
    today: ask.today,
    taken: named.map(({ span }) => span),
  });
  const taken = [
    ...who.spans,
    ...named.map(({ span }) => span),
    ...(basis?.span ? [basis.span] : []),
    ...(basis ? [basis.told] : []),
  ];
  const due = dueIn(text, plain, { front: who.end, taken, today: ask.today });
  const cut = [
    ...who.spans,
    ...named.map(({ span }) => span),
    ...(basis?.span ? [basis.span] : []),
    ...(due ? [due.span] : []),
  ];
  return {
    leads: who.leads,
    unknownLead: who.unknown,
    person: who.person,
    due: due?.words ?? null,
    basis: basis?.basis ?? null,
    product: valueOf(text, named, 'product'),
    support: valueOf(text, named, 'support'),
    work: without(text, cut),
    understood: cut.map(({ at, end }) => text.slice(at, end)),
  };
}

interface Who {
  readonly leads: readonly DepartmentId[];
  readonly unknown: string | null;
  readonly person: SaidPerson | null;
  readonly spans: readonly Span[];
  /** Where what follows begins. */
  readonly end: number;
}

const TO = /^(?:(?:giao|giao\s+viec|giao\s+nhiem\s+vu)\s+)?(?:cho\s+)?(?:don\s+vi\s*:?\s*|phong\s+)?/u;
const COMRADE = /^[\s,;:([]*(?:d\/c|dc|dong\s+chi|anh|chi|ong|ba|ca\s+nhan)\s*:?\s+/u;
/** A word of capitals before a day or a comma looks like a department's code. */
const CODE_LIKE = /^[A-ZĐ]{2,8}(?:[-–][A-ZĐ]{1,6})?(?=[\s,;:])/u;

function whoIn(text: string, plain: string, ask: SayingAsk): Who {
  const opening = TO.exec(plain)?.[0].length ?? 0;
  const spelled = departmentsAt(ask.plan, text, opening) ?? departmentsAt(ask.plan, text);
  const start = spelled && departmentsAt(ask.plan, text, opening) ? opening : 0;
  const behind = spelled?.end ?? start;
  const named = personAt(text, plain, behind, ask) ?? (spelled ? null : personAt(text, plain, opening, ask));
  const end = skipped(text, named?.end ?? spelled?.end ?? 0);
  const leads = spelled?.ids ?? (named?.person.kind === 'known' ? named.person.departments.slice(0, 1) : []);
  const unknown = spelled || named ? null : (CODE_LIKE.exec(text.slice(opening))?.[0] ?? null);
  const own = { leads, person: named?.person ?? null };
  if (unknown !== null) {
    const stop = opening + unknown.length;
    return { ...own, unknown, spans: [{ at: 0, end: stop }], end: skipped(text, stop) };
  }
  const stop = named?.end ?? spelled?.end ?? 0;
  return { ...own, unknown, spans: stop > 0 ? [{ at: 0, end: stop }] : [], end };
}

function skipped(text: string, at: number): number {
  return at + (/^[\s,;:.)\]–-]*/u.exec(text.slice(at))?.[0].length ?? 0);
}

/** `(đ/c Lan)`, `đồng chí Đỗ Thị Lan`: by the whole name, or its last words where one person alone bears them. */
function personAt(
  text: string,
  plain: string,
  at: number,
  { people }: SayingAsk,
): { readonly person: SaidPerson; readonly end: number } | null {
  const lead = COMRADE.exec(plain.slice(at))?.[0];
  if (lead === undefined) return null;
  const from = at + lead.length;
  const fitting = people.flatMap((person) => {
    const words = plainOf(person.name.normalize('NFC'))
      .split(/\s+/u)
      .filter((word) => word !== '');
    const length = words.findIndex((_, index) => beginsWith(plain.slice(from), words.slice(index).join(' ')));
    return length === -1 ? [] : [{ person, name: words.slice(length).join(' ') }];
  });
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
  const [first, ...others] = fitting.filter(({ name }) => name.length === longest);
  if (!first) return unknownPerson(text, from);
  const written = text.slice(from, from + longest);
  const end = closed(text, from + longest);
  if (others.length > 0) return { person: { kind: 'several', written }, end };
  const { id, departments } = first.person;
  return { person: { kind: 'known', id, departments }, end };
}

function beginsWith(plain: string, name: string): boolean {
  return plain.replace(/\s+/gu, ' ').startsWith(name) && !/^[\p{L}\d]/u.test(plain.slice(name.length));
}

/** A name that nobody bears is as many words in capitals as follow. */
function unknownPerson(text: string, from: number): { person: SaidPerson; end: number } | null {
  const name = /^\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,4}/u.exec(text.slice(from))?.[0];
  if (name === undefined) return null;
  return { person: { kind: 'unknown', written: name }, end: closed(text, from + name.length) };
}

function closed(text: string, end: number): number {
  return end + (/^\s*[)\]]/u.exec(text.slice(end))?.[0].length ?? 0);
}

interface Labelled {
  readonly name: 'product' | 'support';
  readonly span: Span;
  readonly value: Span;
}

const LABEL =
  /(?<=^|[\s,;.(])(?<name>(?:san\s+pham|ket\s+qua)\s*:|phoi\s+hop\s*:|(?:don\s+vi\s+)?phoi\s+hop\s+voi(?=\s))\s*/gu;
const VALUE_ENDS = /[;\n]|\.(?=\s|$)|,\s*(?=(?:theo|can\s+cu|han|phoi\s+hop|san\s+pham)(?![\p{L}]))/u;

/** "sản phẩm: danh sách; phối hợp: VHXH": each reaches to the next mark. */
function labelled(plain: string, from: number): readonly Labelled[] {
  const marks = [...plain.matchAll(LABEL)].filter(({ index }) => index >= from);
  return marks.map(({ index, 0: mark, groups }, place) => {
    const at = index + mark.length;
    const limit = marks[place + 1]?.index ?? plain.length;
    const stop = VALUE_ENDS.exec(plain.slice(at, limit))?.index;
    const end = stop === undefined ? limit : at + stop;
    const name = (groups?.['name'] ?? '').includes('phoi') ? 'support' : 'product';
    return { name, span: { at: index, end }, value: { at, end } };
  });
}

function valueOf(text: string, all: readonly Labelled[], wanted: Labelled['name']): string {
  return all
    .filter(({ name }) => name === wanted)
    .map(({ value }) => trimmed(text.slice(value.at, value.end)))
    .filter((words) => words !== '')
    .join('; ');
}

const NUMBER = /(?<![\p{L}\d/])\d{1,5}(?:\/\d{4})?\/\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*/gu;
const PAPER = String.raw`(?:cong\s+van|van\s+ban|quyet\s+dinh|ke\s+hoach|chi\s+thi|thong\s+bao|to\s+trinh|cong\s+dien|ket\s+luan|nghi\s+quyet|huong\s+dan|giay\s+moi|cv|vb|qd|kh|tb|kl)`;
const BY = new RegExp(
  String.raw`(?:[,;.(]\s*)?(?<!\p{L})(?:theo|can\s+cu|thuc\s+hien|tai|van\s+ban\s+giao\s*:)\s+(?:${PAPER}\s+)?(?:so\s*:?\s*)?$`,
  'u',
);
const SIGNED = /^,?\s*(?:\(\s*)?(?:ky\s+)?(?:ngay\s+)?$/u;
const FROM = /^\)?\s*(?:cua|tu)\s+(?<from>[^,;.\n]{2,60}?)(?=\s*(?:[,;.\n]|$|\s(?:truoc|han|den|cham)\s))/u;

/** The first document behind a word that says that it is the reason, with its day; else the first of all, left in the work. */
function basisIn(
  text: string,
  plain: string,
  { from, today, taken }: { readonly from: number; readonly today: Day; readonly taken: readonly Span[] },
): { readonly basis: SaidBasis; readonly span: Span | null; readonly told: Span } | null {
  const all = [...text.matchAll(NUMBER)].filter(({ index }) => index >= from && !isIn(taken, index));
  const given = all.find(({ index }) => BY.test(plain.slice(0, index)));
  const match = given ?? all[0];
  if (!match) return null;
  const end = match.index + match[0].length;
  const day = saidDays(text, { today, direction: 'past' }).find(
    ({ at }) => at >= end && SIGNED.test(plain.slice(end, at)),
  );
  const dayEnd = day ? day.end : end;
  const whose = FROM.exec(plain.slice(dayEnd));
  const stop = closed(text, whose ? dayEnd + whose[0].length : dayEnd);
  const basis = {
    number: match[0],
    dated: day?.kind === 'day' ? day.day : null,
    from: whose ? trimmed(text.slice(dayEnd, stop)).replace(/^\)?\s*(?:của|từ|cua|tu)\s+/iu, '') : '',
  };
  const told = { at: match.index, end: stop };
  if (!given) return { basis, span: null, told };
  const before = BY.exec(plain.slice(0, match.index));
  return { basis, span: { at: before?.index ?? match.index, end: stop }, told };
}

function isIn(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => at >= span.at && at < span.end);
}

/** When it is due: right behind who, else behind a word that says so, else at the end. */
function dueIn(
  text: string,
  plain: string,
  { front, taken, today }: { readonly front: number; readonly taken: readonly Span[]; readonly today: Day },
): { readonly words: string; readonly span: Span } | null {
  // Read by itself: behind "đ/c Lan" a day is no "lần 25/3".
  const all = duesIn(text.slice(front), plain.slice(front), today)
    .map((one) => ({ ...one, at: one.at + front, end: one.end + front, words: one.words + front }))
    .filter(({ at, end }) => taken.every((span) => end <= span.at || at >= span.end));
  const atFront = front > 0 || isWholeDue(plain) ? all.find(({ at }) => at === front) : undefined;
  const marked = all.findLast((one) => one.marked);
  const last = all.findLast(({ end }) => isEnd(text, end, taken));
  const due = atFront ?? marked ?? last;
  return due ? { words: trimmed(text.slice(due.words, due.end)), span: { at: due.at, end: due.end } } : null;
}

/** Nothing but marks and what was understood otherwise stands behind it. */
function isEnd(text: string, end: number, taken: readonly Span[]): boolean {
  let at = end;
  for (;;) {
    at += /^[\s,;:.()!]*/u.exec(text.slice(at))?.[0].length ?? 0;
    const span = taken.find((one) => at >= one.at && at < one.end);
    if (!span) return at >= text.length;
    at = span.end;
  }
}

/** The text without what stands at those places, and without the marks that held it. */
function without(text: string, spans: readonly Span[]): string {
  const inOrder = [...spans].sort((one, other) => one.at - other.at);
  const parts: string[] = [];
  let at = 0;
  for (const span of inOrder) {
    if (span.at > at) parts.push(text.slice(at, span.at));
    at = Math.max(at, span.end);
  }
  parts.push(text.slice(at));
  const joined = parts
    .map(trimmed)
    .filter((part) => part !== '')
    .join(', ');
  return trimmed(joined.replace(/^(?:nội\s+dung|việc|nhiệm\s+vụ)\s*:\s*/iu, ''));
}

function trimmed(words: string): string {
  return words
    .replace(/^[\s,;:.)\]–-]+|[\s,;:([–-]+$/gu, '')
    .replace(/\s*\.$/u, '')
    .trim();
}

import fc from 'fast-check';
import { day, dayOf, type Day } from '../../src/plan/day.js';
import { DEADLINE_KINDS } from '../../src/plan/deadline.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import type { DepartmentId, TaskCode } from '../../src/plan/plan.js';
import { SIGNED_PAPERS, SIGNERS, STAGES } from '../../src/journal/fact.js';
import type { Evidence, Happening, PersonId, Post } from '../../src/journal/fact.js';

/** What people type at their worst: any Unicode, lone surrogates, control characters and line separators included. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\ud800', '\u2028', '__proto__', '"]}\n', '\u202e', 'Xã Cẩm Nhượng 📌'),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const someDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 2025, max: 2027 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, date]) => dayOf(year, month, date) ?? day('2025-02-28'));
const chat = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
const department = fc.constantFrom('VPTK', 'TCKT', 'VHXH').map((id) => id as DepartmentId);
const post: fc.Arbitrary<Post> = fc.oneof(
  department.map((id): Post => ({ kind: 'officer', department: id })),
  fc.constantFrom<Post>({ kind: 'coordinator' }, { kind: 'chairman' }),
);
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({ kind: fc.constant('document' as const), number: words, dated: fc.option(someDay) }),
  fc.record({
    kind: fc.constantFrom('photo' as const, 'file' as const),
    fileId: words,
    name: fc.option(words),
  }),
);
const period = {
  task: fc.constantFrom('III.3', 'I.1a', 'VII.2.1').map((code) => code as TaskCode),
  period: fc.constantFrom('2025', '2025-Q1', '2025/2', '2025-03').map((id) => id as PeriodId),
};
const changing = {
  task: period.task,
  change: fc.oneof(
    fc.record({ kind: fc.constant('date' as const), period: period.period, due: someDay, first: someDay }),
    fc.record({
      kind: fc.constant('dates' as const),
      phrase: words,
      deadline: fc.constantFrom('monthly' as const, 'quarterly' as const),
      from: someDay,
      periods: fc.array(fc.record({ id: period.period, label: words, opens: someDay, due: someDay }), {
        maxLength: 2,
      }),
      replaced: fc.array(fc.record({ id: period.period, due: someDay }), { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('stop' as const) }),
    fc.record({ kind: fc.constant('pause' as const), until: someDay }),
    fc.record({ kind: fc.constant('resume' as const) }),
    fc.record({ kind: fc.constant('hand-over' as const), to: department, from: someDay, lead: department }),
  ),
  reason: words,
  basis: fc.option(fc.record({ number: words, dated: fc.option(someDay) })),
};
const part = fc.option(department);
const kind = <Kind extends string>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);

type ByKind = { readonly [Kind in Happening['kind']]: fc.Arbitrary<Extract<Happening, { kind: Kind }>> };

interface Named {
  readonly person: fc.Arbitrary<PersonId>;
  readonly factId: fc.Arbitrary<number>;
}

const byKind = ({ person, factId }: Named): ByKind => ({
  'plan-started': fc.record({ kind: kind('plan-started'), year: fc.constantFrom(2025, 2026), on: someDay }),
  'plan-applied': fc.record(
    {
      kind: kind('plan-applied'),
      year: fc.constantFrom(2025, 2026),
      version: fc.constantFrom('2025-1', '2026-12'),
      renewed: fc.array(period.task, { maxLength: 2 }),
      pastDue: fc.array(fc.record({ ...period, onTime: someDay }), { maxLength: 2 }),
    },
    { requiredKeys: ['kind', 'year', 'version', 'renewed'] },
  ),
  'plan-reverted': fc.record({ kind: kind('plan-reverted'), applied: factId }),
  'plan-dropped': fc.record({
    kind: kind('plan-dropped'),
    year: fc.constant(2025),
    version: fc.constantFrom('2025-1', '2026-2'),
  }),
  'plan-mended': fc.record({
    kind: kind('plan-mended'),
    year: fc.constant(2025),
    from: fc.constantFrom('2025-1', '2025-234567'),
    version: fc.constantFrom('2025-2', '2025-123456'),
    offered: fc.constantFrom(null, '2025-3'),
    offeredBefore: fc.constantFrom(null, '2025-4'),
    undone: fc.boolean(),
  }),
  invited: fc.record({
    kind: kind('invited'),
    codeHash: words,
    post,
    expires: fc.constantFrom('2025-03-31T07:30:00+07:00', '2025-03-31T00:30:00.000Z'),
  }),
  enrolled: fc.record({ kind: kind('enrolled'), person, name: words, post, invitation: fc.option(factId) }),
  removed: fc.record({ kind: kind('removed'), person, post }),
  moved: fc.record({
    kind: kind('moved'),
    person,
    from: department,
    to: department,
    version: fc.option(fc.constantFrom('2025-1', '2026-2')),
  }),
  unreachable: fc.record({
    kind: kind('unreachable'),
    person,
    reason: fc.constantFrom('blocked', 'deactivated', 'never-started'),
  }),
  reachable: fc.record({ kind: kind('reachable'), person }),
  renamed: fc.record({ kind: kind('renamed'), person, name: words }),
  'group-bound': fc.record({ kind: kind('group-bound'), chat, topic: fc.option(chat), title: words }),
  'group-unbound': fc.record({ kind: kind('group-unbound'), chat, why: fc.constantFrom('asked', 'removed') }),
  'group-moved': fc.record({ kind: kind('group-moved'), from: chat, to: chat }),
  'topic-closed': fc.record({ kind: kind('topic-closed'), chat }),
  reported: fc.record(
    {
      ...period,
      kind: kind('reported'),
      status: fc.constantFrom('done', 'not-arising', 'in-progress', 'blocked'),
      part,
      completedOn: fc.option(someDay),
      stage: fc.record({ kind: fc.constantFrom(...STAGES), waitsFor: fc.option(words) }),
      note: words,
      evidence: fc.array(evidence, { maxLength: 3 }),
    },
    // Reports of older versions have no stage.
    {
      requiredKeys: ['task', 'period', 'kind', 'status', 'part', 'completedOn', 'note', 'evidence'],
    },
  ),
  supplemented: fc.record({
    ...period,
    kind: kind('supplemented'),
    part,
    note: words,
    evidence: fc.array(evidence, { maxLength: 3 }),
  }),
  'day-corrected': fc.record({
    ...period,
    kind: kind('day-corrected'),
    report: factId,
    part,
    from: someDay,
    completedOn: someDay,
  }),
  withdrawn: fc.record({ kind: kind('withdrawn'), reports: fc.array(factId) }),
  reopened: fc.record({ ...period, kind: kind('reopened'), reason: words }),
  closed: fc.record({ ...period, kind: kind('closed'), completedOn: someDay }),
  'date-set': fc.record({ ...period, kind: kind('date-set'), due: someDay }),
  postponed: fc.record({ ...period, kind: kind('postponed'), person, until: someDay }),
  measured: fc.record({
    kind: kind('measured'),
    year: fc.constantFrom(2025, 2026),
    target: fc.constantFrom('CT.3.2', 'CT.6.5'),
    value: fc.constantFrom(0, 2, 14.8, 99.9, 100),
    bound: fc.constantFrom('exactly', 'at-least', 'above'),
    counted: fc.option(fc.record({ part: fc.nat(5), whole: fc.integer({ min: 5, max: 9 }) })),
    note: words,
  }),
  'task-assigned': fc.record({
    task: fc.constantFrom('PS.1', 'PS.12').map((code) => code as TaskCode),
    kind: kind('task-assigned'),
    year: fc.constantFrom(2025, 2026),
    text: words,
    leads: fc.array(department, { minLength: 1, maxLength: 3 }),
    person: fc.option(person),
    deadline: fc.record({
      printed: words,
      kind: fc.constantFrom(...DEADLINE_KINDS),
      periods: fc.array(fc.record({ id: period.period, label: words, opens: someDay, due: someDay }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    basis: fc.option(
      fc.record({
        number: fc.option(words),
        dated: fc.option(someDay),
        from: words,
        files: fc.array(evidence, { maxLength: 2 }),
      }),
    ),
    product: words,
    support: words,
  }),
  'assignment-undone': fc.record({ kind: kind('assignment-undone'), assignment: factId }),
  'assignment-stopped': fc.record({ kind: kind('assignment-stopped'), assignment: factId, reason: words }),
  'assignment-acknowledged': fc.record({ kind: kind('assignment-acknowledged'), assignment: factId }),
  'extension-asked': fc.record({
    ...period,
    kind: kind('extension-asked'),
    from: someDay,
    until: someDay,
    reason: words,
  }),
  'extension-granted': fc.record({ kind: kind('extension-granted'), request: factId }),
  'extension-refused': fc.record({ kind: kind('extension-refused'), request: factId, reason: words }),
  'extension-lapsed': fc.record({ kind: kind('extension-lapsed'), request: factId }),
  answered: fc.record({ kind: kind('answered'), report: factId, words }),
  'still-blocked': fc.record({ ...period, kind: kind('still-blocked'), report: factId }),
  nudged: fc.record({
    kind: kind('nudged'),
    task: period.task,
    periods: fc.array(period.period, { maxLength: 3 }),
    words,
    to: fc.array(person, { maxLength: 3 }),
  }),
  'nudge-answered': fc.record({ kind: kind('nudge-answered'), nudge: factId, words }),
  'reason-given': fc.record({
    ...period,
    kind: kind('reason-given'),
    part,
    cause: fc.constantFrom('objective', 'subjective'),
    words,
  }),
  'reason-confirmed': fc.record({ kind: kind('reason-confirmed'), reason: factId }),
  submitted: fc.record({ kind: kind('submitted'), of: factId }),
  changed: fc.record({
    ...changing,
    kind: kind('changed'),
    year: fc.constantFrom(2025, 2026),
    as: fc.constantFrom('leader', 'coordinator'),
    prepared: fc.option(factId),
  }),
  'change-prepared': fc.record({
    ...changing,
    kind: kind('change-prepared'),
    year: fc.constantFrom(2025, 2026),
  }),
  'change-refused': fc.record({ kind: kind('change-refused'), request: factId, reason: words }),
  'authority-set': fc.record({
    kind: kind('authority-set'),
    authority: fc.constantFrom('leader', 'coordinator'),
  }),
  'day-set': fc.record({ kind: kind('day-set'), day: someDay, worked: fc.boolean(), name: words }),
  'signer-set': fc.record({
    kind: kind('signer-set'),
    paper: fc.constantFrom(...SIGNED_PAPERS),
    signer: fc.constantFrom(...SIGNERS),
  }),
  'backlog-asked': fc.record({ kind: kind('backlog-asked'), items: fc.array(fc.record(period)) }),
  'backlog-answered': fc.record({ kind: kind('backlog-answered') }),
  'confirmation-set': fc.record({ kind: kind('confirmation-set'), required: fc.boolean() }),
  confirmed: fc.record({ ...period, kind: kind('confirmed'), report: factId }),
  returned: fc.record({ ...period, kind: kind('returned'), report: factId, part, reason: words }),
  assigned: fc.record(
    {
      kind: kind('assigned'),
      task: period.task,
      person: fc.option(person),
      year: fc.constantFrom(2025, 2026),
    },
    { requiredKeys: ['kind', 'task', 'person'] },
  ),
  'stand-in-set': fc.record({ kind: kind('stand-in-set'), person, standIn: person, until: someDay }),
  'stand-in-ended': fc.record({ kind: kind('stand-in-ended'), person }),
  'fields-set': fc.record({
    kind: kind('fields-set'),
    person,
    fields: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('section' as const), section: fc.constantFrom('I', 'PS') }),
        fc.record({ kind: fc.constant('department' as const), department }),
      ),
      { maxLength: 3 },
    ),
  }),
  'journal-restored': fc.record({
    kind: kind('journal-restored'),
    copy: someDay,
    until: fc.option(fc.constantFrom('2025-03-21T16:02:00+07:00', '2025-03-31T00:30:00.000Z')),
    sentKnown: fc.boolean(),
    lost: fc.option(fc.record({ facts: fc.nat(9), by: fc.array(person, { maxLength: 3 }) })),
  }),
});

const anybody: Named = {
  person: fc.integer({ min: 1, max: 2 ** 52 }).map((id) => id as PersonId),
  factId: fc.integer({ min: 1, max: 1000 }),
};
const fewOnly: Named = {
  person: fc.integer({ min: 1, max: 3 }).map((id) => id as PersonId),
  factId: fc.integer({ min: 1, max: 40 }),
};

/** Every kind of happening that a journal may hold, with every value it may have. */
export const anyHappening: fc.Arbitrary<Happening> = fc.oneof(...Object.values(byKind(anybody)));

/** The same among three people and forty facts, so that happenings are often about one another. */
export const relatedHappening: fc.Arbitrary<Happening> = fc.oneof(...Object.values(byKind(fewOnly)));

/** One of each kind. */
export const oneOfEach: fc.Arbitrary<readonly Happening[]> = fc.tuple(...Object.values(byKind(anybody)));

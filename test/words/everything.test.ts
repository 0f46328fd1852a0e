import type { OtherDay } from '../../src/features/report/corrected-day.js';
import { correctionAnswer, dayCorrectedNews } from '../../src/features/report/day-words.js';
import { reportAnswer } from '../../src/features/report/words.js';
import { encodeAction } from '../../src/chat/callback-data.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import type { Office, Plan, Task, TaskCode } from '../../src/plan/plan.js';
import { isForEverybody, realDepartments } from '../../src/plan/plan.js';
import { parseHtml } from '../../src/bot-api-double/calls/html.js';
import { backlogOf } from '../../src/features/opening/rule.js';
import { lettersOwed } from '../../src/features/letter/rule.js';
import type { Letter } from '../../src/features/letter/rule.js';
import { summarize } from '../../src/features/weekly-summary/rule.js';
import type { View } from '../../src/words/action.js';
import { extensionAnswer, decisionAnswer } from '../../src/features/extension/words.js';
import { newsMessage } from '../../src/service/news-words.js';
import { nudgeAnswer, nudgeOverdueQuestion } from '../../src/features/nudge/words.js';
import { reasonAnswer } from '../../src/features/late-reason/words.js';
import { peopleMessage } from '../../src/features/enrolment/words.js';
import { evidenceAnswer, papersMessage, papersReceived } from '../../src/features/evidence/words.js';
import { letterAgain } from '../../src/features/letter/recorded-words.js';
import { letterMessage } from '../../src/features/letter/words.js';
import { taskRecord } from '../../src/features/history/words.js';
import type { Message } from '../../src/words/message.js';
import { openingMessage } from '../../src/features/opening/words.js';
import { viewMessage } from '../../src/features/status/words.js';
import { summaryMessage } from '../../src/features/weekly-summary/words.js';
import { assignAnswer } from '../../src/features/shared-work/assign-words.js';
import { officeNewsMessage } from '../../src/features/people/news-words.js';
import { leaveAnswer, personMessage } from '../../src/features/people/words.js';
import type { History, Nudge } from '../../src/journal/history.js';
import type { Nudged } from '../../src/features/nudge/rule.js';
import type { Fact, Happening, PersonId, ReportStatus } from '../../src/journal/fact.js';
import { arrangementNews, confirmationsAsked, isArrangement } from '../../src/journal/office-news.js';
import { replay } from '../../src/journal/replay/replay.js';
import type { NudgeOutcome, ReportOutcome } from '../../src/features/report/outcome.js';
import { periodsOf } from '../../src/journal/periods.js';
import { allStandings } from '../../src/journal/standing.js';
import { byTask } from '../../src/journal/views.js';
import {
  chairman,
  coordinator,
  journalOf,
  office,
  officer,
  officeWith,
  period,
  reported,
  started,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';
import { effort } from '../support/effort.js';
import { textOf } from '../support/reading.js';

const HOSTILE = '<b>&amp;</i>"\u202E\u0000\n😀Ａ</code><script>@nhóm ';
const WIDE = `${HOSTILE}${'Ứ'.repeat(60)} ${'x&y<z> '.repeat(600)}`;

/** A plan that is as wordy, as crowded and as hostile as a plan file may be. */
const crowded: Office = officeWith((plan) => ({
  ...plan,
  title: WIDE,
  remarks: Array.from({ length: 40 }, () => WIDE),
  departments: plan.departments.map((one) => ({
    ...one,
    name: `${one.name} ${WIDE}`,
    shortName: `${one.shortName} & <${'W'.repeat(40)}>`,
  })),
  targets: plan.targets.map((target) => ({ ...target, text: WIDE, unit: `${target.unit}${WIDE}` })),
  tasks: plan.tasks.flatMap((task) => ['', 'x', 'y', 'z'].map((suffix) => wordy(task, suffix))),
}));

function wordy(task: Task, suffix: string): Task {
  const printed = `${task.deadline.printed} ${WIDE}`;
  return {
    ...task,
    code: `${task.code}${suffix}` as TaskCode,
    title: WIDE.slice(0, 60),
    text: WIDE,
    deliverable: WIDE,
    support: WIDE,
    deadline: { ...task.deadline, printed, doubts: [WIDE, WIDE, WIDE, WIDE] },
  };
}

interface World {
  readonly facts: readonly Fact[];
  readonly history: History;
  readonly today: Day;
}

const words = fc.oneof(
  fc.constant(''),
  fc.constant(WIDE.slice(0, 4000)),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('45/KH-UBND', 'chờ tỉnh cấp thiết bị', HOSTILE),
);

function report(plan: Plan): fc.Arbitrary<Entry> {
  const nothing = replay([]);
  return fc
    .record({
      task: fc.constantFrom(...plan.tasks),
      at: fc.nat(11),
      by: fc.constantFrom(1, 2, 3, 9, 77),
      on: fc.integer({ min: 0, max: 360 }),
      back: fc.integer({ min: 0, max: 20 }),
      status: fc.constantFrom<ReportStatus>('done', 'done', 'not-arising', 'in-progress', 'blocked'),
      part: fc.constantFrom(...realDepartments(plan).map(({ id }) => id)),
      note: words,
      number: words,
    })
    .map(({ task, at, by, on, back, status, part, note, number }) => {
      const periods = periodsOf(plan, nothing, task);
      const id = periods[at % Math.max(1, periods.length)]?.id ?? period('2025/r1');
      const everybody = plan.departments.some((one) => one.everybody && one.id === task.lead);
      const reportedOn = addDays(day('2025-01-02'), on);
      return reported({
        by,
        on: reportedOn,
        code: task.code,
        period: id,
        ...(everybody ? { part } : {}),
        status,
        completedOn: addDays(reportedOn, -back),
        note,
        documents: number === '' ? [] : [number, '12/BC-UBND'],
      });
    });
}

/** What the coordinator may have arranged, of whom and of what it may be. */
function arrangement(plan: Plan): fc.Arbitrary<Happening> {
  const person = fc.constantFrom(1, 2, 3, 9).map((id) => id as PersonId);
  const task = fc.constantFrom(...plan.tasks.slice(0, 40)).map(({ code }) => code);
  const of = { task, period: fc.constant(period('2025')), report: fc.integer({ min: 1, max: 60 }) };
  const kind = <Kind extends string>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);
  return fc.oneof(
    fc.record({ kind: kind('assigned'), task, person: fc.option(person) }),
    fc.record({
      kind: kind('stand-in-set'),
      person,
      standIn: person,
      until: fc.constant(day('2026-01-31')),
    }),
    fc.record({ kind: kind('stand-in-ended'), person }),
    fc.record({ kind: kind('confirmed'), ...of }),
    fc.record({ kind: kind('returned'), ...of, part: fc.constant(null), reason: words }),
    fc.record({
      kind: kind('closed'),
      task,
      period: fc.constant(period('2025')),
      completedOn: fc.constant(day('2025-03-01')),
    }),
  );
}

/** Requests for later dates with what became of them, and reasons: entries that name one another. */
function decision(plan: Plan): fc.Arbitrary<readonly Linked[]> {
  const nothing = replay([]);
  const dated = plan.tasks.filter((task) => task.deadline.periods.length > 0);
  return fc
    .record({
      task: fc.constantFrom(...dated),
      at: fc.nat(11),
      by: fc.constantFrom(1, 2, 3, 77),
      on: fc.integer({ min: 0, max: 350 }),
      days: fc.integer({ min: 1, max: 60 }),
      after: fc.integer({ min: 0, max: 9 }),
      end: fc.constantFrom('granted', 'granted', 'refused', 'waits'),
      part: fc.option(fc.constantFrom(...realDepartments(plan).map(({ id }) => id))),
      cause: fc.constantFrom('objective' as const, 'subjective' as const),
      words,
    })
    .map(({ task, at, by, on, days, after, end, part, cause, words: said }) => {
      const periods = periodsOf(plan, nothing, task);
      const one = periods[at % periods.length];
      if (!one) return [];
      const asked = addDays(day('2025-01-02'), on);
      const ended = addDays(asked, after);
      const ref = { task: task.code, period: one.id };
      const person = by as PersonId;
      const until = addDays(one.due, days);
      const request: Linked = {
        on: asked,
        by: person,
        what: () => ({ kind: 'extension-asked', ...ref, from: one.due, until, reason: said }),
      };
      const reason: Linked = {
        on: asked,
        by: person,
        what: () => ({ kind: 'reason-given', ...ref, part, cause, words: said }),
      };
      const yes: Linked = {
        on: ended,
        by: 9 as PersonId,
        what: (idOf) => ({ kind: 'extension-granted', request: idOf(request) }),
      };
      const no: Linked = {
        on: ended,
        by: 9 as PersonId,
        what: (idOf) => ({ kind: 'extension-refused', request: idOf(request), reason: said }),
      };
      const confirmed: Linked = {
        on: ended,
        by: 9 as PersonId,
        what: (idOf) => ({ kind: 'reason-confirmed', reason: idOf(reason) }),
      };
      const endings = { granted: [yes, confirmed], refused: [no], waits: [] };
      return [request, reason, ...endings[end]];
    });
}

/** An entry of which others may be spoken of by the id that it will have. */
interface Linked extends Omit<Entry, 'what'> {
  readonly what: (idOf: (other: Linked) => number) => Entry['what'];
}

function world(plan: Plan): fc.Arbitrary<World> {
  const people = fc.subarray<Entry>([
    officer(1, `Hoa ${HOSTILE}`, 'VPTK'),
    officer(2, WIDE, 'VHXH'),
    officer(2, WIDE, 'TPHT'),
    officer(3, '\u202E\u202D', 'BPMC'),
    officer(3, '\u202E\u202D', 'KT'),
    chairman(9, 'Dũng <'),
  ]);
  return fc
    .record({
      start: fc.integer({ min: 0, max: 340 }),
      passed: fc.integer({ min: 0, max: 400 }),
      people,
      reports: fc.array(report(plan), { maxLength: 60 }),
      confirming: fc.boolean(),
      arranged: fc.array(arrangement(plan), { maxLength: 12 }),
      decisions: fc.array(decision(plan), { maxLength: 25 }),
    })
    .map(({ start, passed, people: staff, reports, confirming, arranged, decisions }) => {
      const startedOn = addDays(day('2025-01-02'), start);
      const latest = day('2026-01-25');
      const wanted = addDays(startedOn, passed);
      const today = wanted > latest ? latest : wanted;
      const set: Entry = {
        on: startedOn,
        by: null,
        what: { kind: 'confirmation-set', required: confirming },
      };
      const begun: readonly Entry[] = [started(startedOn), coordinator(1, `Hoa ${HOSTILE}`), ...staff, set];
      const later = arranged.map((what): Entry => ({ on: today, by: 1 as PersonId, what }));
      const past = [
        ...[...begun, ...reports].map((entry): Linked => ({ ...entry, what: () => entry.what })),
        ...decisions.flat(),
        ...later.map((entry): Linked => ({ ...entry, what: () => entry.what })),
      ];
      const linked = past
        .filter(({ on }, at) => at < begun.length || on <= today)
        .map((entry, at) => ({ entry, rank: at < begun.length ? '' : entry.on }))
        .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
        .map(({ entry }) => entry);
      const facts = journalOf(
        linked.map((entry) => ({ ...entry, what: entry.what((other) => linked.indexOf(other) + 1) })),
      );
      return { facts, history: replay(facts), today };
    });
}

/** Every screen, letter, summary and question that this state of things can bring about. */
function messages(of: Office, { facts, history, today }: World): readonly Message[] {
  const { plan } = of;
  const standings = allStandings(of, history, today);
  const sent = { named: () => false, letter: () => false, item: () => false, summary: () => false };
  const now = { day: of.calendar.onOrAfter(today), minute: 480, iso: `${today}T08:00:00+07:00` };
  const letters = lettersOwed(of, history, { now, remindAt: 450, sent });
  const from = addDays(today, -4);
  const week = { monday: from, before: addDays(today, -7), from, to: today, minute: 960 };
  const asked = { week, instant: `${today}T16:00:00+07:00`, earlier: `${addDays(today, -7)}T16:00:00+07:00` };
  const summary = summarize(of, facts, asked);
  const views: readonly View[] = [
    { kind: 'plan' },
    { kind: 'sections' },
    { kind: 'departments' },
    { kind: 'overdue' },
    { kind: 'waiting' },
    { kind: 'extensions' },
    { kind: 'due', days: 30 },
    { kind: 'mine' },
    { kind: 'targets' },
    ...plan.targets.slice(0, 4).map(({ code }): View => ({ kind: 'target', target: code })),
    ...plan.sections.map(({ id }): View => ({ kind: 'section', section: id })),
    ...plan.departments.map(({ id }): View => ({ kind: 'department', department: id })),
    ...plan.tasks.slice(0, 12).map(({ code }): View => ({ kind: 'task', task: code })),
  ];
  const items = backlogOf(of, standings, today);
  return [
    ...letters.flatMap((letter) => formsOf(of, history, letter)),
    ...plan.tasks
      .slice(0, 12)
      .flatMap((task) => [
        papersMessage(of, history, { task, page: 0 }),
        taskRecord(of, history, { task, today }),
      ]),
    papersReceived(
      of,
      { evidence: [{ kind: 'photo', fileId: 'x', name: null }], open: standings },
      { fact: 1, task: 'III.1' },
    ),
    evidenceAnswer(
      { office: of, history },
      {
        ...{ kind: 'added', standings: standings.slice(0, 40), note: WIDE, fact: 1, report: 1 },
        evidence: Array.from({ length: 40 }, () => ({ kind: 'document', number: WIDE, dated: today })),
        days: daysOf(standings, today).slice(0, 10),
      },
    ),
    ...daysOf(standings, today).map((one) =>
      correctionAnswer(of, { kind: 'kept', day: { ...one, kept: { kind: 'not-yours', by: null } } }, history),
    ),
    ...standings.slice(0, 60).flatMap((standing) => [
      correctionAnswer(
        of,
        {
          ...{ kind: 'corrected', fact: 1, standing, from: today, on: addDays(today, 3), told: true },
          parts: realDepartments(of.plan).map(({ id }) => id),
        },
        history,
      ),
      dayCorrectedNews(of, {
        ...{ kind: 'day-corrected', standing, from: today, on: today, name: WIDE },
        ...{ role: 'coordinator', waiting: null },
      }),
    ]),
    summaryMessage(of, summary, { preview: true, withoutGroup: true }),
    ...views.flatMap((view) =>
      [0, 1, 50].map((page) =>
        viewMessage(of, history, { view, page, today, person: history.people[0] ?? null }),
      ),
    ),
    openingMessage(of, { history, items, ticked: 5n, answered: false, before: null }),
    peopleMessage({ office: of, history }, today),
    ...officeMessages(of, { facts, history, today }),
    reportAnswer(of, outcomesOf(of, standings), { today, name: WIDE, history }),
    ...decisionMessages(of, history, standings),
  ];
}

/** What is said of requests, nudges, difficulties and reasons, to all whom it concerns. */
const OFFERED = [
  { by: 7, day: day('2025-12-31') },
  { by: 15, day: day('2026-01-15') },
  { by: 'month-end', day: day('2026-01-30') },
] as const;

function decisionMessages(
  of: Office,
  history: History,
  standings: ReturnType<typeof allStandings>,
): readonly Message[] {
  const options = { outsideHours: true, history, inGroup: false };
  const person = history.people.map(({ id }) => id);
  const nudges = standings.slice(0, 90).map((standing): Nudged => ({
    kind: 'nudged',
    task: standing.task,
    standings: [standing],
    to: person,
    unreached: realDepartments(of.plan).map(({ id }) => id),
  }));
  const nudge: Nudge = {
    ...{
      fact: 9,
      gesture: '',
      task: of.plan.tasks[0]?.code ?? ('I.1' as TaskCode),
      periods: [],
      words: WIDE,
    },
    ...{
      by: person[0] ?? null,
      to: person,
      on: day('2025-03-01'),
      at: '2025-03-01T09:00:00+07:00',
      reports: [],
      answers: [],
    },
  };
  const outcome: NudgeOutcome = { kind: 'nudges', nudges, words: WIDE, unclear: [] };
  const requests = [...history.extensions.values()].flat();
  return [
    nudgeAnswer(of, outcome, options),
    nudgeOverdueQuestion(of, outcome, { ...options, lead: null }),
    nudgeOverdueQuestion(of, outcome, { ...options, lead: standings[0]?.task.lead ?? null }),
    newsMessage(of, history, { kind: 'nudge', nudge, groups: byTask(standings) }),
    newsMessage(of, history, { kind: 'nudge-answered', nudge, words: WIDE, by: nudge.by }),
    ...requests
      .slice(0, 6)
      .map((request) => decisionAnswer(of, history, { kind: 'decided-before', request })),
    ...standings.flatMap((standing): readonly Message[] => [
      ...standing.extensions.flatMap((request): readonly Message[] => [
        newsMessage(of, history, { kind: 'extension', request, standing, decides: true }),
        newsMessage(of, history, { kind: 'extension-decided', request, standing }),
        newsMessage(of, history, { kind: 'extension-lapsed', request, standing }),
        decisionAnswer(of, history, { kind: 'lapsed', request }),
        decisionAnswer(of, history, { kind: 'on-time', request }),
      ]),
      ...standing.reasons.map((reason) =>
        newsMessage(of, history, { kind: 'late-reason', reason, standings: [standing], decides: true }),
      ),
    ]),
    ...standings.slice(0, 12).flatMap((standing): readonly Message[] => [
      extensionAnswer(of, {
        kind: 'asked',
        standing,
        until: day('2025-12-31'),
        reason: WIDE,
        deciders: [],
      }),
      extensionAnswer(of, {
        kind: 'date-needed',
        standing,
        reason: WIDE,
        offered: OFFERED,
        unclear: {
          kind: 'unclear',
          written: WIDE,
          at: 0,
          end: WIDE.length,
          options: [day('2027-12-31')],
          why: 'several',
        },
      }),
      extensionAnswer(of, { kind: 'code-needed', reference: null, open: byTask(standings) }),
      extensionAnswer(of, {
        kind: 'which-period',
        task: standing.task,
        open: standings,
        until: day('2025-12-31'),
      }),
      reasonAnswer(of, { kind: 'cause-needed', task: standing.task, standings: [standing] }),
      reasonAnswer(of, {
        ...{ kind: 'given', standings: [standing], cause: 'objective', words: WIDE, told: true },
      }),
    ]),
  ];
}

/** A letter as it leaves, and with all that was ever reported recorded in it, a form open and all ticks on. */
function formsOf(of: Office, history: History, letter: Letter): readonly Message[] {
  const message = letterMessage(of, letter, { again: true, namesYear: false });
  const entries = letter.items.map(({ standing }) => ({
    ref: { task: standing.task.code, period: standing.period.id },
    checkIn: standing.category === 'continuous',
    stuck: standing.progress === 'blocked',
    standing,
  }));
  const dated = entries.find(({ checkIn }) => !checkIn);
  const forms = [null, ...(dated ? [{ task: dated.ref.task, period: null }] : [])];
  const again = forms.map((form) =>
    letterAgain(of, history, {
      ...{ html: message.html, entries, person: letter.person, items: letter.items },
      ...{ form, ticked: (1n << 96n) - 1n, stuck: letter.stuck, today: letter.day },
      ...{ since: '2024-01-01T00:00:00+07:00', now: `${letter.day}T09:30:00+07:00`, watch: [] },
    }),
  );
  return [message, ...again];
}

/** What the coordinator's arrangements say, and what those concerned hear. */
function officeMessages(of: Office, { facts, history, today }: World): readonly Message[] {
  const arrangements = facts.filter(isArrangement);
  const news = [
    ...confirmationsAsked(of, history, today),
    ...arrangements.flatMap((fact) => arrangementNews({ office: of, history }, fact)),
  ];
  const everybody = of.plan.tasks.filter((task) => isForEverybody(of.plan, task));
  return [
    ...news.map((one) => officeNewsMessage(of, one.news)),
    ...history.people.map((person) => personMessage(of, history, { person, today })),
    ...history.people.map((person) =>
      leaveAnswer(
        { office: of, history },
        {
          kind: 'asked',
          person,
          open: of.plan.tasks,
          heirs: realDepartments(of.plan).map(({ id }) => ({ department: id, people: history.people })),
        },
      ),
    ),
    ...everybody
      .slice(0, 2)
      .map((task) =>
        assignAnswer(
          { office: of, history },
          { kind: 'which-person', task, people: history.people, current: null, page: 0 },
        ),
      ),
    assignAnswer(
      { office: of, history },
      {
        kind: 'which-task',
        tasks: everybody.map((task) => ({ task, person: history.people[0] ?? null })),
        page: 1,
      },
    ),
  ];
}

function outcomesOf(of: Office, standings: ReturnType<typeof allStandings>): readonly ReportOutcome[] {
  return standings.slice(0, 60).flatMap((standing): readonly ReportOutcome[] => [
    {
      kind: 'recorded',
      reports: standing.reports.map(({ fact, status, part, completedOn, stage, note, evidence }) => ({
        fact,
        status,
        standing,
        part,
        completedOn,
        stage,
        note,
        evidence,
      })),
    },
    {
      ...{ kind: 'already', standing, next: standing.period, status: 'blocked' },
      days: daysOf([standing], standing.period.due),
    },
    {
      ...{ kind: 'before-opening', task: standing.task, standing, opens: standing.period.opens },
      ...{ on: standing.period.opens, earlier: standing, part: null, status: 'not-arising' },
    },
    { kind: 'not-open', standing, status: 'in-progress' },
    {
      ...{ kind: 'supplemented', standing, evidence: [], note: WIDE, fact: 1 },
      days: daysOf([standing], standing.period.due),
    },
    { kind: 'closing-asked', standing, on: null },
    { kind: 'which-period', task: standing.task, open: standings, on: standing.period.due },
    { kind: 'which-part', standing, others: standings, parts: realDepartments(of.plan).map(({ id }) => id) },
  ]);
}

/** Another day for everything that is reported. */
function daysOf(standings: ReturnType<typeof allStandings>, said: Day): readonly OtherDay[] {
  return standings.flatMap((standing) =>
    standing.reports.map((report) => ({
      ...{ standing, report, said, recorded: report.completedOn ?? report.reportedOn, kept: null },
    })),
  );
}

function faultOf(message: Message): string | null {
  const parsed = parseHtml(message.html);
  if (parsed.kind === 'unparsable') return parsed.why;
  if (parsed.text.length > 4096) return `${parsed.text.length} units`;
  if (parsed.text.trim() === '') return 'empty';
  if (parsed.entities.length > 100) return `${parsed.entities.length} entities`;
  if (/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/u.test(parsed.text))
    return 'a control character';
  if (/undefined|null|NaN|\[object/u.test(parsed.text)) return 'a word of the machine';
  if (/\p{Cs}/u.test(parsed.text)) return 'half a character';
  const buttons = message.buttons.flat();
  if (buttons.length > 100) return `${buttons.length} buttons`;
  const long = buttons.find(({ label }) => label.trim() === '' || label.length > 64);
  if (long) return `a label of ${long.label.length}`;
  if (message.buttons.some((row) => row.length === 0 || row.length > 8)) return 'a row';
  for (const { action } of buttons) encodeAction(action);
  if (message.asks) encodeAction(message.asks);
  return null;
}

describe.each([
  ['the real plan', office, effort(6, 300)],
  ['a crowded, hostile plan', crowded, effort(2, 80)],
])('of %s', (_, of, runs) => {
  test('every message is one that Telegram takes', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(world(of.plan), (state) => {
        for (const message of messages(of, state)) expect(faultOf(message)).toBeNull();
      }),
      { numRuns: runs },
    );
  });
});

test('a page of a list is told whole: what is not on it is on another', { timeout: 600_000 }, () => {
  const lists: readonly View[] = [
    { kind: 'overdue' },
    { kind: 'due', days: 60 },
    { kind: 'mine' },
    ...crowded.plan.sections.map(({ id }): View => ({ kind: 'section', section: id })),
    ...crowded.plan.departments.map(({ id }): View => ({ kind: 'department', department: id })),
  ];
  fc.assert(
    fc.property(world(crowded.plan), ({ history, today }) => {
      for (const view of lists) {
        const person = history.people[0] ?? null;
        const message = viewMessage(crowded, history, { view, page: 0, today, person });
        expect(textOf(message)).not.toMatch(/^(?:và )?\d+ việc/mu);
      }
    }),
    { numRuns: effort(2, 80) },
  );
});

test('the sums that are shown are equal wherever they are shown', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(world(office.plan), (state) => {
      const show = (view: View): string =>
        textOf(viewMessage(office, state.history, { view, page: 0, today: state.today, person: null }));
      const plan = show({ kind: 'plan' });
      const [, total = 0] = numbers(/có thời hạn: (\d+)/u, plan);
      const [, done = 0, onTime = 0, late = 0] = numbers(
        /Đã hoàn thành (\d+) \([\d,]+%\): đúng hạn (\d+), quá hạn (\d+)/u,
        plan,
      );
      const [, open = 0, within = 0, overdue = 0] = numbers(
        /Chưa hoàn thành (\d+): trong hạn (\d+), quá hạn (\d+)/u,
        plan,
      );
      expect([total, done, open]).toEqual([23, onTime + late, within + overdue]);
      expect(done + open).toBe(total);
      for (const kind of ['departments', 'sections'] as const) {
        const lines = [...(show({ kind }).split('Cộng')[0]?.matchAll(LINE) ?? [])];
        const sum = (at: number): number => lines.reduce((all, line) => all + Number(line[at] ?? 0), 0);
        expect([sum(1), sum(2), sum(5), sum(3), sum(4), sum(6), sum(7)]).toEqual([
          total,
          done,
          open,
          onTime,
          late,
          within,
          overdue,
        ]);
      }
      expect(numbers(/QUÁ HẠN.*: nhiệm vụ có thời hạn (\d+)/u, show({ kind: 'overdue' }))[1] ?? 0).toBe(
        overdue,
      );
    }),
    { numRuns: effort(12, 1000) },
  );
});

const LINE =
  /(\d+) nhiệm vụ; hoàn thành (\d+)(?: \(đúng hạn (\d+), quá hạn (\d+)\))?; chưa hoàn thành (\d+)(?: \(trong hạn (\d+), quá hạn (\d+)\))?/gu;

function numbers(form: RegExp, text: string): readonly number[] {
  return (form.exec(text) ?? []).map(Number);
}

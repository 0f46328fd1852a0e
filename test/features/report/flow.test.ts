import { setDate } from '../../../src/features/requested-date/flow.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBacklog } from '../../../src/features/opening/flow.js';
import { reopen, undo } from '../../../src/features/undo/flow.js';
import { correct } from '../../../src/features/report/correction-flow.js';
import { report } from '../../../src/features/report/flow.js';
import type { ReportRequest } from '../../../src/features/report/meaning.js';
import { present } from '../../../src/ports/world.js';
import type { Gesture } from '../../../src/ports/world.js';
import { addDays, day } from '../../../src/plan/day.js';
import type { Day } from '../../../src/plan/day.js';
import type { Delivery } from '../../../src/ports/ports.js';
import { isClosing } from '../../../src/journal/fact.js';
import type { FactOf, PersonId, Post } from '../../../src/journal/fact.js';
import type { About, ReportOutcome } from '../../../src/features/report/outcome.js';
import { standingsOf } from '../../../src/journal/standing.js';
import type { Standing } from '../../../src/journal/standing.js';
import { statisticsOf } from '../../../src/journal/statistics.js';
import { department, period, task } from '../../support/builders.js';
import { effort } from '../../support/effort.js';
import { lines, officeWorld, STAFF } from '../../support/world.js';
import type { Label, OfficeWorld } from '../../support/world.js';

async function running(at: string, options: Parameters<typeof officeWorld>[0] = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2024-12-02 06:00');
  office.now(at);
  return office;
}

type Wish = Partial<ReportRequest>;

async function say(
  office: OfficeWorld,
  who: Label | Gesture,
  text: string,
  wish: Wish = {},
): Promise<readonly string[]> {
  const gesture = typeof who === 'string' ? office.by(who) : who;
  const answer = await report(office.world, gesture, {
    status: 'done',
    text,
    evidence: [],
    about: null,
    ...wish,
  });
  return answer.kind === 'refused' ? [`refused ${answer.needs}`] : answer.outcomes.map(told);
}

function about(code: string, id: string | null = null, part: string | null = null): About {
  return {
    tasks: [task(code)],
    period: id === null || id === 'all' ? id : period(id),
    part: part === null || part === 'all' ? part : department(part),
  };
}

const ref = ({ task: { code }, period: { id } }: Standing): string => `${code} ${id}`;

function told(outcome: ReportOutcome): string {
  switch (outcome.kind) {
    case 'recorded':
      return outcome.reports
        .map((one) => {
          const part = one.part === null ? '' : ` for ${one.part}`;
          return `${one.status} ${ref(one.standing)}${part}${one.completedOn === null ? '' : ` on ${one.completedOn}`}`;
        })
        .join(' + ');
    case 'supplemented':
      return `supplemented ${ref(outcome.standing)}`;
    case 'already':
      return `already ${ref(outcome.standing)}${outcome.next ? `, next ${outcome.next.id}` : ''}`;
    case 'which-period':
      return `which of ${outcome.open.map(ref).join(' | ')}`;
    case 'before-opening':
      return `before opening on ${outcome.opens}, earlier ${outcome.earlier?.period.id ?? 'none'}`;
    case 'stopped':
      return `stopped ${ref(outcome.standing)}`;
    case 'not-open':
      return `not open ${ref(outcome.standing)}`;
    case 'which-part':
      return `for whom: ${outcome.parts.join(' ')}`;
    case 'closing-asked':
      return `closing asked ${ref(outcome.standing)}`;
    case 'which-task':
      return `which task: ${outcome.reference.kind}`;
    case 'no-code':
      return `no code: ${outcome.open.map(ref).join(' | ')}`;
    case 'not-yours':
    case 'gone':
    case 'reason-needed':
    case 'confirm-not-arising':
      return `${outcome.kind} ${outcome.task.code}`;
    case 'what-is-meant':
      return `what is meant: ${outcome.said.map(({ doubt }) => doubt ?? 'clear').join(' ')}`;
    case 'bad-date':
      return `${outcome.fault} ${outcome.written}`;
  }
}

function standing(office: OfficeWorld, code: string, id: string): Standing {
  const { office: now, history } = present(office.world);
  const found = standingsOf(now, history, task(code), office.clock.now().day).find(
    (one) => one.period.id === id,
  );
  if (!found) throw new RangeError(`no ${code} ${id}`);
  return found;
}

describe('which period a report closes', () => {
  it.each<readonly [why: string, at: string, who: Label, text: string, expected: string]>([
    ['the one that is open', '2025-03-20 08:00', 'VPTK', 'III.1', 'done III.1 2025 on 2025-03-20'],
    [
      'the first step while the second has not opened',
      '2025-03-20 08:00',
      'VPTK',
      'III.2',
      'done III.2 2025/1 on 2025-03-20',
    ],
    ['the open quarter', '2025-02-20 08:00', 'KT', 'VI.2', 'done VI.2 2025-Q1 on 2025-02-20'],
    [
      'of several it is asked, the earliest first',
      '2025-04-10 08:00',
      'KT',
      'VI.2',
      'which of VI.2 2025-Q1 | VI.2 2025-Q2',
    ],
    ['the month under way', '2025-01-20 08:00', 'BPMC', 'III.3', 'done III.3 2025-01 on 2025-01-20'],
    [
      'a month unreported is still open in the next',
      '2025-02-20 08:00',
      'BPMC',
      'III.3',
      'which of III.3 2025-01 | III.3 2025-02',
    ],
    [
      'before a quarter opens there is nothing to close',
      '2025-03-20 08:00',
      'VPTK',
      'I.4a',
      'not open I.4a 2025',
    ],
    [
      'work on request that nobody has dated',
      '2025-03-20 08:00',
      'VPTK',
      'I.1b',
      'done I.1b 2025/r1 on 2025-03-20',
    ],
    [
      'the day of completion that the note names',
      '2025-04-15 08:00',
      'VPTK',
      'III.1 xong ngày 28/03',
      'done III.1 2025 on 2025-03-28',
    ],
    [
      'a day says which of several open periods is meant',
      '2025-04-10 08:00',
      'KT',
      'VI.2 xong ngày 28/03',
      'done VI.2 2025-Q1 on 2025-03-28',
    ],
    [
      'a day before the plan’s year is asked back',
      '2025-03-20 08:00',
      'VPTK',
      'III.1 xong ngày 28/12/2024',
      'before opening on 2025-01-01, earlier none',
    ],
    ['never a future one', '2025-04-15 08:00', 'VPTK', 'III.1 xong ngày 28/04', 'future ngày 28/04'],
    [
      'one that does not exist',
      '2025-04-15 08:00',
      'VPTK',
      'III.1 xong ngày 31/02',
      'no-such-date ngày 31/02',
    ],
    ['what is another department’s', '2025-03-20 08:00', 'KT', 'III.1', 'not-yours III.1'],
    [
      'which others may report as well',
      '2025-01-20 08:00',
      'TPHT',
      'III.3',
      'done III.3 2025-01 on 2025-01-20',
    ],
    [
      'one’s own part of a task for everybody',
      '2025-03-20 08:00',
      'KT',
      'V.2a',
      'done V.2a 2025 for KT on 2025-03-20',
    ],
    [
      'the coordinator is asked for whom',
      '2025-03-20 08:00',
      'DM',
      'V.2a',
      'for whom: VPTK VHXH TPHT BPMC KT',
    ],
    [
      'the coordinator and the chairman may report for all',
      '2025-03-20 08:00',
      'LD',
      'III.1',
      'done III.1 2025 on 2025-03-20',
    ],
    ['a row is asked', '2025-03-20 08:00', 'VPTK', 'I.1', 'which task: row'],
    ['an arabic section is asked', '2025-03-20 08:00', 'BPMC', '3.3', 'which task: arabic'],
    ['an unknown code is asked', '2025-03-20 08:00', 'BPMC', 'III.99', 'which task: unknown'],
  ])('%s', async (_why, at, who, text, expected) => {
    expect(await say(await running(at), who, text)).toEqual([expected]);
  });

  it('several codes are several answers to one note', async () => {
    const office = await running('2025-01-20 08:00');
    expect(await say(office, 'BPMC', 'III.3, III.5: đạt 96%')).toEqual([
      'done III.3 2025-01 on 2025-01-20',
      'done III.5 2025-01 on 2025-01-20',
    ]);
    expect(standing(office, 'III.5', '2025-01').reports[0]?.note).toBe('đạt 96%');
  });

  it('a code alone offers one’s open work', async () => {
    const office = await running('2025-01-20 08:00');
    expect((await say(office, 'KT', ''))[0]).toBe(
      'no code: VI.1 2025 | TH.1 2025-01 | VI.2 2025-Q1 | TH.3 2025-Q1 | V.2a 2025 | V.2b 2025 | VI.4 2025 | VII.2.1 2025 | I.3 2025-01',
    );
  });

  it('what is reported says so: next step, or the note is added', async () => {
    const office = await running('2025-04-10 08:00');
    await say(office, 'VPTK', 'III.2');
    expect(await say(office, 'VPTK', 'III.2')).toEqual(['already III.2 2025/1, next 2025/2']);
    expect(await say(office, 'VPTK', 'III.2', { about: about('III.2', '2025/2') })).toEqual([
      'done III.2 2025/2 on 2025-04-10',
    ]);
    expect(await say(office, 'VPTK', 'III.2', { about: about('III.2', '2025/1') })).toEqual([
      'already III.2 2025/1, next 2025/2',
    ]);
    await say(office, 'VPTK', 'III.1');
    expect(await say(office, 'VPTK', 'III.1 45/KH-UBND')).toEqual(['supplemented III.1 2025']);
    expect(standing(office, 'III.1', '2025').reports).toMatchObject([
      { note: '45/KH-UBND', evidence: [{ number: '45/KH-UBND' }] },
    ]);
  });

  it('“Tất cả” closes every open one', async () => {
    const office = await running('2025-04-10 08:00');
    expect(await say(office, 'KT', 'VI.2', { about: about('VI.2', 'all') })).toEqual([
      'done VI.2 2025-Q1 on 2025-04-10 + done VI.2 2025-Q2 on 2025-04-10',
    ]);
  });

  it('a named period is asked back where the day lies before it, and its earlier one is taken with that day', async () => {
    const office = await running('2025-04-10 08:00');
    const words = 'xong ngày 28/03';
    const asked = ['before opening on 2025-04-01, earlier 2025-Q1'];
    expect(await say(office, 'KT', words, { about: about('VI.2', '2025-Q2') })).toEqual(asked);
    const on = day('2025-03-28');
    expect(await say(office, 'KT', words, { about: about('VI.2', '2025-Q2'), day: on })).toEqual(asked);
    expect(await say(office, 'KT', words, { about: about('VI.2', '2025-Q1'), day: on })).toEqual([
      'done VI.2 2025-Q1 on 2025-03-28',
    ]);
    const today = { about: about('VI.2', '2025-Q2'), day: day('2025-04-10') };
    expect(await say(office, 'KT', words, today)).toEqual(['done VI.2 2025-Q2 on 2025-04-10']);
  });

  it('an old or forged button names no period of this plan', async () => {
    const office = await running('2025-04-10 08:00');
    expect(await say(office, 'KT', '', { about: about('VI.2', '2024-Q1') })).toEqual(['gone VI.2']);
    expect(await say(office, 'KT', '', { about: about('III.1', '2025') })).toEqual(['not-yours III.1']);
  });

  it('a stranger may nothing', async () => {
    const office = await running('2025-04-10 08:00');
    expect(await say(office, { person: 4711 as PersonId, update: 9 }, 'III.1')).toEqual([
      'refused enrolment',
    ]);
    expect(office.facts().filter(({ kind }) => kind === 'reported')).toEqual([]);
  });

  it('a difficulty needs its reason', async () => {
    const office = await running('2025-03-10 08:00');
    expect(await say(office, 'VHXH', 'VII.1', { status: 'blocked' })).toEqual(['reason-needed VII.1']);
    expect(
      await say(office, 'VHXH', 'VII.1 chờ tỉnh, dự kiến xong ngày 30/06', { status: 'blocked' }),
    ).toEqual(['blocked VII.1 2025']);
    expect(standing(office, 'VII.1', '2025')).toMatchObject({
      progress: 'blocked',
      state: { kind: 'within' },
    });
  });

  it('answering a reminder, a number at the beginning is part of the note', async () => {
    const office = await running('2025-01-20 08:00');
    await say(office, 'BPMC', '12.5 triệu', { about: about('III.3') });
    await say(office, 'BPMC', '3.4 đạt 96%', { about: about('III.4') });
    expect(standing(office, 'III.3', '2025-01').reports[0]?.note).toBe('12.5 triệu');
    expect(standing(office, 'III.4', '2025-01').reports[0]?.note).toBe('đạt 96%');
  });
});

describe('a task for everybody', () => {
  const all = ['VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'] as const;

  it('is complete when every department has reported, late if the last was', async () => {
    const office = await running('2025-03-20 08:00');
    for (const label of all.slice(0, 4)) await say(office, label, 'TH.3');
    expect(standing(office, 'TH.3', '2025-Q1').state.kind).toBe('within');
    office.now('2025-04-02 08:00');
    expect(standing(office, 'TH.3', '2025-Q1').state).toEqual({ kind: 'overdue', days: 2 });
    await say(office, 'KT', '', { about: about('TH.3', '2025-Q1') });
    expect(standing(office, 'TH.3', '2025-Q1').state).toMatchObject({
      kind: 'completed',
      timing: { kind: 'late', days: 2 },
    });
  });

  it('one’s part that is in is not asked for again, and a second report adds to it', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'KT', 'V.2a');
    expect(await say(office, 'KT', 'V.2a')).toEqual(['already V.2a 2025']);
    expect(await say(office, 'KT', 'V.2a 12/KH-UBND')).toEqual(['supplemented V.2a 2025']);
    expect(standing(office, 'V.2a', '2025').reports).toMatchObject([{ part: 'KT', note: '12/KH-UBND' }]);
    for (const label of all.slice(0, 4)) await say(office, label, 'V.2a');
    expect(await say(office, 'KT', 'V.2a lớp 2')).toEqual(['supplemented V.2a 2025']);
    expect(standing(office, 'V.2a', '2025').reports.find(({ part }) => part === 'KT')?.note).toBe(
      '12/KH-UBND; lớp 2',
    );
  });

  it('the coordinator reports for one, and is asked before all that are missing are closed over', async () => {
    const office = await running('2025-03-20 08:00');
    expect(await say(office, 'DM', 'V.2a', { about: about('V.2a', '2025', 'KT') })).toEqual([
      'done V.2a 2025 for KT on 2025-03-20',
    ]);
    expect(await say(office, 'DM', 'V.2a')).toEqual(['for whom: VPTK VHXH TPHT BPMC']);
    const asked = ['closing asked V.2a 2025'];
    expect(await say(office, 'DM', 'V.2a', { about: about('V.2a', '2025', 'all') })).toEqual(asked);
    for (const words of ['V.2a tất cả', 'V.2a tat ca', 'V.2a tất cả các đơn vị, xong ngày 18/03']) {
      expect(await say(office, 'DM', words)).toEqual(asked);
      // Phones of one maker send letters and their marks apart.
      expect(await say(office, 'DM', words.normalize('NFD'))).toEqual(asked);
    }
    expect(standing(office, 'V.2a', '2025').state.kind).toBe('within');
  });

  it('“tất cả” of anybody else closes nothing: an officer’s is the note of his part, a chairman’s is asked', async () => {
    const office = await running('2025-03-20 08:00');
    expect(await say(office, 'KT', 'V.2a tất cả')).toEqual(['done V.2a 2025 for KT on 2025-03-20']);
    expect(await say(office, 'LD', 'V.2a tất cả')).toEqual(['for whom: VPTK VHXH TPHT BPMC']);
    expect(await say(office, 'LD', 'V.2a', { about: about('V.2a', '2025', 'all') })).toEqual([
      'not-yours V.2a',
    ]);
    expect(await say(office, 'DM', 'V.2a tất cả cán bộ đã học')).toEqual(['for whom: VPTK VHXH TPHT BPMC']);
  });

  it('an officer of two departments is asked for which of his own', async () => {
    const office = await running('2025-03-20 08:00');
    const post: Post = { kind: 'officer', department: department('TPHT') };
    await office.write({
      kind: 'enrolled',
      person: STAFF.KT as PersonId,
      name: 'KT',
      post,
      invitation: null,
    });
    expect(await say(office, 'KT', 'V.2a')).toEqual(['for whom: TPHT KT']);
  });

  it('nobody reports or adds to another department’s part, whatever a button says', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'VPTK', 'V.2a');
    for (const part of ['VPTK', 'BPMC', 'CBCC', 'NOBODY']) {
      expect(await say(office, 'KT', 'V.2a của họ', { about: about('V.2a', '2025', part) })).toEqual([
        'not-yours V.2a',
      ]);
    }
    expect(standing(office, 'V.2a', '2025').reports).toMatchObject([{ part: 'VPTK', note: '' }]);
  });
});

describe('taking back, opening again, setting a date', () => {
  it('takes one’s last report back within a day, all of one gesture together', async () => {
    const office = await running('2025-01-20 08:00');
    await say(office, 'BPMC', 'III.3 III.4');
    office.now('2025-01-21 08:00');
    expect(await undo(office.world, office.by('BPMC'), { fact: null })).toMatchObject({
      kind: 'undone',
      periods: [{ task: 'III.3' }, { task: 'III.4' }],
    });
    expect(standing(office, 'III.3', '2025-01').state.kind).toBe('within');
    expect(await undo(office.world, office.by('BPMC'), { fact: null })).toEqual({ kind: 'nothing' });
    expect(office.facts().filter(({ kind }) => kind === 'reported')).toHaveLength(2);
  });

  it('what stood before stands again', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'VPTK', 'III.1 đang soạn', { status: 'in-progress' });
    await say(office, 'VPTK', 'III.1');
    await undo(office.world, office.by('VPTK'), { fact: null });
    expect(standing(office, 'III.1', '2025')).toMatchObject({
      state: { kind: 'within' },
      progress: 'in-progress',
    });
  });

  it('not after 24 hours, and never another’s', async () => {
    const office = await running('2025-01-20 08:00');
    await say(office, 'BPMC', 'III.3');
    const fact = office.facts().at(-1)?.id ?? 0;
    expect(await undo(office.world, office.by('DM'), { fact })).toEqual({ kind: 'not-yours' });
    expect(await undo(office.world, { person: 4711 as PersonId, update: 1 }, { fact })).toEqual({
      kind: 'refused',
      needs: 'enrolment',
    });
    office.now('2025-01-21 08:01');
    expect(await undo(office.world, office.by('BPMC'), { fact: null })).toEqual({ kind: 'too-late' });
    expect(await undo(office.world, office.by('BPMC'), { fact: 4711 })).toEqual({ kind: 'nothing' });
  });

  it('the coordinator opens a reported period again, with a reason', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'VPTK', 'III.1');
    const ask = (text: string, by: Label = 'DM') =>
      reopen(office.world, office.by(by), { text, period: null });
    expect(await ask('III.1 thiếu', 'VPTK')).toEqual({ kind: 'refused', needs: 'coordinator' });
    expect(await ask('III.1')).toMatchObject({ kind: 'reason-needed' });
    expect(await ask('I.2 thiếu')).toMatchObject({ kind: 'not-reported' });
    expect(await ask('III.1 thiếu phụ lục')).toMatchObject({
      kind: 'reopened',
      standing: { state: { kind: 'within' } },
    });
    expect(await say(office, 'VPTK', 'III.1')).toEqual(['done III.1 2025 on 2025-03-20']);
  });

  it('of several reported periods it is asked which', async () => {
    const office = await running('2025-04-10 08:00');
    await say(office, 'KT', 'VI.2', { about: about('VI.2', 'all') });
    expect(await reopen(office.world, office.by('DM'), { text: 'VI.2 sai số', period: null })).toMatchObject({
      kind: 'which-period',
    });
    expect(
      await reopen(office.world, office.by('DM'), { text: 'VI.2 sai số', period: period('2025-Q1') }),
    ).toMatchObject({
      kind: 'reopened',
      standing: { period: { id: '2025-Q1' }, state: { kind: 'overdue' } },
    });
  });

  it('sets and moves the date of requested work; each request is one of its own', async () => {
    const office = await running('2025-03-20 08:00');
    const set = (text: string, by: Label = 'DM') => setDate(office.world, office.by(by), text);
    expect(await set('I.1b 16/06/2025', 'VPTK')).toEqual({ kind: 'refused', needs: 'coordinator' });
    expect(await set('III.1 16/06/2025')).toMatchObject({ kind: 'has-printed-date' });
    expect(await set('I.1b')).toMatchObject({ kind: 'date-needed' });
    expect(await set('I.1b 31/06/2025')).toMatchObject({ kind: 'date-needed' });
    expect(await set('I.1b 16/03/2025')).toMatchObject({ kind: 'past' });
    expect(await set('I.1b 16/06/2025')).toMatchObject({ kind: 'set', due: '2025-06-16', earlier: null });
    expect(await set('I.1b 20/06')).toMatchObject({ kind: 'set', due: '2025-06-20', earlier: '2025-06-16' });
    expect(await say(office, 'VPTK', 'I.1b')).toEqual(['done I.1b 2025/r1 on 2025-03-20']);
    expect(await set('I.1b 01/09')).toMatchObject({ kind: 'set', earlier: null });
    expect(await say(office, 'VPTK', 'I.1b')).toEqual(['done I.1b 2025/r2 on 2025-03-20']);
    expect(standing(office, 'I.1b', '2025/r2').state).toMatchObject({
      kind: 'completed',
      timing: { kind: 'early' },
    });
  });

  it('work on request under way before it has a date is “chưa có hạn”, and its date is then its own', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'KT', 'VI.3', { status: 'in-progress' });
    office.now('2025-04-20 08:00');
    expect(standing(office, 'VI.3', '2025/r1').state).toEqual({ kind: 'undated' });
    const { office: now, history } = present(office.world);
    expect(statisticsOf(now, history, day('2025-04-20')).requested).toEqual({
      total: 3,
      dated: 0,
      overdue: 0,
    });
    expect(await setDate(office.world, office.by('DM'), 'VI.3 30/04/2025')).toMatchObject({ kind: 'set' });
    expect(standing(office, 'VI.3', '2025/r1')).toMatchObject({
      progress: 'in-progress',
      state: { kind: 'within' },
    });
  });

  it('a request that was taken back leaves no later one behind it lost', async () => {
    const office = await running('2025-03-20 08:00');
    await say(office, 'KT', 'VI.3 lần đầu');
    const first = office.facts().at(-1)?.id ?? 0;
    await setDate(office.world, office.by('DM'), 'VI.3 30/04/2025');
    await say(office, 'KT', 'VI.3');
    await undo(office.world, office.by('KT'), { fact: first });
    expect(standing(office, 'VI.3', '2025/r2').state.kind).toBe('completed');
  });
});

describe('the answer to the first start’s list', () => {
  it('what is ticked was done on its due day, the rest goes to the officers; once', async () => {
    const office = await officeWorld({ at: '2025-04-14 08:00' });
    await office.at('2025-04-14 08:00');
    expect(await answerBacklog(office.world, office.by('VPTK'), 3n)).toEqual({
      kind: 'refused',
      needs: 'coordinator',
    });
    const answered = await answerBacklog(office.world, office.by('DM'), 0b1011n);
    expect(answered).toMatchObject({
      kind: 'answered',
      done: [{ task: 'I.1a' }, { task: 'I.1c' }, { task: 'III.1' }],
    });
    expect(await answerBacklog(office.world, office.by('DM'), 1n)).toEqual({ kind: 'answered-before' });
    expect(standing(office, 'III.1', '2025').state).toMatchObject({
      kind: 'completed',
      on: '2025-03-31',
      timing: { kind: 'on-time' },
    });
    const letters = lines(await office.at('2025-04-15 07:30'));
    expect(letters.find((line) => line.startsWith('VPTK'))).toBe(
      'VPTK: letter TH.1/01 backlog, TH.1/02 backlog, I.2 backlog, III.2/1 backlog, TH.1/03 backlog, TH.3/Q1 backlog, TH.4/Q1 backlog',
    );
  });

  it('a ticked task of everybody is reported for every department', async () => {
    const office = await officeWorld({ at: '2025-02-10 08:00' });
    await office.at('2025-02-10 08:00');
    const asked = office.facts().find(({ kind }) => kind === 'backlog-asked');
    const items = asked?.kind === 'backlog-asked' ? asked.items.map((item) => item.task as string) : [];
    await answerBacklog(office.world, office.by('DM'), 1n << BigInt(items.indexOf('TH.1')));
    expect(standing(office, 'TH.1', '2025-01').state.kind).toBe('completed');
  });
});

describe('what the coordinator hears at once', () => {
  it('a difficulty, and a day of completion that makes a late report on time; others never', async () => {
    const office = await running('2025-04-15 08:00');
    const before = office.brought.length;
    await say(office, 'VPTK', 'III.1 xong ngày 28/03');
    await say(office, 'VPTK', 'I.2');
    await say(office, 'VHXH', 'VII.1 chờ tỉnh', { status: 'blocked' });
    await say(office, 'DM', 'VII.4 chờ tỉnh', { status: 'blocked' });
    // Whoever reports does not wait for a coordinator's chat: the tick that follows the answer tells.
    expect(office.brought.slice(before)).toEqual([]);
    const told = (await office.at('2025-04-15 08:00')).filter(({ notice }) => notice.kind === 'report-told');
    expect(lines(told)).toEqual(['DM: told backdated III.1 by VPTK', 'DM: told blocked VII.1 by VHXH']);
  });

  it('what did not get through is told by a later tick, once', async () => {
    let fate: Delivery | null = null;
    const office = await running('2025-04-15 18:00', { fate: () => fate });
    await office.at('2025-04-15 18:00');
    fate = { kind: 'failed', description: 'down', perhapsSent: false };
    await say(office, 'VPTK', 'III.1 xong ngày 28/03');
    expect(await office.at('2025-04-15 18:01')).toEqual([]);
    fate = null;
    expect(lines(await office.at('2025-04-15 18:02'))).toEqual(['DM: told backdated III.1 by VPTK']);
    expect(await office.at('2025-04-15 18:03')).toEqual([]);
  });
});

describe('fifty people at once', () => {
  it('are all counted', async () => {
    const office = await running('2025-03-20 08:00');
    const codes = ['I.2', 'III.1', 'III.2', 'VI.2', 'VI.4', 'VII.1', 'IV.1', 'I.5', 'I.6', 'VII.4'];
    const people = Array.from({ length: 50 }, (_, at) => (1_000 + at) as PersonId);
    const coordinator: Post = { kind: 'coordinator' };
    await office.write(
      ...people.map((person) => ({
        kind: 'enrolled' as const,
        person,
        name: 'X',
        post: coordinator,
        invitation: null,
      })),
    );
    const before = office.facts().length;
    const answers = await Promise.all(
      people.map((person, at) =>
        say(office, { person, update: 50_000 + at }, `${codes[at % 10] ?? ''} bản ${at}`, {
          status: 'in-progress',
        }),
      ),
    );
    expect(answers.flat().filter((answer) => answer.startsWith('in-progress'))).toHaveLength(50);
    const written = office.facts().slice(before);
    expect(new Set(written.map(({ update }) => update)).size).toBe(50);
    expect(office.facts().map(({ id }) => id)).toEqual(office.facts().map((_, at) => at + 1));
  });
});

type Act = {
  readonly who: Label;
  readonly text: string;
  readonly status: ReportRequest['status'];
  readonly hours: number;
  readonly undo: boolean;
};

const act = fc.record<Act>({
  who: fc.constantFrom('VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT', 'DM', 'LD'),
  text: fc
    .tuple(
      fc.constantFrom(
        'I.1a',
        'I.1b',
        'I.2',
        'III.1',
        'III.2',
        'III.3',
        'V.2a',
        'VI.2',
        'VI.3',
        'VII.2.1',
        'TH.1',
        'TH.3',
        'I.1',
        'III.3 III.4',
      ),
      fc.constantFrom('', ' ghi chú', ' 45/KH-UBND', ' xong ngày 15/01'),
    )
    .map((pieces) => pieces.join('')),
  status: fc.constantFrom('done', 'not-arising', 'in-progress', 'blocked'),
  hours: fc.integer({ min: 0, max: 600 }),
  undo: fc.boolean(),
});

describe('whatever happens in an office', () => {
  it('the figures always add up: whole, by section, by department; and a redelivered update changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const office = await running('2025-01-06 08:00');
        let hours = 0;
        for (const one of acts) {
          hours += one.hours;
          const date = new Date(Date.UTC(2025, 0, 6, 1) + hours * 3_600_000).toISOString();
          office.now(`${date.slice(0, 10)} ${date.slice(11, 16)}`);
          const gesture = office.by(one.who);
          const again = (): Promise<unknown> =>
            one.undo
              ? undo(office.world, gesture, { fact: null })
              : say(office, gesture, one.text, { status: one.status });
          const first = await again();
          const facts = office.facts().length;
          const made = office.facts().some(({ update }) => update === gesture.update);
          office.now(`${date.slice(0, 10)} 23:59`);
          const second = await again();
          expect(office.facts()).toHaveLength(facts);
          if (made) expect(second).toEqual(first);
          checkSums(office);
        }
      }),
      { numRuns: effort(40, 2_000) },
    );
  }, 120_000);
});

interface AboutAct {
  readonly who: Label;
  readonly code: string;
  /** Days before the gesture's own day; null: no day is said. */
  readonly back: number | null;
  readonly period: 'open' | 'all' | 'first' | 'second';
  readonly what: 'done' | 'blocked' | 'undo' | 'reopen' | 'correct';
  readonly note: string;
  readonly hours: number;
}

const aboutAct = fc.record<AboutAct>({
  who: fc.constantFrom('VPTK', 'KT', 'DM', 'LD'),
  code: fc.constantFrom('III.1', 'III.2', 'VI.2', 'TH.3', 'V.2a'),
  back: fc.option(fc.integer({ min: 0, max: 140 })),
  period: fc.constantFrom('open', 'open', 'open', 'all', 'first', 'second'),
  what: fc.constantFrom('done', 'done', 'done', 'blocked', 'undo', 'reopen', 'correct'),
  note: fc.constantFrom('', '45/KH-UBND', 'ghi chú'),
  hours: fc.integer({ min: 0, max: 500 }),
});

/** What counts of every period of the tasks, as a reader of the status sees it. */
function standsNow(office: OfficeWorld): unknown {
  const { office: now, history } = present(office.world);
  const today = office.clock.now().day;
  return now.plan.tasks.flatMap((one) =>
    standingsOf(now, history, one, today).map(({ period: { id }, state, progress, reports }) => ({
      ...{ code: one.code, id, state, progress },
      reports: reports.map(({ fact, completedOn, note }) => ({ fact, completedOn, note })),
    })),
  );
}

async function actOut(office: OfficeWorld, one: AboutAct, gesture: Gesture): Promise<void> {
  const today = office.clock.now().day;
  const on = one.back === null ? null : addDays(today, -one.back);
  if (one.what === 'undo') {
    await undo(office.world, gesture, { fact: null });
    return;
  }
  if (one.what === 'reopen') {
    await reopen(office.world, gesture, { text: `${one.code} sai`, period: null });
    return;
  }
  if (one.what === 'correct') {
    const named = office.facts().findLast((fact) => fact.kind === 'reported' && fact.task === one.code);
    await correct(office.world, gesture, { report: named?.id ?? 1, on: on ?? today });
    return;
  }
  const said = on === null ? '' : ` xong ngày ${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
  const periods = task(one.code).deadline.periods;
  const index = one.period === 'first' ? 0 : 1;
  const named = one.period === 'all' ? 'all' : one.period === 'open' ? null : (periods[index]?.id ?? null);
  const words = `${one.note}${said}`.trim() || (one.what === 'blocked' ? 'chờ' : '');
  await say(office, gesture, words, { status: one.what, about: about(one.code, named) });
}

/** The days that count, told again from the facts alone: a report's, until it is put right. */
function daysFromFacts(office: OfficeWorld): ReadonlyMap<number, Day | null> {
  const facts = office.facts();
  const back = new Set(facts.flatMap((fact) => (fact.kind === 'withdrawn' ? fact.reports : [])));
  const days = new Map<number, Day | null>();
  for (const fact of facts) {
    if (back.has(fact.id)) continue;
    if (fact.kind === 'reported') days.set(fact.id, fact.completedOn);
    if (fact.kind === 'day-corrected' && days.has(fact.report)) days.set(fact.report, fact.completedOn);
  }
  return days;
}

/** The coordinator at any time; else whoever reported, within 24 hours, and not over the coordinator. */
function mayHaveCorrected(office: OfficeWorld, fact: FactOf<'day-corrected'>): boolean {
  if (fact.by === STAFF.DM) return true;
  const report = office.facts().find(({ id }) => id === fact.report);
  const hours = (Date.parse(fact.at) - Date.parse(report?.at ?? '')) / 3_600_000;
  return report?.by === fact.by && hours <= 24;
}

function checkDays(office: OfficeWorld): void {
  const { office: now, history } = present(office.world);
  const today = office.clock.now().day;
  const days = daysFromFacts(office);
  for (const one of now.plan.tasks) {
    for (const { period: of, reports } of standingsOf(now, history, one, today)) {
      for (const { fact, completedOn, reportedOn, status } of reports) {
        expect(completedOn).toBe(days.get(fact));
        if (!isClosing(status) || completedOn === null) continue;
        expect(completedOn <= today).toBe(true);
        // What had not begun on the day of its report was reported early, by a button that named it.
        if (reportedOn >= of.opens) expect(completedOn >= of.opens).toBe(true);
      }
    }
  }
}

describe('whatever is reported about a report', () => {
  it('no day is before its period, each follows from what was said, rights and sums hold, and undo restores', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aboutAct, { minLength: 4, maxLength: 14 }), async (acts) => {
        const office = await running('2025-02-03 08:00');
        let hours = 0;
        for (const one of acts) {
          hours += one.hours;
          const date = new Date(Date.UTC(2025, 1, 3, 1) + hours * 3_600_000).toISOString();
          office.now(`${date.slice(0, 10)} ${date.slice(11, 16)}`);
          const before = standsNow(office);
          const count = office.facts().length;
          await actOut(office, one, office.by(one.who));
          checkDays(office);
          checkSums(office);
          const made = office.facts().slice(count);
          for (const fact of made) {
            if (fact.kind === 'day-corrected') expect(mayHaveCorrected(office, fact)).toBe(true);
            if (fact.kind === 'reopened') expect(fact.by).toBe(STAFF.DM);
          }
          if (made.length === 0 || one.what === 'undo' || one.what === 'reopen') continue;
          const taken = await undo(office.world, office.by(one.who), { fact: null });
          expect(taken).toMatchObject({ kind: 'undone' });
          expect(standsNow(office)).toEqual(before);
          checkSums(office);
          // And is said once more, so that there is something to speak about.
          await actOut(office, one, office.by(one.who));
        }
      }),
      { numRuns: effort(25, 1_000) },
    );
  }, 240_000);
});

function checkSums(office: OfficeWorld): void {
  const { office: now, history } = present(office.world);
  const { dated, bySection, byDepartment, continuous, requested, duties } = statisticsOf(
    now,
    history,
    office.clock.now().day,
  );
  const tallies = [dated, ...bySection.map(({ tally }) => tally), ...byDepartment.map(({ tally }) => tally)];
  for (const tally of tallies) {
    expect(tally.total).toBe(tally.completed + tally.open);
    expect(tally.completed).toBe(tally.onTime + tally.late);
    expect(tally.open).toBe(tally.within + tally.overdue);
  }
  for (const parts of [bySection, byDepartment]) {
    for (const figure of ['total', 'onTime', 'late', 'within', 'overdue'] as const) {
      expect(parts.reduce((sum, { tally }) => sum + tally[figure], 0)).toBe(dated[figure]);
    }
  }
  expect(dated.total).toBe(23);
  expect(continuous.total).toBe(13);
  expect(continuous.reported).toBeLessThanOrEqual(13);
  expect(requested.total).toBe(3);
  expect(duties.reported + duties.overdue).toBeLessThanOrEqual(duties.due);
}

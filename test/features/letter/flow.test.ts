import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { report } from '../../../src/features/report/flow.js';
import { memoryOutbox, onePlan } from '../../../src/ports/memory.js';
import type { Delivery, Dispatch } from '../../../src/ports/ports.js';
import { tick } from '../../../src/service/tick.js';
import type { PersonId, Post } from '../../../src/journal/fact.js';
import { department, period, task } from '../../support/builders.js';
import { day } from '../../../src/plan/day.js';
import { STAFF, lines, officeWorld } from '../../support/world.js';
import type { Brought, Label, OfficeWorld } from '../../support/world.js';

/** An office whose bot has run since December. */
async function running(options: Parameters<typeof officeWorld>[0] = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2024-12-02 06:00');
  return lettersOnly(office);
}

/** Weekly summaries have a test of their own. */
function lettersOnly(office: OfficeWorld): OfficeWorld {
  const at = async (local: string): Promise<readonly Brought[]> =>
    (await office.at(local)).filter(({ notice }) => notice.kind !== 'summary');
  return { ...office, at };
}

async function done(office: OfficeWorld, label: Label, text: string): Promise<void> {
  await report(office.world, office.by(label), { status: 'done', text, evidence: [], about: null });
}

const failed: Delivery = { kind: 'failed', description: 'no network', perhapsSent: false };

describe('the window', () => {
  it.each([
    ['2025-03-24 07:29', 0],
    ['2025-03-24 07:30', 7],
    ['2025-03-24 07:31', 7],
    ['2025-03-24 16:59', 7],
    ['2025-03-24 17:00', 7],
    ['2025-03-24 17:01', 0],
    ['2025-03-24 23:00', 0],
    ['2025-03-23 09:00', 0],
    ['2025-01-27 09:00', 0],
    ['2025-04-26 09:00', 7],
  ])('at %s %i letters leave', async (at, count) => {
    const office = await running();
    const letters = (await office.at(at)).filter(({ notice }) => notice.kind === 'letter');
    expect(letters).toHaveLength(count);
  });

  it('late in the evening they wait for the next working morning', async () => {
    const office = await running();
    expect(await office.at('2025-03-28 23:00')).toMatchObject([]);
    expect(await office.at('2025-03-29 08:00')).toEqual([]);
    const monday = await office.at('2025-03-31 07:30');
    expect(lines(monday).filter((line) => line.startsWith('BPMC'))).toHaveLength(1);
  });
});

describe('one letter a person a day', () => {
  it('however often the clock ticks, and whatever comes up after it', async () => {
    const office = await running();
    await office.at('2025-03-24 07:30');
    expect(await office.at('2025-03-24 07:30')).toEqual([]);
    expect(await office.at('2025-03-24 07:31')).toEqual([]);
    await office.write({
      kind: 'date-set',
      task: task('I.1b').code,
      period: period('2025/r1'),
      due: day('2025-03-25'),
    });
    expect(await office.at('2025-03-24 09:00')).toEqual([]);
    expect(lines(await office.at('2025-03-25 07:30'))).toContain(
      'VPTK: letter I.1b before-0, I.3/03 check-in, VII.5/03 check-in',
    );
  });

  it('holds all of the person’s items, the most urgent first, check-ins last', async () => {
    const office = await running();
    await office.at('2025-01-24 07:30');
    expect(lines(await office.at('2025-02-24 07:30'))).toContain(
      'VHXH: letter I.1c monday-2025-02-24, TH.1/01 monday-2025-02-24, I.1d/02 check-in, I.3/02 check-in',
    );
  });

  it('a person of two departments gets one letter for both, and a task of everybody once', async () => {
    const office = await running();
    await office.write({
      kind: 'enrolled',
      person: STAFF.KT as PersonId,
      name: 'KT',
      post: { kind: 'officer', department: department('TPHT') },
      invitation: null,
    });
    const [letter] = (await office.at('2025-03-25 07:30')).filter(({ to }) => to === 'KT');
    expect(lines(letter ? [letter] : [])).toEqual([
      'KT: letter VI.1 late-7, TH.1/01 late-7, TH.1/02 late-7, VI.2/Q1 before-7, TH.3/Q1 before-7, I.3/03 check-in, II.1/03 check-in, II.2a/03 check-in, II.2c/03 check-in'.replaceAll(
        'late-7',
        'monday-2025-03-24',
      ),
    ]);
  });

  it('two officers of a department each get it', async () => {
    const office = await running();
    const second: Post = { kind: 'officer', department: department('KT') };
    await office.write({
      kind: 'enrolled',
      person: 99 as PersonId,
      name: 'Lan',
      post: second,
      invitation: null,
    });
    const letters = (await office.at('2025-01-17 07:30')).map(({ to }) => to);
    expect(letters).toEqual(expect.arrayContaining(['KT', 99]));
  });
});

describe('a weekly reminder', () => {
  /** VP-TK is late with I.1a, and has I.1b to do by Friday 14/03: its first rung is on Tuesday. */
  async function withRungOnTuesday(): Promise<OfficeWorld> {
    const office = await running();
    await office.at('2025-03-03 07:30');
    const due = day('2025-03-14');
    await office.write({ kind: 'date-set', task: task('I.1b').code, period: period('2025/r1'), due });
    await office.at('2025-03-07 07:30');
    return office;
  }
  const lettersOn = async (office: OfficeWorld, at: string, to: Label): Promise<readonly string[]> =>
    lines((await office.at(at)).filter((one) => one.to === to));

  it('makes no letter of its own in a week in which a rung’s letter leaves: it joins that one', async () => {
    const office = await withRungOnTuesday();
    const monday = await office.at('2025-03-10 07:30');
    expect(monday.filter(({ to }) => to === 'VPTK')).toEqual([]);
    expect(lines(monday)).toContain(
      'VHXH: letter I.1c monday-2025-03-10, TH.1/01 monday-2025-03-10, TH.1/02 monday-2025-03-10',
    );
    expect(await lettersOn(office, '2025-03-11 07:30', 'VPTK')).toEqual([
      'VPTK: letter TH.1/01 monday-2025-03-10, I.1a monday-2025-03-10, TH.1/02 monday-2025-03-10, I.1b before-3',
    ]);
    expect(await lettersOn(office, '2025-03-12 07:30', 'VPTK')).toEqual([]);
  });

  it('leaves the next working day where a report takes that letter away, not in the middle of the day', async () => {
    const office = await withRungOnTuesday();
    await office.at('2025-03-10 07:30');
    office.now('2025-03-10 10:00');
    await done(office, 'VPTK', 'I.1b');
    expect(await lettersOn(office, '2025-03-10 10:05', 'VPTK')).toEqual([]);
    expect(await lettersOn(office, '2025-03-11 07:30', 'VPTK')).toEqual([
      'VPTK: letter TH.1/01 monday-2025-03-10, I.1a monday-2025-03-10, TH.1/02 monday-2025-03-10',
    ]);
  });

  it('is in any letter of that week that leaves for another reason', async () => {
    const office = await withRungOnTuesday();
    const post: Post = { kind: 'officer', department: department('VPTK') };
    const person = STAFF.DM as PersonId;
    await office.write({ kind: 'enrolled', person, name: 'DM', post, invitation: null });
    const [monday] = await lettersOn(office, '2025-03-10 07:30', 'DM');
    expect(monday).toContain('I.1a monday-2025-03-10');
  });
});

describe('rungs', () => {
  it('of several missed ones only the latest comes', async () => {
    const office = await running({ staff: ['VPTK'] });
    await office.at('2025-02-21 07:30');
    expect(lines(await office.at('2025-03-27 09:00'))).toEqual([
      'VPTK: letter TH.1/01 monday-2025-03-24, I.1a monday-2025-03-24, TH.1/02 monday-2025-03-24, I.2 before-7, III.1 before-7, III.2/1 before-7, TH.3/Q1 before-7, TH.4/Q1 before-7, I.3/03 check-in, VII.5/03 check-in',
    ]);
    expect(lines(await office.at('2025-03-28 07:30'))).toEqual([
      'VPTK: letter I.2 before-1, III.1 before-1, III.2/1 before-1, TH.1/03 before-3, TH.3/Q1 before-1, TH.4/Q1 before-1',
    ]);
  });

  it('reporting stops them at once; /reopen lets the next one come', async () => {
    const office = await running({ staff: ['VPTK', 'DM'] });
    await office.at('2025-03-24 07:30');
    await done(office, 'VPTK', 'I.2 III.1 III.2');
    expect(lines(await office.at('2025-03-28 07:30'))[0]).toBe(
      'VPTK: letter TH.1/03 before-3, TH.3/Q1 before-1, TH.4/Q1 before-1, I.3/03 check-in, VII.5/03 check-in',
    );
    await office.write({
      kind: 'reopened',
      task: task('I.2').code,
      period: period('2025'),
      reason: 'thiếu số liệu',
    });
    expect(lines(await office.at('2025-03-31 07:30'))[0]).toContain('I.2 before-0');
  });

  it('a part of a task for everybody that is in stops its department’s pings and nobody else’s', async () => {
    const office = await running({ staff: ['VPTK', 'KT'] });
    await office.at('2025-10-30 07:30');
    await done(office, 'KT', 'V.2a');
    const letters = lines(await office.at('2025-10-31 07:30'));
    expect(letters.find((line) => line.startsWith('KT'))).not.toContain('V.2a');
    expect(letters.find((line) => line.startsWith('VPTK'))).toContain('V.2a before-60');
  });

  it('a moved date is a new item: it re-arms itself', async () => {
    const office = await running({ staff: ['KT'] });
    const set = (due: string): Promise<void> =>
      office.write({ kind: 'date-set', task: task('VI.3').code, period: period('2025/r1'), due: day(due) });
    office.now('2025-05-05 10:00');
    await set('2025-05-20');
    expect(lines(await office.at('2025-05-06 07:30'))[0]).toContain('VI.3 before-14');
    office.now('2025-05-06 10:00');
    await set('2025-05-27');
    expect(lines(await office.at('2025-05-13 07:30'))[0]).toContain('VI.3 before-14');
  });

  it('work on request that is under way before it has a date is never late and never pinged', async () => {
    const office = await running({ staff: ['KT', 'DM'] });
    office.now('2025-03-03 10:00');
    await report(office.world, office.by('KT'), {
      status: 'in-progress',
      text: 'VI.3',
      evidence: [],
      about: null,
    });
    for (const at of ['2025-03-04 07:30', '2025-03-05 07:30', '2025-04-08 07:30']) {
      expect(lines(await office.at(at)).join()).not.toContain('VI.3');
    }
  });
});

describe('whom a letter reaches', () => {
  it('what nobody is enrolled for goes to the coordinator, marked', async () => {
    const office = await running({ staff: ['DM'] });
    expect(lines(await office.at('2025-01-17 07:30'))).toEqual([
      'DM: letter I.1c before-14 (nobody-enrolled), VI.1 before-14 (nobody-enrolled) | digest, new: none, overdue 0',
    ]);
  });

  it('of a task for everybody the coordinator gets one line for the departments without people', async () => {
    const office = await running({ staff: ['VPTK', 'DM'] });
    const [, letter] = await office.at('2025-01-20 07:30');
    if (letter?.notice.kind !== 'letter') throw new Error('no letter');
    const item = letter.notice.letter.items.find(({ standing }) => standing.task.code === 'I.3');
    expect(item?.departments).toEqual(['VHXH', 'TPHT', 'BPMC', 'KT']);
  });

  it('who blocked the bot is told of to the coordinator once, and his tasks go there until he comes back', async () => {
    const fate = (address: { chat: number }): Delivery | null =>
      address.chat === STAFF.KT && blocked ? { kind: 'unreachable', reason: 'blocked' } : null;
    let blocked = true;
    const office = await running({ staff: ['KT', 'DM'], fate });
    await office.at('2025-01-13 07:30');
    expect(lines(await office.at('2025-01-17 07:30')).join()).not.toContain('KT:');
    expect(lines(await office.at('2025-01-20 07:30')).join()).toContain('VI.1 before-14 (nobody-reachable)');
    expect(await office.at('2025-01-21 07:30')).toEqual([]);
    blocked = false;
    await office.write({ kind: 'reachable', person: STAFF.KT as PersonId });
    expect(lines(await office.at('2025-01-21 08:00'))).toEqual([
      'KT: letter VI.1 before-14, I.3/01 check-in',
    ]);
  });

  it('whose last officer left is news for the coordinator the next working morning, once', async () => {
    const office = await running();
    await office.at('2025-03-10 07:30');
    const post: Post = { kind: 'officer', department: department('TPHT') };
    await office.write({ kind: 'removed', person: STAFF.TPHT as PersonId, post });
    const letter = (await office.at('2025-03-11 07:30')).find(({ to }) => to === 'DM');
    expect(lines(letter ? [letter] : []).join()).toContain('digest');
    expect(lines(await office.at('2025-03-12 07:30'))).toEqual([]);
  });
});

describe('the coordinator’s letter', () => {
  it('comes on Mondays, and on working days with news only', async () => {
    const office = await running({ staff: ['DM', 'VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'] });
    const days: string[] = [];
    for (let date = 3; date <= 28; date += 1) {
      const at = `2025-02-${String(date).padStart(2, '0')}`;
      if ((await office.at(`${at} 07:30`)).some(({ to }) => to === 'DM')) days.push(at.slice(8));
    }
    // 04/02 and 06/02: something became overdue; 26/02: TH.2.
    expect(days).toEqual(['03', '04', '06', '10', '17', '24', '26']);
  });

  it('a Monday that was missed is made up for, one that is a day off moves', async () => {
    const office = await running();
    expect(lines(await office.at('2025-04-08 07:30')).join()).toContain('DM: letter');
    await office.at('2025-04-14 07:30');
    expect((await office.at('2025-04-22 10:00')).map(({ to }) => to)).toContain('DM');
    expect((await office.at('2025-04-23 10:00')).map(({ to }) => to)).not.toContain('DM');
  });

  it('tells once of a difficulty; that others report their part makes it no news again', async () => {
    const office = await running();
    await office.at('2025-03-10 07:30');
    await report(office.world, office.by('VHXH'), {
      status: 'blocked',
      text: 'V.2a chưa có kinh phí',
      evidence: [],
      about: null,
    });
    expect(lines(await office.at('2025-03-10 07:31'))).toEqual(['DM: told blocked V.2a by VHXH']);
    const morning = await office.at('2025-03-11 07:30');
    expect(morning.map(({ to }) => to)).toEqual(['DM']);
    await done(office, 'KT', 'V.2a');
    // After two working days it goes one level up.
    expect((await office.at('2025-03-12 07:30')).map(({ to }) => to)).toEqual(['LD']);
    expect(await office.at('2025-03-13 07:30')).toEqual([]);
  });
});

describe('the chairman’s Monday letter', () => {
  it('has what is late for seven days, and never comes on another day of a week begun', async () => {
    const office = await running({ staff: ['LD', 'DM', 'VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'] });
    const got: string[] = [];
    for (let date = 1; date <= 28; date += 1) {
      const at = `2025-02-${String(date).padStart(2, '0')}`;
      const letters = (await office.at(`${at} 07:30`)).filter(({ to }) => to === 'LD');
      got.push(...lines(letters).map((line) => `${at.slice(8)} ${line}`));
    }
    // I.1a becomes seven days late on Wednesday 12/02: it waits for Monday 17/02.
    expect(got).toEqual([
      '10 LD: letter | escalated I.1c VI.1 TH.1 TH.2',
      '17 LD: letter | escalated I.1a I.1c VI.1 TH.1 TH.2',
      '24 LD: letter | escalated I.1a I.1c VI.1 TH.1 TH.2',
    ]);
  });

  it('where nothing was seven days late on Monday, nothing comes on Wednesday', async () => {
    const office = await running({ staff: ['LD', 'DM', 'VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'] });
    office.now('2025-02-03 08:00');
    await done(office, 'VHXH', 'I.1c');
    await done(office, 'KT', 'VI.1');
    await report(office.world, office.by('BPMC'), {
      status: 'done',
      text: '',
      evidence: [],
      about: { tasks: [task('TH.2')], period: period('2025-01'), part: null },
    });
    for (const label of ['VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'] as const) {
      await report(office.world, office.by(label), {
        status: 'done',
        text: '',
        evidence: [],
        about: { tasks: [task('TH.1')], period: period('2025-01'), part: null },
      });
    }
    for (const at of ['2025-02-10', '2025-02-11', '2025-02-12', '2025-02-13', '2025-02-14']) {
      expect((await office.at(`${at} 07:30`)).filter(({ to }) => to === 'LD')).toEqual([]);
    }
    const monday = (await office.at('2025-02-17 07:30')).filter(({ to }) => to === 'LD');
    expect(lines(monday)).toEqual(['LD: letter | escalated I.1a']);
  });
});

describe('a first start in the middle of the year', () => {
  it('asks the coordinator once, fires nothing old, and lets go after three working days without an answer', async () => {
    const office = lettersOnly(await officeWorld({ at: '2025-04-14 08:00' }));
    const opening = await office.at('2025-04-14 08:00');
    expect(lines(opening)).toEqual([
      'DM: opening I.1a I.1c I.2 III.1 III.2 VI.1 VI.2 TH.1 TH.1 TH.1 TH.2 TH.2 TH.2 TH.3 TH.4',
    ]);
    for (const at of ['2025-04-14 09:00', '2025-04-15 07:30', '2025-04-16 07:30', '2025-04-17 07:30']) {
      expect(await office.at(at)).toEqual([]);
    }
    const letters = lines(await office.at('2025-04-18 07:30'));
    expect(letters).toContain(
      'VPTK: letter TH.1/01 backlog, I.1a backlog, TH.1/02 backlog, I.2 backlog, III.1 backlog, III.2/1 backlog, TH.1/03 backlog, TH.3/Q1 backlog, TH.4/Q1 backlog',
    );
    expect(letters.filter((line) => line.startsWith('LD'))).toEqual([]);
    expect(lines(await office.at('2025-04-21 07:30')).filter((line) => line.startsWith('LD'))).toEqual([
      'LD: letter | escalated I.1a I.1c I.2 III.1 III.2 VI.1 VI.2 TH.1 TH.1 TH.1 TH.2 TH.2 TH.2 TH.3 TH.4',
    ]);
  });

  it('before the answer the chairman’s and the coordinator’s Mondays say nothing of it', async () => {
    const office = lettersOnly(await officeWorld({ at: '2025-04-11 08:00' }));
    await office.at('2025-04-11 08:00');
    const monday = lines(await office.at('2025-04-14 07:30'));
    expect(monday).toEqual(['DM: letter | digest, new: none, overdue 0']);
  });

  it('rungs before that day count as sent: what is due later is first heard of at its next rung', async () => {
    const office = lettersOnly(await officeWorld({ at: '2025-03-19 08:00', staff: ['VPTK'] }));
    for (const at of ['2025-03-19 08:00', '2025-03-20 07:30', '2025-03-21 07:30']) {
      expect(await office.at(at)).toEqual([]);
    }
    expect(lines(await office.at('2025-03-24 07:30')).join()).toContain('I.2 before-7, III.1 before-7');
  });

  it('a coordinator who comes later is greeted, not asked again; the greeting is that day’s letter and that week’s', async () => {
    const office = lettersOnly(await officeWorld({ at: '2025-04-14 08:00' }));
    await office.at('2025-04-14 08:00');
    await office.write({ kind: 'backlog-answered' });
    office.now('2025-09-03 08:00');
    await office.write({
      kind: 'enrolled',
      person: 50 as PersonId,
      name: 'Hai',
      post: { kind: 'coordinator' },
      invitation: null,
    });
    const brought = (await office.at('2025-09-03 08:00')).filter(({ to }) => to === 50);
    expect(lines(brought)).toEqual(['50: opening']);
    expect((await office.at('2025-09-03 08:01')).filter(({ to }) => to === 50)).toEqual([]);
  });

  it('an office that starts before its year is asked about the plan itself only', async () => {
    const office = await officeWorld({ at: '2024-12-02 08:00' });
    expect(lines(await office.at('2024-12-02 08:00'))).toEqual(['DM: opening']);
    const january = await officeWorld({ at: '2025-01-02 08:00' });
    expect(lines(await january.at('2025-01-02 08:00'))).toEqual(['DM: opening I.1a']);
  });

  it('the plan of the next year is begun anew: its own list is asked, the old answer releases nothing', async () => {
    const office = lettersOnly(await officeWorld({ at: '2025-04-14 08:00' }));
    await office.at('2025-04-14 08:00');
    await office.write({ kind: 'backlog-answered' });
    office.now('2025-04-15 08:00');
    await tick({ ...office.world, plans: onePlan({ ...office.world.plans.initial, year: 2026 }) });
    expect(office.facts().filter(({ kind }) => kind === 'backlog-asked')).toHaveLength(2);
  });
});

describe('a closed plan', () => {
  it('reminds of nothing, sums nothing up, and tells the coordinator once', async () => {
    const office = await running();
    await office.at('2026-01-30 07:30');
    await office.at('2026-01-30 16:00');
    expect(await office.at('2026-02-01 09:00')).toEqual([]);
    expect(lines(await office.at('2026-02-02 07:30'))).toEqual(['DM: closing']);
    expect(await office.at('2026-02-03 07:30')).toEqual([]);
    expect(await office.at('2026-02-06 16:00')).toEqual([]);
  });

  it('begun closed, it asks no backlog', async () => {
    const office = await officeWorld({ at: '2026-03-02 08:00' });
    expect(lines(await office.at('2026-03-02 08:00'))).toEqual(['DM: closing']);
  });
});

describe('downtime', () => {
  it('from Friday to Tuesday there is one letter with what is owed', async () => {
    const office = await running({ staff: ['KT', 'DM'] });
    await office.at('2025-03-28 07:30');
    const tuesday = await office.at('2025-04-01 09:12');
    expect(tuesday.filter(({ to }) => to === 'KT')).toHaveLength(1);
    expect(lines(tuesday)[0]).toBe(
      'KT: letter VI.1 monday-2025-03-31, TH.1/01 monday-2025-03-31, TH.1/02 monday-2025-03-31, VI.2/Q1 late-1, TH.1/03 late-1, TH.3/Q1 late-1',
    );
    expect(await office.at('2025-04-01 09:13')).toEqual([]);
  });

  it('a restart between the intention and its result sends once more for each crash, marked, and gives up after the sixth', async () => {
    const outbox = memoryOutbox();
    const office = await running({ staff: ['KT'], outbox });
    const crash = async (at: string): Promise<void> => {
      office.now(at);
      const stuck = {
        ...office.world,
        messenger: { ...office.world.messenger, deliver: () => new Promise<never>(() => undefined) },
      };
      void tick(stuck);
      await new Promise((resolve) => setImmediate(resolve));
    };
    await crash('2025-01-17 07:30');
    expect(lines(await office.at('2025-01-17 07:31'))).toEqual(['KT: again letter VI.1 before-14']);
    expect(await office.at('2025-01-17 07:32')).toEqual([]);
    await crash('2025-01-20 07:30');
    await crash('2025-01-20 07:31');
    expect(lines(await office.at('2025-01-20 07:32'))).toEqual(['KT: again letter I.3/01 check-in']);
    for (const minute of [30, 31, 32, 33, 34]) await crash(`2025-01-24 07:${minute}`);
    const letters = office.world.outbox.dispatches().filter(({ key }) => key.endsWith('|2025-01-24'));
    expect(letters).toMatchObject([{ state: 'intended', attempts: 5 }]);
    await crash('2025-01-24 07:35');
    expect(await office.at('2025-01-24 07:36')).toEqual([]);
  });

  it('nothing leaves before its intention is on the disk', async () => {
    const outbox = memoryOutbox();
    const disk = new EventEmitter();
    const slow = {
      ...outbox,
      put: async (dispatch: Dispatch) => {
        if (dispatch.state === 'intended') {
          disk.emit('asked');
          await once(disk, 'written');
        }
        await outbox.put(dispatch);
      },
    };
    const office = await running({ staff: ['KT'], group: false, outbox: slow });
    const asked = once(disk, 'asked');
    office.now('2025-01-17 07:30');
    const ticking = tick(office.world);
    await asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect(office.brought).toEqual([]);
    disk.emit('written');
    await ticking;
    expect(lines(office.brought)).toEqual(['KT: letter VI.1 before-14']);
  });

  it('an intention that cannot be written sends nothing', async () => {
    const outbox = memoryOutbox();
    const full = { ...outbox, put: () => Promise.reject(new Error('ENOSPC')) };
    const office = await running({ staff: ['KT'], outbox: full });
    office.now('2025-01-17 07:30');
    await expect(tick(office.world)).rejects.toThrow('ENOSPC');
    expect(office.brought).toEqual([]);
  });

  it('a crash after a send that certainly failed loses nothing', async () => {
    let fate: Delivery | null = failed;
    const office = await running({ staff: ['KT'], fate: () => fate });
    await office.at('2025-01-17 07:30');
    fate = null;
    const stuck = {
      ...office.world,
      messenger: { ...office.world.messenger, deliver: () => new Promise<never>(() => undefined) },
    };
    office.now('2025-01-17 07:31');
    void tick(stuck);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines(await office.at('2025-01-17 07:32'))).toEqual(['KT: again letter VI.1 before-14']);
  });

  it('an evening’s failure joins the next day’s letter, and the old one is not sent any more', async () => {
    let down = true;
    const office = await running({ staff: ['KT'], fate: () => (down ? failed : null) });
    for (const minute of ['07:30', '12:00', '16:59'])
      expect(await office.at(`2025-01-17 ${minute}`)).toEqual([]);
    down = false;
    expect(lines(await office.at('2025-01-20 07:30'))).toEqual([
      'KT: letter VI.1 before-14, I.3/01 check-in',
    ]);
    const states = office.world.outbox.dispatches().filter(({ key }) => key.startsWith('letter'));
    expect(states.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'letter|5|2025-01-17 dropped',
      'letter|5|2025-01-20 sent',
    ]);
  });
});

describe('a clock that jumps back', () => {
  it('sends nothing twice', async () => {
    const office = await running();
    for (const at of ['2025-03-21 07:30', '2025-03-24 07:30', '2025-03-25 07:30']) await office.at(at);
    const count = office.brought.length;
    for (const at of ['2025-03-24 07:30', '2025-03-21 12:00', '2025-03-25 09:00']) {
      expect(await office.at(at)).toEqual([]);
    }
    expect(office.brought).toHaveLength(count);
  });
});

describe('one person’s failure', () => {
  it.each<readonly [string, Delivery | 'throws']>([
    ['the network', failed],
    ['a refusal', { kind: 'refused', description: "can't parse entities" }],
    ['a block', { kind: 'unreachable', reason: 'blocked' }],
    ['a text that cannot be composed', 'throws'],
  ])('%s stops nobody else', async (_name, fate) => {
    const office = await running({
      fate: ({ chat }) => {
        if (chat !== STAFF.VPTK) return null;
        if (fate === 'throws') throw new Error('no words');
        return fate;
      },
    });
    const morning = await office.at('2025-03-24 07:30');
    const letters = morning.filter(({ notice }) => notice.kind === 'letter').map(({ to }) => to);
    expect(letters.sort()).toEqual(['BPMC', 'DM', 'KT', 'LD', 'TPHT', 'VHXH']);
    expect(office.brought.map(({ to }) => to)).toContain('group');
  });

  it('whose answer of Telegram’s does not come keeps nobody else waiting', async () => {
    const office = await running();
    const { messenger } = office.world;
    const silent: typeof messenger = {
      ...messenger,
      deliver: (address, notice, context) =>
        address.chat === STAFF.VPTK
          ? new Promise<never>(() => undefined)
          : messenger.deliver(address, notice, context),
    };
    office.now('2025-03-24 07:30');
    void tick({ ...office.world, messenger: silent });
    await expect
      .poll(() => office.brought.flatMap(({ notice, to }) => (notice.kind === 'letter' ? [to] : [])).sort())
      .toEqual(['BPMC', 'DM', 'KT', 'LD', 'TPHT', 'VHXH']);
  });

  it('failed sends are tried again at the next tick, refused ones not that day', async () => {
    let fate: Delivery | null = failed;
    let tries = 0;
    const office = await running({
      staff: ['KT'],
      fate: (_address, { kind }) => {
        if (kind !== 'letter') return null;
        tries += 1;
        return fate;
      },
    });
    await office.at('2025-01-17 07:30');
    await office.at('2025-01-17 07:31');
    expect(tries).toBe(2);
    fate = { kind: 'refused', description: 'bad' };
    await office.at('2025-01-17 07:32');
    await office.at('2025-01-17 07:33');
    expect(tries).toBe(3);
  });
});

describe('buttons', () => {
  it('an older letter loses them when the new one has the same task, and only then', async () => {
    const office = await running({ staff: ['VPTK'] });
    await office.at('2025-01-17 07:30');
    await office.at('2025-01-20 07:30');
    await office.at('2025-01-22 07:30');
    expect(office.retired).toEqual([]);
    await office.at('2025-01-24 07:30');
    expect(office.retired.map((id) => office.brought[id - 1]?.at)).toEqual(['2025-01-22 07:30']);
  });
});

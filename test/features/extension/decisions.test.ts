import { setDate } from '../../../src/features/requested-date/flow.js';
import { onePlan } from '../../../src/ports/memory.js';
import { describe, expect, it } from 'vitest';
import { explainDelay } from '../../../src/features/late-reason/flow.js';
import { requestExtension, settleExtension } from '../../../src/features/extension/flow.js';
import { answerNudge, nudgeOverdue, nudgeTasks } from '../../../src/features/nudge/flow.js';
import { loseGroup } from '../../../src/outbox/learn.js';
import { day } from '../../../src/plan/day.js';
import { overviewOf } from '../../../src/features/pictures/overview.js';
import { report } from '../../../src/features/report/flow.js';
import { tickNews } from '../../../src/service/tick.js';
import { present } from '../../../src/ports/world.js';
import type { Delivery } from '../../../src/ports/ports.js';
import { waitingExtensions } from '../../../src/features/extension/rule.js';
import { standingsOf } from '../../../src/journal/standing.js';
import type { Standing } from '../../../src/journal/standing.js';
import { statisticsOf } from '../../../src/journal/statistics.js';
import { department, period, task } from '../../support/builders.js';
import { lines, officeWorld } from '../../support/world.js';
import type { Label, OfficeWorld } from '../../support/world.js';

async function running(at: string, options: Parameters<typeof officeWorld>[0] = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2024-12-02 06:00');
  office.now(at);
  return office;
}

async function extend(office: OfficeWorld, who: Label, text: string): Promise<string> {
  const outcome = await requestExtension(office.world, office.by(who), { text, about: null });
  switch (outcome.kind) {
    case 'asked':
      return `${outcome.standing.period.due} to ${outcome.until}: ${outcome.reason}`;
    case 'bad-date':
      return `${outcome.why} ${outcome.until}`;
    case 'date-needed':
      return `date needed ${outcome.unclear?.written ?? ''}`.trim();
    case 'which-period':
      return `which of ${outcome.open.map(({ period: { id } }) => id).join(' ')}`;
    case 'refused':
    case 'not-yours':
    case 'no-date':
    case 'completed':
    case 'closed':
    case 'pending':
    case 'reason-needed':
    case 'code-needed':
    case 'stopped':
      return outcome.kind;
  }
}

function lastRequest(office: OfficeWorld): number {
  return office.facts().findLast(({ kind }) => kind === 'extension-asked')?.id ?? 0;
}

async function decide(
  office: OfficeWorld,
  who: Label,
  decision: 'grant' | 'refuse',
  reason = '',
): Promise<string> {
  const said = { request: lastRequest(office), decision, reason };
  return (await settleExtension(office.world, office.by(who), said)).kind;
}

async function granted(office: OfficeWorld, who: Label, text: string): Promise<void> {
  await extend(office, who, text);
  expect(await decide(office, 'LD', 'grant')).toBe('decided');
}

function standing(office: OfficeWorld, code: string, at = 0): Standing {
  const { office: now, history } = present(office.world);
  const found = standingsOf(now, history, task(code), office.clock.now().day)[at];
  if (!found) throw new RangeError(`no ${code}`);
  return found;
}

describe('how a later date is read', () => {
  it.each<readonly [said: string, at: string, expected: string]>([
    ['I.2 15/04/2025 chờ tỉnh', '2025-03-28 09:00', '2025-03-31 to 2025-04-15: chờ tỉnh'],
    ['i.2 đến ngày 15/4/2025, chờ tỉnh', '2025-03-28 09:00', '2025-03-31 to 2025-04-15: chờ tỉnh'],
    ['I.2 đến hết ngày 15.4.25: vì chờ tỉnh', '2025-03-28 09:00', '2025-03-31 to 2025-04-15: chờ tỉnh'],
    ['I.2 chờ tỉnh, đến 15/04', '2025-03-28 09:00', '2025-03-31 to 2025-04-15: chờ tỉnh'],
    ['I.2 15/04/2025', '2025-03-28 09:00', 'reason-needed'],
    ['I.2 chờ tỉnh họp ngày 02/04', '2025-03-28 09:00', 'date needed'],
    ['I.2', '2025-03-28 09:00', 'date needed'],
    ['I.2 31/02/2025 chờ', '2025-03-28 09:00', 'date needed 31/02/2025'],
    ['I.2 31/03/2025 chờ', '2025-03-28 09:00', 'not-later 2025-03-31'],
    ['I.2 05/04/2025 chờ', '2025-04-10 09:00', 'past 2025-04-05'],
    ['I.2 31/01/2026 chờ', '2025-04-10 09:00', '2025-03-31 to 2026-01-31: chờ'],
    ['I.2 01/02/2026 chờ', '2025-04-10 09:00', 'too-far 2026-02-01'],
    ['', '2025-03-28 09:00', 'code-needed'],
    ['I.1 15/04/2025 chờ', '2025-03-28 09:00', 'code-needed'],
    ['III.2 15/04/2025 chờ', '2025-03-28 09:00', '2025-03-31 to 2025-04-15: chờ'],
    ['I.1b 15/04/2025 chờ', '2025-03-28 09:00', 'no-date'],
    ['VII.5 15/04/2025 chờ', '2025-03-28 09:00', 'no-date'],
    ['VI.2 10/07/2025 chờ', '2025-03-28 09:00', 'not-yours'],
  ])('“/giahan %s” on %s: %s', async (said, at, expected) => {
    expect(await extend(await running(at), 'VPTK', said)).toBe(expected);
  });

  it('of several open periods it is asked, and of finished work there is nothing to put off', async () => {
    const office = await running('2025-04-10 09:00');
    expect(await extend(office, 'KT', 'VI.2 10/07/2025 chờ')).toBe('which of 2025-Q1 2025-Q2');
    await report(office.world, office.by('VPTK'), { status: 'done', text: 'I.2', evidence: [], about: null });
    expect(await extend(office, 'VPTK', 'I.2 15/05/2025 chờ')).toBe('completed');
  });

  it('the coordinator asks only for whom no message reaches', async () => {
    const office = await running('2025-03-28 09:00', { staff: ['VPTK', 'DM', 'LD'] });
    expect(await extend(office, 'DM', 'I.2 15/04/2025 chờ')).toBe('not-yours');
    expect(await extend(office, 'LD', 'I.2 15/04/2025 chờ')).toBe('not-yours');
    expect(await extend(office, 'DM', 'VII.1 15/01/2026 chờ')).toBe('2025-12-31 to 2026-01-15: chờ');
    expect(await decide(office, 'DM', 'grant')).toBe('own');
    expect(await decide(office, 'LD', 'grant')).toBe('decided');
  });
});

describe('what a later date does', () => {
  it('counts by the new day, twice where it was given twice, and keeps the first', async () => {
    const office = await running('2025-03-28 09:00');
    await granted(office, 'VPTK', 'I.2 15/04/2025 chờ');
    office.now('2025-04-20 09:00');
    expect(standing(office, 'I.2').state).toEqual({ kind: 'overdue', days: 5 });
    await granted(office, 'VPTK', 'I.2 30/04/2025 chờ thêm');
    const { state, firstDue, granted: all, lastOnTime } = standing(office, 'I.2');
    expect([state.kind, firstDue, all.length]).toEqual(['within', '2025-03-31', 2]);
    // 30/04 and 01/05 are days off, 02/05 was exchanged for a Saturday.
    expect(lastOnTime).toBe('2025-05-05');
    await report(office.world, office.by('VPTK'), { status: 'done', text: 'I.2', evidence: [], about: null });
    const { office: now, history } = present(office.world);
    const { dated, extended } = statisticsOf(now, history, office.clock.now().day);
    expect([dated.completed, dated.onTime, dated.late]).toEqual([1, 1, 0]);
    expect(extended).toEqual({ tasks: 1, times: 2 });
  });

  it('refused, it changes nothing; a no without a reason is none', async () => {
    const office = await running('2025-03-28 09:00');
    await extend(office, 'VPTK', 'I.2 15/04/2025 chờ');
    expect(await decide(office, 'DM', 'refuse')).toBe('refusal-reason-needed');
    expect(await decide(office, 'KT', 'refuse', 'không')).toBe('refused');
    expect(await decide(office, 'DM', 'refuse', 'không đủ căn cứ')).toBe('decided');
    expect(await decide(office, 'LD', 'grant')).toBe('decided-before');
    expect(standing(office, 'I.2').period.due).toBe('2025-03-31');
  });

  it('what was completed in time meanwhile waits for no decision any more', async () => {
    const office = await running('2025-03-28 09:00');
    await extend(office, 'VPTK', 'I.2 15/04/2025 chờ');
    const waiting = (): number => {
      const { office: now, history } = present(office.world);
      return waitingExtensions(now, history, office.clock.now().day).length;
    };
    expect(waiting()).toBe(1);
    await report(office.world, office.by('VPTK'), { status: 'done', text: 'I.2', evidence: [], about: null });
    expect(waiting()).toBe(0);
  });

  it('a quarter that was put off leaves the next one its own, and /done says which comes', async () => {
    const office = await running('2025-03-28 09:00');
    await granted(office, 'KT', 'VI.2 20/04/2025 chờ kho bạc');
    office.now('2025-04-10 09:00');
    expect([0, 1].map((at) => standing(office, 'VI.2', at).period.due)).toEqual(['2025-04-20', '2025-06-30']);
    const about = { tasks: [task('VI.2')], period: period('2025-Q1'), part: null };
    await report(office.world, office.by('KT'), { status: 'done', text: '', evidence: [], about });
    const again = await report(office.world, office.by('KT'), {
      status: 'done',
      text: '',
      evidence: [],
      about,
    });
    expect(again).toMatchObject({ outcomes: [{ kind: 'already', next: { id: '2025-Q2' } }] });
  });

  it('of work on request the later of a set day and a granted one holds', async () => {
    const office = await running('2025-05-05 09:00');
    await setDate(office.world, office.by('DM'), 'I.1b 16/06/2025');
    await granted(office, 'VPTK', 'I.1b 30/06/2025 chờ huyện');
    expect(standing(office, 'I.1b').period.due).toBe('2025-06-30');
    await setDate(office.world, office.by('DM'), 'I.1b 20/06/2025');
    expect(standing(office, 'I.1b')).toMatchObject({ period: { due: '2025-06-20' }, granted: [] });
    await extend(office, 'VPTK', 'I.1b 25/06/2025 chờ');
    await setDate(office.world, office.by('DM'), 'I.1b 27/06/2025');
    expect(await decide(office, 'LD', 'grant')).toBe('overtaken');
  });

  it('read strictly, “trước ngày” ends with the first date: a granted day is itself in time', async () => {
    const office = await running('2025-02-03 09:00');
    const strict = {
      ...office.world,
      plans: onePlan({ ...office.world.plans.initial, before: 'strict' as const }),
    };
    const gesture = office.by('VPTK');
    await requestExtension(strict, gesture, { text: 'I.1a 12/02/2025 chờ', about: null });
    await settleExtension(strict, office.by('LD'), {
      request: lastRequest(office),
      decision: 'grant',
      reason: '',
    });
    const { office: now, history } = present(strict);
    expect(standingsOf(now, history, task('I.1a'), office.clock.now().day)[0]?.lastOnTime).toBe('2025-02-12');
  });
});

describe('news of a decision', () => {
  const down: Delivery = { kind: 'failed', description: 'no network', perhapsSent: false };

  it('comes with the next tick that gets through, once, and what was not sent before tells the end of it', async () => {
    let isDown = false;
    const office = await running('2025-03-28 10:00', { fate: () => (isDown ? down : null) });
    await office.at('2025-03-28 10:00');
    isDown = true;
    await extend(office, 'VPTK', 'I.2 15/04/2025 chờ');
    expect(await office.at('2025-03-28 10:01')).toEqual([]);
    await decide(office, 'LD', 'grant');
    expect(await office.at('2025-03-28 10:02')).toEqual([]);
    isDown = false;
    const brought = await office.at('2025-03-28 10:03');
    expect([...lines(brought)].sort()).toEqual([
      'DM: news extension',
      'LD: news extension',
      'VPTK: news extension-decided',
    ]);
    expect(
      brought.map(({ notice }) =>
        notice.kind === 'news' && 'request' in notice.news ? notice.news.request.decided?.granted : null,
      ),
    ).toEqual([true, true, true]);
    expect(await office.at('2025-03-28 10:04')).toEqual([]);
  });

  it('changes the messages of all who were asked, once', async () => {
    const office = await running('2025-03-28 10:00');
    await office.at('2025-03-28 10:00');
    await extend(office, 'VPTK', 'I.2 15/04/2025 chờ');
    await office.at('2025-03-28 10:01');
    await decide(office, 'DM', 'grant');
    await office.at('2025-03-28 10:02');
    await office.at('2025-03-28 10:03');
    expect(office.revised).toHaveLength(2);
    expect(new Set(office.revised.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('nudges', () => {
  it('of everything late: the dated, the duties and what was set, not the difficulties, one message a person', async () => {
    const office = await running('2025-04-10 10:00');
    await report(office.world, office.by('VPTK'), {
      status: 'blocked',
      text: 'III.1 chờ',
      evidence: [],
      about: null,
    });
    const outcome = await nudgeOverdue(office.world, office.by('LD'), null);
    expect(outcome.kind === 'nudges' && outcome.nudges.map(({ task: { code } }) => code)).toEqual(
      expect.not.arrayContaining(['III.1']),
    );
    const brought = (await office.at('2025-04-10 10:01')).filter(({ notice }) => notice.kind === 'news');
    expect(brought.map(({ to }) => to).sort()).toEqual(['BPMC', 'KT', 'TPHT', 'VHXH', 'VPTK']);
    const second = await nudgeOverdue(office.world, office.by('DM'), null);
    expect(second.kind === 'nudges' && new Set(second.nudges.map(({ kind }) => kind))).toEqual(
      new Set(['nudged-today']),
    );
  });

  it('several codes are one gesture; a row is named and not sent', async () => {
    const office = await running('2025-03-20 10:00');
    const outcome = await nudgeTasks(office.world, office.by('DM'), {
      text: 'I.2, III.1, I.1: gấp',
      about: null,
    });
    expect(outcome).toMatchObject({
      words: 'gấp',
      nudges: [{ kind: 'nudged' }, { kind: 'nudged' }],
      unclear: [{ kind: 'row' }],
    });
    const [one, ...others] = (await office.at('2025-03-20 10:01')).filter(
      ({ notice }) => notice.kind === 'news',
    );
    expect(others).toEqual([]);
    expect(
      one?.notice.kind === 'news' && one.notice.news.kind === 'nudge' && one.notice.news.groups,
    ).toHaveLength(2);
  });

  it('is answered only by whom it was sent to', async () => {
    const office = await running('2025-03-20 10:00');
    await nudgeTasks(office.world, office.by('LD'), { text: 'I.2', about: null });
    const nudge = office.facts().at(-1)?.id ?? 0;
    expect((await answerNudge(office.world, office.by('KT'), { nudge, words: 'mai' })).kind).toBe('gone');
    expect((await answerNudge(office.world, office.by('VPTK'), { nudge, words: ' ' })).kind).toBe(
      'words-needed',
    );
    expect((await answerNudge(office.world, office.by('VPTK'), { nudge, words: 'mai' })).kind).toBe(
      'passed-on',
    );
  });
});

describe('reasons', () => {
  it('“all” explains what has no reason yet, words go to the cause that was chosen, a second tap says nothing new', async () => {
    const office = await running('2025-04-10 10:00');
    const say = async (words: string): Promise<string> => {
      const said = { task: task('TH.2'), period: 'all' as const, cause: 'objective' as const, words };
      return (await explainDelay(office.world, office.by('BPMC'), said)).kind;
    };
    const given = (): number => office.facts().filter(({ kind }) => kind === 'reason-given').length;
    expect([await say(''), given()]).toEqual(['given', 3]);
    expect([await say(''), given()]).toEqual(['given', 3]);
    expect([await say('chờ hệ thống của huyện'), given()]).toEqual(['given', 6]);
    const told = (await office.at('2025-04-10 10:01')).filter(({ notice }) => notice.kind === 'news');
    expect(told.map(({ to }) => to)).toEqual(['DM']);
  });

  it('of a task for everybody an officer speaks for the own department', async () => {
    const office = await running('2025-04-10 10:00');
    const said = {
      task: task('TH.1'),
      period: period('2025-03'),
      cause: 'subjective' as const,
      words: 'quên',
    };
    await explainDelay(office.world, office.by('KT'), said);
    expect(standing(office, 'TH.1', 2).reasons).toMatchObject([{ part: 'KT', cause: 'subjective' }]);
  });
});

describe('a report that waits for its confirmation', () => {
  it('is nudged by nobody, and does not fall due in the picture of the weeks ahead', async () => {
    const office = await running('2025-03-28 09:00', { confirm: true });
    await report(office.world, office.by('VPTK'), {
      ...{ status: 'done', text: 'I.2', evidence: [], about: null },
    });
    const overview = overviewOf(present(office.world).office, office.facts(), {
      ...{ day: day('2025-03-28'), minute: 600, weekday: 5 },
    });
    const ahead = overview.ahead.flatMap(({ due }) => due.map(({ task: { code } }) => code));
    expect(ahead).toContain('III.1');
    expect(ahead).not.toContain('I.2');
  });

  it('is told to wait where it was late, and is none of what is overdue', async () => {
    const office = await running('2025-04-10 09:00', { confirm: true });
    await report(office.world, office.by('VPTK'), {
      ...{ status: 'done', text: 'I.2', evidence: [], about: null },
    });
    const outcome = await nudgeTasks(office.world, office.by('LD'), { text: 'I.2', about: null });
    expect(outcome.kind === 'nudges' && outcome.nudges.map(({ kind }) => kind)).toEqual(['waiting']);
    const all = await nudgeOverdue(office.world, office.by('LD'), null);
    const codes = all.kind === 'nudges' ? all.nudges.map(({ task: { code } }) => code) : [];
    expect(codes).toContain('III.1');
    expect(codes).not.toContain('I.2');
  });
});

describe('of a task for everybody', () => {
  const why = { task: task('V.2a'), period: 'all', cause: 'objective', words: 'chờ tỉnh' } as const;

  async function partSpokenFor(office: OfficeWorld, who: Label): Promise<unknown> {
    expect((await explainDelay(office.world, office.by(who), why)).kind).toBe('given');
    const fact = office.facts().findLast(({ kind }) => kind === 'reason-given');
    return fact?.kind === 'reason-given' ? fact.part : 'none';
  }

  it('the person in charge says why for the whole, another officer for his department', async () => {
    const office = await running('2026-01-12 09:00');
    await office.write({ kind: 'assigned', task: why.task.code, person: office.by('BPMC').person });
    expect(await partSpokenFor(office, 'KT')).toBe('KT');
    expect(await partSpokenFor(office, 'BPMC')).toBeNull();
  });

  it('a stand-in who has reported his own part says why for the one in whose place he acts', async () => {
    const office = await running('2026-01-12 09:00');
    const { person } = office.by('VHXH');
    const standIn = office.by('KT').person;
    await office.write({ kind: 'stand-in-set', person, standIn, until: day('2026-01-20') });
    await report(office.world, office.by('KT'), {
      ...{ status: 'done', text: '', evidence: [] },
      about: { tasks: [why.task], period: 'all', part: department('KT') },
    });
    expect(await partSpokenFor(office, 'KT')).toBe('VHXH');
  });
});

describe('a request that a later due date has overtaken', () => {
  it('gives way to a new one', async () => {
    const office = await running('2025-03-28 09:00');
    await extend(office, 'VPTK', 'I.2 15/04/2025 chờ tỉnh');
    const { initial } = office.world.plans;
    const tasks = initial.tasks.map((one) =>
      one.code === 'I.2'
        ? {
            ...one,
            deadline: {
              ...one.deadline,
              periods: one.deadline.periods.map((each) => ({ ...each, due: day('2025-06-30') })),
            },
          }
        : one,
    );
    const moved = { ...office, world: { ...office.world, plans: onePlan({ ...initial, tasks }) } };
    const waiting = (): readonly string[] => {
      const { office: now, history } = present(moved.world);
      return waitingExtensions(now, history, day('2025-03-28')).map(({ until }) => until);
    };
    expect(waiting()).toEqual([]);
    expect(await extend(moved, 'VPTK', 'I.2 15/07/2025 chờ tỉnh')).toBe('2025-06-30 to 2025-07-15: chờ tỉnh');
    expect(await extend(moved, 'VPTK', 'I.2 20/07/2025 chờ tỉnh')).toBe('pending');
    expect(waiting()).toEqual(['2025-07-15']);
    expect(await decide(moved, 'LD', 'grant')).toBe('decided');
  });
});

describe('a group that is lost', () => {
  it('is unbound once, however many ways the bot hears of it at the same moment', async () => {
    const office = await running('2025-03-28 09:00');
    await Promise.all([loseGroup(office.world), loseGroup(office.world)]);
    await tickNews(office.world);
    await tickNews(office.world);
    expect(office.facts().filter(({ kind }) => kind === 'group-unbound')).toHaveLength(1);
    expect(office.brought.filter(({ notice }) => notice.kind === 'group-lost')).toHaveLength(1);
  });
});

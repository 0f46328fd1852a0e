import { bindGroup } from '../../../src/features/group/flow.js';
import { describe, expect, it } from 'vitest';
import { enrol, enrolAdmins, invite, revoke } from '../../../src/features/enrolment/flow.js';
import { readPost } from '../../../src/journal/people.js';
import { followGroup, markReachable, leaveGroup, markUnreachable } from '../../../src/outbox/reach.js';
import { tick, tickNews } from '../../../src/service/tick.js';
import { createTicker } from '../../../src/service/ticker.js';
import { present } from '../../../src/ports/world.js';
import type { World } from '../../../src/ports/world.js';
import type { PersonId } from '../../../src/journal/fact.js';
import { plan } from '../../support/office.js';
import { GROUP, STAFF, lines, officeWorld } from '../../support/world.js';
import type { OfficeWorld } from '../../support/world.js';

const NEW = 500 as PersonId;

/** Codes of its own, one after the other. */
async function office(): Promise<{ readonly of: OfficeWorld; readonly world: World }> {
  const of = await officeWorld({ at: '2025-03-20 08:00' });
  let count = 0;
  const secrets = { ...of.world.secrets, code: () => `code-${(count += 1)}` };
  return { of, world: { ...of.world, secrets } };
}

function postsOf(world: World, person: number): readonly string[] {
  const found = present(world).history.people.find(({ id }) => id === person);
  return (found?.posts ?? []).map((post) => (post.kind === 'officer' ? post.department : post.kind));
}

describe('an invitation', () => {
  it.each([
    ['VPTK', 'VPTK'],
    ['vptk', 'VPTK'],
    [' VP-TK ', 'VPTK'],
    ['Tư pháp', 'TPHT'],
    ['Tư pháp'.normalize('NFD'), 'TPHT'],
    ['LD', 'chairman'],
    ['LĐ', 'chairman'],
    ['dm', 'coordinator'],
    ['CBCC', null],
    ['XYZ', null],
    ['', null],
  ])('for %s', (written, expected) => {
    const post = readPost(plan, written);
    expect(post?.kind === 'officer' ? post.department : (post?.kind ?? null)).toBe(expected);
  });

  it('is made by a coordinator only, and its code stands nowhere', async () => {
    const { of, world } = await office();
    expect(await invite(world, of.by('VPTK'), 'VPTK')).toEqual({ kind: 'refused', needs: 'coordinator' });
    expect(await invite(world, of.by('DM'), 'XYZ')).toEqual({ kind: 'unknown-post', written: 'XYZ' });
    const invited = await invite(world, of.by('DM'), 'KT');
    expect(invited).toMatchObject({ kind: 'invited', post: { department: 'KT' } });
    expect(of.facts().at(-1)).toMatchObject({
      kind: 'invited',
      codeHash: expect.stringContaining('hash of') as unknown,
    });
  });

  it('opens the door once, for seven days, and the coordinator hears who came, with a way back', async () => {
    const { of, world } = await office();
    const invited = await invite(world, of.by('DM'), 'KT');
    if (invited.kind !== 'invited') throw new Error('not invited');
    const { code } = invited;
    const come = (person: PersonId, update: number) =>
      enrol(world, { person, update }, { name: 'Lan', code });
    expect(await come(NEW, 900)).toMatchObject({ kind: 'enrolled' });
    await tick(world);
    expect(lines(of.brought).at(-1)).toBe('DM: newcomer Lan');
    expect(postsOf(world, NEW)).toEqual(['KT']);
    expect(await come(NEW, 900)).toMatchObject({ kind: 'enrolled' });
    expect(await come(NEW, 901)).toMatchObject({ kind: 'held-already' });
    expect(await come(501 as PersonId, 902)).toEqual({ kind: 'used' });
    expect(
      await enrol(world, { person: 501 as PersonId, update: 903 }, { name: 'X', code: 'guess' }),
    ).toEqual({ kind: 'invalid' });
    const fact = of.facts().findLast(({ kind }) => kind === 'enrolled')?.id ?? 0;
    expect(await revoke(world, of.by('KT'), fact)).toEqual({ kind: 'refused', needs: 'coordinator' });
    expect(await revoke(world, of.by('DM'), fact)).toMatchObject({ kind: 'revoked', name: 'Lan' });
    expect(await revoke(world, of.by('DM'), fact)).toEqual({ kind: 'gone' });
    expect(postsOf(world, NEW)).toEqual([]);
  });

  it('is over after seven days', async () => {
    const { of, world } = await office();
    const invited = await invite(world, of.by('DM'), 'KT');
    if (invited.kind !== 'invited') throw new Error('not invited');
    of.now('2025-03-27 08:01');
    const late = await enrol(world, { person: NEW, update: 900 }, { name: 'Lan', code: invited.code });
    expect(late).toEqual({ kind: 'expired' });
  });

  it('used by fifty at once lets one in', async () => {
    const { of, world } = await office();
    const invited = await invite(world, of.by('DM'), 'KT');
    if (invited.kind !== 'invited') throw new Error('not invited');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        enrol(
          world,
          { person: (500 + at) as PersonId, update: 900 + at },
          { name: `P${at}`, code: invited.code },
        ),
      ),
    );
    expect(answers.filter(({ kind }) => kind === 'enrolled')).toHaveLength(1);
  });

  it('one person may hold several posts', async () => {
    const { of, world } = await office();
    for (const [at, post] of ['TPHT', 'DM'].entries()) {
      const invited = await invite(world, of.by('DM'), post);
      if (invited.kind === 'invited') {
        await enrol(
          world,
          { person: STAFF.KT as PersonId, update: 900 + at },
          { name: 'KT', code: invited.code },
        );
      }
    }
    expect(postsOf(world, STAFF.KT)).toEqual(['KT', 'TPHT', 'coordinator']);
  });

  it('ADMIN_IDS are coordinators, written down once', async () => {
    const { of, world } = await office();
    await enrolAdmins(world, [NEW]);
    const count = of.facts().length;
    await enrolAdmins(world, [NEW]);
    expect(of.facts()).toHaveLength(count);
    expect(postsOf(world, NEW)).toEqual(['coordinator']);
  });
});

describe('the group', () => {
  const request = { chat: -5, topic: 7, title: 'Ban Chỉ đạo', off: false };

  it('is bound and unbound by a coordinator', async () => {
    const { of, world } = await office();
    expect(await bindGroup(world, of.by('KT'), request)).toEqual({ kind: 'refused', needs: 'coordinator' });
    expect(await bindGroup(world, of.by('DM'), request)).toMatchObject({
      kind: 'bound',
      replaced: { chat: GROUP },
    });
    expect(await bindGroup(world, of.by('DM'), { ...request, chat: -6, off: true })).toEqual({
      kind: 'not-bound',
    });
    expect(await bindGroup(world, of.by('DM'), { ...request, off: true })).toEqual({ kind: 'unbound' });
    expect(present(world).history.group).toBeNull();
  });

  it('is followed when it becomes a supergroup, and let go when the bot is taken out', async () => {
    const { of, world } = await office();
    await followGroup(world, -99, -100);
    await followGroup(world, GROUP, -100_999);
    expect(present(world).history.group?.chat).toBe(-100_999);
    await leaveGroup(world, GROUP);
    expect(present(world).history.group).not.toBeNull();
    await leaveGroup(world, -100_999);
    expect(present(world).history.group).toBeNull();
    await tickNews(world);
    expect(lines(of.brought)).toEqual(['DM: group-lost']);
  });

  it('that a send finds to have moved is remembered where it is now', async () => {
    const of = await officeWorld({
      fate: ({ chat }) =>
        chat === GROUP ? { kind: 'sent', messageId: 5, chat: -100_999, topicClosed: false } : null,
    });
    await of.at('2024-12-02 06:00');
    await of.at('2025-01-03 16:00');
    expect(present(of.world).history.group?.chat).toBe(-100_999);
  });

  it('a topic that was closed is not tried again', async () => {
    const of = await officeWorld({
      fate: ({ chat }) => (chat === GROUP ? { kind: 'sent', messageId: 5, chat, topicClosed: true } : null),
    });
    await of.write({ kind: 'group-bound', chat: GROUP, topic: 9, title: 'Ban Chỉ đạo' });
    await of.at('2024-12-02 06:00');
    await of.at('2025-01-03 16:00');
    expect(present(of.world).history.group).toMatchObject({ chat: GROUP, topic: null });
  });
});

describe('whoever cannot be reached', () => {
  it('is noted once and healed by the next word', async () => {
    const { of, world } = await office();
    const before = of.facts().length;
    await markUnreachable(world, STAFF.KT as PersonId, 'blocked');
    await markUnreachable(world, STAFF.KT as PersonId, 'blocked');
    await markUnreachable(world, NEW, 'blocked');
    expect(
      of
        .facts()
        .slice(before)
        .map(({ kind }) => kind),
    ).toEqual(['unreachable']);
    await markReachable(world, STAFF.KT as PersonId, 'KT');
    await markReachable(world, STAFF.KT as PersonId, 'KT');
    expect(
      of
        .facts()
        .slice(before)
        .map(({ kind }) => kind),
    ).toEqual(['unreachable', 'reachable']);
  });
});

describe('the ticker', () => {
  it('runs one tick at a time, and one more for all calls that came meanwhile', async () => {
    const of = await officeWorld({ at: '2025-01-02 08:00' });
    let under = 0;
    let most = 0;
    let begun = 0;
    const world: World = {
      ...of.world,
      outbox: {
        ...of.world.outbox,
        prune: async () => {
          begun += 1;
          under += 1;
          most = Math.max(most, under);
          await new Promise((resolve) => setImmediate(resolve));
          under -= 1;
        },
      },
    };
    let beats = 0;
    const ticker = createTicker(world, () => (beats += 1));
    await Promise.all([ticker.run(), ticker.run(), ticker.run(), Promise.resolve().then(() => ticker.run())]);
    await ticker.settled();
    expect([most, begun, beats]).toEqual([1, 2, 2]);
  });

  it('tells what a report is news for without a whole tick, unless one is asked for meanwhile', async () => {
    const of = await officeWorld({ at: '2025-01-02 08:00' });
    let [told, whole] = [0, 0];
    const machine = {
      ...of.world.machine,
      clockAhead: () => {
        told += 1;
        return Promise.resolve(0);
      },
    };
    const ticker = createTicker({ ...of.world, machine }, () => (whole += 1));
    await ticker.tell();
    expect([told, whole]).toEqual([1, 0]);
    await Promise.all([ticker.tell(), ticker.tell(), ticker.run(), ticker.tell()]);
    await ticker.settled();
    expect([told, whole]).toEqual([3, 1]);
    await Promise.all([ticker.run(), ticker.tell()]);
    expect([told, whole]).toEqual([5, 2]);
  });

  it('runs no second one beside the one that waits, whoever asks in the moment between two', async () => {
    const of = await officeWorld({ at: '2025-01-02 08:00' });
    let [under, most] = [0, 0];
    const clockAhead = async (): Promise<number> => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return 0;
    };
    const ticker = createTicker(
      { ...of.world, machine: { ...of.world.machine, clockAhead } },
      () => undefined,
    );
    const first = ticker.run().then(() => ticker.run());
    void ticker.tell();
    await first;
    await ticker.settled();
    expect(most).toBe(1);
  });

  it('calls news that fail no standstill, and survives an alarm that cannot be told', async () => {
    const of = await officeWorld({ at: '2025-01-02 08:00' });
    const events: string[] = [];
    const log = {
      ...of.world.log,
      warn: (event: string) => void events.push(event),
      error: (event: string) => void events.push(event),
    };
    const machine = { ...of.world.machine, clockAhead: () => Promise.reject(new Error('disk')) };
    const clock = { now: () => of.world.clock.now() };
    const ticker = createTicker({ ...of.world, log, machine, clock }, () => undefined);
    await ticker.tell();
    await ticker.tell();
    await ticker.tell();
    expect(events).toEqual(['tick failed', 'tick failed', 'tick failed']);
    clock.now = () => {
      throw new Error('no clock');
    };
    await ticker.run();
    await ticker.run();
    expect(events.slice(3)).toEqual(['tick failed', 'tick failed', 'alarm', 'alarm not told']);
  });

  it('a tick that fails is logged and the next one runs', async () => {
    const of = await officeWorld({ at: '2025-01-02 08:00' });
    const events: string[] = [];
    let broken = true;
    const outbox = {
      ...of.world.outbox,
      prune: () => (broken ? Promise.reject(new Error('disk')) : Promise.resolve()),
    };
    const log = { ...of.world.log, error: (event: string) => void events.push(event) };
    let beats = 0;
    const ticker = createTicker({ ...of.world, outbox, log }, () => (beats += 1));
    await ticker.run();
    broken = false;
    await ticker.run();
    expect([events, beats]).toEqual([['tick failed'], 1]);
  });
});

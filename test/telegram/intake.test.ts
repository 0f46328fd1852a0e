import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import type { Update } from 'telegraf/types';
import type { Inbox } from '../../src/ports/ports.js';
import { createIntake } from '../../src/telegram/intake.js';
import { isUpdate, laneOf } from '../../src/telegram/raw-update.js';
import type { Wait } from '../../src/telegram/wait.js';
import { capturedLog } from '../support/captured-log.js';
import { fullInbox, memoryInbox } from '../support/memory-inbox.js';

let lastId = 0;

function update(content: Readonly<Record<string, unknown>>, id = (lastId += 1)): Update {
  const made: unknown = { update_id: id, ...content };
  if (!isUpdate(made)) throw new Error('no update');
  return made;
}

function from(person: number, id?: number): Update {
  return update({ message: { from: { id: person }, chat: { id: person, type: 'private' } } }, id);
}

/** Handlers that end when they are told to, and a patience that ends when it is told to. */
function scene(inbox: Inbox = memoryInbox()) {
  const begun: number[] = [];
  const ends = new Map<number, (fault?: Error) => void>();
  const patience = new Set<() => void>();
  const floods: string[] = [];
  const waited: number[] = [];
  const log = capturedLog();
  const wait: Wait = (milliseconds, signal) =>
    new Promise((resolve) => {
      waited.push(milliseconds);
      if (signal?.aborted === true || milliseconds === 0) resolve();
      signal?.addEventListener('abort', () => resolve());
      patience.add(resolve);
    });
  const intake = createIntake({
    inbox,
    log,
    wait,
    handle: ({ update_id: id }) =>
      new Promise((resolve, reject) => {
        begun.push(id);
        ends.set(id, (fault) => {
          if (fault) reject(fault);
          else resolve();
        });
      }),
    onFlood: (one, flood) => void floods.push(`${laneOf(one)} ${flood}`),
  });
  return {
    intake,
    begun,
    floods,
    waited,
    log,
    end: async (one: Update, fault?: Error) => {
      ends.get(one.update_id)?.(fault);
      await turn();
    },
    endPatience: async () => {
      for (const over of patience) over();
      patience.clear();
      await turn();
    },
  };
}

/** What became of it by now. */
async function stateOf(taken: Promise<string>): Promise<string> {
  await turn();
  return Promise.race([taken, Promise.resolve('waits')]);
}

describe('each person has a line of his own', () => {
  const message = (more: object): Update => update({ message: { chat: { id: -5 }, ...more } });
  test.each([
    ['a message', message({ from: { id: 7 } }), 'person 7'],
    ['an edit', update({ edited_message: { from: { id: 7 }, chat: { id: -5 } } }), 'person 7'],
    ['a press', update({ callback_query: { from: { id: 7 }, message: { chat: { id: -5 } } } }), 'person 7'],
    ['a change of membership', update({ my_chat_member: { from: { id: 7 }, chat: { id: 7 } } }), 'person 7'],
    ['an anonymous administrator', message({ from: { id: 1, is_bot: true } }), 'chat -5'],
    ['a channel', update({ channel_post: { chat: { id: -9 } } }), 'chat -9'],
    ['a press from nobody', update({ callback_query: { message: { chat: { id: -5 } } } }), 'chat -5'],
    ['nothing at all', update({}, 77), 'update 77'],
    ['what is no object', update({ message: 'x' }, 78), 'update 78'],
    ['hostile numbers', update({ message: { from: { id: '7' }, chat: { id: null } } }, 79), 'update 79'],
  ])('%s', (_what, one, lane) => {
    expect(laneOf(one)).toBe(lane);
  });

  it('in which updates are handled in order, while others’ are handled beside', async () => {
    const { intake, begun, end } = scene();
    intake.begin();
    const [first, second, other] = [from(1), from(1), from(2)];
    const taken = intake.take([first, second, other]);
    expect(begun).toEqual([first.update_id, other.update_id]);
    await end(other);
    await end(first);
    expect(begun).toEqual([first.update_id, other.update_id, second.update_id]);
    expect(await stateOf(taken)).toBe('waits');
    await end(second);
    expect(await taken).toBe('taken');
  });

  it('and whose handler breaks keeps nobody from the next', async () => {
    const { intake, begun, end, log } = scene();
    intake.begin();
    const [broken, next] = [from(1), from(1)];
    const taken = intake.take([broken, next]);
    await end(broken, new Error('a fault'));
    expect(begun).toEqual([broken.update_id, next.update_id]);
    await end(next);
    expect(await taken).toBe('failed');
    expect(log.events).toEqual(['telegram.update-failed']);
  });

  it('whatever the order in which handlers end, each person’s begin in the order in which they came', async () => {
    const sent = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sent, fc.infiniteStream(fc.nat(1000)), async (people, choice) => {
        const { intake, begun, end, endPatience } = scene();
        intake.begin();
        const updates = people.map((person) => from(person));
        const working = new Set<number>();
        for (const one of updates) void intake.take([one]);
        let seen = 0;
        for (let ended = 0; ended < updates.length; ended += 1) {
          for (const id of begun.slice(seen)) working.add(id);
          seen = begun.length;
          const next = [...working][(choice.next().value ?? 0) % working.size] ?? 0;
          working.delete(next);
          await end(from(0, next));
          if (next % 3 === 0) await endPatience();
        }
        await intake.settled();
        for (const person of new Set(people)) {
          const own = updates.filter((one) => laneOf(one) === `person ${person}`).map((one) => one.update_id);
          expect(begun.filter((id) => own.includes(id))).toEqual(own);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('nobody waits for another', () => {
  it('what is not handled in time goes to the disk, and Telegram may be told', async () => {
    const inbox = memoryInbox();
    const { intake, end, endPatience } = scene(inbox);
    intake.begin();
    const [held, quick] = [from(1), from(2)];
    const taken = intake.take([held, quick]);
    await end(quick);
    expect([await stateOf(taken), inbox.kept()]).toEqual(['waits', []]);
    await endPatience();
    expect([await taken, inbox.kept()]).toEqual(['taken', [held.update_id]]);
    await end(held);
    expect(inbox.kept()).toEqual([]);
  });

  it('what follows in a line that is held up is kept without any patience', async () => {
    const inbox = memoryInbox();
    const { intake, endPatience } = scene(inbox);
    intake.begin();
    const [held, next] = [from(1), from(1)];
    const first = intake.take([held]);
    await turn();
    await endPatience();
    await first;
    const second = intake.take([next]);
    expect([await stateOf(second), inbox.kept()]).toEqual(['taken', [held.update_id, next.update_id]]);
  });

  it('an update that comes twice while it waits is handled once', async () => {
    const { intake, begun, end } = scene();
    intake.begin();
    const one = from(1);
    const [first, second] = [intake.take([one]), intake.take([from(1, one.update_id)])];
    await end(one);
    expect([await first, await second, begun]).toEqual(['taken', 'taken', [one.update_id]]);
  });

  it('sixty-four are handled at once; a person with much to do takes turns with those who wait', async () => {
    const { intake, begun, end } = scene();
    intake.begin();
    const people = Array.from({ length: 65 }, (_, at) => from(100 + at));
    const again = from(100);
    void intake.take([...people, again]);
    expect(begun).toHaveLength(64);
    const [first] = people;
    if (!first) throw new Error('nobody');
    await end(first);
    expect(begun.at(-1)).toBe(people.at(-1)?.update_id);
    expect(begun).not.toContain(again.update_id);
  });
});

describe('a flood', () => {
  it('is told once, and is over when everything is handled', async () => {
    const { intake, floods, end } = scene();
    intake.begin();
    const sent = Array.from({ length: 120 }, () => from(1));
    void intake.take(sent);
    void intake.take([from(2)]);
    expect(floods).toEqual(['person 1 long']);
    for (const one of sent) await end(one);
    void intake.take(Array.from({ length: 60 }, () => from(1)));
    expect(floods).toEqual(['person 1 long', 'person 1 long']);
  });

  it('beyond two thousand is not read any more until all of it is done, and that is told too', async () => {
    const { intake, floods, begun, end } = scene();
    intake.begin();
    const sent = Array.from({ length: 2001 }, () => from(1));
    const late = from(1);
    void intake.take([...sent, late]);
    for (const one of sent.slice(0, 10)) await end(one);
    const later = from(1);
    void intake.take([later]);
    for (const one of sent.slice(10)) await end(one);
    const after = from(1);
    void intake.take([after]);
    expect(floods).toEqual(['person 1 long', 'person 1 full']);
    expect(begun).not.toContain(late.update_id);
    expect(begun).not.toContain(later.update_id);
    expect(begun.at(-1)).toBe(after.update_id);
  });

  it('of all people together holds up the next poll at five thousand', async () => {
    const { intake, end, endPatience } = scene();
    intake.begin();
    const sent = Array.from({ length: 5000 }, (_, at) => from(1 + (at % 5)));
    const taken = intake.take(sent);
    await turn();
    await endPatience();
    expect(await stateOf(taken)).toBe('waits');
    for (const one of sent.slice(0, 1)) await end(one);
    expect(await stateOf(taken)).toBe('taken');
  });
});

describe('what waits on the disk', () => {
  it('is handled first after a start, once the bot is connected, and counts as what is still to be read', async () => {
    const left = [from(1), from(1)];
    const inbox = memoryInbox(left);
    const { intake, begun, end } = scene(inbox);
    const next = from(1);
    let isSettled = false;
    const taken = intake.take([next]);
    void intake.settled().then(() => (isSettled = true));
    await turn();
    expect(begun).toEqual([]);
    intake.begin();
    for (const one of [...left, next]) {
      expect([begun.at(-1), isSettled]).toEqual([one.update_id, false]);
      await end(one);
    }
    expect([await taken, isSettled, inbox.kept()]).toEqual(['taken', true, []]);
  });

  it('is written once, though Telegram brings it again while it waits', async () => {
    const writes: (readonly number[])[] = [];
    const memory = memoryInbox();
    const inbox: Inbox = {
      ...memory,
      keep(updates) {
        writes.push(updates.map(({ update_id: id }) => id));
        return memory.keep(updates);
      },
    };
    const { intake, waited, endPatience } = scene(inbox);
    intake.begin();
    const [one, next] = [from(1), from(1)];
    const taken = intake.take([one]);
    await turn();
    await endPatience();
    expect(await taken).toBe('taken');
    expect(await intake.take([from(1, one.update_id), next])).toBe('taken');
    expect(writes).toEqual([[one.update_id], [next.update_id]]);
    // A quarter of a second for the first handler; of whom something lies on the disk nobody waits for any more.
    expect(waited).toEqual([250, 0]);
  });

  it('stays there at a stop, which waits for handlers under way alone', async () => {
    const inbox = memoryInbox();
    const { intake, begun, end } = scene(inbox);
    intake.begin();
    const [working, waiting] = [from(1), from(1)];
    const taken = intake.take([working, waiting]);
    let isClosed = false;
    const closed = intake.close().then(() => (isClosed = true));
    expect(await taken).toBe('taken');
    expect(isClosed).toBe(false);
    await end(working);
    await closed;
    expect([begun, inbox.kept()]).toEqual([[working.update_id], [waiting.update_id]]);
  });
});

describe('a disk that takes nothing', () => {
  it('lets Telegram be told only of what was handled', async () => {
    const { intake, end, endPatience, log } = scene(fullInbox());
    intake.begin();
    const held = from(1);
    const taken = intake.take([held]);
    await turn();
    await endPatience();
    await endPatience();
    expect([await stateOf(taken), log.events]).toEqual(['waits', ['telegram.not-kept', 'telegram.not-kept']]);
    await end(held);
    expect(await taken).toBe('taken');
  });

  it('lets Telegram be told of nothing at a stop', async () => {
    const { intake } = scene(fullInbox());
    intake.begin();
    const taken = intake.take([from(1)]);
    void intake.close();
    expect(await taken).toBe('unkept');
  });
});

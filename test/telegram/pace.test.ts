import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, NO_PACE, TELEGRAM_PACE, type Sending } from '../../src/telegram/pace.js';
import { effort } from '../support/effort.js';

const answer: Sending = { kind: 'message', by: 'answers' };
const broadcast: Sending = { kind: 'message', by: 'broadcasts' };
const edit: Sending = { kind: 'edit', by: 'answers' };

/** A clock that moves only when all who wait have said until when; what it says counts from its start. */
function world(start = 0) {
  let now = start;
  const waiting: { until: number; go: () => void }[] = [];
  const sent: { chat: number; at: number; sending: Sending }[] = [];
  const stopping = new AbortController();
  const pace = createPace(TELEGRAM_PACE, {
    elapsed: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        waiting.push({ until: now + milliseconds, go: resolve });
        if (signal) setMaxListeners(0, signal);
        signal?.addEventListener('abort', () => resolve());
      }),
    signal: stopping.signal,
  });
  const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    pace,
    sent,
    stopping,
    send: async (chat: number, sending = broadcast, patience = 600) => {
      const turn = await pace.turn(chat, sending, patience);
      if (!turn) return;
      sent.push({ chat, at: now - start, sending });
      turn.answered();
    },
    later: async (milliseconds: number) => {
      now += milliseconds;
      await flush();
    },
    run: async (until = Infinity) => {
      await flush();
      const end = start + until;
      for (;;) {
        waiting.sort((a, b) => a.until - b.until);
        const next = waiting[0];
        if (!next || next.until > end) break;
        waiting.shift();
        now = Math.max(now, next.until);
        next.go();
        await flush();
      }
      if (until !== Infinity) now = Math.max(now, end);
    },
  };
}

function timesOf(sent: readonly { readonly at: number }[]): readonly number[] {
  return sent.map(({ at }) => at);
}

function most(times: readonly number[], length: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + length).length));
}

describe.each([0, 1_000_000])(
  "Telegram's limits are kept by design, by a clock that starts at %i",
  (start) => {
    it('the first message of an idle chat leaves at once', async () => {
      const { send, sent, run } = world(start);
      void send(1);
      await run(0);
      expect(sent).toMatchObject([{ chat: 1, at: 0 }]);
      await run(1500);
      void send(1);
      await run(1500);
      expect(sent.at(-1)).toMatchObject({ chat: 1, at: 1500 });
    });

    it('a person gets three answers at once, and no more than twenty in a minute', async () => {
      const { send, sent, run } = world(start);
      for (let count = 0; count < 22; count += 1) void send(1, answer);
      await run();
      const times = sent.map(({ at }) => at);
      expect(times.slice(0, 7)).toEqual([0, 0, 0, 1000, 1000, 1000, 2000]);
      expect(times.slice(19)).toEqual([6000, 60_000, 60_000]);
    });

    it('what the bot sends by itself keeps its second to an answer too, and an answer none to it', async () => {
      const { send, sent, run } = world(start);
      void send(1, answer);
      void send(1, broadcast);
      await run();
      void send(1, answer);
      await run();
      expect(sent.map(({ at }) => at)).toEqual([0, 1000, 1000]);
    });

    it('one chat gets one message a second, and holds up nobody', async () => {
      const { send, sent, run } = world(start);
      for (const chat of [1, 1, 1, 2, 3]) void send(chat);
      await run();
      const timesIn = (chat: number): readonly number[] => timesOf(sent.filter((one) => one.chat === chat));
      expect(timesIn(1)).toEqual([0, 1000, 2000]);
      expect([...timesIn(2), ...timesIn(3)]).toEqual([0, 0]);
    });

    it('no second sees more than thirty messages', async () => {
      const { send, sent, run } = world(start);
      for (let chat = 1; chat <= 100; chat += 1) void send(chat);
      await run();
      const times = sent.map((one) => one.at);
      expect(sent).toHaveLength(100);
      expect(most(times, 1000)).toBe(30);
      expect(Math.max(...times)).toBe(3000);
    });

    it('what is on its way for long keeps its place until its answer is there', async () => {
      const { pace, send, sent, run, later } = world(start);
      const quick = await pace.turn(100, broadcast, 0);
      await later(20);
      quick?.answered();
      const slow = await pace.turn(101, broadcast, 0);
      for (let chat = 1; chat <= 28; chat += 1) await send(chat);
      await later(700);
      slow?.answered();
      void send(29);
      void send(30);
      await run();
      // By their answers the quick one and twenty-eight more had arrived by 20 ms, the slow one perhaps not before 720.
      expect(sent.slice(28).map(({ at }) => at)).toEqual([1020, 1020]);
      for (let chat = 31; chat <= 58; chat += 1) void send(chat);
      await run();
      expect(sent.filter(({ at }) => at < 1720)).toHaveLength(28 + 29);
    });

    it('no minute sees more than twenty messages in a group, edits counted', async () => {
      const { send, sent, run } = world(start);
      for (let count = 0; count < 30; count += 1) void send(-500, count % 2 === 0 ? broadcast : edit);
      await run();
      expect(sent).toHaveLength(30);
      expect(
        most(
          sent.map((one) => one.at),
          60_000,
        ),
      ).toBe(20);
    });

    it('a group’s minute is the one that lies behind, not the one in which the first message came', async () => {
      const { send, sent, run } = world(start);
      for (let count = 0; count < 20; count += 1) {
        await send(-500);
        await run(3000 * (count + 1) - 1000);
      }
      // The twentieth left at 56 s; at 59 s the minute holds all of them, and loses one every three seconds.
      for (let count = 0; count < 3; count += 1) void send(-500, answer);
      await run();
      expect(sent.slice(19).map(({ at }) => at)).toEqual([56_000, 60_000, 62_000, 65_000]);
    });

    it('broadcasts leave the places free that answers wait for', async () => {
      const { send, sent, run } = world(start);
      for (let chat = 1; chat <= 110; chat += 1) void send(chat);
      await run(0);
      for (let chat = 201; chat <= 205; chat += 1) void send(chat, answer);
      await run();
      const answered = sent.filter(({ sending }) => sending.by === 'answers').map(({ at }) => at);
      expect(answered).toEqual([1000, 1000, 1000, 1000, 1000]);
      expect(sent.slice(30, 60).filter(({ at }) => at === 1000)).toHaveLength(30);
      expect(Math.max(...sent.map(({ at }) => at))).toBe(3000);
    });

    it('an answer that waits for its own chat takes no place from broadcasts', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 30);
      for (let count = 0; count < 40; count += 1) void send(1, answer);
      for (let chat = 2; chat <= 61; chat += 1) void send(chat);
      await run(1000);
      expect(sent).toHaveLength(60);
      await run();
      expect(sent).toHaveLength(100);
    });

    it('whatever is sent, when and where, no window ever holds more than Telegram allows', async () => {
      const job = fc.record({
        chat: fc.constantFrom(1, 2, 3, -500),
        sending: fc.constantFrom(answer, answer, broadcast, edit),
        pause: fc.constantFrom(0, 0, 0, 1, 50, 400, 1000, 3000),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(job, { maxLength: 80 }), async (jobs) => {
          const { send, sent, later, run } = world(start);
          for (const { chat, sending, pause } of jobs) {
            void send(chat, sending);
            await later(pause);
          }
          await run();
          expect(sent).toHaveLength(jobs.length);
          expect(most(timesOf(sent), 1000)).toBeLessThanOrEqual(30);
          expect(most(timesOf(sent.filter(({ chat }) => chat < 0)), 60_000)).toBeLessThanOrEqual(20);
          for (const one of new Set(sent.map(({ chat }) => chat))) {
            const messages = sent.filter(({ chat, sending }) => chat === one && sending.kind === 'message');
            for (const [index, { at, sending }] of messages.entries()) {
              const before = timesOf(messages.slice(0, index));
              const since = (length: number): number => before.filter((time) => time > at - length).length;
              if (sending.by === 'broadcasts') expect(since(1000)).toBe(0);
              else expect([since(1000) < 3, since(60_000) < 20]).toEqual([true, true]);
            }
          }
        }),
        { numRuns: effort(60, 1000) },
      );
    });

    it('half of the shortest way to Telegram counts as gone from the thirty-first answer on, not before', async () => {
      const { pace, send, sent, later, run } = world(start);
      for (let chat = 1; chat <= 31; chat += 1) {
        const turn = await pace.turn(chat, broadcast, 600);
        await later(100);
        turn?.answered();
      }
      void send(30);
      void send(31);
      await run();
      expect(sent).toMatchObject([
        { chat: 30, at: 4000 },
        { chat: 31, at: 4050 },
      ]);
    });

    it('an edit in a private chat waits for nothing', async () => {
      const { send, sent, run } = world(start);
      void send(1);
      void send(1, edit);
      await run(0);
      expect(sent).toHaveLength(2);
    });

    it('retry_after is kept to the second, by that chat alone', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 7);
      void send(1, answer);
      void send(1, edit);
      void send(2);
      await run();
      expect(sent).toMatchObject([
        { chat: 2, at: 0 },
        { chat: 1, at: 7000 },
        { chat: 1, at: 7000 },
      ]);
    });

    it('what the bot sends by itself waits two seconds for a chat in peace, and no longer', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 2);
      pace.tooMany(2, 2.001);
      for (const chat of [1, 2]) void send(chat);
      await run();
      expect(sent).toMatchObject([{ chat: 1, at: 2000 }]);
    });

    it('but where all wait it waits with them, and two seconds longer for its own chat', async () => {
      const { pace, send, sent, run } = world(start);
      for (const [chat, seconds] of [
        [1, 9],
        [2, 9.001],
        [3, 7],
      ] as const)
        pace.tooMany(chat, seconds);
      for (const chat of [1, 2, 3, 4]) void send(chat);
      await run();
      expect(sent).toMatchObject([
        { chat: 3, at: 7000 },
        { chat: 4, at: 7000 },
        { chat: 1, at: 9000 },
      ]);
    });

    it('two chats that are left in peace hold up no third', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 7);
      pace.tooMany(2, 5);
      pace.tooMany(2, 5);
      void send(3);
      await run();
      expect(sent).toMatchObject([{ chat: 3, at: 0 }]);
    });

    it('all wait when a third chat hears the same meanwhile', async () => {
      const { pace, send, sent, run } = world(start);
      for (const [chat, seconds] of [
        [1, 7],
        [2, 5],
        [3, 6],
      ] as const)
        pace.tooMany(chat, seconds);
      void send(4);
      await run();
      expect(sent).toMatchObject([{ chat: 4, at: 6000 }]);
    });

    it('but not where a message was let through in between, nor when the first was left in peace long ago', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 7);
      pace.tooMany(2, 5);
      pace.passed();
      pace.tooMany(3, 2);
      void send(4);
      await run(3000);
      pace.tooMany(5, 9);
      void send(6);
      await run();
      expect(sent).toMatchObject([
        { chat: 4, at: 0 },
        { chat: 6, at: 3000 },
      ]);
    });

    it('a wait beyond patience is refused at once', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 3600);
      await send(1, broadcast, 90);
      await run(0);
      expect(sent).toEqual([]);
    });

    it('patience ends to the millisecond', async () => {
      const { pace, send, sent, run } = world(start);
      pace.tooMany(1, 90);
      pace.tooMany(2, 90.001);
      for (const chat of [1, 2]) void send(chat, answer, 90);
      await run();
      expect(sent).toMatchObject([{ chat: 1, at: 90_000 }]);
    });

    it('so is one for the last of several messages that have to leave the window first', async () => {
      const { pace, send, run } = world(start);
      for (const at of [400, 800, 900]) {
        await send(1, answer);
        await run(at);
      }
      // The third answer left at 800 ms, so a broadcast has its second from 1800 ms on.
      let refused = false;
      void pace.turn(1, broadcast, 0.8).then((turn) => void (refused = turn === null));
      await run(900);
      expect(refused).toBe(true);
      let isThere = false;
      void pace.turn(1, broadcast, 0.9).then((turn) => void (isThere = turn !== null));
      await run(1799);
      expect(isThere).toBe(false);
      await run(1800);
      expect(isThere).toBe(true);
    });

    it('nobody waits when the bot stops', async () => {
      const { send, sent, run, stopping } = world(start);
      void send(1);
      const second = send(1);
      await run(0);
      stopping.abort();
      await second;
      expect(sent).toHaveLength(1);
    });

    it('idle chats are forgotten', async () => {
      const { pace, send, run } = world(start);
      for (let chat = 1; chat <= 60; chat += 1) void send(chat);
      await run();
      await run(100_000);
      await send(1);
      expect(pace.remembered()).toBe(1);
    });

    it('without limits nothing waits', async () => {
      const pace = createPace(NO_PACE, { wait: () => Promise.reject(new Error('waited')) });
      for (let count = 0; count < 100; count += 1) expect(await pace.turn(-1, broadcast, 0)).not.toBeNull();
    });
  },
);

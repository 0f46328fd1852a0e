import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPace, NO_PACE, TELEGRAM_PACE, type Sending } from '../../src/telegram/pace.js';

/** A clock that moves only when all who wait have said until when. */
function world() {
  let now = 0;
  const waiting: { until: number; go: () => void }[] = [];
  const sent: { chat: number; at: number }[] = [];
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
    send: async (chat: number, sending: Sending = 'message', patience = 600) => {
      const turn = await pace.turn(chat, sending, patience);
      if (!turn) return;
      sent.push({ chat, at: now });
      turn.answered();
    },
    later: async (milliseconds: number) => {
      now += milliseconds;
      await flush();
    },
    run: async (until = Infinity) => {
      await flush();
      for (;;) {
        waiting.sort((a, b) => a.until - b.until);
        const next = waiting[0];
        if (!next || next.until > until) break;
        waiting.shift();
        now = Math.max(now, next.until);
        next.go();
        await flush();
      }
      if (until !== Infinity) now = Math.max(now, until);
    },
  };
}

function most(times: readonly number[], length: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + length).length));
}

describe("Telegram's limits are kept by design", () => {
  it('the first message of an idle chat leaves at once', async () => {
    const { send, sent, run } = world();
    void send(1);
    await run(0);
    expect(sent).toEqual([{ chat: 1, at: 0 }]);
    await run(1500);
    void send(1);
    await run(1500);
    expect(sent.at(-1)).toEqual({ chat: 1, at: 1500 });
  });

  it('one chat gets one message a second, and holds up nobody', async () => {
    const { send, sent, run } = world();
    for (const chat of [1, 1, 1, 2, 3]) void send(chat);
    await run();
    const timesOf = (chat: number): number[] => sent.filter((one) => one.chat === chat).map((one) => one.at);
    expect(timesOf(1)).toEqual([0, 1000, 2000]);
    expect([...timesOf(2), ...timesOf(3)]).toEqual([0, 0]);
  });

  it('no second sees more than thirty messages', async () => {
    const { send, sent, run } = world();
    for (let chat = 1; chat <= 100; chat += 1) void send(chat);
    await run();
    const times = sent.map((one) => one.at);
    expect(sent).toHaveLength(100);
    expect(most(times, 1000)).toBe(30);
    expect(Math.max(...times)).toBe(3000);
  });

  it('what is on its way for long keeps its place until its answer is there', async () => {
    const { pace, send, sent, run, later } = world();
    const quick = await pace.turn(100, 'message', 0);
    await later(20);
    quick?.answered();
    const slow = await pace.turn(101, 'message', 0);
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
    const { send, sent, run } = world();
    for (let count = 0; count < 30; count += 1) void send(-500, count % 2 === 0 ? 'message' : 'edit');
    await run();
    expect(sent).toHaveLength(30);
    expect(
      most(
        sent.map((one) => one.at),
        60_000,
      ),
    ).toBe(20);
  });

  it('an edit in a private chat waits for nothing', async () => {
    const { send, sent, run } = world();
    void send(1);
    void send(1, 'edit');
    await run(0);
    expect(sent).toHaveLength(2);
  });

  it('retry_after is kept to the second, by that chat alone', async () => {
    const { pace, send, sent, run } = world();
    pace.tooMany(1, 7);
    void send(1);
    void send(1, 'edit');
    void send(2);
    await run();
    expect(sent).toEqual([
      { chat: 2, at: 0 },
      { chat: 1, at: 7000 },
      { chat: 1, at: 7000 },
    ]);
  });

  it('all wait when a second chat hears the same meanwhile', async () => {
    const { pace, send, sent, run } = world();
    pace.tooMany(1, 7);
    pace.tooMany(2, 5);
    void send(3);
    await run();
    expect(sent).toEqual([{ chat: 3, at: 5000 }]);
  });

  it('a wait beyond patience is refused at once', async () => {
    const { pace, send, sent, run } = world();
    pace.tooMany(1, 3600);
    await send(1, 'message', 90);
    await run(0);
    expect(sent).toEqual([]);
  });

  it('nobody waits when the bot stops', async () => {
    const { send, sent, run, stopping } = world();
    void send(1);
    const second = send(1);
    await run(0);
    stopping.abort();
    await second;
    expect(sent).toHaveLength(1);
  });

  it('idle chats are forgotten', async () => {
    const { pace, send, run } = world();
    for (let chat = 1; chat <= 60; chat += 1) void send(chat);
    await run();
    await run(100_000);
    await send(1);
    expect(pace.remembered()).toBe(1);
  });

  it('without limits nothing waits', async () => {
    const pace = createPace(NO_PACE, { wait: () => Promise.reject(new Error('waited')) });
    for (let count = 0; count < 100; count += 1) expect(await pace.turn(-1, 'message', 0)).not.toBeNull();
  });
});

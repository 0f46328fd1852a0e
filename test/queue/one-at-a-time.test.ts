import { describe, expect, it } from 'vitest';
import { oneAtATime, oneAtATimeForEachChat } from '../../src/queue/one-at-a-time.js';

/** Work that ends when it is told to, and writes down when it begins. */
function steps(events: string[]) {
  const ends = new Map<string, (fault?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      events.push(name);
      ends.set(name, (fault) => {
        if (fault) reject(fault);
        else resolve(name);
      });
    });
  return { work, end: (name: string, fault?: Error) => ends.get(name)?.(fault) };
}

const soon = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('one queue', () => {
  it('begins work after the one before has ended, and gives each its own result', async () => {
    const events: string[] = [];
    const { work, end } = steps(events);
    const queue = oneAtATime();
    const [first, second] = [queue.run(work('a')), queue.run(work('b'))];
    await soon();
    expect(events).toEqual(['a']);
    end('a');
    await soon();
    expect(events).toEqual(['a', 'b']);
    end('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('goes on after a failure, which only its own caller sees', async () => {
    const queue = oneAtATime();
    const failed = queue.run(() => Promise.reject(new Error('no space')));
    const next = queue.run(() => Promise.resolve('written'));
    await expect(failed).rejects.toThrow('no space');
    expect(await next).toBe('written');
  });

  it('closed, ends what is under way and refuses the rest', async () => {
    const events: string[] = [];
    const { work, end } = steps(events);
    const queue = oneAtATime();
    const first = queue.run(work('a'));
    let isClosed = false;
    const closed = queue.close('the bot is stopping').then(() => (isClosed = true));
    await expect(queue.run(work('b'))).rejects.toThrow('the bot is stopping');
    expect(isClosed).toBe(false);
    end('a');
    await Promise.all([first, closed]);
    expect([isClosed, events]).toEqual([true, ['a']]);
  });
});

describe('a queue for each chat', () => {
  it('lets no chat wait for another', async () => {
    const events: string[] = [];
    const { work, end } = steps(events);
    const inOrder = oneAtATimeForEachChat();
    const all = [inOrder(1, work('1a')), inOrder(1, work('1b')), inOrder(2, work('2a'))];
    await soon();
    expect(events).toEqual(['1a', '2a']);
    end('2a');
    end('1a');
    await soon();
    expect(events).toEqual(['1a', '2a', '1b']);
    end('1b');
    expect(await Promise.all(all)).toEqual(['1a', '1b', '2a']);
  });

  it('goes on after a failure, and after a pause', async () => {
    const inOrder = oneAtATimeForEachChat();
    const failed = inOrder(1, () => Promise.reject(new Error('no network')));
    const next = inOrder(1, () => Promise.resolve('sent'));
    await expect(failed).rejects.toThrow('no network');
    expect(await next).toBe('sent');
    expect(await inOrder(1, () => Promise.resolve('later'))).toBe('later');
  });
});

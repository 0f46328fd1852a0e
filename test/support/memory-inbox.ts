import type { Inbox, KeptUpdate } from '../../src/ports/ports.js';

interface MemoryInbox extends Inbox {
  /** The numbers of what waits in it. */
  readonly kept: () => readonly number[];
}

export function memoryInbox(left: readonly KeptUpdate[] = []): MemoryInbox {
  const kept = new Set(left.map(({ update_id: number }) => number));
  return {
    left,
    kept: () => [...kept],
    keep(updates) {
      for (const { update_id: number } of updates) kept.add(number);
      return Promise.resolve();
    },
    handled: (number) => void kept.delete(number),
  };
}

/** A disk that takes nothing any more. */
export function fullInbox(): Inbox {
  return { ...memoryInbox(), keep: () => Promise.reject(new Error('no space left')) };
}

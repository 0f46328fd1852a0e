/** Runs work in the order of asking, each after the one before has ended, whether well or not. */
interface Queue {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets what is under way end; later work is refused with the reason. */
  close(reason: string): Promise<void>;
}

export function oneAtATime(): Queue {
  let last: Promise<void> = Promise.resolve();
  let closed: string | null = null;
  return {
    run: (work) => {
      if (closed !== null) return Promise.reject(new Error(closed));
      const result = last.then(work);
      // Whoever asked for it has the failure; the next in line must not.
      last = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    },
    close: (reason) => {
      closed ??= reason;
      return last;
    },
  };
}

/** Runs the work of one chat in order, and the work of different chats at once. */
export type QueueForEachChat = <Result>(chat: number, work: () => Promise<Result>) => Promise<Result>;

export function oneAtATimeForEachChat(): QueueForEachChat {
  const queues = new Map<number, { readonly queue: Queue; waiting: number }>();
  return async (chat, work) => {
    const line = queues.get(chat) ?? { queue: oneAtATime(), waiting: 0 };
    queues.set(chat, line);
    line.waiting += 1;
    try {
      return await line.queue.run(work);
    } finally {
      line.waiting -= 1;
      // A chat without work is forgotten, or the map would grow with everybody who ever wrote.
      if (line.waiting === 0) queues.delete(chat);
    }
  };
}

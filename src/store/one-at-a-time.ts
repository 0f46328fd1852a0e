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

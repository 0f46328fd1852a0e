interface MovingClock {
  readonly now: () => Date;
  readonly set: (to: Date) => void;
}

/** Begins anywhere and goes on from there: one that stood would look, after a minute, as if it had been set back. */
export function movingClock(from: Date): MovingClock {
  let [base, since] = [from.getTime(), performance.now()];
  return {
    now: () => new Date(base + performance.now() - since),
    set(to) {
      [base, since] = [to.getTime(), performance.now()];
    },
  };
}

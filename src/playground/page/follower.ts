interface Follower {
  /** Changes the log; afterwards it stands where a reader wants it. */
  through(fresh: boolean, change: () => void): void;
}

/** How far somebody may have scrolled back and still be reading the end. */
const NEAR = 80;

/**
 * Keeps a log at its newest message while its reader is there, and in place while he reads what was before. A message
 * longer than the room is shown from its beginning: that is where one reads it from.
 */
export function createFollower(log: HTMLElement): Follower {
  let end = 0;
  const atNewest = (): number => {
    const last = log.lastElementChild;
    const bottom = log.scrollHeight - log.clientHeight;
    if (!(last instanceof HTMLElement)) return bottom;
    const top = last.offsetTop - log.offsetTop - 12;
    return Math.min(bottom, top);
  };
  return {
    through(fresh, change) {
      const following = fresh || log.scrollTop >= end - NEAR;
      const newest = log.lastElementChild;
      const fromBottom = log.scrollHeight - log.scrollTop;
      const first = log.firstElementChild;
      change();
      const grew = log.firstElementChild !== first && log.lastElementChild === newest;
      if (following && (fresh || log.lastElementChild !== newest)) log.scrollTop = atNewest();
      // Earlier messages came in above: what is read stays where it is.
      else if (grew) log.scrollTop = log.scrollHeight - fromBottom;
      end = atNewest();
    },
  };
}

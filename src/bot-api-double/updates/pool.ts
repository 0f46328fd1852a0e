import type { Json } from '../calls/body.js';

export type NumberedUpdate = Json & { readonly update_id: number };

interface Waiting {
  readonly update: NumberedUpdate;
  /** Its id is below the poller's offset, and it is to be given all the same: once. */
  readonly again: boolean;
  fetched: boolean;
}

/** The updates that nobody has confirmed yet. */
export interface Pool {
  add(update: NumberedUpdate, again: boolean): void;
  /** The oldest ones, in the order of their ids. */
  batch(limit: number): readonly NumberedUpdate[];
  /** Forgets what an offset confirms; a negative one keeps that many from the end. */
  confirm(offset: number): void;
  remove(update: NumberedUpdate): void;
  /** The oldest one that is such. */
  first(isSuch: (update: NumberedUpdate) => boolean): NumberedUpdate | null;
  size(): number;
  clear(): void;
  /** Settles as soon as the pool is empty. */
  empty(): Promise<void>;
}

export function createPool(): Pool {
  let waiting: Waiting[] = [];
  let confirmed = 0;
  const idlers: (() => void)[] = [];
  const keepOnly = (kept: Waiting[]): void => {
    waiting = kept;
    if (waiting.length === 0) for (const resolve of idlers.splice(0)) resolve();
  };
  return {
    add: (update, again) =>
      void waiting.push({ update, again: again || update.update_id < confirmed, fetched: false }),
    batch(limit) {
      const given = [...waiting].sort((a, b) => a.update.update_id - b.update.update_id).slice(0, limit);
      for (const one of given) one.fetched = true;
      return given.map((one) => one.update);
    },
    confirm(offset) {
      if (offset > 0) confirmed = Math.max(confirmed, offset);
      const kept = waiting.filter((one) =>
        one.again ? !one.fetched : offset <= 0 || one.update.update_id >= offset,
      );
      keepOnly(offset < 0 ? kept.slice(offset) : kept);
    },
    remove: (update) => keepOnly(waiting.filter((one) => one.update !== update)),
    first: (isSuch) => waiting.find(({ update }) => isSuch(update))?.update ?? null,
    size: () => waiting.length,
    clear: () => keepOnly([]),
    empty: () =>
      new Promise((resolve) => {
        idlers.push(resolve);
        if (waiting.length === 0) keepOnly([]);
      }),
  };
}

/** How much is run: enough for figures, or once through to see that all of it works. */
export interface Effort {
  readonly runs: number;
  readonly warmUp: number;
  /** Commands one after another. */
  readonly updates: number;
  readonly batches: number;
  /** Commands of others while somebody is in trouble. */
  readonly asked: number;
  /** Updates after which the memory is read again. */
  readonly memoryUpdates: number;
  /** Officers of a morning, and how often it is run. */
  readonly mornings: readonly { readonly officers: number; readonly runs: number }[];
  /** How many times the plan and the people. */
  readonly larger: number;
  readonly reports: number;
}

export const FULL: Effort = {
  runs: 5,
  warmUp: 200,
  updates: 2000,
  batches: 20,
  asked: 100,
  memoryUpdates: 10_000,
  // The last is Telegram's own pace for nearly three minutes.
  mornings: [
    { officers: 30, runs: 5 },
    { officers: 500, runs: 5 },
    { officers: 5000, runs: 1 },
  ],
  larger: 100,
  reports: 200,
};

export const SMOKE: Effort = {
  runs: 1,
  warmUp: 2,
  updates: 10,
  batches: 1,
  asked: 5,
  memoryUpdates: 200,
  mornings: [
    { officers: 5, runs: 1 },
    { officers: 40, runs: 1 },
  ],
  larger: 3,
  reports: 3,
};

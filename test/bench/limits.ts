interface Limit {
  /** Whether a request that comes at that moment is let through; what was let through counts from then on. */
  admits(at: number): boolean;
}

/** As strict as a limit can be: no window of that length, wherever it begins, ever holds more than `count`. */
export function slidingLimit(count: number, milliseconds: number): Limit {
  const admitted: number[] = [];
  return {
    admits(at) {
      const oldest = admitted[admitted.length - count];
      if (oldest !== undefined && oldest + milliseconds > at) return false;
      admitted.push(at);
      if (admitted.length > 2 * count) admitted.splice(0, admitted.length - count);
      return true;
    },
  };
}

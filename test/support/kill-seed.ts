import fc from 'fast-check';
import { onTestFailed } from 'vitest';

/** Instants at which to kill, drawn anew in every run; a run that fails says how to have the same again. */
export function killInstants<Instant>(instant: fc.Arbitrary<Instant>, numRuns: number): readonly Instant[] {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now());
  onTestFailed(() => {
    process.stderr.write(`To kill at the same instants: KILL_SEED=${String(seed)}\n`);
  });
  return fc.sample(instant, { seed, numRuns });
}

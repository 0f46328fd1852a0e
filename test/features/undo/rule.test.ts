import { describe, expect, it } from 'vitest';
import { isUndoable, undo } from '../../../src/features/undo/rule.js';
import type { UndoRequest } from '../../../src/features/undo/rule.js';
import type { Happening, PersonId } from '../../../src/journal/fact.js';
import { day } from '../../../src/plan/day.js';
import { coordinator, historyOf, officer, period, reported, started, task } from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';

const HOA = 1 as PersonId;
const TAM = 2 as PersonId;
const MINH = 3 as PersonId;
/** Facts 1 to 4. */
const staff = [
  started('2025-01-02'),
  coordinator(HOA, 'Hoa'),
  officer(TAM, 'Tâm', 'VPTK'),
  officer(MINH, 'Minh', 'VPTK'),
];
const ref = { task: task('III.1').code, period: period('2025') };
const NOW = '2025-03-20T10:00:00+07:00';

function entry(what: Happening, by: PersonId, update?: number): Entry {
  return { on: day('2025-03-20'), by, what, ...(update === undefined ? {} : { update }) };
}

const done = (by: PersonId, more: Partial<Parameters<typeof reported>[0]> = {}): Entry =>
  reported({ by, on: '2025-03-20', code: 'III.1', ...more });
const more = (by: PersonId, update?: number): Entry =>
  entry({ kind: 'supplemented', ...ref, part: null, note: 'thêm', evidence: [] }, by, update);
const reopened = entry({ kind: 'reopened', ...ref, reason: 'thiếu' }, HOA);

function taking(by: PersonId, entries: readonly Entry[], ask: Partial<UndoRequest> = {}) {
  return undo(historyOf(...staff, ...entries), { person: by, fact: null, now: NOW, ...ask });
}

describe('what was added to a report', () => {
  it('is taken back alone by who added it, and goes with its report where the same person made that', () => {
    expect(taking(TAM, [done(TAM), more(TAM)])).toEqual({ kind: 'undo', facts: [6], kept: [] });
    expect(taking(TAM, [done(TAM), more(TAM)], { fact: 5 })).toEqual({
      kind: 'undo',
      facts: [5, 6],
      kept: [],
    });
  });

  it('stays where another person added it', () => {
    const taken = taking(TAM, [done(TAM), more(MINH)], { fact: 5 });
    expect(taken).toMatchObject({ kind: 'undo', facts: [5], kept: [{ id: 6, by: MINH }] });
  });

  it('counts no longer once its period was opened again after it, and counts when it came after that', () => {
    const before = taking(TAM, [done(TAM), more(TAM), reopened], { fact: 6 });
    expect(before).toEqual({ kind: 'covered', period: ref, later: null });
    const after = taking(TAM, [done(TAM), reopened, more(TAM)], { fact: 7 });
    expect(after).toEqual({ kind: 'undo', facts: [7], kept: [] });
    const other = entry({ kind: 'reopened', ...ref, task: task('I.2').code, reason: 'thiếu' }, HOA);
    expect(taking(TAM, [done(TAM), more(TAM), other], { fact: 6 })).toMatchObject({ kind: 'undo' });
  });

  it('before a report of the same part belongs to the report before it', () => {
    const entries = [done(TAM, { status: 'in-progress' }), more(TAM), done(TAM)];
    expect(taking(TAM, entries, { fact: 7 })).toEqual({ kind: 'undo', facts: [7], kept: [] });
  });
});

describe('a difficulty that still holds', () => {
  const stuck = done(TAM, { status: 'blocked' });
  const still = entry({ kind: 'still-blocked', ...ref, report: 5 }, TAM);

  it('is taken back as long as its report counts', () => {
    expect(taking(TAM, [stuck, still])).toEqual({ kind: 'undo', facts: [6], kept: [] });
  });

  it('counts no longer once a later report of the same part does, and is not touched by one of another', () => {
    const covered = taking(TAM, [stuck, still, done(MINH)], { fact: 6 });
    expect(covered).toMatchObject({ kind: 'covered', period: ref, later: { fact: 7 } });
    const other = done(MINH, { part: 'KT' });
    expect(taking(TAM, [stuck, other, still], { fact: 7 })).toEqual({ kind: 'undo', facts: [7], kept: [] });
  });
});

describe('whose and which', () => {
  it('the last thing that the person did is meant, or the last of a task that is named', () => {
    const entries = [done(TAM), done(TAM, { code: 'I.2' }), done(MINH, { code: 'I.6' })];
    expect(taking(TAM, entries)).toMatchObject({ facts: [6] });
    expect(taking(TAM, entries, { task: ref.task })).toMatchObject({ facts: [5] });
    expect(taking(TAM, entries, { year: 2026 })).toEqual({ kind: 'nothing' });
    expect(taking(TAM, entries, { fact: 7 })).toEqual({ kind: 'not-yours' });
  });

  it('all of one gesture goes together, but of a named task its part alone', () => {
    const entries = [
      done(TAM, { update: 9 }),
      done(TAM, { code: 'I.2', update: 9 }),
      done(TAM, { code: 'I.6', update: 8 }),
    ];
    expect(taking(TAM, entries, { fact: 5 })).toMatchObject({ facts: [5, 6] });
    expect(taking(TAM, entries, { fact: 5, task: ref.task })).toMatchObject({ facts: [5] });
  });

  it('a report that a later one of the same part replaced counts no longer, and names that one', () => {
    const covered = taking(TAM, [done(TAM), done(MINH)], { fact: 5 });
    expect(covered).toMatchObject({ kind: 'covered', period: ref, later: { fact: 6 } });
  });
});

it('a day has twenty-four hours, to the second', () => {
  const at = '2025-03-19T10:00:00+07:00';
  expect(isUndoable(at, '2025-03-20T10:00:00+07:00')).toBe(true);
  expect(isUndoable(at, '2025-03-20T10:00:01+07:00')).toBe(false);
  expect(taking(TAM, [done(TAM)], { now: '2025-03-21T09:00:01+07:00' })).toEqual({ kind: 'too-late' });
});

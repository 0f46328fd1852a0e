import { describe, expect, it } from 'vitest';
import { day } from '../../src/plan/day.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { isClosing } from '../../src/journal/fact.js';
import { isTakenBack } from '../../src/journal/record.js';
import {
  coordinator,
  department,
  historyOf,
  officer,
  period,
  reported,
  started,
  task,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';

const HOA = 1 as PersonId;
const TAM = 2 as PersonId;
const staff = [started('2025-01-02'), coordinator(HOA, 'Hoa'), officer(TAM, 'Tâm', 'VPTK')];
const ref = { task: task('III.1').code, period: period('2025/1') };

function entry(on: string, what: Happening, by: PersonId = HOA): Entry {
  return { on: day(on), by, what };
}

describe('what is told to somebody can be found again by its fact', () => {
  it('keeps the words that answer a nudge', () => {
    const history = historyOf(
      ...staff,
      entry('2025-03-20', { kind: 'nudged', task: ref.task, periods: [ref.period], words: '', to: [TAM] }),
      entry('2025-03-21', { kind: 'nudge-answered', nudge: 4, words: 'đang trình ký' }, TAM),
    );
    expect(history.nudges).toMatchObject([
      { fact: 4, answers: [{ fact: 5, by: TAM, on: '2025-03-21', words: 'đang trình ký' }] },
    ]);
  });

  it('keeps which fact answered a difficulty', () => {
    const history = historyOf(
      ...staff,
      reported({ by: TAM, on: '2025-03-20', code: 'III.1', period: ref.period, status: 'blocked' }),
      entry('2025-03-21', { kind: 'answered', report: 4, words: 'sẽ làm việc với tỉnh' }),
    );
    const [report] = [...history.reports.values()].flat();
    expect(report?.answers).toMatchObject([{ fact: 5, by: HOA, words: 'sẽ làm việc với tỉnh' }]);
  });

  it.each<readonly [Happening]>([
    [{ kind: 'confirmed', ...ref, report: 5 }],
    [{ kind: 'returned', ...ref, report: 5, part: null, reason: 'thiếu văn bản' }],
  ])('keeps which fact was said to a report, and of which period: %o', (said) => {
    const history = historyOf(
      ...staff,
      entry('2025-03-19', { kind: 'confirmation-set', required: true }),
      reported({ by: TAM, on: '2025-03-20', code: 'III.1', period: ref.period }),
      entry('2025-03-21', said),
      // Of two the first counts.
      entry('2025-03-22', said),
    );
    expect(history.verdicts.get(5)).toMatchObject({ fact: 6, kind: said.kind, ...ref });
  });
});

describe('a task for everybody', () => {
  const all = { task: task('V.2a').code, period: period('2025') };
  const parts = ['VPTK', 'KT', 'VHXH'];
  const paper = { kind: 'document', number: '9/BC', dated: null } as const;
  const reports = parts.map((part, at) =>
    reported({ by: TAM + at, on: '2025-03-20', code: 'V.2a', part, note: part, documents: [`${at}/BC`] }),
  );
  const reportsOf = (...entries: readonly Entry[]) =>
    new Map(
      [...historyOf(...staff, ...reports, ...entries).reports.values()].flat().map((one) => [one.part, one]),
    );

  it.each(parts)(
    'has more said and sent for one department, %s, and the reports of the others stay as they are',
    (part) => {
      const more = { ...all, part: department(part), note: 'thêm', evidence: [paper] };
      const [before, after] = [
        reportsOf(),
        reportsOf(entry('2025-03-21', { kind: 'supplemented', ...more }, TAM)),
      ];
      expect([...after.keys()].toSorted()).toEqual(parts.toSorted());
      for (const [of, report] of after) {
        const own = before.get(of);
        const added = { note: `${part}; thêm`, evidence: [...(own?.evidence ?? []), paper] };
        expect(report).toEqual(of === part ? { ...own, ...added } : own);
      }
    },
  );

  it('keeps what came without a report for its own department’s next one', () => {
    const more = { ...all, part: department('BPMC'), note: 'thêm', evidence: [paper] };
    const early = entry('2025-03-21', { kind: 'supplemented', ...more }, TAM);
    const next = (part: string): Entry => reported({ by: TAM, on: '2025-03-22', code: 'V.2a', part });
    const after = reportsOf(early, next('TPHT'), next('BPMC'));
    expect(after.get(department('TPHT'))).toMatchObject({ note: '', evidence: [] });
    expect(after.get(department('BPMC'))).toMatchObject({ note: 'thêm', evidence: [paper] });
    for (const part of parts) expect(after.get(department(part))).toEqual(reportsOf().get(department(part)));
  });
});

describe('what was taken back', () => {
  it('counts for nothing and stays in the journal', () => {
    const history = historyOf(
      ...staff,
      reported({ by: TAM, on: '2025-03-20', code: 'III.1', period: ref.period }),
      entry('2025-03-20', { kind: 'withdrawn', reports: [4] }, TAM),
    );
    expect([...history.reports.values()].flat()).toEqual([]);
    expect(history.facts.filter((fact) => isTakenBack(history, fact)).map(({ id }) => id)).toEqual([4]);
  });
});

describe('a status', () => {
  it.each([
    ['done', true],
    ['not-arising', true],
    ['in-progress', false],
    ['blocked', false],
  ] as const)('%s closes its period: %s', (status, closes) => {
    expect(isClosing(status)).toBe(closes);
  });
});

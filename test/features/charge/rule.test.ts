import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fieldsMark,
  fieldsTicked,
  readCharge,
  tickableFields,
  ticksMeant,
  ticksOf,
} from '../../../src/features/charge/rule.js';
import type { Field, PersonId } from '../../../src/journal/fact.js';
import { fieldsOf, leadersInCharge, leadersOfTask } from '../../../src/journal/fields.js';
import type { History } from '../../../src/journal/history.js';
import { day } from '../../../src/plan/day.js';
import { chairman, department, historyOf, office } from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';

const { plan } = office;
const HUNG = 11 as PersonId;
const LAN = 12 as PersonId;

function leaders(...more: readonly Entry[]): History {
  return historyOf(chairman(HUNG, 'Nguyễn Văn Hùng'), chairman(LAN, 'Trần Thị Lan Anh'), ...more);
}

function set(person: PersonId, fields: readonly Field[]): Entry {
  return { on: day('2025-01-03'), by: null, what: { kind: 'fields-set', person, fields } };
}

const words = (fields: readonly Field[] | null): string | null =>
  fields && fields.map((one) => (one.kind === 'section' ? one.section : one.department)).join(' ');

describe('who is put in charge of what is read from what was typed', () => {
  test.each([
    ['Nguyễn Văn Hùng: III, VPTK', HUNG, 'III VPTK', []],
    ['hùng iii', HUNG, 'III', []],
    ['Hùng III IV', HUNG, 'III IV', []],
    ['đồng chí Hùng: mục III và Văn hóa – Xã hội', HUNG, 'III VHXH', []],
    ['Lan Anh phụ trách', LAN, null, []],
    ['đồng chí Lan Anh phụ trách mục VI', LAN, 'VI', []],
    ['Hùng phụ trách thêm V', HUNG, 'V', []],
    ['Lan Anh: Tài chính', LAN, '', ['Tài chính']],
    ['Hung tat ca', HUNG, '', []],
    ['Hùng', HUNG, null, []],
    ['Hùng III, III', HUNG, 'III', []],
  ])('%s', (text, leader, fields, unknown) => {
    const said = readCharge(plan, leaders(), text);
    expect(said.kind).toBe('leader');
    if (said.kind !== 'leader') return;
    expect([said.leader.id, words(said.fields), said.unknown]).toEqual([leader, fields, unknown]);
  });

  test('a name that has the word “Chí” is that name', () => {
    const history = historyOf(chairman(HUNG, 'Nguyễn Văn Chí'), chairman(LAN, 'Trần Thị Lan Anh'));
    const said = readCharge(plan, history, 'đồng chí Chí III');
    expect(said.kind === 'leader' && [said.leader.id, words(said.fields)]).toEqual([HUNG, 'III']);
  });

  test.each(['III, VPTK', 'ông Ba: III'])('%s: it is asked who is meant', (text) => {
    expect(readCharge(plan, leaders(), text).kind).toBe('which-leader');
  });
});

test('“thêm” keeps what a leader is in charge of, and what is not understood clears nothing', () => {
  const history = leaders(set(HUNG, [{ kind: 'section', section: 'III' }]));
  const more = readCharge(plan, history, 'Hùng thêm V');
  expect(more.kind === 'leader' && words(more.fields)).toBe('III V');
  const unclear = readCharge(plan, history, 'Hùng: XX');
  if (unclear.kind !== 'leader') throw new Error('nobody is meant');
  expect(words(fieldsTicked(plan, ticksMeant(plan, history, unclear)))).toBe('III');
});

describe('the parts of the work', () => {
  const mask = fc.bigInt({ min: 0n, max: (1n << BigInt(tickableFields(plan).length)) - 1n });

  test('ticks are the parts, both ways', () => {
    fc.assert(
      fc.property(mask, (ticked) => {
        const history = leaders(set(HUNG, fieldsTicked(plan, ticked)));
        const [hung] = history.people;
        expect(hung && ticksOf(plan, history, hung)).toBe(ticked);
      }),
    );
  });

  test('however they are given, every task has a leader, and who is in charge of it is one of them', () => {
    fc.assert(
      fc.property(mask, mask, (one, other) => {
        const history = leaders(set(HUNG, fieldsTicked(plan, one)), set(LAN, fieldsTicked(plan, other)));
        for (const task of plan.tasks) {
          const hearing = leadersOfTask(plan, history, task).map(({ id }) => id);
          expect(hearing.length).toBeGreaterThan(0);
          for (const { id } of leadersInCharge(plan, history, task)) expect(hearing).toContain(id);
        }
      }),
    );
  });

  test('a leader whom no message reaches leaves none of his part without a leader', () => {
    const history = leaders(
      set(HUNG, [{ kind: 'section', section: 'III' }]),
      set(LAN, [{ kind: 'section', section: 'I' }]),
      {
        ...{ on: day('2025-01-04'), by: null },
        what: { kind: 'unreachable', person: HUNG, reason: 'blocked' },
      },
    );
    for (const task of plan.tasks.filter(({ section }) => section === 'III'))
      expect(leadersOfTask(plan, history, task).map(({ id }) => id)).toContain(LAN);
  });

  test('with none again a leader is in charge of everything', () => {
    const history = leaders(
      set(HUNG, [{ kind: 'department', department: department('VPTK') }]),
      set(HUNG, []),
    );
    expect(fieldsOf(plan, history, HUNG)).toEqual([]);
  });

  test('a list of parts is told from that of another plan', () => {
    const other = { ...plan, departments: plan.departments.slice(1) };
    expect(fieldsMark(other)).not.toBe(fieldsMark(plan));
  });
});

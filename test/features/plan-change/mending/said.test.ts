import { describe, expect, test } from 'vitest';
import { departmentsSaid, sectionRead } from '../../../../src/features/plan-change/mending/named.js';
import { namesRead, splitRead } from '../../../../src/features/plan-change/mending/names-flow.js';
import { readWish } from '../../../../src/features/plan-change/mending/said.js';
import type { PlanDraft } from '../../../../src/plan/drafting/plan-draft.js';
import { readPlanFile } from '../../../../src/store/plan-file.js';
import { readFileSync } from 'node:fs';
import { plan } from '../../../support/office.js';

function said(text: string): string {
  const wish = readWish(plan, text);
  const task = 'task' in wish ? [wish.task.code] : [];
  const rest = Object.entries(wish).flatMap(([key, value]) =>
    key !== 'kind' && typeof value === 'string' ? [value] : [],
  );
  return [wish.kind, ...task, ...rest].join(' | ');
}

describe('what is typed behind the command', () => {
  test.each([
    ['', 'rows'],
    ['III.3', 'row | III.3'],
    ['iii.3', 'row | III.3'],
    ['III.3 hạn trước ngày 15/6', 'field | III.3 | deadline | trước ngày 15/6'],
    ['III.3 thoi han: truoc 15/6', 'field | III.3 | deadline | truoc 15/6'],
    ['III.3 hạn', 'field | III.3 | deadline | '],
    ['III.3 chủ trì Công an', 'field | III.3 | lead | Công an'],
    ['III.3 don vi chu tri la KT; VPTK', 'field | III.3 | lead | KT; VPTK'],
    ['III.3 tên Rà soát thủ tục', 'field | III.3 | title | Rà soát thủ tục'],
    ['III.3 mục IV', 'field | III.3 | section | IV'],
    ['III.3 chuyển sang mục IX. Nội dung khác', 'field | III.3 | section | IX. Nội dung khác'],
    ['III.3 bỏ', 'drop | III.3'],
    ['bỏ dòng III.3', 'drop | III.3'],
    ['gộp VHXH vào VPTK', 'merge | VHXH | VPTK'],
    ['gop vhxh vao vptk', 'merge | vhxh | vptk'],
    ['tách VPTK thành Phòng Văn hóa: III.3; Ban Dân tộc', 'split | VPTK | Phòng Văn hóa: III.3; Ban Dân tộc'],
    ['đổi tên KT thành Phòng Kinh tế', 'rename | KT | Phòng Kinh tế'],
    ['đơn vị', 'departments'],
    ['III.3 Bộ Nội vụ', 'unclear | III.3 | Bộ Nội vụ'],
    ['III.3, III.4 bỏ', 'each-row'],
    ['ngày mai', 'which-row | ngày mai'],
  ])('“%s” is %s', (text, meant) => {
    expect(said(text)).toBe(meant);
  });
});

const text = readFileSync(new URL('../../../../data/plan-2025.json', import.meta.url), 'utf8');
const draft = draftOf(text);
const open = { plan, draft };

function draftOf(written: string): PlanDraft {
  const read = readPlanFile(written, 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.file;
}

describe('names of departments', () => {
  const names = (words: string): readonly string[] =>
    namesRead(open, words).departments.map(({ id, name }) => `${id} ${name}`);
  const nameOf = (id: string): string => draft.departments.find((one) => one.id === id)?.name ?? '';

  test('mean those of the plan by id, short name, name and print, with accents or without', () => {
    expect(names('VPTK; kt')).toEqual([`VPTK ${nameOf('VPTK')}`, `KT ${nameOf('KT')}`]);
    expect(names(nameOf('VPTK').toUpperCase())).toEqual([`VPTK ${nameOf('VPTK')}`]);
    expect(departmentsSaid(plan.departments, 'ke toan').map(({ id }) => id)).toEqual(['KT']);
  });

  test('that the plan does not have are departments of their own, each with an id of its own', () => {
    const fresh = namesRead(open, 'Phòng Kinh tế; Phòng Khoa tâm').departments;
    expect(fresh.map(({ name }) => name)).toEqual(['Phòng Kinh tế', 'Phòng Khoa tâm']);
    expect(new Set(fresh.map(({ id }) => id)).size).toBe(2);
  });

  test('of a split may each have their rows', () => {
    const { shares, assigned } = splitRead(open, 'Phòng Văn hóa: III.1, III.2; Ban Dân tộc');
    expect(assigned).toBe(true);
    expect(shares.map(({ department, codes }) => [department.name, codes])).toEqual([
      ['Phòng Văn hóa', ['III.1', 'III.2']],
      ['Ban Dân tộc', []],
    ]);
    expect(splitRead(open, 'Phòng Văn hóa; Ban Dân tộc').assigned).toBe(false);
  });
});

describe('a section that is named', () => {
  test.each([
    ['IV', 'IV'],
    ['mục iv', 'IV'],
    ['IX. Nội dung khác', 'IX Nội dung khác'],
    ['mục mới X: Nội dung khác', 'X Nội dung khác'],
    ['ix Nội dung khác', 'IX Nội dung khác'],
  ])('“%s” is %s', (words, meant) => {
    const section = sectionRead(plan.sections, words);
    const isKnown = plan.sections.some(({ id }) => id === section?.id);
    expect(isKnown ? section?.id : `${section?.id ?? ''} ${section?.title ?? ''}`).toBe(meant);
  });

  test('by its title, and none by words that name none', () => {
    const [first] = plan.sections;
    expect(sectionRead(plan.sections, first?.title ?? '')?.id).toBe(first?.id);
    expect(sectionRead(plan.sections, 'Công tác khác')).toBeNull();
  });
});

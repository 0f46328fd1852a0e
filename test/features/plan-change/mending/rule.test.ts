import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Correction, MendFault } from '../../../../src/features/plan-change/mending/correction.js';
import { mended } from '../../../../src/features/plan-change/mending/rule.js';
import type { DraftDepartment, DraftTask, PlanDraft } from '../../../../src/plan/drafting/plan-draft.js';
import { readPlan, readPlanFile } from '../../../../src/store/plan-file.js';
import { effort } from '../../../support/effort.js';
import { planFileOf } from '../../../support/plan-file.js';

const text = readFileSync(new URL('../../../../data/plan-2025.json', import.meta.url), 'utf8');
const seed = draftOf(text);

function draftOf(written: string): PlanDraft {
  const read = readPlanFile(written, 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.file;
}

function made(draft: PlanDraft, correction: Correction): Extract<ReturnType<typeof mended>, { ok: true }> {
  const result = mended(draft, correction);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  const read = readPlan(JSON.stringify(result.draft), 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return result;
}

function faultOf(draft: PlanDraft, correction: Correction): MendFault | null {
  const result = mended(draft, correction);
  return result.ok ? null : result.fault;
}

function row(draft: PlanDraft, code: string): DraftTask {
  const task = draft.tasks.find((one) => one.code === code);
  if (!task) throw new Error(`no ${code}`);
  return task;
}

function body(id: string, name = id): DraftDepartment {
  return seed.departments.find((one) => one.id === id) ?? { id, name, shortName: id, printedAs: [] };
}

const police = body('CAX', 'Công an Cẩm Nhượng');

describe('who leads a row', () => {
  test('becomes the one that is named, and who else is named may report it', () => {
    const { draft } = made(seed, { kind: 'lead', code: 'III.3', leads: [body('KT'), body('VPTK')] });
    expect(row(draft, 'III.3')).toMatchObject({ lead: 'KT', mayAlsoReport: ['VPTK'] });
    expect(row(draft, 'III.3').printed).toEqual(row(seed, 'III.3').printed);
  });

  test('may be a department that the plan did not have', () => {
    const { draft } = made(seed, { kind: 'lead', code: 'III.1', leads: [police] });
    expect(draft.departments.at(-1)).toEqual(police);
    expect(row(draft, 'III.1').lead).toBe('CAX');
  });

  test('takes the place of nobody with the last row that had nobody', () => {
    const nobody = body('CHUARO', 'Chưa rõ đơn vị chủ trì');
    const { draft } = made(seed, { kind: 'lead', code: 'III.1', leads: [nobody] });
    const known = made(draft, { kind: 'lead', code: 'III.1', leads: [body('VPTK')] });
    expect(known.draft.departments).toEqual(seed.departments);
  });

  test('is asked for where nobody is named, and stays where it is the same', () => {
    expect(faultOf(seed, { kind: 'lead', code: 'III.1', leads: [] })).toEqual({ kind: 'nobody-named' });
    const { lead } = row(seed, 'III.1');
    expect(faultOf(seed, { kind: 'lead', code: 'III.1', leads: [body(lead)] })).toEqual({
      kind: 'unchanged',
    });
  });
});

describe('the deadline of a row', () => {
  test('is read from the words, while the printed ones stay', () => {
    const { draft } = made(seed, { kind: 'deadline', code: 'III.1', phrase: '  trước  ngày 15/6 ' });
    expect(row(draft, 'III.1')).toMatchObject({
      deadlineAs: { phrase: 'trước ngày 15/6', because: 'Ghi “Quý I/2025”, hiểu là “trước ngày 15/6”.' },
      printed: { deadline: 'Quý I/2025' },
    });
  });

  test('goes back to the printed words where these are said', () => {
    const { draft } = made(seed, { kind: 'deadline', code: 'III.1', phrase: 'trước ngày 15/6' });
    const again = made(draft, { kind: 'deadline', code: 'III.1', phrase: 'quý I/2025' });
    expect(again.draft).toEqual(seed);
  });

  test('loses the shift of days that belonged to recurring work', () => {
    const shifted = {
      ...seed,
      tasks: seed.tasks.map((task) => (task.code === 'TH.1' ? { ...task, offsetDays: 3 } : task)),
    };
    const { draft } = made(shifted, { kind: 'deadline', code: 'TH.1', phrase: 'trước ngày 15/6' });
    expect(row(draft, 'TH.1').offsetDays).toBeUndefined();
  });

  test('is not taken where nobody can read it', () => {
    expect(faultOf(seed, { kind: 'deadline', code: 'III.1', phrase: 'sớm nhất' })).toMatchObject({
      kind: 'deadline-unread',
      phrase: 'sớm nhất',
    });
  });
});

describe('the title of a row', () => {
  test('is another one, and the text of the plan stays', () => {
    const { draft } = made(seed, { kind: 'title', code: 'III.1', title: ' Rà soát  thủ tục ' });
    expect(row(draft, 'III.1')).toEqual({ ...row(seed, 'III.1'), title: 'Rà soát thủ tục' });
  });

  test('fits a line of a phone', () => {
    const fault = faultOf(seed, { kind: 'title', code: 'III.1', title: 'x'.repeat(61) });
    expect(fault).toEqual({ kind: 'title-long', length: 61, most: 60 });
  });
});

describe('the section of a row', () => {
  test('gives the row the next number there, and whoever named it by its code names it so', () => {
    const { draft, recoded } = made(seed, {
      ...{ kind: 'section', code: 'III.1' },
      section: { id: 'IV', title: '' },
    });
    const before = seed.tasks.filter(({ section }) => section === 'IV').length;
    expect(recoded).toEqual({ before: 'III.1', after: `IV.${before + 1}` });
    const own = draft.tasks.filter(({ section }) => section === 'IV');
    expect(own.at(-1)).toMatchObject({ code: `IV.${before + 1}`, title: row(seed, 'III.1').title });
    expect(draft.targets.some(({ tasks }) => tasks.includes('III.1'))).toBe(false);
  });

  test('may be new, and goes with its last row', () => {
    const { draft } = made(seed, {
      ...{ kind: 'section', code: 'III.1' },
      section: { id: 'XII', title: 'Nội dung khác' },
    });
    expect(draft.sections.at(-1)).toEqual({ id: 'XII', title: 'Nội dung khác' });
    const back = made(draft, { kind: 'drop', code: 'XII.1' });
    expect(back.emptied).toEqual(['XII']);
    expect(back.draft.sections).toEqual(seed.sections);
  });

  test('keeps a number that counts through all sections', () => {
    const running = draftOf(
      planFileOf([
        { code: '1', section: 'A' },
        { code: '2', section: 'B' },
        { code: '3', section: 'B' },
      ]),
    );
    const { draft, recoded } = made(running, {
      ...{ kind: 'section', code: '3' },
      section: { id: 'A', title: '' },
    });
    expect(recoded).toBeNull();
    expect(draft.tasks.map(({ code, section }) => code + section)).toEqual(['1A', '3A', '2B']);
  });

  test('is no section with which the codes of other rows would not go together', () => {
    const dotted = draftOf(
      planFileOf([
        { code: '5.1', section: 'A' },
        { code: '6.1', section: 'A' },
      ]),
    );
    const fault = faultOf(dotted, { kind: 'section', code: '6.1', section: { id: '5', title: 'Khác' } });
    expect(fault).toEqual({ kind: 'section-unfit', id: '5', code: '5.1' });
  });
});

describe('a row that is no task', () => {
  test('goes, and nothing refers to it any more', () => {
    const { draft } = made(seed, { kind: 'drop', code: 'I.1a' });
    expect(draft.tasks).toHaveLength(seed.tasks.length - 1);
    expect(draft.itself).toBeNull();
    expect(draft.targets.flatMap(({ tasks }) => tasks)).not.toContain('I.1a');
  });

  test('stays where it is the only one', () => {
    const single = draftOf(planFileOf([{ code: 'I.1' }]));
    expect(faultOf(single, { kind: 'drop', code: 'I.1' })).toEqual({ kind: 'last-task' });
  });
});

describe('departments', () => {
  const led = (draft: PlanDraft, id: string): readonly string[] =>
    draft.tasks.filter(({ lead }) => lead === id).map(({ code }) => code);

  test('two that are one are merged: its rows, its targets and its names', () => {
    const { draft } = made(seed, { kind: 'merge', from: 'VHXH', into: 'VPTK' });
    expect(draft.departments.map(({ id }) => id)).not.toContain('VHXH');
    expect(led(draft, 'VPTK')).toHaveLength(led(seed, 'VPTK').length + led(seed, 'VHXH').length);
    expect(draft.departments.find(({ id }) => id === 'VPTK')?.printedAs).toContain(body('VHXH').name);
    expect(faultOf(draft, { kind: 'merge', from: 'VPTK', into: 'VPTK' })).toEqual({
      kind: 'same-department',
    });
  });

  test('one that was several is split: together, or each with its own rows and the first with the rest', () => {
    const shares = [body('PVH', 'Phòng Văn hóa'), body('BDT', 'Ban Dân tộc')];
    const together = made(seed, {
      ...{ kind: 'split', from: 'VPTK' },
      shares: shares.map((department) => ({ department, codes: 'together' })),
    });
    expect(row(together.draft, 'III.1')).toMatchObject({ lead: 'PVH', mayAlsoReport: ['BDT'] });
    const apart = made(seed, {
      ...{ kind: 'split', from: 'VPTK' },
      shares: shares.map((department, at) => ({ department, codes: at === 1 ? ['III.1'] : [] })),
    });
    expect(led(apart.draft, 'BDT')).toEqual(['III.1']);
    expect(led(apart.draft, 'PVH')).toHaveLength(led(seed, 'VPTK').length - 1);
    expect(apart.draft.departments.map(({ id }) => id)).not.toContain('VPTK');
  });

  test('one is split into two at least, and gives only rows that it leads', () => {
    const shares = [body('KT'), body('BPMC')].map((department) => ({ department, codes: ['KHAC.1'] }));
    expect(faultOf(seed, { kind: 'split', from: 'VPTK', shares: shares.slice(1) })).toEqual({
      kind: 'one-name',
    });
    expect(faultOf(seed, { kind: 'split', from: 'VPTK', shares })).toMatchObject({
      kind: 'not-of-department',
    });
  });

  test('one gets another name and is still meant by its old one; the name of another it does not get', () => {
    const renamed = { kind: 'rename', id: 'KT', name: 'Phòng Kinh tế', shortName: 'Phòng KT' } as const;
    const { draft } = made(seed, renamed);
    const own = draft.departments.find(({ id }) => id === 'KT');
    expect(own).toMatchObject({ name: 'Phòng Kinh tế', shortName: 'Phòng KT' });
    expect(own?.printedAs).toContain(body('KT').name);
    const taken = { ...renamed, name: body('VPTK').name.toUpperCase() };
    expect(faultOf(seed, taken)).toEqual({ kind: 'name-taken', name: body('VPTK').name });
  });
});

describe('what the import asked to look at', () => {
  const noted = {
    ...seed,
    remarks: [
      'III.1, III.2: chưa rõ đơn vị chủ trì; ô chủ trì để trống.',
      'III.1 (bảng 1, dòng 4): số thứ tự tự động.',
      `Đơn vị mới “${body('KT').name}”, mã KT (VI.1): đề nghị kiểm tra tên và mã.`,
    ],
  };
  const [onLead, onNumber, onBody] = noted.remarks;

  test('is none any more once it was put right', () => {
    const after = (correction: Correction): readonly string[] => made(noted, correction).draft.remarks;
    const fewer = 'III.2: chưa rõ đơn vị chủ trì; ô chủ trì để trống.';
    expect(after({ kind: 'lead', code: 'III.1', leads: [police] })).toEqual([fewer, onNumber, onBody]);
    expect(after({ kind: 'drop', code: 'III.1' })).toEqual([fewer, onBody]);
    expect(after({ kind: 'merge', from: 'KT', into: 'VPTK' })).toEqual([onLead, onNumber]);
    const renamed = { kind: 'rename', id: 'KT', name: 'Phòng Kinh tế', shortName: 'Phòng KT' } as const;
    expect(after(renamed)).toEqual([onLead, onNumber]);
    const moved = after({ kind: 'section', code: 'III.1', section: { id: 'XII', title: 'Khác' } });
    expect(moved.slice(0, 2)).toEqual([
      'XII.1, III.2: chưa rõ đơn vị chủ trì; ô chủ trì để trống.',
      'XII.1 (bảng 1, dòng 4): số thứ tự tự động.',
    ]);
  });
});

describe('any corrections of the real plan, one after the other', () => {
  const bodies = [...seed.departments, police, body('PVH', 'Phòng Văn hóa')];
  const code = fc.constantFrom(...seed.tasks.map((task) => task.code), 'XII.1', 'KHAC');
  const anyBody = fc.constantFrom(...bodies);
  const id = anyBody.map((one) => one.id);
  const words = fc.oneof(
    fc.constantFrom('trước ngày 15/6', 'Quý II', 'hằng tháng', 'thường xuyên', 'Quý I/2025', '', 'mai'),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );
  const section = fc.record({
    id: fc.constantFrom(...seed.sections.map((one) => one.id), 'XII', '5', '', 'iv', 'TH.2'),
    title: words,
  });
  const codes = fc.oneof(fc.constant('together' as const), fc.array(code, { maxLength: 3 }));
  const correction: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({ kind: fc.constant('lead' as const), code, leads: fc.array(anyBody, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('deadline' as const), code, phrase: words }),
    fc.record({ kind: fc.constant('title' as const), code, title: words }),
    fc.record({ kind: fc.constant('section' as const), code, section }),
    fc.record({ kind: fc.constant('drop' as const), code }),
    fc.record({ kind: fc.constant('merge' as const), from: id, into: id }),
    fc.record({
      ...{ kind: fc.constant('split' as const), from: id },
      shares: fc.array(fc.record({ department: anyBody, codes }), { maxLength: 3 }),
    }),
    fc.record({
      ...{ kind: fc.constant('rename' as const), id },
      ...{ name: fc.string({ unit: 'grapheme', maxLength: 200 }), shortName: fc.constant('Phòng') },
    }),
  );

  test('give a plan that loads, or a named fault; other rows keep their codes, and rows go by drops alone', () => {
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 8 }), (corrections) => {
        let draft = seed;
        for (const one of corrections) {
          const result = mended(draft, one);
          if (!result.ok) {
            expect(result.fault.kind).not.toBe('');
            continue;
          }
          const read = readPlan(JSON.stringify(result.draft), 'plan');
          expect(read).toMatchObject({ ok: true });
          const own = 'code' in one ? one.code : null;
          const others = (of: PlanDraft, without: string | null): readonly string[] =>
            of.tasks.map((task) => task.code).filter((known) => known !== without);
          const now = result.recoded?.after ?? own;
          expect([...others(result.draft, now)].sort()).toEqual([...others(draft, own)].sort());
          const gone = draft.tasks.length - result.draft.tasks.length;
          expect(gone).toBe(one.kind === 'drop' ? 1 : 0);
          expect(result.draft.tasks.map(({ printed }) => printed)).toEqual(
            expect.arrayContaining(
              draft.tasks.filter((task) => task.code !== own).map(({ printed }) => printed),
            ),
          );
          draft = result.draft;
        }
      }),
      { numRuns: effort(40, 600) },
    );
  });
});

describe('the short names of departments', () => {
  test('go on meaning the one into which another was merged', () => {
    const { draft } = made(seed, { kind: 'merge', from: 'VHXH', into: 'VPTK' });
    const heir = draft.departments.find(({ id }) => id === 'VPTK');
    expect(heir?.printedAs).toEqual(expect.arrayContaining(['VHXH', 'VH-XH', 'Văn hóa – Xã hội']));
  });

  test.each(['VPTK', 'VP-TK', 'Một cửa'])('are refused as the new name of another one: %s', (name) => {
    expect(faultOf(seed, { kind: 'rename', id: 'KT', name, shortName: name })?.kind).toBe('name-taken');
  });
});

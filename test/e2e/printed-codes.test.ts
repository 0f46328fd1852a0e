import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planFileOf } from '../support/plan-file.js';
import type { PlanRow } from '../support/plan-file.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

/** Plans of other offices, and what else their officers type for a code. */
const PAPERS: readonly {
  readonly paper: string;
  readonly rows: readonly PlanRow[];
  readonly typed: readonly string[];
}[] = [
  {
    paper: 'sections of letters, numbers below them',
    rows: ['A.I.1', 'A.I.2', 'B.I.1.1', 'B.I.1.2', 'B.II.2.1.3', 'IV.10b'].map((code) => ({ code })),
    typed: ['b.i.1.1', 'B I 1 1', '“B.I.1.1”', 'В.І.1.1', 'mục B.I.1.1'],
  },
  {
    paper: 'numbers of three levels',
    rows: ['1.1.1', '1.1.2', '5.1.7', '5.1.8', '5.2.10'].map((code) => ({ code, section: code.slice(0, 1) })),
    typed: ['5.1.8', '5 . 1 . 8', '５．１．８', '5-1-8', 'việc 5.1.8'],
  },
  {
    paper: 'rows numbered through, no sections',
    rows: ['1', '2', '3', '4a', '4b', '12', '15'].map((code) => ({ code, section: '' })),
    typed: ['3', '③', '(3)', 'nhiệm vụ 3', '#3'],
  },
  {
    paper: 'letters with numbers, and letters below numbers',
    rows: [
      ...['A1', 'A2', 'B1'].map((code) => ({ code, section: code.slice(0, 1) })),
      { code: '1.a', section: '1' },
    ],
    typed: ['A1', 'a1', 'A.1', 'A 1', 'A-1'],
  },
];

describe.each(PAPERS)('a plan with $paper', ({ rows, typed }) => {
  let stage: Stage;
  let cast: Cast;
  let folder: string;
  const [code = ''] = typed.slice(0, 1).map((first) => first.toUpperCase());

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-'));
    const file = join(folder, 'plan.json');
    await writeFile(file, planFileOf(rows));
    ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', settings: { PLAN_FILE: file } }));
  }, 60_000);

  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true });
  });

  const recorded = (): readonly string[] =>
    stage
      .service()
      .bot.world.journal.facts()
      .flatMap((fact) => (fact.kind === 'reported' ? [`${fact.task} ${fact.status}: ${fact.note}`] : []));

  const undone = async (): Promise<void> => {
    expect((await ask(stage, cast.vptk, '/undo')).text).toContain('Đã hoàn tác');
  };

  test('each printed code is reported by a command and in plain words, and shown as it is printed', async () => {
    for (const { code: printed } of rows) {
      const before = recorded().length;
      const answer = await ask(stage, cast.vptk, `/xong ${printed} 45/KH-UBND`);
      expect(answer.text).toContain(`${printed} Việc của dòng ${printed}`);
      await undone();
      const plain = await ask(stage, cast.vptk, `${printed} xong rồi ạ`);
      expect(plain.text).toContain(`${printed} Việc của dòng ${printed}`);
      await undone();
      expect(recorded().slice(before)).toEqual([`${printed} done: 45/KH-UBND`, `${printed} done: `]);
    }
  });

  test.each(typed)('%s is that code and no other', async (words) => {
    const before = recorded().length;
    expect((await ask(stage, cast.vptk, `xong ${words}`)).text).toContain(`${code} Việc của dòng ${code}`);
    await undone();
    expect(recorded().slice(before)).toEqual([`${code} done: `]);
  });

  test('all of them at once, in a list and line by line', async () => {
    const codes = rows.map((row) => row.code);
    for (const words of [codes.join(', '), codes.join('\n'), codes.join(' và ')]) {
      const before = recorded().length;
      await ask(stage, cast.vptk, `/dang ${words}`);
      expect(recorded().slice(before)).toEqual(codes.map((one) => `${one} in-progress: `));
      await undone();
    }
  });

  test('the list, the state, the section and the export show what is printed', async () => {
    const list = await ask(stage, cast.vptk, '/viec');
    for (const { code: printed } of rows) {
      expect(list.text).toContain(`${printed} Việc của dòng ${printed}`);
      const state = await ask(stage, cast.chairman, `/tinhhinh ${printed}`);
      expect(state.text).toMatch(
        new RegExp(`^${printed.replaceAll('.', String.raw`\.`)} Việc của dòng`, 'u'),
      );
    }
    const state = await ask(stage, cast.chairman, `/tinhhinh ${code}`);
    const section = state.buttons.flat().find(({ text }) => /^(?:Mục|Tất cả nhiệm vụ)/u.test(text));
    cast.chairman.presses(state, section?.text ?? '');
    await stage.settle();
    const shown = stage.double.messagesTo(cast.chairman.id).find(({ id }) => id === state.id);
    expect(shown?.text).toContain(`${code} Việc`);
    expect(shown?.text).not.toMatch(/^\./u);
    const table = await ask(stage, cast.coordinator, '/xuat');
    const [sheet] = await readExcelFile(stage.double.file(table.file?.id ?? '')?.bytes ?? Buffer.of());
    const cells = sheet?.data.map(([first]) => String(first)) ?? [];
    for (const { code: printed } of rows) expect(cells).toContain(printed);
  });

  test('a range, the row above, a code that is not there', async () => {
    const codes = rows.map((row) => row.code);
    const before = recorded().length;
    await ask(stage, cast.vptk, `/dang ${codes[0] ?? ''} đến ${codes[1] ?? ''}`);
    expect(recorded().slice(before)).toEqual(codes.slice(0, 2).map((one) => `${one} in-progress: `));
    await undone();
    const missing = await ask(stage, cast.vptk, `/xong ${code.replace(/\d+$/u, '99')}`);
    expect(missing.text).toContain('Kế hoạch không có mã');
    expect(missing.buttons.flat().length).toBeGreaterThan(1);
    expect(recorded()).toHaveLength(before + 2);
  });

  test('the letter has a button for each, and the button reports it', async () => {
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, cast.vptk);
    const labels = letter.buttons.flat().map(({ text }) => text);
    for (const { code: printed } of rows) expect(labels).toContain(printed);
    cast.vptk.presses(letter, code);
    await stage.settle();
    const form = stage.double.messagesTo(cast.vptk.id).find(({ id }) => id === letter.id);
    const before = recorded().length;
    cast.vptk.presses(letter, form?.buttons.flat().find(({ text }) => text.startsWith('Xong'))?.text ?? '');
    await stage.settle();
    expect(recorded().slice(before)).toEqual([`${code} done: `]);
  });

  test('the picture of the state is drawn, and no button was too long', async () => {
    await ask(stage, cast.coordinator, '/tonghop');
    await ask(stage, cast.coordinator, '/baocao');
    expect(stage.log()).not.toMatch(/too long|RangeError|TypeError/u);
  });
});

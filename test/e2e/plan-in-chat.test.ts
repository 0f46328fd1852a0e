import { readdir, readFile, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plan } from '../support/office.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';
import { seedAsWord } from '../documents/import/seed-docx.js';
import type { Posted } from '../../src/bot-api-double/world.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const planFile = async (change: (text: string) => string): Promise<Buffer> =>
  Buffer.from(change(await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8')));

async function send(name: string, content: Buffer, who = cast.coordinator): Promise<Posted> {
  const said = who.sendsDocument(name, '', { bytes: content });
  await stage.settle();
  return stage.double.messagesTo(who.id).findLast(({ replyTo }) => replyTo === said.id) ?? newest(stage, who);
}

async function press(message: Posted, label: string, who = cast.coordinator): Promise<string> {
  who.presses(message, label);
  await stage.settle();
  return newest(stage, who).text;
}

/** The file of the one plan that is kept. */
async function keptFile(): Promise<string> {
  const [file = ''] = await readdir(`${stage.dataDir}/plans`);
  return file;
}

const threeDeadlines = (text: string): string =>
  text
    .replace('"deadline": "Quý I/2025"', '"deadline": "Quý II/2025"')
    .replace('"deadline": "Quý I năm 2025"', '"deadline": "Trước ngày 15/04/2025"')
    .replace('"deadline": "Quý IV"', '"deadline": "Quý III"');

describe('a plan file that the coordinator sends', () => {
  test('is previewed with what changes, applied by a button, and given back by another', async () => {
    await ask(stage, cast.vptk, '/done III.2');
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    expect(preview.text).toMatch(/XEM TRƯỚC KẾ HOẠCH NĂM 2025/u);
    expect(preview.text).toContain('giữ nguyên 40, mới 0, thay đổi 3, bỏ 0');
    expect(preview.text).toMatch(/III\.1 .*thời hạn: Quý I\/2025 → Quý II\/2025/u);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
    expect(await press(preview, 'Áp dụng')).toContain('Đã áp dụng kế hoạch năm 2025');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('30/06/2025');
    expect((await ask(stage, cast.vptk, '/status III.2')).text).toContain('hoàn thành');
    await stage.restart();
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('30/06/2025');
    const applied = stage.double
      .messagesTo(cast.coordinator.id)
      .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === 'Quay lại kế hoạch trước'));
    if (!applied) throw new Error('nothing to go back from');
    expect(await press(applied, 'Quay lại kế hoạch trước')).toContain('Đã quay lại kế hoạch trước');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
    const again = applied.buttons[0]?.[0]?.data ?? '';
    cast.coordinator.forges(applied, again);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('không quay lại được');
  });

  test('is applied once, however often the button is pressed', async () => {
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    cast.coordinator.presses(preview, 'Áp dụng');
    cast.coordinator.presses(preview, 'Áp dụng');
    await stage.settle();
    const facts = stage.service().bot.world.journal.facts();
    expect(facts.filter(({ kind }) => kind === 'plan-applied')).toHaveLength(1);
  });

  test('changes nothing when it is dropped, faulty or empty', async () => {
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    expect(await press(preview, 'Bỏ, giữ kế hoạch hiện hành')).toContain('Kế hoạch hiện hành giữ nguyên');
    const faulty = await send('ke-hoach.json', await planFile((text) => text.replace('"VPTK"', '"KHAC"')));
    expect(faulty.text).toContain('chưa đúng, kế hoạch hiện hành giữ nguyên');
    const empty = await send('ghi-chu.txt', Buffer.from('Họp lúc 8 giờ.'));
    expect(newest(stage, cast.coordinator).text + empty.text).toContain('không đọc được nhiệm vụ nào');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
  });

  test('that was dropped is applied by no old button, and one that was applied is not said to be dropped', async () => {
    const first = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    const [apply = '', drop = ''] = first.buttons.flat().map(({ data }) => data ?? '');
    await press(first, 'Bỏ, giữ kế hoạch hiện hành');
    cast.coordinator.forges(first, apply);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('đã được bỏ ngày 20/03/2025');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
    const second = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    await press(second, 'Áp dụng');
    const dropped = second.buttons.flat().find(({ text }) => text.startsWith('Bỏ'))?.data ?? drop;
    cast.coordinator.forges(second, dropped);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('đã được áp dụng ngày 20/03/2025');
    const facts = stage.service().bot.world.journal.facts();
    expect(facts.filter(({ kind }) => kind === 'plan-dropped')).toHaveLength(1);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('30/06/2025');
  });

  test('a code that is another task now is asked about, and its reports begin anew or stay as was chosen', async () => {
    await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    const other = await planFile((text) => {
      const sent = JSON.parse(text) as {
        tasks: { code: string; title: string; text: string; printed: object }[];
      };
      const tasks = sent.tasks.map((task) =>
        task.code === 'III.1'
          ? {
              ...task,
              title: 'Mua sắm máy quét phục vụ một cửa',
              text: 'Mua sắm máy quét phục vụ bộ phận một cửa',
              printed: { ...task.printed, objective: '', assignment: '', activities: 'Mua sắm máy quét' },
            }
          : task,
      );
      return JSON.stringify({ ...sent, tasks });
    });
    const preview = await send('ke-hoach-moi.json', other);
    expect(preview.text).toContain('mã nay là việc khác 1');
    expect(preview.text).toContain('Đã có báo cáo ở III.1');
    await press(preview, 'Áp dụng, tính lại từ đầu các mã này');
    const fresh = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(fresh).toContain('Mua sắm máy quét');
    expect(fresh).not.toContain('45/KH-UBND');
  });

  test('a task that is gone says so, and its reports are still there', async () => {
    await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    const without = await planFile((text) => {
      const sent = JSON.parse(text) as { tasks: { code: string }[]; targets: { tasks: string[] }[] };
      const tasks = sent.tasks.filter(({ code }) => code !== 'III.1');
      const targets = sent.targets.map((one) => ({
        ...one,
        tasks: one.tasks.filter((code) => code !== 'III.1'),
      }));
      return JSON.stringify({ ...sent, tasks, targets });
    });
    const preview = await send('ke-hoach-moi.json', without);
    expect(preview.text).toMatch(/Bỏ khỏi kế hoạch \(1\)/u);
    await press(preview, 'Áp dụng');
    const gone = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(gone).toContain('đã bỏ khỏi kế hoạch');
    expect(gone).toContain('45/KH-UBND');
  });

  test('goes with the week’s copy of the journal, which cannot be used without it', async () => {
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    await press(preview, 'Áp dụng');
    await stage.clock('2025-03-21 16:00');
    const files = stage.double.messagesTo(cast.coordinator.id).flatMap(({ file }) => file?.name ?? []);
    expect(files).toEqual(['nhacviec-sao-luu-2025-03-21.json', await keptFile()]);
  });

  test('without a department that has reported: everything is still told, by its id', async () => {
    await ask(stage, cast.coordinator, '/done V.2a KT');
    await ask(stage, cast.kt, '/blocked VI.2 chờ số liệu');
    const without = await planFile((text) => text.replaceAll('"KT"', '"PKT"'));
    await press(await send('ke-hoach-moi.json', without), 'Áp dụng');
    expect((await ask(stage, cast.coordinator, '/status V.2a')).text).toContain('V.2a');
    expect((await ask(stage, cast.coordinator, '/status VI.2')).text).toContain('VI.2');
    await stage.clock('2025-03-24 07:30');
    expect(stage.events()).not.toContain('tick failed');
    const letters = stage.double.messagesTo(cast.coordinator.id).map(({ text }) => text);
    expect(letters.some((text) => text.includes('thứ Hai 24/03/2025'))).toBe(true);
  });

  test('of next year waits for its year, and the plan of this one goes on till then', async () => {
    const next = await planFile((text) => text.replaceAll('2025', '2026'));
    const preview = await send('ke-hoach-2026.json', next);
    expect(preview.text).toContain('Chưa có kế hoạch năm 2026');
    expect(await press(preview, 'Áp dụng')).toContain('Kế hoạch có hiệu lực từ 01/01/2026');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('NĂM 2025');
    await stage.clock('2026-01-05 07:30');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('NĂM 2026');
  });

  test('sent by anybody else is nothing, and a made-up button applies nothing', async () => {
    await send('ke-hoach-sua.json', await planFile(threeDeadlines), cast.vptk);
    expect(newest(stage, cast.vptk).text).not.toContain('XEM TRƯỚC');
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    cast.vptk.forges(preview, preview.buttons[0]?.[0]?.data ?? '');
    cast.coordinator.forges(preview, 'P|2025-99|keep');
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('không còn');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
  });

  describe('that was taken back', () => {
    async function takeBack(): Promise<{ readonly update: number; readonly answer: string }> {
      const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
      await press(preview, 'Áp dụng');
      const applied = stage.double
        .messagesTo(cast.coordinator.id)
        .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === 'Quay lại kế hoạch trước'));
      if (!applied) throw new Error('nothing to go back from');
      const said = cast.vptk.says('/done III.2 45/KH-UBND');
      await stage.settle();
      const answer = newest(stage, cast.vptk).text;
      await press(applied, 'Quay lại kế hoạch trước');
      await stage.stop();
      return { update: said.updateId ?? 0, answer };
    }

    test('still answers an update again that came while it was in force', async () => {
      const said = await takeBack();
      const version = /^plan-(.+)\.json$/u.exec(await keptFile())?.[1] ?? '';
      await stage.start();
      stage.double.redeliver(said.update);
      await stage.settle();
      expect(newest(stage, cast.vptk).text).toBe(said.answer);
      expect(
        stage
          .service()
          .bot.world.journal.facts()
          .filter(({ kind }) => kind === 'reported'),
      ).toHaveLength(1);
      expect(
        stage
          .service()
          .bot.world.plans.applied(version)
          .tasks.find(({ code }) => code === 'III.1'),
      ).toMatchObject({
        printed: { deadline: 'Quý II/2025' },
      });
    });

    test('stops no start when its file is gone, nor the answer to such an update', async () => {
      const said = await takeBack();
      const file = await keptFile();
      await rm(`${stage.dataDir}/plans/${file}`);
      await stage.start();
      stage.double.redeliver(said.update);
      await stage.settle();
      expect(newest(stage, cast.vptk).text).toContain('45/KH-UBND');
      const { plans } = stage.service().bot.world;
      expect(plans.applied(file.slice('plan-'.length, -'.json'.length))).toBe(plans.initial);
      expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
    });
  });

  test('whose file is gone stops no start while a newer one is in force, and does not come back', async () => {
    await press(await send('mot.json', await planFile(threeDeadlines)), 'Áp dụng');
    const first = await keptFile();
    const second = await planFile((text) => threeDeadlines(text).replace('"Quý II/2025"', '"Quý III/2025"'));
    await press(await send('hai.json', second), 'Áp dụng');
    const applied = stage.double
      .messagesTo(cast.coordinator.id)
      .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === 'Quay lại kế hoạch trước'));
    if (!applied) throw new Error('nothing to go back from');
    await stage.stop();
    await rm(`${stage.dataDir}/plans/${first}`);
    await stage.start();
    expect(await press(applied, 'Quay lại kế hoạch trước')).toContain('không quay lại được');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('30/09/2025');
  });

  test('a journal whose applied plan is gone from the folder stops the start and says what to do', async () => {
    const preview = await send('ke-hoach-sua.json', await planFile(threeDeadlines));
    await press(preview, 'Áp dụng');
    await stage.stop();
    await rm(`${stage.dataDir}/plans/${await keptFile()}`);
    await expect(stage.start()).rejects.toThrow(
      /plan-2025-\d{6}\.json: the plan that was applied in the chat/u,
    );
  });
});

test('the office’s own Word file is read, previewed against the plan in force, and its reading goes along', async () => {
  const preview = await send('Phu-luc.docx', await seedAsWord(plan));
  expect(preview.text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2025');
  expect(preview.text).toMatch(/Đã đọc 39 nhiệm vụ/u);
  expect(preview.text).toContain('Giữ theo kế hoạch hiện hành: 4 nhiệm vụ ngoài Phụ lục, 21 chỉ tiêu');
  expect(preview.text).toContain('bỏ 0');
  const files = stage.double.messagesTo(cast.coordinator.id).filter(({ kind }) => kind === 'document');
  expect(files.at(-1)?.file?.name).toBe('Doc-ke-hoach-2025.txt');
});

test.each([
  ['Áp dụng', 'Đã áp dụng kế hoạch'],
  ['Bỏ, giữ kế hoạch hiện hành', 'Đã bỏ bản xem trước'],
])('the preview under a document answers “%s” in its caption and loses its buttons', async (label, said) => {
  await send('Phu-luc.docx', await seedAsWord(plan));
  const messages = (): readonly Posted[] => stage.double.messagesTo(cast.coordinator.id);
  const preview = messages().findLast(({ text }) => text.includes('XEM TRƯỚC'));
  if (!preview) throw new Error('no preview');
  expect(preview.kind).toBe('document');
  const before = messages().length;
  cast.coordinator.presses(preview, label);
  await stage.settle();
  const now = stage.double.message(preview);
  expect(now?.text).toContain(said);
  expect(now?.buttons.flat().map(({ text }) => text)).not.toContain(label);
  expect(messages()).toHaveLength(before);
});

test('a Word file of the next year asks whether the duties and targets outside the Appendix go along', async () => {
  const tasks = plan.tasks.map((task) => ({
    ...task,
    printed: { ...task.printed, deadline: task.printed.deadline.replaceAll('2025', '2026') },
  }));
  const bytes = await seedAsWord({ ...plan, tasks });
  const said = cast.coordinator.sendsDocument('Phu-luc-2026.docx', '2026', { bytes });
  await stage.settle();
  const preview = stage.double.messagesTo(cast.coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  expect(preview.text).toContain(
    'Kế hoạch năm 2025 có 4 nhiệm vụ, 21 chỉ tiêu ngoài Phụ lục, tệp này không có.',
  );
  expect(preview.buttons.flat().map(({ text }) => text)).toEqual([
    'Áp dụng, đưa 4 nhiệm vụ, 21 chỉ tiêu sang',
    'Áp dụng, không đưa sang',
    'Bỏ, giữ kế hoạch hiện hành',
    'Sửa một dòng',
  ]);
  expect(await press(preview, 'Áp dụng, đưa 4 nhiệm vụ, 21 chỉ tiêu sang')).toContain(
    'Đã áp dụng kế hoạch năm 2026: 43 nhiệm vụ.',
  );
  await stage.clock('2026-01-05 07:30');
  expect((await ask(stage, cast.coordinator, '/status TH.1')).text).toContain('tháng 1');
  expect((await ask(stage, cast.coordinator, '/target')).text).toContain('CT.3.2');
});

test('three deadlines changed in the Word file are previewed, applied, and given back', async () => {
  const changed = new Map([
    ['III.1', 'Quý II/2025'],
    ['I.2', 'Trước ngày 15/04/2025'],
    ['II.3', 'Quý III'],
  ]);
  const tasks = plan.tasks.map((task) => ({
    ...task,
    printed: { ...task.printed, deadline: changed.get(task.code) ?? task.printed.deadline },
  }));
  const dues = async (): Promise<readonly (string | undefined)[]> => {
    const told: (string | undefined)[] = [];
    for (const code of changed.keys()) {
      const { text } = await ask(stage, cast.coordinator, `/status ${code}`);
      told.push(/\d\d\/\d\d\/2025/u.exec(text.split('Hạn').at(1) ?? '')?.[0]);
    }
    return told;
  };
  const before = await dues();
  expect(before).toEqual(['31/03/2025', '31/03/2025', '31/12/2025']);
  const preview = await send('Phu-luc.docx', await seedAsWord({ ...plan, tasks }));
  // Who else may report III.3 is told in the plan's body alone, which the document does not hold.
  expect(preview.text).toContain('giữ nguyên 39, mới 0, thay đổi 4, bỏ 0');
  expect(preview.text).toMatch(/III\.3 .*: cùng báo cáo: .* → \(trống\)/u);
  for (const [code, deadline] of changed)
    expect(preview.text).toMatch(new RegExp(`${code.replace('.', '\\.')} .*→ ${deadline}`, 'u'));
  await press(preview, 'Áp dụng');
  expect(await dues()).toEqual(['30/06/2025', '15/04/2025', '30/09/2025']);
  const applied = stage.double
    .messagesTo(cast.coordinator.id)
    .findLast(({ buttons }) => buttons.flat().some(({ text }) => text === 'Quay lại kế hoạch trước'));
  if (!applied) throw new Error('nothing to go back from');
  await press(applied, 'Quay lại kế hoạch trước');
  expect(await dues()).toEqual(before);
});

describe('a document that may be the plan of one year or of the next', () => {
  const document = Buffer.from(
    [
      'Hà Tĩnh, ngày 20 tháng 11 năm 2025',
      'KẾ HOẠCH',
      'Chuyển đổi số trên địa bàn xã',
      '',
      '| TT | Nhiệm vụ | Chủ trì | Thời hạn |',
      '|---|---|---|---|',
      '| 1 | Rà soát văn bản | Văn phòng – Thống kê | Quý II |',
    ].join('\n'),
  );

  test('is asked about before its preview, and each year shows its own days', async () => {
    const question = await send('ke-hoach.md', document);
    expect(question.text).toContain('KẾ HOẠCH CỦA NĂM NÀO?');
    expect(question.buttons.flat().map(({ text }) => text)).toEqual(['Năm 2026', 'Năm 2025']);
    expect(await press(question, 'Năm 2025')).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2025');
    const preview = await press(question, 'Năm 2026');
    expect(preview).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2026');
    expect(
      stage
        .service()
        .bot.world.journal.facts()
        .filter(({ kind }) => kind === 'plan-applied'),
    ).toEqual([]);
  });

  test('is not asked about where the year is written beside the file', async () => {
    const said = cast.coordinator.sendsDocument('ke-hoach.md', 'kế hoạch 2026', { bytes: document });
    await stage.settle();
    const preview = stage.double
      .messagesTo(cast.coordinator.id)
      .findLast(({ replyTo }) => replyTo === said.id);
    expect(preview?.text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2026');
  });
});

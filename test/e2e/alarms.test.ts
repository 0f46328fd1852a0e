import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conflict } from '../../src/bot-api-double/faults.js';
import { readDocument } from '../../src/store/checked-document.js';
import { journalForm } from '../../src/store/journal-form.js';
import { ask, openEnrolled, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const heard = (person: { readonly id: number }): readonly string[] =>
  stage.double.messagesTo(person.id).map(({ text }) => text);
const ofAlarm = (words: string): readonly string[] =>
  heard(cast.coordinator).filter((text) => text.includes(words));

describe('the clock of the machine', () => {
  test('more than ten minutes from Telegram’s holds every letter, is told once, and commands go on', async () => {
    stage.double.skewDateHeader(-11 * 60);
    await stage.clock('2025-03-24 07:30');
    await stage.clock('2025-03-24 07:31');
    expect(ofAlarm('Đồng hồ')).toEqual([expect.stringContaining('nhanh 11 phút so với Telegram')]);
    expect(heard(cast.vptk).some((text) => text.includes('III.1'))).toBe(false);
    expect((await ask(stage, cast.vptk, '/done III.1')).text).toContain('III.1');
    stage.double.skewDateHeader(0);
    await stage.clock('2025-03-24 07:32');
    expect(heard(cast.vptk).at(-1)).toContain('I.2');
  });

  test('nine minutes off is no reason to keep silent', async () => {
    stage.double.skewDateHeader(9 * 60);
    await stage.clock('2025-03-24 07:30');
    expect(ofAlarm('Đồng hồ')).toEqual([]);
    expect(heard(cast.vptk).at(-1)).toContain('III.1');
  });

  test('that is ahead while the first start is made begins no plan on a wrong day', async () => {
    await stage.close();
    stage = await openStage({ at: '2025-03-20 08:00', skew: -3600 });
    const started = (): readonly string[] =>
      stage
        .service()
        .bot.world.journal.facts()
        .map(({ kind }) => kind);
    expect(started()).not.toContain('plan-started');
    stage.double.skewDateHeader(0);
    await stage.clock('2025-03-20 08:01');
    expect(started()).toContain('plan-started');
  });
});

describe('what only the log would say', () => {
  test('a second poller with the same token is told to the coordinator, once a day', async () => {
    stage.double.faults.inject('getUpdates', conflict);
    await ask(stage, cast.vptk, '/viec');
    expect(stage.events()).toContain('telegram.conflict');
    expect(ofAlarm('Có một máy khác đang chạy cùng bot này')).toHaveLength(1);
  });

  test('after more than a day without a poll the coordinator hears that reports may be lost', async () => {
    await stage.stop();
    await stage.clock('2025-03-25 09:00');
    await stage.start();
    await stage.settle();
    expect(ofAlarm('Telegram chỉ giữ tin trong 24 giờ')).toEqual([
      expect.stringContaining('20/03/2025 (121 giờ)'),
    ]);
    await stage.restart();
    expect(ofAlarm('24 giờ')).toHaveLength(1);
  });

  test('a stop at its own accord ends no silence: until then the bot has listened', async () => {
    await stage.clock('2025-03-21 15:00');
    await stage.stop();
    expect(await readFile(join(stage.dataDir, 'alive-poll'), 'utf8')).toBe('2025-03-21T08:00:00.000Z\n');
    await stage.clock('2025-03-22 14:59');
    await stage.start();
    await stage.settle();
    expect(ofAlarm('24 giờ')).toEqual([]);
  });

  test('a day’s copy that fails is told the same day, and reports go on', async () => {
    const backups = join(stage.dataDir, 'backups');
    await rm(backups, { recursive: true, force: true });
    await writeFile(backups, 'a file in its place');
    await stage.clock('2025-03-21 09:00');
    expect((await ask(stage, cast.vptk, '/done III.1')).text).toContain('III.1');
    await stage.clock('2025-03-21 09:01');
    await stage.clock('2025-03-21 09:02');
    expect(ofAlarm('Chưa tạo được bản sao lưu')).toEqual([expect.stringContaining('vẫn được ghi')]);
  });

  test('an outbox that cannot be written stops all reminders, which is told once, and mended by room alone', async () => {
    const fresh = join(stage.dataDir, 'outbox.json.new');
    await mkdir(join(fresh, 'in-the-way'), { recursive: true });
    for (const minute of ['30', '31', '32', '33']) await stage.clock(`2025-03-24 07:${minute}`);
    expect(ofAlarm('không gửi được nhắc việc')).toHaveLength(1);
    expect(heard(cast.vptk).some((text) => text.includes('thứ Hai 24/03/2025'))).toBe(false);
    await rm(fresh, { recursive: true });
    await stage.clock('2025-03-24 07:34');
    expect(heard(cast.vptk).at(-1)).toContain('thứ Hai 24/03/2025');
  });

  test('a night without power is no such outage', async () => {
    await stage.stop();
    await stage.clock('2025-03-21 07:00');
    await stage.start();
    await stage.settle();
    expect(ofAlarm('24 giờ')).toEqual([]);
  });
});

describe('the week’s copy of the journal', () => {
  test('goes to the coordinator as a file when the week is closed, once, and restores', async () => {
    await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    await stage.clock('2025-03-21 16:00');
    await stage.clock('2025-03-21 16:30');
    const files = stage.double.messagesTo(cast.coordinator.id).filter(({ kind }) => kind === 'document');
    expect(files.map(({ file }) => file?.name)).toEqual(['nhacviec-sao-luu-2025-03-21.json']);
    const bytes = stage.double.file(files[0]?.file?.id ?? '')?.bytes ?? Buffer.alloc(0);
    const copy = readDocument(journalForm, bytes);
    const reported = copy.kind === 'good' ? copy.entries.filter(({ kind }) => kind === 'reported') : [];
    expect(reported).toEqual([expect.objectContaining({ task: 'III.1' })]);
    expect(bytes.toString('utf8')).not.toContain(stage.double.token);
  });

  test('nobody else gets it, and not the group', async () => {
    await stage.clock('2025-03-21 16:00');
    const others = [cast.vptk, cast.bpmc, cast.kt, cast.chairman, cast.group];
    const got = others.flatMap(({ id }) =>
      stage.double.messagesTo(id).filter((one) => one.kind === 'document'),
    );
    expect(got).toEqual([]);
  });

  test('missed on Friday it comes on Monday afternoon, not beside the morning’s letter', async () => {
    await stage.clock('2025-03-24 07:30');
    const copies = (): number =>
      stage.double.messagesTo(cast.coordinator.id).filter(({ kind }) => kind === 'document').length;
    expect(copies()).toBe(0);
    await stage.clock('2025-03-24 16:00');
    expect(copies()).toBe(1);
  });
});

test('the log has a line for each delivery, with its reason and what became of it, and no words of it', async () => {
  cast.kt.blocks();
  await stage.clock('2025-03-24 07:30');
  const lines = JSON.parse(stage.log()) as readonly ({ readonly key?: string } | null)[];
  const of = ({ id }: { readonly id: number }): unknown =>
    lines.find((line) => line?.key === `letter|${id}|2025-03-24`);
  expect(of(cast.vptk)).toMatchObject({
    result: 'sent',
    why: expect.arrayContaining(['III.1|2025|2025-03-31|before-7']) as unknown,
  });
  expect(of(cast.kt)).toMatchObject({
    result: 'unreachable',
    why: expect.arrayContaining(['VI.2|2025-Q1|2025-03-31|before-7']) as unknown,
    reason: 'blocked',
  });
  expect(stage.events()).toEqual(expect.arrayContaining(['delivered', 'not delivered']));
  expect(stage.log()).not.toContain('Kế hoạch kiểm soát');
});

test('a bot whose data folder is taken away stops, and writes nothing into it any more', async () => {
  await stage.clock('2025-03-20 09:00');
  const { ended } = stage.service();
  const beat = join(stage.dataDir, 'alive-poll');
  const [journal, heardLast] = [await readFile(join(stage.dataDir, 'journal.json')), await readFile(beat)];
  await rm(join(stage.dataDir, 'bot.lock'), { recursive: true });
  expect(await ended).toMatchObject({
    kind: 'lost',
    reason: expect.stringContaining('was taken away') as string,
  });
  expect(await readFile(join(stage.dataDir, 'journal.json'))).toEqual(journal);
  expect(await readFile(beat)).toEqual(heardLast);
});

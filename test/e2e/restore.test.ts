import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { readAction } from '../../src/chat/callback-data.js';
import type { Fact } from '../../src/journal/fact.js';
import { backup } from '../../src/store/backups.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { journalPath } from '../../src/store/journal-form.js';
import { restore } from '../../src/store/restore.js';
import { factNamed } from '../../src/words/action.js';
import { moment } from '../support/office.js';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest, newestWords } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, said } = onStage(() => stage);
const TOLD = 'Nhật ký của bot vừa được khôi phục từ bản sao ngày';
const LOST = 'thuộc về trước khi khôi phục từ bản sao ngày 28/03/2025';

async function begin(settings: Readonly<Record<string, string>> = {}): Promise<string> {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-28 09:00', settings }));
  const copy = await backup(stage.dataDir, moment('2025-03-28 09:00'));
  if (!copy.ok) throw new Error(copy.fault);
  return copy.file;
}

afterEach(async () => {
  await stage.close();
});

function facts(): readonly Fact[] {
  return stage.service().bot.world.journal.facts();
}

/** Five kinds of questions that wait for a tap, and more. */
async function live(): Promise<void> {
  await stage.clock('2025-04-02 09:00');
  await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ văn bản của tỉnh');
  await ask(stage, cast.vptk, '/done III.1');
  await ask(stage, cast.vptk, '/blocked III.2 chờ hướng dẫn');
  await ask(stage, cast.coordinator, '/nudge VI.2 đề nghị báo cáo');
  await ask(stage, cast.kt, '/dang VI.2 quý I đang tổng hợp');
}

interface Button {
  readonly who: UserHandle;
  readonly message: Posted;
  readonly data: string;
}

/** Every button in a private chat that names a fact which the journal does not hold. */
function lostButtons(): readonly Button[] {
  const known = new Set(facts().map(({ id }) => id));
  return [cast.coordinator, cast.chairman, cast.vptk, cast.bpmc, cast.kt].flatMap((who) =>
    stage.double.messagesTo(who.id).flatMap((message) =>
      message.buttons.flat().flatMap(({ data }) => {
        const action = data === null ? null : readAction(data);
        const number = action && factNamed(action);
        return data !== null && number !== null && !known.has(number) ? [{ who, message, data }] : [];
      }),
    ),
  );
}

async function putBack(file: string, at: string, folder = stage.dataDir): Promise<void> {
  await stage.stop();
  stage.at(at);
  const result = await restore(folder, file, { now: moment(at) });
  if (!result.ok) throw new Error(result.fault);
  await stage.start();
}

/** What other people do after it, so that as many facts follow as were lost. */
async function goOn(): Promise<void> {
  await ask(stage, cast.vptk, '/extend I.2 20/04/2025 chờ số liệu mới');
  for (const quarter of ['I', 'II']) await ask(stage, cast.kt, `/dang VI.2 quý ${quarter} đang soạn`);
  await ask(stage, cast.bpmc, '/dang III.3 đang rà soát');
}

/** Presses all that were lost; each must say so and change nothing. */
async function pressAll(buttons: readonly Button[], words: string): Promise<void> {
  for (const { who, message, data } of buttons) {
    const before = facts();
    const pressed = who.forges(message, data);
    await stage.settle();
    expect(pressed.answer()?.text, data).toContain(words);
    expect(facts(), data).toEqual(before);
  }
}

describe('after a restore', () => {
  test('a button of the lost time says so and does nothing, and what is asked anew is told', async () => {
    const copy = await begin({ CONFIRM: 'on' });
    await live();
    await putBack(copy, '2025-04-07 07:10');
    const buttons = lostButtons();
    expect(new Set(buttons.map(({ data }) => readAction(data)?.kind))).toEqual(
      new Set([
        ...['decide-extension', 'confirm-report', 'return-report', 'undo', 'evidence', 'answer-blocked'],
        ...['answer-nudge'],
      ]),
    );
    const last = Math.max(
      ...buttons.map(({ data }) => factNamed(readAction(data) ?? { kind: 'nothing' }) ?? 0),
    );
    await goOn();
    expect(Math.min(...facts().flatMap(({ id, kind }) => (kind === 'reported' ? [id] : [])))).toBeGreaterThan(
      last,
    );
    expect(said(cast.chairman, 'chờ số liệu mới')).toHaveLength(1);
    await pressAll(buttons, LOST);
    expect(count('extension-granted') + count('confirmed') + count('withdrawn')).toBe(0);
    const nudge = said(cast.kt, 'đề nghị báo cáo').at(-1);
    cast.kt.says('việc này do phòng khác làm', nudge ? { replyTo: nudge } : {});
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain(LOST);
    expect(count('nudge-answered')).toBe(0);
  });

  test('coordinator and whoever lost something hear it once, nobody gets a second letter or opening', async () => {
    const copy = await begin();
    await live();
    const openings = said(cast.coordinator, 'Bot bắt đầu').length;
    await stage.clock('2025-04-04 16:00');
    const posted = stage.double.messagesTo(cast.group.id).length;
    expect(newestWords(stage, cast.group)).not.toContain('khôi phục');
    await stage.clock('2025-04-07 07:30');
    const letters = stage.double.messagesTo(cast.vptk.id).length;
    await putBack(copy, '2025-04-07 08:00');
    await stage.clock('2025-04-07 08:01');
    await stage.restart();
    await stage.clock('2025-04-07 09:00');

    const [told, ...more] = said(cast.coordinator, TOLD);
    expect(more).toEqual([]);
    expect(told?.text).toContain('28/03/2025 (lúc 07/04/2025 08:00)');
    expect(told?.text).toContain('Nhật ký có đến 28/03/2025 09:00');
    expect(told?.text).toMatch(/không còn: \d+ nội dung, có nội dung của .*đồng chí Lê Văn Tâm/u);
    for (const who of [cast.vptk, cast.kt]) {
      expect(said(who, TOLD)).toHaveLength(1);
      expect(said(who, TOLD)[0]?.text).toContain('kèm ngày hoàn thành');
    }
    // These did nothing meanwhile.
    for (const who of [cast.bpmc, cast.chairman]) expect(said(who, TOLD)).toEqual([]);
    expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(letters + 1);
    expect(stage.double.messagesTo(cast.group.id)).toHaveLength(posted);
    expect(said(cast.coordinator, 'Bot bắt đầu')).toHaveLength(openings);
    expect((await ask(stage, cast.coordinator, '/status III.1')).text).toContain(
      'khôi phục từ bản sao ngày 28/03/2025',
    );
    await stage.clock('2025-04-11 16:00');
    expect(newestWords(stage, cast.group)).toContain('Nhật ký được khôi phục ngày 07/04/2025');
  });

  test('the day that is told again counts, and no cause is asked for what the loss explains', async () => {
    const copy = await begin();
    await live();
    await putBack(copy, '2025-04-07 08:00');
    const late = await ask(stage, cast.vptk, '/done I.2 ngày 02/04');
    expect(late.text).toContain('02/04/2025');
    expect(late.text).not.toContain('nguyên nhân');
    const onTime = await ask(stage, cast.vptk, '/done III.1 ngày 01/04');
    expect(onTime.text).toContain('01/04/2025');
    expect(onTime.text).not.toContain('nguyên nhân');
    // What is done after it is late as ever.
    await stage.clock('2025-04-08 09:00');
    expect((await ask(stage, cast.kt, '/done VI.2 quý I')).text).toContain('nguyên nhân');
  });

  test('a letter asks no cause of what may have been said in the lost time, until a week has passed', async () => {
    const copy = await begin();
    await live();
    await putBack(copy, '2025-04-07 07:10');
    const asking = (): readonly string[] =>
      said(cast.vptk, 'đề nghị đồng chí cho biết nguyên nhân').map(({ text }) => text.split('\n')[1] ?? '');
    for (const date of ['07', '08', '09', '10', '11']) await stage.clock(`2025-04-${date} 07:30`);
    expect(asking()).toEqual([]);
    for (const date of ['14', '15', '16', '17', '18', '21']) await stage.clock(`2025-04-${date} 07:30`);
    expect(asking().length).toBeGreaterThan(0);
  });

  test('of a copy that was put in its place by hand the start itself notices it', async () => {
    const copy = await begin({ CONFIRM: 'on' });
    await live();
    await stage.stop();
    await writeFile(journalPath(stage.dataDir), await readFile(copy));
    stage.at('2025-04-07 08:00');
    await stage.start();
    await stage.restart();
    expect(stage.events().filter((event) => event.includes('put back by hand'))).toHaveLength(1);
    expect(said(cast.coordinator, TOLD)).toHaveLength(1);
    expect(said(cast.coordinator, TOLD)[0]?.text).toContain('không rõ bao nhiêu');
    // Nobody knows who did something, so everybody is asked.
    expect(said(cast.chairman, TOLD)).toHaveLength(1);
    const buttons = lostButtons();
    await goOn();
    await pressAll(buttons, LOST);
  });
});

describe('on a new machine', () => {
  const emptyFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'nhacviec-new-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };

  test('the week’s copy out of the chat opens nothing and posts no week a second time', async () => {
    await begin({ CONFIRM: 'on' });
    await stage.clock('2025-03-28 16:00');
    const document = stage.double.file(found(cast.coordinator, /^Bản sao lưu nhật ký/u).file?.id ?? '');
    if (!document) throw new Error('no copy came');
    const folder = await emptyFolder();
    const copy = join(folder, 'nhacviec-sao-luu-2025-03-28.json');
    await writeFile(copy, document.bytes);
    await live();
    const [posted, openings] = [
      stage.double.messagesTo(cast.group.id).length,
      said(cast.coordinator, 'Bot bắt đầu').length,
    ];
    const dataDir = join(folder, 'var');
    await stage.stop();
    stage.set('DATA_DIR', dataDir);
    await prepareDataFolder(dataDir);
    await putBack(copy, '2025-04-07 07:10', dataDir);
    await stage.clock('2025-04-07 07:30');
    expect(stage.double.messagesTo(cast.group.id)).toHaveLength(posted);
    expect(said(cast.coordinator, 'Bot bắt đầu')).toHaveLength(openings);
    for (const who of [cast.coordinator, cast.vptk, cast.chairman]) expect(said(who, TOLD)).toHaveLength(1);
    const buttons = lostButtons();
    await goOn();
    await pressAll(buttons, LOST);
  });

  test('a journal that is begun anew under the same bot takes no button of the one before', async () => {
    await begin({ CONFIRM: 'on' });
    await live();
    await stage.stop();
    stage.set('DATA_DIR', await emptyFolder());
    stage.at('2025-04-07 08:00');
    const before = stage.told().length;
    await stage.start();
    cast.coordinator.start(/start=([\w-]+)/u.exec(stage.told().slice(before))?.[1] ?? '');
    await stage.settle();
    const buttons = lostButtons().filter(({ who }) => who === cast.coordinator);
    expect(buttons.length).toBeGreaterThan(2);
    for (const { message, data } of buttons) {
      const known = facts();
      const messages = stage.double.messagesTo(cast.coordinator.id).length;
      const pressed = cast.coordinator.forges(message, data);
      await stage.settle();
      expect(facts(), data).toEqual(known);
      const isAnswered =
        (pressed.answer()?.text ?? '') !== '' ||
        stage.double.messagesTo(cast.coordinator.id).length > messages ||
        stage.double.message(message)?.text !== message.text;
      expect(isAnswered, data).toBe(true);
    }
  });
});

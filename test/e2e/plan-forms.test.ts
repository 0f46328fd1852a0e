import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { blocksOf } from '../../src/documents/import/reading/file-blocks.js';
import { seedAsWord } from '../documents/import/seed-docx.js';
import { plan } from '../support/office.js';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';
import { sheetsOf, xlsxOf } from '../support/xlsx-file.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

async function answerTo(
  said: { readonly id: number },
  { id }: UserHandle = cast.coordinator,
): Promise<Posted | null> {
  await stage.settle();
  return stage.double.messagesTo(id).findLast(({ replyTo }) => replyTo === said.id) ?? null;
}

/** What was sent and waits for a report. */
function waiting(): readonly string[] {
  const { conversations } = stage.service().bot.world;
  const own = conversations.all().filter(({ person }) => Number(person) === cast.coordinator.id);
  return own
    .flatMap(({ unattached }) => unattached)
    .filter(({ takenBy }) => takenBy === null)
    .map(({ words }) => words);
}

test('the office’s own Excel file is read and previewed against the plan in force', async () => {
  const sheets = sheetsOf(await blocksOf('docx', await seedAsWord(plan)));
  const said = cast.coordinator.sendsDocument('Phu-luc.xlsx', '', { bytes: xlsxOf(sheets) });
  const preview = await answerTo(said);
  expect(preview?.text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2025');
  expect(preview?.text).toContain('Đã đọc 39 nhiệm vụ');
  expect(preview?.text).toContain('bỏ 0');
});

test.each([
  ['Kế hoạch 2026.doc', '', 'mở bằng Word và lưu lại dạng .docx'],
  ['ke_hoach.RTF', '', 'mở bằng Word và lưu lại dạng .docx'],
  ['phu luc.odt', '', 'mở bằng Word và lưu lại dạng .docx'],
  ['PHỤ LỤC.xls', '', 'mở bằng Excel và lưu lại dạng .xlsx'],
  ['45-KH-UBND.pdf', '', 'không đọc được tệp PDF'],
  ['scan001.pdf', 'Kế hoạch CCHC năm 2026', 'không đọc được tệp PDF'],
  ['scan001.jpg', 'ke hoach nam sau', 'không đọc được ảnh chụp'],
  ['CCHC.zip', '', 'giải nén'],
  ['kehoach', '', 'lưu lại dạng Word .docx hoặc Excel .xlsx'],
])(
  '%s with “%s” from the coordinator is told what to send instead, and waits for no report',
  async (name, caption, words) => {
    const answer = await answerTo(cast.coordinator.sendsDocument(name, caption, { bytes: Buffer.from('x') }));
    expect(answer?.text).toContain(words);
    expect(answer?.text).toContain('Kế hoạch hiện hành giữ nguyên.');
    expect(waiting()).toEqual([]);
  },
);

test('photos of a plan are told what to send instead, each page of the album, once', async () => {
  const first = cast.coordinator.sendsPhoto('Kế hoạch CCHC 2026', { album: 'a1' });
  const others = [
    cast.coordinator.sendsPhoto('', { album: 'a1' }),
    cast.coordinator.sendsPhoto('', { album: 'a1' }),
  ];
  expect((await answerTo(first))?.text).toContain('Ảnh kế hoạch: không đọc được ảnh chụp');
  for (const other of others) expect(await answerTo(other)).toBeNull();
  expect(waiting()).toEqual([]);
});

test('a file with the code of its task is that task’s evidence, whatever it is called', async () => {
  const bytes = Buffer.from('x');
  const coded = await answerTo(cast.coordinator.sendsDocument('45-KH-UBND.pdf', 'III.1', { bytes }));
  expect(coded?.text).toContain('III.1');
  expect(coded?.text).not.toContain('không đọc được');
});

test('a file that nothing calls a plan waits for a report as before, and so does any of somebody who sends no plans', async () => {
  const bytes = Buffer.from('x');
  const report = await answerTo(cast.coordinator.sendsDocument('bao-cao-quy-1.pdf', '', { bytes }));
  expect(report?.text).not.toContain('không đọc được');
  expect(waiting()).toEqual(['']);
  const officer = await answerTo(cast.vptk.sendsDocument('45-KH-UBND.pdf', '', { bytes }), cast.vptk);
  expect(officer?.text).not.toContain('không đọc được');
});

test('a report that follows takes no plan that could not be read', async () => {
  await answerTo(cast.coordinator.sendsDocument('Kế hoạch 2026.pdf', '', { bytes: Buffer.from('x') }));
  await ask(stage, cast.coordinator, '/done III.1');
  const [fact] = stage
    .service()
    .bot.world.journal.facts()
    .filter(({ kind }) => kind === 'reported');
  expect(fact).toMatchObject({ evidence: [] });
});

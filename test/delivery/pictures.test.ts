import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatPage, drawPage } from '../support/chat-picture.js';
import { findProgram } from '../support/programs.js';
import { ask, enrolBy, newest, openStage } from '../support/stage.js';

/*
 * The pictures of the README are what the bot really says. To draw them anew:
 *   PICTURES=docs npx vitest run test/delivery/pictures.test.ts
 */
const chromium = findProgram('Chromium', 'the drawing of the README’s chats');
const asked = process.env['PICTURES'];
const pages = new Map<string, string>();
let folder = '';

beforeAll(async () => {
  folder = asked ?? (await mkdtemp(join(tmpdir(), 'nhacviec-pictures-')));
  const stage = await openStage({ at: '2025-03-20 08:00', settings: { ADMIN_IDS: '1001' } });
  const { double } = stage;
  const coordinator = double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
  const officers = [
    { who: double.user({ id: 1002, firstName: 'Lê Văn Tâm' }), post: 'VPTK' },
    { who: double.user({ id: 1003, firstName: 'Phạm Minh' }), post: 'VHXH' },
    { who: double.user({ id: 1004, firstName: 'Hồ Thị Nga' }), post: 'BPMC' },
    { who: double.user({ id: 1005, firstName: 'Đỗ Lan' }), post: 'KT' },
  ];
  coordinator.start();
  for (const officer of officers) await enrolBy(stage, coordinator, officer);
  const [officer] = officers;
  if (!officer) throw new Error('no officer');
  const group = double.group({ id: -100_500, title: 'Ban Chỉ đạo CCHC', members: [coordinator] });
  group.says(coordinator, '/group@nhacviec_bot');
  // The office answers the list of the first start: what was due before is done, but for one.
  await stage.settle();
  await ask(stage, coordinator, '/done I.1a 01/QĐ-UBND, xong ngày 03/02');
  await ask(stage, coordinator, '/done VI.1 12/QĐ-UBND, xong ngày 20/01');
  await stage.clock('2025-03-24 07:30');
  const letter = newest(stage, officer.who);
  await stage.clock('2025-03-24 07:41');
  const answer = await ask(stage, officer.who, '/xong III.1 45/KH-UBND');
  const said = double.chat(officer.who.id).filter(({ id }) => id > letter.id && id < answer.id);
  await stage.clock('2025-03-27 07:30');
  await ask(stage, coordinator, '/vuong VII.1 chờ tỉnh cấp thiết bị');
  await stage.clock('2025-03-28 16:00');
  // The week's picture follows its words.
  const summary = double.messagesTo(group.id).findLast(({ kind }) => kind === 'text');
  if (!summary) throw new Error('no summary');
  const { botId } = double;
  pages.set(
    'letter.png',
    chatPage({
      title: 'Nhắc việc CCHC',
      subtitle: 'bot – thứ Hai, 24/03/2025',
      botId,
      messages: [letter, ...said, answer],
    }),
  );
  pages.set(
    'summary.png',
    chatPage({
      title: 'Ban Chỉ đạo CCHC',
      subtitle: 'nhóm – thứ Sáu, 28/03/2025',
      botId,
      messages: [summary],
    }),
  );
  await stage.close();
});

afterAll(async () => {
  if (asked === undefined) await rm(folder, { recursive: true, force: true });
});

test.runIf(chromium !== null).each(['letter.png', 'summary.png'])('%s can be drawn', async (name) => {
  const png = join(folder, name);
  await drawPage(chromium ?? '', pages.get(name) ?? '', png);
  const bytes = await readFile(png);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.length).toBeGreaterThan(20_000);
});

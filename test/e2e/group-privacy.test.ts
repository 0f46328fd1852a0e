import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMMANDS } from '../../src/telegram/command.js';
import { ask, enrolCast, newest, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

const NAMES = ['Trần Thị Hoa', 'Lê Văn Tâm', 'Phạm Minh', 'Đỗ Lan', 'Nguyễn Văn Hùng'];

beforeEach(async () => {
  stage = await openStage({ at: '2025-03-20 08:00', settings: { CONFIRM: 'on' } });
  cast = await enrolCast(stage);
  await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
  await ask(stage, cast.bpmc, '/blocked III.4 mất mạng');
  await ask(stage, cast.kt, '/done V.2a');
  cast.coordinator.forges(newest(stage, cast.coordinator), 'oa|V.2a|1003');
  cast.coordinator.forges(newest(stage, cast.coordinator), 'oa|I.3|1005');
  await stage.settle();
});

afterEach(async () => {
  await stage.close();
});

/** What the group has read so far, but for the name of whoever is answered. */
function groupTexts(): readonly string[] {
  return stage.double.messagesTo(cast.group.id).map(({ text }) => text);
}

function named(texts: readonly string[], but: readonly string[] = []): readonly string[] {
  const names = NAMES.filter((name) => !but.includes(name));
  return texts.filter((text) => names.some((name) => text.includes(name)));
}

test.each(Object.keys(COMMANDS))('/%s in the group names nobody but whoever sent it', async (name) => {
  const before = groupTexts().length;
  const words = { status: '/status@nhacviec_bot III.1', assign: '/assign@nhacviec_bot I.3' };
  cast.group.says(
    cast.coordinator,
    Object.entries(words).find(([key]) => key === name)?.[1] ?? `/${name}@nhacviec_bot`,
  );
  cast.group.says(cast.vptk, `/${name}@nhacviec_bot III.1`);
  cast.group.says(cast.chairman, `/${name}@nhacviec_bot V.2a`);
  await stage.settle();
  const said = stage.double.messagesTo(cast.group.id).slice(before);
  expect(named(said.map(({ text }) => text.split('\n').slice(1).join('\n')))).toEqual([]);
  for (const { text } of said) {
    const [first = ''] = text.split('\n');
    expect(named([first.replace(/^Đồng chí [^:]+:/u, '')])).toEqual([]);
  }
  // What only the coordinator arranges has no button there.
  const data = said.flatMap(({ buttons }) => buttons.flat().map((button) => button.data ?? ''));
  expect(data.filter((one) => one.startsWith('o') && one.includes('|') && /^o[a-zA-Z]\|/u.test(one))).toEqual(
    [],
  );
});

test('every screen that a button of the group opens names departments only', async () => {
  cast.group.says(cast.coordinator, '/status@nhacviec_bot');
  await stage.settle();
  const seen = new Set<string>();
  const shown = newest(stage, cast.group);
  const open = shown.buttons.flat().map(({ data }) => data ?? '');
  const more = [
    'v|task|III.1|0',
    'v|task|V.2a|0',
    'v|task|I.3|0',
    'v|waiting||0',
    'v|department|VPTK|0',
    'v|department|CBCC|0',
  ];
  for (const data of [...open, ...more]) {
    for (const who of [cast.coordinator, cast.vptk]) {
      who.forges(shown, data);
      await stage.settle();
      const text = newest(stage, cast.group).text;
      const edited = stage.double.messagesTo(cast.group.id).find(({ id }) => id === shown.id)?.text ?? '';
      seen.add(edited);
      expect(named([text, edited])).toEqual([]);
    }
  }
  expect(seen.size).toBeGreaterThan(8);
  expect([...seen].some((text) => text.includes('VP-TK: hoàn thành, chờ xác nhận'))).toBe(true);
});

test.each([
  'oc|12|0',
  'or|12',
  'oP|0',
  'op|1002',
  'oq|1002|1',
  'os|1002|1004|0',
  'oe|1002',
  'ol|I.3|0',
  'oa|I.3|1004',
  'ox|V.2a|2025|2025-03-20',
])('the coordinator’s button %s does nothing in the group and shows nobody', async (data) => {
  cast.group.says(cast.coordinator, '/status@nhacviec_bot');
  await stage.settle();
  const facts = stage.service().bot.world.journal.facts().length;
  const shown = newest(stage, cast.group);
  const pressed = cast.coordinator.forges(shown, data);
  await stage.settle();
  expect(pressed.answer()?.text).toContain('tin nhắn riêng');
  expect(stage.service().bot.world.journal.facts()).toHaveLength(facts);
  expect(newest(stage, cast.group).text).toBe(shown.text);
});

test('the weekly summary names departments, with who waits counted', async () => {
  await stage.clock('2025-03-21 16:00');
  await stage.settle();
  const summary = newest(stage, cast.group).text;
  expect(summary).toContain('TỔNG HỢP');
  expect(summary).toContain('Chờ xác nhận: 1 nhiệm vụ có thời hạn');
  expect(named([summary])).toEqual([]);
});

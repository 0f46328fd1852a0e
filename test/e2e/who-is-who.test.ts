import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const renamed = (): readonly string[] =>
  stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'renamed' ? [fact.name] : []));

/** The same account, under the name that it bears by now. */
const calledBy = (id: number, firstName: string) => stage.double.user({ id, firstName, started: true });

test('a person is named as Telegram names him now, after a message', async () => {
  await ask(stage, cast.vptk, '/done III.1');
  await ask(stage, calledBy(1002, 'Lê Văn Tâm Mới'), '/mine');
  expect(renamed()).toEqual(['Lê Văn Tâm Mới']);
  const people = await ask(stage, cast.coordinator, '/people');
  expect(people.text).toContain('Lê Văn Tâm Mới');
  expect((await ask(stage, cast.coordinator, '/status III.1')).text).toContain('Lê Văn Tâm Mới');
  await ask(stage, calledBy(1002, 'Lê Văn Tâm Mới'), '/mine');
  expect(renamed()).toHaveLength(1);
});

test('after a word in the group, and after a press', async () => {
  cast.group.says(calledBy(1002, 'Tâm trong nhóm'), '/status@nhacviec_bot');
  await stage.settle();
  expect(renamed()).toEqual(['Tâm trong nhóm']);
  const message = newest(stage, cast.vptk);
  calledBy(1002, 'Tâm đã bấm').forges(message, 'v|plan||0');
  await stage.settle();
  expect(renamed()).toEqual(['Tâm trong nhóm', 'Tâm đã bấm']);
});

test('whoever has no name keeps the one that was known', async () => {
  await ask(stage, calledBy(1002, '\u200b'), '/mine');
  expect(renamed()).toEqual([]);
  expect((await ask(stage, cast.coordinator, '/people')).text).toContain('Lê Văn Tâm');
});

test('nobody is named who is not enrolled', async () => {
  await ask(stage, stage.double.user({ id: 66, firstName: 'Ai đó' }), '/mine');
  expect(renamed()).toEqual([]);
});

test('whoever unblocks the bot is reached again without a word, under the present name', async () => {
  cast.vptk.blocks();
  await stage.settle();
  expect((await ask(stage, cast.coordinator, '/people')).text).toContain('không liên lạc được');
  calledBy(1002, 'Tâm trở lại').unblocks();
  await stage.settle();
  const people = (await ask(stage, cast.coordinator, '/people')).text;
  expect(people).not.toContain('không liên lạc được');
  expect(people).toContain('Tâm trở lại');
  await stage.clock('2025-03-21 07:30');
  expect(newest(stage, cast.vptk).text).toContain('III.');
});

test('an invitation shows the link and what to send where a link opens nothing; both let in', async () => {
  const { text } = await ask(stage, cast.coordinator, '/invite VPTK');
  const [, code = ''] = /[?]start=([\w-]+)/u.exec(text) ?? [];
  expect(text).toContain(`/start ${code}`);
  const officer = stage.double.user({ id: 1010, firstName: 'Hà' });
  officer.says(`/start ${code}`);
  await stage.settle();
  expect(newest(stage, officer).text).toContain('Đồng chí đã được ghi danh');
});

test('a stranger hears of the code in one sentence', async () => {
  const { text } = await ask(stage, stage.double.user({ id: 66, firstName: 'Ai đó' }), 'xin chào');
  expect(text).toContain('/start kèm mã mời');
  expect(text.match(/[.!?](?:\s|$)/gu)).toHaveLength(1);
});

test('a bad link, then a good one: the good one lets in at once', async () => {
  const { text } = await ask(stage, cast.coordinator, '/invite VPTK');
  const [, code = ''] = /[?]start=([\w-]+)/u.exec(text) ?? [];
  const officer = stage.double.user({ id: 1010, firstName: 'Hà' });
  officer.start('a-code-that-nobody-gave-out');
  await stage.settle();
  expect(newest(stage, officer).text).toContain('Liên kết mời không đúng');
  officer.start(code);
  await stage.settle();
  expect(newest(stage, officer).text).toContain('Đồng chí đã được ghi danh');
});

test('whoever was told as a stranger is told of a bad link all the same, each once an hour', async () => {
  const stranger = stage.double.user({ id: 4242, firstName: 'Lạ' });
  const answers = () => stage.double.messagesTo(stranger.id).length;
  for (const expected of [1, 1]) {
    stranger.says('xin chào');
    await stage.settle();
    expect(answers()).toBe(expected);
  }
  for (const expected of [2, 2]) {
    stranger.start('a-code-that-nobody-gave-out');
    await stage.settle();
    expect(answers()).toBe(expected);
  }
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const user = (id: number, first_name: string): object => ({
  forward_origin: { type: 'user', date: 1, sender_user: { id, is_bot: false, first_name } },
});
const hidden = (sender_user_name: string): object => ({
  forward_origin: { type: 'hidden_user', date: 1, sender_user_name },
});
const channel = {
  forward_origin: {
    type: 'channel',
    date: 1,
    chat: { id: -100, type: 'channel', title: 'Kênh tỉnh' },
    message_id: 3,
  },
};

async function forwards(
  who: UserHandle,
  text: string,
  origin: object,
  where?: { readonly id: number },
): Promise<Posted> {
  who.says(text, { more: { ...origin }, ...(where && { in: where }) });
  await stage.settle();
  return newest(stage, where ?? who);
}

const reported = (): readonly string[] =>
  stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'reported' ? [fact.task] : []));

describe('what somebody else wrote and a person forwards is asked back before it is recorded', () => {
  test.each([
    ['a command', '/done III.1', user(1003, 'Phạm Minh'), 'Phạm Minh'],
    ['plain words', 'xong III.1 theo Kế hoạch số 45/KH-UBND', user(1003, 'Phạm Minh'), 'Phạm Minh'],
    ['words of an account that hides', 'xong III.1', hidden('<b>Ẩn</b>'), '<b>Ẩn</b>'],
    ['words of a channel', 'xong III.1', channel, 'Kênh tỉnh'],
  ])('%s', async (_, text, origin, name) => {
    const asked = await forwards(cast.vptk, text, origin);
    expect(asked.text).toContain(`chuyển tiếp từ ${name}`);
    expect(reported()).toEqual([]);
    cast.vptk.presses(asked, 'Đúng, là của tôi');
    await stage.settle();
    expect(reported()).toEqual(['III.1']);
    expect(newest(stage, cast.vptk).text).toContain('III.1');
  });

  test('in the group too', async () => {
    const asked = await forwards(cast.vptk, '/done@nhacviec_bot III.1', user(1003, 'Phạm Minh'), cast.group);
    expect(asked.text).toContain('chuyển tiếp từ Phạm Minh');
    expect(reported()).toEqual([]);
    const stranger = cast.kt.forges(asked, 'fw');
    await stage.settle();
    expect(stranger.answer()).not.toBeNull();
    expect(reported()).toEqual([]);
    cast.vptk.presses(asked, 'Đúng, là của tôi');
    await stage.settle();
    expect(reported()).toEqual(['III.1']);
  });

  test('and a "thôi" leaves it', async () => {
    const asked = await forwards(cast.vptk, 'xong III.1', user(1003, 'Phạm Minh'));
    cast.vptk.presses(asked, 'Thôi');
    await stage.settle();
    expect(reported()).toEqual([]);
  });

  test('and it answers nothing that the person was asked', async () => {
    await ask(stage, cast.vptk, '/vuong III.1');
    const before = stage.service().bot.world.journal.facts().length;
    await forwards(cast.vptk, 'chờ tỉnh hướng dẫn', user(1003, 'Phạm Minh'));
    expect(stage.service().bot.world.journal.facts()).toHaveLength(before);
  });
});

test.each([
  ['by its account', user(1002, 'Lê Văn Tâm')],
  ['by the name of an account that hides', hidden('Lê Văn Tâm')],
])('a person’s own words are recorded as they come: %s', async (_, origin) => {
  await forwards(cast.vptk, 'xong III.1', origin);
  expect(reported()).toEqual(['III.1']);
});

test('a code that a colleague passed on is no report and lets in whoever forwards it', async () => {
  const invitation = await ask(stage, cast.coordinator, '/invite VPTK');
  const code = /\/start [\w-]+/u.exec(invitation.text)?.[0] ?? '';
  const officer = stage.double.user({ id: 1010, firstName: 'Hà' });
  await forwards(officer, code, user(1001, 'Trần Thị Hoa'));
  expect(newest(stage, officer).text).toContain('Đồng chí đã được ghi danh');
});

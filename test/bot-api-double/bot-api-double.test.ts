import { Telegraf, TelegramError } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import * as faults from '../../src/bot-api-double/faults.js';

let double: Double;
let bot: Telegraf;

beforeEach(async () => {
  double = await startDouble();
  bot = new Telegraf(double.token, { telegram: { apiRoot: double.apiRoot, webhookReply: false } });
});

afterEach(async () => {
  await double.close();
});

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TelegramError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.code} ${error.description}`;
}

describe('the double is as strict as Telegram', () => {
  it('refuses a wrong token', async () => {
    const stranger = new Telegraf('7000000001:wrong', { telegram: { apiRoot: double.apiRoot } });
    expect(await refusalOf(stranger.telegram.getMe())).toBe('401 Unauthorized');
  });

  it('does not know methods that do not exist', async () => {
    const answer = await fetch(`${double.apiRoot}/bot${double.token}/sendNothing`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['a user who never pressed Start', 'known', "403 Forbidden: bot can't initiate conversation with a user"],
    ['a user who blocked the bot', 'blocked', '403 Forbidden: bot was blocked by the user'],
    ['a deleted account', 'deactivated', '403 Forbidden: user is deactivated'],
  ] as const)('refuses %s', async (_who, state, description) => {
    const an = double.user({ id: 11, firstName: 'An', started: true });
    if (state === 'known') double.user({ id: 11, firstName: 'An' });
    if (state === 'blocked') an.blocks();
    if (state === 'deactivated') an.deactivates();
    expect(await refusalOf(bot.telegram.sendMessage(11, 'x'))).toBe(description);
  });

  it.each([
    ['nothing', '   \n', '400 Bad Request: message text is empty'],
    ['4097 units', 'ạ'.repeat(4097), '400 Bad Request: message is too long'],
    ['2049 emoji', '🔴'.repeat(2049), '400 Bad Request: message is too long'],
    ['half an emoji', 'x\ud83d', '400 Bad Request: strings must be encoded in UTF-8'],
    [
      'an unknown tag',
      'a <div>b</div>',
      `400 Bad Request: can't parse entities: unsupported start tag "div" at byte offset 2`,
    ],
    [
      'a smaller-than',
      'quá < 3 ngày',
      `400 Bad Request: can't parse entities: unclosed start tag at byte offset 5`,
    ],
    [
      'a tag cut open',
      '<b>x',
      `400 Bad Request: can't parse entities: can't find end tag corresponding to start tag "b"`,
    ],
    [
      'crossed tags',
      '<b><i>x</b></i>',
      `400 Bad Request: can't parse entities: unmatched end tag, expected "</i>", found "</b>" at byte offset 7`,
    ],
    ['a lonely end', 'x</b>', `400 Bad Request: can't parse entities: unexpected end tag at byte offset 1`],
  ])('refuses %s', async (_what, text, description) => {
    double.user({ id: 11, firstName: 'An', started: true });
    expect(await refusalOf(bot.telegram.sendMessage(11, text, { parse_mode: 'HTML' }))).toBe(description);
  });

  it.each([
    ['<b>Hạn</b> &lt;31/03&gt; &amp; A&B', 'Hạn <31/03> & A&B'],
    ['<a href="https://x.vn/?a=1&amp;b">x</a> <code>III.3</code>', 'x III.3'],
    [`<b>${'ạ'.repeat(4096)}</b>`, 'ạ'.repeat(4096)],
    ['a\u202eb\u0000c', 'ab c'],
  ])('shows %.40s as people see it', async (html, text) => {
    double.user({ id: 11, firstName: 'An', started: true });
    await bot.telegram.sendMessage(11, html, { parse_mode: 'HTML' });
    expect(double.messagesTo(11)[0]?.text).toBe(text);
  });

  it.each([
    ['no data', '', '400 Bad Request: BUTTON_DATA_INVALID'],
    ['65 bytes of data', 'ạ'.repeat(21) + 'xx', '400 Bad Request: BUTTON_DATA_INVALID'],
  ])('refuses a button with %s', async (_what, data, description) => {
    double.user({ id: 11, firstName: 'An', started: true });
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: data }]] };
    expect(await refusalOf(bot.telegram.sendMessage(11, 'x', { reply_markup }))).toBe(description);
  });

  it('edits, and refuses an edit that changes nothing or finds nothing', async () => {
    double.user({ id: 11, firstName: 'An', started: true });
    const sent = await bot.telegram.sendMessage(11, 'one');
    expect(await refusalOf(bot.telegram.editMessageText(11, sent.message_id, undefined, 'one'))).toContain(
      'message is not modified',
    );
    await bot.telegram.editMessageText(11, sent.message_id, undefined, 'two');
    expect(double.messagesTo(11)).toMatchObject([{ text: 'two', history: ['one'] }]);
    expect(await refusalOf(bot.telegram.editMessageText(11, 999_999, undefined, 'x'))).toContain(
      'message to edit not found',
    );
  });

  it('knows topics, closed and missing', async () => {
    const group = double.group({ id: -1_001_500, title: 'BCĐ', forum: true });
    const topic = group.topic();
    await bot.telegram.sendMessage(group.id, 'x', { message_thread_id: topic });
    expect(double.messagesTo(group.id)[0]?.topic).toBe(topic);
    group.closeTopic(topic);
    expect(await refusalOf(bot.telegram.sendMessage(group.id, 'x', { message_thread_id: topic }))).toBe(
      '400 Bad Request: TOPIC_CLOSED',
    );
    expect(await refusalOf(bot.telegram.sendMessage(group.id, 'x', { message_thread_id: 7 }))).toBe(
      '400 Bad Request: message thread not found',
    );
  });

  it('says where a group went that became a supergroup', async () => {
    const group = double.group({ id: -500, title: 'BCĐ' });
    const became = group.migrate();
    const error: unknown = await bot.telegram.sendMessage(group.id, 'x').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ parameters: { migrate_to_chat_id: became.id } });
    await bot.telegram.sendMessage(became.id, 'x');
    expect(double.messagesTo(became.id)).toHaveLength(1);
  });

  it('takes files as multipart and gives them back', async () => {
    double.user({ id: 11, firstName: 'An', started: true });
    const source = Buffer.from('bảng theo dõi');
    const sent = await bot.telegram.sendDocument(11, { source, filename: 'bang.xlsx' }, { caption: 'Bảng' });
    expect(double.messagesTo(11)).toMatchObject([
      { text: 'Bảng', kind: 'document', file: { name: 'bang.xlsx' } },
    ]);
    const link = await bot.telegram.getFileLink(sent.document.file_id);
    expect(await (await fetch(link)).text()).toBe('bảng theo dõi');
    await bot.telegram.sendDocument(11, sent.document.file_id);
    expect(await refusalOf(bot.telegram.sendPhoto(11, sent.document.file_id))).toContain(
      "can't use file of type",
    );
    expect(await refusalOf(bot.telegram.sendDocument(11, 'unknown'))).toContain('wrong file identifier');
  });

  it('keeps menus by scope and checks their words', async () => {
    double.user({ id: 11, firstName: 'An', started: true });
    const scope = { type: 'chat', chat_id: 11 } as const;
    await bot.telegram.setMyCommands([{ command: 'xong', description: 'Báo cáo hoàn thành' }], { scope });
    expect(await bot.telegram.getMyCommands({ scope })).toHaveLength(1);
    expect(await bot.telegram.getMyCommands()).toHaveLength(0);
    const bad = [{ command: 'Xong', description: 'x' }];
    expect(await refusalOf(bot.telegram.setMyCommands(bad))).toBe('400 Bad Request: BOT_COMMAND_INVALID');
  });
});

describe('updates', () => {
  async function polling(handle: () => Promise<void> = () => Promise.resolve()): Promise<unknown[]> {
    const seen: unknown[] = [];
    bot.use(async (ctx) => {
      seen.push(ctx.update);
      await handle();
    });
    await new Promise<void>((launched) => {
      void bot.launch(() => launched()).catch(() => undefined);
    });
    return seen;
  }

  it('idle waits for the handlers, without sleeping', async () => {
    let done = 0;
    await polling(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done += 1;
    });
    const an = double.user({ id: 11, firstName: 'An' });
    an.start('code');
    an.says('/done III.3');
    await double.idle();
    expect(done).toBe(2);
    an.says('xong');
    await double.idle();
    expect(done).toBe(3);
    bot.stop();
  });

  it('gives an update again when asked, and after a quiet week one with a smaller id', async () => {
    const seen = await polling();
    const an = double.user({ id: 11, firstName: 'An' });
    const said = an.says('một');
    await double.idle();
    double.redeliver(said.updateId ?? 0);
    await double.idle();
    double.setNextUpdateId(5);
    an.says('hai');
    await double.idle();
    an.says('ba');
    await double.idle();
    expect(seen.map((update) => (update as { update_id: number }).update_id)).toEqual([
      100_001, 100_001, 5, 6,
    ]);
    bot.stop();
  });

  it('a second poller is a conflict', async () => {
    const poll = (): Promise<unknown> => bot.telegram.getUpdates(50, 100, 0, undefined);
    const polls = [poll(), poll()];
    await expect(Promise.race(polls)).rejects.toThrow('409: Conflict');
    double.user({ id: 11, firstName: 'An' }).says('x');
    const ends = await Promise.allSettled(polls);
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('presses carry data of a real button, forgeries whatever the forger likes', async () => {
    const seen = await polling();
    const an = double.user({ id: 11, firstName: 'An', started: true });
    const reply_markup = { inline_keyboard: [[{ text: 'Hoàn thành', callback_data: 'd|III.3' }]] };
    await bot.telegram.sendMessage(11, 'x', { reply_markup });
    const [message] = double.messagesTo(11);
    if (!message) throw new Error('nothing came');
    const press = an.presses(message, 'Hoàn thành');
    an.forges(message, 'd|I.1');
    await double.idle();
    expect(seen).toMatchObject([
      { callback_query: { data: 'd|III.3' } },
      { callback_query: { data: 'd|I.1' } },
    ]);
    await bot.telegram.answerCbQuery(press.id, 'Đã ghi nhận');
    expect(press.answer()).toEqual({ text: 'Đã ghi nhận', alert: false });
    expect(await refusalOf(bot.telegram.answerCbQuery('other'))).toContain('query is too old');
    expect(() => an.presses(message, 'Không')).toThrow('there are: Hoàn thành');
    bot.stop();
  });

  it('privacy mode hides from the bot what is not meant for it', async () => {
    const seen = await polling();
    const an = double.user({ id: 11, firstName: 'An' });
    const group = double.group({ id: -500, title: 'BCĐ', members: [an] });
    const heard = (text: string, extra = {}): boolean => group.says(an, text, extra).updateId !== null;
    expect(heard('chào')).toBe(false);
    expect(heard('/done')).toBe(false);
    expect(heard('/done@nhacviec_bot III.3')).toBe(true);
    expect(heard('/done@other_bot III.3')).toBe(false);
    const sent = await bot.telegram.sendMessage(group.id, 'x');
    expect(heard('/done')).toBe(true);
    expect(heard('xong', { replyTo: { chat: group.id, id: sent.message_id } })).toBe(true);
    group.otherBotSpeaks();
    expect(heard('/done')).toBe(false);
    expect(group.saysAnonymously('/status@nhacviec_bot').updateId).not.toBeNull();
    await double.idle();
    expect(seen.at(-1)).toMatchObject({ message: { sender_chat: { id: -500 }, from: { is_bot: true } } });
    bot.stop();
  });
});

describe('faults', () => {
  beforeEach(() => {
    double.user({ id: 11, firstName: 'An', started: true });
  });

  it.each([
    ['429', faults.tooMany(7), '429: Too Many Requests: retry after 7', 0],
    ['500', faults.internal, '500: Internal Server Error', 0],
    ['502', faults.badGateway, '502: Bad Gateway', 0],
    ['a closed connection', faults.closed, 'socket hang up', 0],
    ['a connection closed after the work', faults.closedAfter, 'socket hang up', 1],
    ['malformed JSON', faults.malformed, 'invalid json', 1],
  ])('%s', async (_what, fault, message, arrived) => {
    double.faults.inject('sendMessage', fault);
    await expect(bot.telegram.sendMessage(11, 'x')).rejects.toThrow(message);
    expect(double.messagesTo(11)).toHaveLength(arrived);
    await bot.telegram.sendMessage(11, 'y');
    expect(double.messagesTo(11)).toHaveLength(arrived + 1);
  });

  it('half an answer breaks off after the work was done', async () => {
    double.faults.inject('sendMessage', faults.half);
    const answer = await fetch(`${double.apiRoot}/bot${double.token}/sendMessage?chat_id=11&text=x`);
    await expect(answer.json()).rejects.toThrow('terminated');
    expect(double.messagesTo(11)).toHaveLength(1);
  });

  it('silence lasts until the caller goes away', async () => {
    double.faults.inject('sendMessage', faults.silence);
    const caller = new AbortController();
    const call = fetch(`${double.apiRoot}/bot${double.token}/sendMessage?chat_id=11&text=x`, {
      signal: caller.signal,
    });
    while (double.requests('sendMessage').length === 0) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    await expect(call).rejects.toThrow('aborted');
    expect(double.messagesTo(11)).toHaveLength(0);
  });

  it('random faults are the same for the same seed', () => {
    const draws = (seed: number): string => {
      double.faults.atRandom({ rate: 0.1, seed, among: [faults.internal, faults.closed] });
      return Array.from({ length: 200 }, () => double.faults.draw('sendMessage')?.kind ?? '-').join('');
    };
    expect(draws(1)).toBe(draws(1));
    expect(draws(1)).not.toBe(draws(2));
    expect(draws(3).replaceAll('-', '').length).toBeGreaterThan(0);
  });

  it('the Date header and the dates of messages follow the clock of the double', async () => {
    double.setTime('2025-12-31T10:00:00Z');
    double.skewDateHeader(-1200);
    const answer = await fetch(double.apiRoot, { method: 'HEAD' });
    expect(answer.headers.get('date')).toBe('Wed, 31 Dec 2025 09:40:00 GMT');
    const sent = await bot.telegram.sendMessage(11, 'x');
    expect(sent.date).toBe(Date.parse('2025-12-31T10:00:00Z') / 1000);
  });
});

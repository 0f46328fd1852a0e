import type { Sender } from '../../src/ports/ports.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Telegraf } from 'telegraf';
import type { Delivery } from '../../src/ports/ports.js';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import * as faults from '../../src/bot-api-double/faults.js';
import { createConnection } from '../../src/telegram/connection.js';
import { createCourier, type CourierOptions } from '../../src/telegram/courier.js';
import { NO_PACE, TELEGRAM_PACE } from '../../src/telegram/pace.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { capturedLog } from '../support/captured-log.js';

let double: Double;
let bot: Telegraf;
let courier: Sender;
let log: ReturnType<typeof capturedLog>;
let waited: number[];

beforeEach(async () => {
  double = await startDouble();
  log = capturedLog();
  waited = [];
  bot = connection(double.apiRoot);
  courier = build({});
});

afterEach(async () => {
  await double.close();
});

function connection(apiRoot: string, seconds = 10): Telegraf {
  const limits = { seconds, pollSeconds: seconds };
  return createConnection({ token: double.token, apiRoot, limits, scrub: scrubber(double.token), log });
}

/** A clock of its own: a wait moves it on and is written down. */
function build(more: Partial<CourierOptions>, by: 'answers' | 'broadcasts' = 'broadcasts'): Sender {
  let now = 0;
  return createCourier({
    telegram: bot.telegram,
    limits: NO_PACE,
    log,
    elapsed: () => now,
    wait: (milliseconds) => {
      waited.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    ...more,
  })[by];
}

const to = (chat: number, topic: number | null = null) => ({ chat, topic });
const hello = { html: '<b>Chào</b>', keyboard: [[{ text: 'Xong', callback_data: 'd' }]] };

describe('a message', () => {
  beforeEach(() => {
    double.user({ id: 11, firstName: 'An', started: true });
  });

  it('arrives as HTML with its buttons, as a reply, without a preview', async () => {
    const first = await courier.send(to(11), hello);
    if (first.kind !== 'sent') throw new Error('not sent');
    const second = await courier.send(to(11), { ...hello, replyTo: first.messageId });
    expect(second).toMatchObject({ kind: 'sent', chat: 11, topicClosed: false });
    expect(double.messagesTo(11)).toMatchObject([
      { text: 'Chào', html: '<b>Chào</b>', buttons: [[{ text: 'Xong', data: 'd' }]] },
      { replyTo: first.messageId },
    ]);
    expect(double.requests('sendMessage')[0]?.parameters).toMatchObject({
      link_preview_options: { is_disabled: true },
    });
  });

  it('answers what was deleted without naming it', async () => {
    expect(await courier.send(to(11), { ...hello, replyTo: 424_242 })).toMatchObject({ kind: 'sent' });
  });

  it('is edited, loses its buttons, and an edit that changes nothing is fine', async () => {
    const sent = await courier.send(to(11), hello);
    if (sent.kind !== 'sent') throw new Error('not sent');
    const edited = { kind: 'sent', messageId: sent.messageId, chat: 11, topicClosed: false };
    expect(await courier.edit(to(11), sent.messageId, { ...hello, html: 'Khác' })).toEqual(edited);
    expect(await courier.edit(to(11), sent.messageId, { ...hello, html: 'Khác' })).toEqual(edited);
    expect(await courier.retire(to(11), sent.messageId)).toEqual(edited);
    expect(await courier.retire(to(11), sent.messageId)).toEqual(edited);
    expect(double.messagesTo(11)).toMatchObject([{ text: 'Khác', buttons: [] }]);
    expect(await courier.edit(to(11), 999, hello)).toMatchObject({ kind: 'refused' });
  });

  it('carries files, new ones with a reply and known ones by their id', async () => {
    const sent = await courier.send(to(11), hello);
    if (sent.kind !== 'sent') throw new Error('not sent');
    const upload = { kind: 'upload', as: 'document', name: 'bang.xlsx', bytes: Buffer.from('x') } as const;
    await courier.sendFile(to(11), upload, { html: '<i>Bảng</i>', keyboard: [], replyTo: sent.messageId });
    const file = double.messagesTo(11)[1]?.file;
    if (!file) throw new Error('no file');
    await courier.sendFile(
      to(11),
      { kind: 'stored', as: 'document', fileId: file.id },
      { html: '', keyboard: [], replyTo: sent.messageId },
    );
    expect(double.messagesTo(11).slice(1)).toMatchObject([
      { kind: 'document', text: 'Bảng', file: { name: 'bang.xlsx' }, replyTo: sent.messageId },
      { kind: 'document', replyTo: sent.messageId },
    ]);
    const photo = { kind: 'stored', as: 'photo', fileId: file.id } as const;
    expect(await courier.sendFile(to(11), photo, hello)).toMatchObject({ kind: 'refused' });
  });

  it('to one chat keep their order', async () => {
    double.faults.inject('sendMessage', faults.internal);
    await Promise.all(['1', '2', '3', '4'].map((html) => courier.send(to(11), { html, keyboard: [] })));
    expect(double.messagesTo(11).map((one) => one.text)).toEqual(['1', '2', '3', '4']);
  });

  it('that is too long is refused, and says why', async () => {
    const delivery = await courier.send(to(11), { html: 'x'.repeat(4097), keyboard: [] });
    expect(delivery).toEqual({ kind: 'refused', description: 'Bad Request: message is too long' });
  });
});

describe('nobody is silently unreachable', () => {
  it.each([
    ['blocked', 'blocked'],
    ['deactivated', 'deactivated'],
    ['known', 'never-started'],
  ] as const)('%s: %s', async (state, reason) => {
    const an = double.user({ id: 11, firstName: 'An', started: state !== 'known' });
    if (state === 'blocked') an.blocks();
    if (state === 'deactivated') an.deactivates();
    expect(await courier.send(to(11), hello)).toEqual({ kind: 'unreachable', reason });
    expect(double.requests('sendMessage')).toHaveLength(1);
  });

  it('somebody Telegram has never heard of never started', async () => {
    expect(await courier.send(to(99), hello)).toEqual({ kind: 'unreachable', reason: 'never-started' });
  });

  it.each(['kicked', 'left', 'muted'] as const)(
    'a group where the bot is %s has removed it',
    async (state) => {
      double.group({ id: -500, title: 'BCĐ', bot: state });
      expect(await courier.send(to(-500), hello)).toEqual({ kind: 'unreachable', reason: 'removed' });
    },
  );

  it('a group that is gone has removed the bot', async () => {
    expect(await courier.send(to(-1), hello)).toEqual({ kind: 'unreachable', reason: 'removed' });
  });
});

describe('groups move and change', () => {
  it('a group that became a supergroup is followed, for every message under way', async () => {
    const became = double.group({ id: -500, title: 'BCĐ' });
    const id = became.migrate().id;
    const deliveries = await Promise.all([courier.send(to(-500), hello), courier.send(to(-500), hello)]);
    expect(deliveries).toMatchObject([
      { kind: 'sent', chat: id },
      { kind: 'sent', chat: id },
    ]);
    expect(double.messagesTo(id)).toHaveLength(2);
    await courier.send(to(-500), hello);
    expect(double.requests('sendMessage').filter((request) => request.code === 400)).toHaveLength(1);
  });

  it('a group that moved twice is followed to where it is now, and goes on being', async () => {
    const first = double.group({ id: -500, title: 'BCĐ' });
    const second = first.migrate();
    const third = second.migrate();
    expect(await courier.send(to(-500), hello)).toMatchObject({ kind: 'sent', chat: third.id });
    expect(await courier.send(to(second.id), hello)).toMatchObject({ kind: 'sent', chat: third.id });
    expect(await courier.send(to(-500), hello)).toMatchObject({ kind: 'sent', chat: third.id });
    expect(double.messagesTo(third.id)).toHaveLength(3);
  });

  it('a group that moves between two messages, and again between the next two, loses none', async () => {
    const first = double.group({ id: -500, title: 'BCĐ' });
    await courier.send(to(-500), hello);
    const second = first.migrate();
    expect(await courier.send(to(-500), hello)).toMatchObject({ kind: 'sent', chat: second.id });
    const third = second.migrate();
    expect(await courier.send(to(-500), hello)).toMatchObject({ kind: 'sent', chat: third.id });
  });

  it.each(['closed', 'deleted'] as const)('a %s topic falls back to the group', async (state) => {
    const group = double.group({ id: -1_001_000_000_500, title: 'BCĐ', forum: true });
    const topic = group.topic();
    expect(await courier.send(to(group.id, topic), hello)).toMatchObject({
      kind: 'sent',
      topicClosed: false,
    });
    if (state === 'closed') group.closeTopic(topic);
    else group.deleteTopic(topic);
    expect(await courier.send(to(group.id, topic), hello)).toMatchObject({ kind: 'sent', topicClosed: true });
    expect(double.messagesTo(group.id).map((one) => one.topic)).toEqual([topic, null]);
  });

  it('a move in the midst of a closed topic is followed too', async () => {
    const group = double.group({ id: -500, title: 'BCĐ', forum: true });
    const became = group.migrate();
    expect(await courier.send(to(group.id, 7), hello)).toMatchObject({
      kind: 'sent',
      chat: became.id,
      topicClosed: true,
    });
  });
});

describe('faults of the way', () => {
  beforeEach(() => {
    double.user({ id: 11, firstName: 'An', started: true });
    double.user({ id: 12, firstName: 'Bình', started: true });
  });

  it.each([
    ['answers', 7],
    ['broadcasts', 2],
  ] as const)('429 waits as long as Telegram says, then sends %s', async (by, seconds) => {
    double.faults.inject('sendMessage', faults.tooMany(seconds));
    expect(await build({}, by).send(to(11), hello)).toMatchObject({ kind: 'sent' });
    expect(waited).toEqual([seconds * 1000]);
    expect(log.events).toEqual(['telegram.too-many']);
  });

  it('what the bot sends by itself to a chat that is long under 429 is left for a later tick', async () => {
    double.faults.inject('sendMessage', faults.tooMany(7));
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
    expect(waited).toEqual([]);
    expect(double.requests('sendMessage')).toHaveLength(1);
    expect(await courier.send(to(12), hello)).toMatchObject({ kind: 'sent' });
  });

  it('429 for an hour is left for a later tick, and nobody knocks until then', async () => {
    double.faults.inject('sendMessage', faults.tooMany(3600));
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
    expect(double.requests('sendMessage')).toHaveLength(1);
    expect(await courier.send(to(12), hello)).toMatchObject({ kind: 'sent' });
  });

  it.each([
    ['500', faults.internal],
    ['502', faults.badGateway],
  ])('%s is tried again, a few times', async (_name, fault) => {
    double.faults.inject('sendMessage', fault, 2);
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'sent' });
    expect(waited).toEqual([500, 2000]);
    double.faults.inject('sendMessage', fault, 3);
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
  });

  it.each([
    ['a connection that broke', faults.closed, 0],
    ['a connection that broke after the work', faults.closedAfter, 1],
    ['half an answer', faults.half, 1],
    ['an answer that is not JSON', faults.malformed, 1],
    ['silence', faults.silence, 0],
    ['a gateway that gave up', faults.status(504, 'Gateway Timeout'), 0],
  ])('after %s nobody knows, and a message is not sent twice', async (_name, fault, arrived) => {
    bot = connection(double.apiRoot, 0.2);
    double.faults.inject('sendMessage', fault);
    expect(await build({}).send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: true });
    expect(double.messagesTo(11)).toHaveLength(arrived);
    expect(double.requests('sendMessage')).toHaveLength(1);
    expect(log.text()).not.toContain('AAE-double');
  });

  it.each([faults.closedAfter, faults.half, faults.malformed, faults.silence])(
    'an edit is repeated whatever happened: $kind',
    async (fault) => {
      const sent = await courier.send(to(11), hello);
      if (sent.kind !== 'sent') throw new Error('not sent');
      bot = connection(double.apiRoot, 0.2);
      double.faults.inject('editMessageText', fault);
      expect(await build({}).edit(to(11), sent.messageId, { html: 'mới', keyboard: [] })).toMatchObject({
        kind: 'sent',
        messageId: sent.messageId,
      });
      expect(double.messagesTo(11)[0]?.text).toBe('mới');
    },
  );

  it('nobody listening is known not to have sent', async () => {
    bot = connection('http://127.0.0.1:9');
    expect(await build({}).send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
    expect(waited).toEqual([500, 2000]);
    expect(log.text()).not.toContain('AAE-double');
  });

  it('a wrong token is a failure to be mended, not the fault of the message', async () => {
    double.faults.inject('sendMessage', faults.status(401, 'Unauthorized'));
    expect(await courier.send(to(11), hello)).toMatchObject({ kind: 'failed', perhapsSent: false });
  });

  it('an answer to a press never fails aloud, and is cut to what Telegram shows', async () => {
    await courier.send(to(11), hello);
    const [message] = double.messagesTo(11);
    if (!message) throw new Error('nothing came');
    const press = double.user({ id: 11, firstName: 'An', started: true }).presses(message, 'Xong');
    double.faults.inject('answerCallbackQuery', faults.closed);
    await courier.answerPress(press.id, '🔴'.repeat(200), true);
    expect(press.answer()?.alert).toBe(true);
    expect(press.answer()?.text).toMatch(/^(🔴){99}…$/u);
    await courier.answerPress('old');
    expect(log.events).toContain('telegram.press-unanswered');
  });

  it('a chat that must wait holds up no other', async () => {
    double.faults.inject('sendMessage', faults.tooMany(60));
    const patient = build({ wait: () => new Promise<never>(() => undefined) }, 'answers');
    void patient.send(to(11), hello);
    while (log.events.length === 0) await new Promise((resolve) => setImmediate(resolve));
    void patient.send(to(11), hello);
    expect(await patient.send(to(12), hello)).toMatchObject({ kind: 'sent' });
  });

  it('an answer waits for no message that hangs in its chat', async () => {
    double.faults.inject('sendMessage', faults.silence);
    const { answers, broadcasts } = createCourier({ telegram: bot.telegram, limits: TELEGRAM_PACE, log });
    void broadcasts.send(to(11), hello);
    while (double.requests('sendMessage').length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await answers.send(to(11), hello)).toMatchObject({ kind: 'sent' });
  });

  it('the stop ends every wait', async () => {
    const stopping = new AbortController();
    const patient = createCourier({
      telegram: bot.telegram,
      limits: TELEGRAM_PACE,
      log,
      signal: stopping.signal,
    }).answers;
    double.faults.inject('sendMessage', faults.tooMany(60));
    const waiting = patient.send(to(11), hello);
    while (log.events.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stopping.abort();
    expect(await waiting).toMatchObject({ kind: 'failed', perhapsSent: false });
  });
});

describe('the morning of sixty people', () => {
  const people = Array.from({ length: 60 }, (_, index) => 1001 + index);

  function morning(): void {
    for (const id of people) double.user({ id, firstName: `Cán bộ ${id}`, started: true });
  }

  it.each([1, 2, 3, 4, 5])('arrives completely through random faults (seed %i)', async (seed) => {
    morning();
    double.faults.atRandom({
      rate: 0.1,
      seed,
      among: [
        faults.tooMany(2),
        faults.internal,
        faults.badGateway,
        faults.closed,
        faults.closedAfter,
        faults.half,
        faults.malformed,
        faults.silence,
      ],
    });
    bot = connection(double.apiRoot, 3);
    courier = build({});
    const unknown = new Map<number, number>();
    const deliver = async (id: number): Promise<void> => {
      // The ticks of the day: what failed is sent again until Telegram says ok.
      for (;;) {
        const delivery: Delivery = await courier.send(to(id), hello);
        if (delivery.kind === 'sent') return;
        if (delivery.kind !== 'failed') throw new Error(delivery.kind);
        if (delivery.perhapsSent) unknown.set(id, (unknown.get(id) ?? 0) + 1);
      }
    };
    await Promise.all(people.map(deliver));
    for (const id of people) {
      const arrived = double.messagesTo(id).length;
      expect(arrived).toBeGreaterThanOrEqual(1);
      expect(arrived).toBeLessThanOrEqual(1 + (unknown.get(id) ?? 0));
    }
    expect(unknown.size).toBeLessThan(20);
  });

  it('is not held up by the ten who cannot be reached', async () => {
    morning();
    for (const id of people.slice(0, 10)) double.user({ id, firstName: 'x', started: true }).blocks();
    const deliveries = await Promise.all(people.map((id) => courier.send(to(id), hello)));
    expect(deliveries.filter((one) => one.kind === 'unreachable')).toHaveLength(10);
    expect(deliveries.filter((one) => one.kind === 'sent')).toHaveLength(50);
  });
});

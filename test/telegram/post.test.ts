import type { Sender } from '../../src/ports/ports.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import { status } from '../../src/bot-api-double/faults.js';
import { createConnection } from '../../src/telegram/connection.js';
import { createCourier } from '../../src/telegram/courier.js';
import { NO_PACE } from '../../src/telegram/pace.js';
import { post, postAnswer } from '../../src/chat/post.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { CAPTION_LIMIT, type FileToSend } from '../../src/words/message.js';
import { capturedLog } from '../support/captured-log.js';

let double: Double;
let courier: Sender;

beforeEach(async () => {
  double = await startDouble();
  double.user({ id: 11, firstName: 'An', started: true });
  const { token, apiRoot } = double;
  const log = capturedLog();
  const { telegram } = createConnection({ token, apiRoot, scrub: scrubber(token), log });
  courier = createCourier({ telegram, limits: NO_PACE, log }).answers;
});

afterEach(async () => {
  await double.close();
});

const to = { chat: 11, topic: null };
const file = (name: string): FileToSend => ({
  kind: 'upload',
  as: 'document',
  name,
  bytes: Buffer.from('bảng'),
});
const shown = (): readonly string[] =>
  double.messagesTo(11).map(({ kind, text, file: sent }) => `${kind} ${sent?.name ?? ''} ${text.length}`);

describe('the words of a message with a file', () => {
  it('are its caption up to the 1,024 units that Telegram takes there, and a message before it above', async () => {
    for (const length of [CAPTION_LIMIT, CAPTION_LIMIT + 1]) {
      const message = { html: 'x'.repeat(length), buttons: [], files: [file('bang.xlsx')] };
      expect(await post(courier, to, { message })).toMatchObject({ kind: 'sent' });
    }
    expect(shown()).toEqual(['document bang.xlsx 1024', 'text  1025', 'document bang.xlsx 0']);
    expect(double.requests('sendDocument').every(({ code }) => code === 200)).toBe(true);
  });

  it('stand above several, in their order', async () => {
    const message = { html: 'Hai tệp', buttons: [], files: [file('mot.pdf'), file('hai.pdf')] };
    await post(courier, to, { message });
    expect(shown()).toEqual(['text  7', 'document mot.pdf 0', 'document hai.pdf 0']);
  });

  it('come alone where somebody waits for them and the file is refused, which is said', async () => {
    const said = double.user({ id: 11, firstName: 'An', started: true }).says('/status III.3');
    double.faults.inject('sendDocument', status(400, 'Bad Request: wrong file identifier'));
    const message = { html: 'Một tệp', buttons: [], files: [file('mot.pdf')] };
    expect(await postAnswer(courier, to, { message, replyTo: said.id })).toMatchObject({ kind: 'sent' });
    expect(double.messagesTo(11).map(({ text }) => text)).toEqual([
      'Một tệp',
      expect.stringContaining('không gửi'),
    ]);
  });
});

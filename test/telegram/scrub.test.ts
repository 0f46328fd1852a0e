import { inspect } from 'node:util';
import { TelegramError } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/service/log.js';
import { scrubber, scrubError } from '../../src/telegram/scrub.js';

const token = '7000000001:AAE-secret-half-of-the-token-0001';
const scrub = scrubber(token, 'webhook-secret');

describe('no secret travels', () => {
  it.each([
    ['the token', `at https://x/bot${token}/getMe`],
    ['the token twice', `${token} ${token}`],
    ['its secret half alone', 'AAE-secret-half-of-the-token-0001'],
    ['the token in an address', encodeURIComponent(token)],
    ['the secret of the webhook', 'header webhook-secret'],
    ['another bot’s token', '123456789:ABCdefGhIJKlmNoPQRsTUVwxyZ-0123456789'],
  ])('%s is taken out of a text', (_what, text) => {
    expect(scrub(text)).not.toMatch(/AAE-secret|webhook-secret|ABCdef/);
    expect(scrub(text)).toContain('[secret]');
  });

  it('other words stay as they are', () => {
    expect(scrub('III.3 hạn 31/03/2025 07:30')).toBe('III.3 hạn 31/03/2025 07:30');
  });

  it('an error loses it in message, stack, cause and fields, and stays the same error', () => {
    const cause = Object.assign(new Error(`request to /bot${token}/x failed`), { url: `/bot${token}/x` });
    const error = new TelegramError(
      { error_code: 400, description: `bad ${token}` },
      { method: 'x', payload: { a: [{ b: token }] } },
    );
    error.cause = cause;
    const scrubbed = scrubError(error, scrub);
    expect(scrubbed).toBe(error);
    expect(inspect(scrubbed, { depth: 10, showHidden: true })).not.toContain('AAE-secret');
    expect(error.description).toBe('bad [secret]');
  });

  it('circles end', () => {
    const error: Error & { self?: unknown } = new Error(token);
    error.self = error;
    expect(scrubError(error, scrub)).toBe(error);
    expect(error.message).toBe('[secret]');
  });

  it('what is no error is scrubbed as text or left', () => {
    expect(scrubError(token, scrub)).toBe('[secret]');
    expect(scrubError(7, scrub)).toBe(7);
  });
});

describe('the log', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
    const lines: string[] = [];
    write(createLog({ level: 'info', scrub, destination: { write: (line) => lines.push(line) } }));
    return lines;
  }

  it('is one JSON object a line', () => {
    const [line] = logged((log) => log.info('tick', { letters: 3 }));
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'info', event: 'tick', letters: 3 });
  });

  it('keeps no secret, wherever it stands', () => {
    const error = new Error('outer', { cause: new Error(`at /bot${token}/`) });
    const lines = logged((log) => {
      log.error(`event ${token}`, { nested: { deep: [token] }, error });
    });
    expect(lines.join('')).not.toContain('AAE-secret');
    expect(lines.join('')).toContain('outer');
  });

  it.each(['a\nb', 'a\r\nb', 'a\u2028b', 'a\u0085b', 'a\u202eb', 'a\u001b[2Jb', 'a\u0000b'])(
    'what people type cannot break a line or colour it: %j',
    (name) => {
      const [line = '', ...more] = logged((log) => log.warn('enrolled', { name }));
      expect(more).toEqual([]);
      expect(line.trimEnd()).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e]*$/);
      expect(JSON.parse(line)).toMatchObject({ name });
    },
  );

  it('shows of an error its words, not the request that hangs on it', () => {
    const payload = { text: 'riêng tư' };
    const error = new TelegramError(
      { error_code: 403, description: 'blocked' },
      { method: 'sendMessage', payload },
    );
    expect(logged((log) => log.error('x', { error })).join('')).not.toContain('riêng tư');
  });

  it('is silent below its level', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', scrub, destination: { write: (line) => lines.push(line) } });
    log.info('x');
    expect(lines).toEqual([]);
  });
});

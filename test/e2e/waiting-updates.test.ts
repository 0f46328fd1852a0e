import { afterEach, describe, expect, test } from 'vitest';
import { closed, conflict, silence } from '../../src/bot-api-double/faults.js';
import type { Fault } from '../../src/bot-api-double/faults.js';
import { freePort } from '../support/free-port.js';
import { openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

afterEach(() => stage.close());

async function open(settings: Readonly<Record<string, string>> = {}, webhookTo?: string): Promise<void> {
  const at = { at: '2025-03-28 08:00', evenly: true };
  const by = { settings, ...(webhookTo !== undefined && { webhookTo }) };
  ({ stage, cast } = await openEnrolled({ ...at, ...by }, at));
  await stage.clock('2025-03-31 17:30');
}

/** What the bot sent by itself on the first of April. */
function morning({ id }: { readonly id: number }): string {
  const letters = stage.double.messagesTo(id).filter(({ text }) => text.includes('thứ Ba 01/04/2025.'));
  return letters.map(({ text }) => text).join('\n');
}

const WAITS = 'letters wait until what people sent is read';
const NO_LONGER = 'letters wait no longer for what people sent';

/** III.1 is due on the 31st, and reported then. */
async function reportWhileOff(): Promise<void> {
  await stage.stop();
  stage.at('2025-03-31 22:15');
  cast.vptk.says('/done III.1');
}

function expectNotCalledLate(): void {
  for (const who of [cast.vptk, cast.coordinator]) {
    expect(morning(who)).toContain('Quá hạn');
    expect(morning(who)).not.toContain('III.1 ');
  }
}

describe('what waits in Telegram’s queue is read before the morning’s letters leave', () => {
  test('by polling', async () => {
    await open();
    await reportWhileOff();
    const before = stage.events().length;
    stage.at('2025-04-01 07:31');
    await stage.start();
    await stage.settle();
    expectNotCalledLate();
    const events = stage.events().slice(before);
    expect(events.filter((event) => event === WAITS)).toHaveLength(1);
    expect(events).not.toContain(NO_LONGER);
  });

  test('behind a flood of others’ messages as well', async () => {
    await open();
    await stage.stop();
    stage.at('2025-03-31 22:15');
    const stranger = stage.double.user({ id: 77, firstName: 'X' });
    for (let count = 0; count < 250; count += 1) stranger.says('xin chào');
    cast.vptk.says('/done III.1');
    stage.at('2025-04-01 07:31');
    await stage.start();
    await stage.settle();
    expectNotCalledLate();
  });

  test('by webhook', async () => {
    const port = await freePort();
    const webhook = {
      WEBHOOK_URL: 'https://bot.example/nhacviec',
      WEBHOOK_SECRET: 'a-secret-of-the-test-01',
      PORT: String(port),
    };
    await open(webhook, `http://127.0.0.1:${port}`);
    await reportWhileOff();
    stage.at('2025-04-01 07:31');
    await stage.start();
    await expect.poll(() => morning(cast.coordinator)).not.toBe('');
    await stage.settle();
    expectNotCalledLate();
    expect(stage.double.requests('getWebhookInfo').length).toBeGreaterThan(0);
  });
});

test('a report that is found after the letters had left puts right what they said, and is on time', async () => {
  await open();
  await reportWhileOff();
  stage.double.faults.inject('getUpdates', closed, 1000);
  stage.at('2025-04-01 07:31');
  await stage.start();
  await stage.clock('2025-04-01 07:33');
  expect(morning(cast.coordinator)).toContain('III.1 ');
  stage.at('2025-04-01 07:40');
  stage.double.faults.clear();
  const corrections = (): readonly string[] =>
    stage.double
      .messagesTo(cast.coordinator.id)
      .flatMap(({ text }) => (text.startsWith('Đính chính') ? [text] : []));
  await expect.poll(corrections, { timeout: 30_000 }).toHaveLength(1);
  await stage.settle();
  const answer = stage.double.messagesTo(cast.vptk.id).at(-1);
  expect(answer?.text).toContain('đã ghi nhận hoàn thành ngày 31/03/2025, đúng hạn');
  // A report in time has no delay to explain.
  expect(answer?.buttons.flat().map(({ text }) => text)).not.toContain('Khách quan');
  expect(corrections()[0]).toContain(
    'III.1 Kế hoạch kiểm soát TTHC, một cửa: đã báo cáo hoàn thành ngày 31/03/2025, đúng hạn',
  );
  expect(corrections()[0]).toContain(
    'Tin gửi lúc 22:15 ngày 31/03/2025, bot đọc được lúc 07:40 ngày 01/04/2025.',
  );
  await stage.clock('2025-04-01 07:41');
  await stage.restart();
  await stage.settle();
  expect(corrections()).toHaveLength(1);
}, 60_000);

describe('but no letter waits for longer than two minutes', () => {
  test.each<readonly [string, Fault]>([
    ['a second poller', conflict],
    ['a line that breaks', closed],
    ['a line that says nothing', silence],
  ])('for %s', async (_name, fault) => {
    await open();
    await stage.stop();
    stage.double.faults.inject('getUpdates', fault, 1000);
    stage.at('2025-04-01 07:31');
    await stage.start();
    await stage.clock('2025-04-01 07:32');
    expect(morning(cast.vptk)).toBe('');
    await stage.clock('2025-04-01 07:33');
    expect(morning(cast.vptk)).toContain('III.1 ');
    expect(stage.events().filter((event) => event === NO_LONGER)).toHaveLength(1);
    stage.double.faults.clear();
  });
});

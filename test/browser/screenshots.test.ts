import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findProgram } from '../support/programs.js';
import { compilePage, launch, visit } from './chromium.js';
import type { ChatView } from '../../src/playground/page/wire.js';
import type { Visit } from './chromium.js';

/*
 * The pictures of the README, drawn anew by hand, and looked at:
 *   PICTURES=docs npx vitest run test/browser/screenshots.test.ts
 */
const folder = process.env['PICTURES'] ?? '';
const chromium = folder === '' ? null : findProgram('Chromium', 'the drawing of the playground’s pictures');

const OFFICERS = { VPTK: 1001, VHXH: 1002, TPHT: 1003, BPMC: 1004, KT: 1005 } as const;
const CHAIRMAN = 1007;
const GROUP = -100_500;

const page = chromium === null ? null : compilePage();
let browser: Browser | null = null;
let office: Visit | null = null;

async function post(path: string, body: object): Promise<void> {
  const address = office?.address ?? '';
  const response = await fetch(new URL(path, address), {
    method: 'POST',
    headers: { origin: new URL(address).origin },
    body: JSON.stringify(body),
  });
  expect(response.status, `${path} ${await response.text()}`).toBe(200);
}

const says = (chat: number, text: string): Promise<void> =>
  post('/api/say', { chat, as: chat, text, replyTo: null });
const goTo = (day: string): Promise<void> => post('/api/move', { to: 'date', day });

/** Reports a period of a task that is asked for by buttons: the earliest one. */
async function reportsEarliest(chat: number, code: string): Promise<void> {
  await says(chat, `/xong ${code}`);
  const asked = await fetch(new URL(`/api/chats/${chat}?limit=1`, office?.address));
  const { messages } = (await asked.json()) as ChatView;
  const [last] = messages;
  const label = last?.buttons[0]?.[0]?.text ?? '';
  if (last && /^tháng/iu.test(label)) {
    await post('/api/press', { chat, as: chat, message: last.id, row: 0, column: 0 });
  }
}

/** An office that works: most of what is due is reported, one thing is not, one is in difficulties. */
async function workUntilMarch(): Promise<void> {
  await goTo('2025-01-20');
  await says(OFFICERS.KT, '/xong VI.1 12/QĐ-UBND');
  await goTo('2025-02-03');
  await says(OFFICERS.VPTK, '/xong I.1a 01/KH-UBND');
  for (const officer of Object.values(OFFICERS)) await reportsEarliest(officer, 'TH.1');
  await goTo('2025-02-27');
  for (const officer of Object.values(OFFICERS)) await reportsEarliest(officer, 'TH.1');
  await goTo('2025-03-20');
  await says(OFFICERS.VHXH, '/vuong VII.1 chờ tỉnh cấp thiết bị');
  await goTo('2025-03-24');
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, name) });
}

beforeAll(async () => {
  if (chromium === null || page === null) return;
  browser = await launch(chromium);
  office = await visit(browser, page.folders);
  await workUntilMarch();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await office?.close();
  page?.remove();
});

test.runIf(chromium !== null)('the four main views are drawn', async () => {
  if (!office) throw new Error('the office is closed');
  const wide = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };
  const letter = await office.open(wide);
  await letter.locator(`[data-chat="${OFFICERS.VPTK}"]`).click();
  await letter.locator('.message.bot').last().getByText('Vì sao?').click();
  await shoot(letter, 'playground-letter.png');

  await says(OFFICERS.VPTK, '/xong III.1 45/KH-UBND');
  await goTo('2025-03-28');
  await post('/api/move', { to: 'summary' });
  const group = await office.open(wide);
  await group.locator(`[data-chat="${GROUP}"]`).click();
  await group.locator('.message.bot').last().getByText('Vì sao?').click();
  await group.locator('.message.bot').last().evaluate('(message) => message.scrollIntoView()');
  await shoot(group, 'playground-summary.png');

  const dark = await office.open({ ...wide, colorScheme: 'dark' });
  await dark.locator(`[data-chat="${CHAIRMAN}"]`).click();
  await dark.getByLabel('Tin nhắn').fill('/tinhhinh');
  await dark.keyboard.press('Enter');
  await dark.getByText('Sắp đến hạn').first().waitFor();
  await shoot(dark, 'playground-status-dark.png');

  const phone = await office.open({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  await shoot(phone, 'playground-phone-list.png');
  await phone.locator(`[data-chat="${OFFICERS.KT}"]`).click();
  await shoot(phone, 'playground-phone.png');
  expect(office.complaints()).toEqual([]);
});

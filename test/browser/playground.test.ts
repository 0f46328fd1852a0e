import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findProgram } from '../support/programs.js';
import { compilePage, launch, visit } from './chromium.js';
import type { Visit } from './chromium.js';

const OFFICER = 1002;
const CHAIRMAN = 1007;
const COORDINATOR = 1006;
const GROUP = -100_500;
const NARROW = { viewport: { width: 390, height: 780 } };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const chromium = findProgram('Chromium', 'the playground’s page in a browser');

describe.runIf(chromium !== null)(
  'the page',
  // A browser beside the other tests may be slow.
  { timeout: 60_000 },
  () => {
    let compiled: ReturnType<typeof compilePage>;
    let browser: Browser;
    let office: Visit;

    beforeAll(async () => {
      compiled = compilePage();
      browser = await launch(chromium ?? '');
    }, 30_000);

    afterAll(async () => {
      await browser.close();
      compiled.remove();
    });

    beforeEach(async () => {
      office = await visit(browser, compiled.folders);
    });

    afterEach(async () => {
      const complaints = office.complaints();
      await Promise.all(browser.contexts().map((context) => context.close()));
      await office.close();
      expect(complaints, 'console errors and requests to elsewhere').toEqual([]);
    });

    const chat = (page: Page, id: number) => page.locator(`[data-chat="${id}"]`);
    const last = (page: Page) => page.locator('.message').last();
    const line = (page: Page) => page.getByLabel('Tin nhắn', { exact: true });
    const says = async (page: Page, words: string): Promise<void> => {
      await line(page).fill(words);
      await line(page).press('Enter');
    };

    test('plays to the first reminder, takes a tap on "xong" and takes it back', async () => {
      const page = await office.open();
      await chat(page, OFFICER).click();
      const letter = page.locator('.message.bot', { hasText: 'Kính gửi đồng chí Nguyễn Thị Mai' });
      // Two Monday letters of the coordinator come before the first of an officer.
      for (const date of ['06/01/2025', '13/01/2025', '17/01/2025']) {
        await page.getByRole('button', { name: 'Đến lần nhắc tới' }).click();
        await page.locator('#date', { hasText: date }).waitFor();
      }
      await letter.waitFor();
      expect(await page.title()).toMatch(/^\(\d+\) nhacviec/u);
      expect(await chat(page, COORDINATOR).innerText()).toContain('tin mới');
      // A letter of one task carries its gestures at once.
      await letter.getByRole('button', { name: 'Xong I.1c' }).click();
      await letter.getByText('I.1c: hoàn thành').waitFor();
      await letter.getByRole('button', { name: 'Hoàn tác I.1c' }).click();
      await letter.getByText('I.1c: hoàn thành').waitFor({ state: 'hidden' });
    });

    test('takes a typed report, completes a command, and keeps both over a reload and a restart', async () => {
      const page = await office.open();
      await chat(page, 1004).click();
      await page.getByRole('heading', { name: 'Phạm Minh Châu' }).waitFor();
      await says(page, '/done III.3');
      await last(page).getByText('III.3').first().waitFor();
      await line(page).fill('/vi');
      await page.getByRole('option', { name: /\/viec/u }).waitFor();
      await line(page).press('ArrowDown');
      await line(page).press('Enter');
      expect(await line(page).inputValue()).toBe('/viec ');
      await line(page).press('Enter');
      const asked = page.locator('.message.own', { hasText: '/viec' });
      await asked.waitFor();
      const before = await page.locator('#log').innerText();
      await page.reload();
      await asked.waitFor();
      expect(await page.locator('#log').innerText()).toBe(before);
      await page.close();
      await office.restart();
      const again = await office.open();
      await chat(again, 1004).click();
      await again.locator('.message.own', { hasText: '/viec' }).waitFor();
    });

    test('shows the Friday summary in the group, why it came, and the chairman’s status edited in place', async () => {
      const page = await office.open();
      await page.getByRole('button', { name: 'Đến thứ Sáu 16:00' }).click();
      await chat(page, GROUP).click();
      const summary = page.locator('.message.bot', { hasText: 'TỔNG HỢP TIẾN ĐỘ' });
      await summary.waitFor();
      expect(await summary.locator('b').count()).toBeGreaterThan(3);
      await summary.getByRole('button', { name: /^Vì sao/u }).click();
      await page.getByText('16:00 thứ Sáu hằng tuần, bot khép lại tuần').waitFor();
      await chat(page, CHAIRMAN).click();
      await says(page, '/status');
      const status = page.locator('.message.bot', { hasText: /TÌNH HÌNH THỰC HIỆN/u });
      await status.waitFor();
      const count = await page.locator('.message').count();
      await status.getByRole('button', { name: 'Theo đơn vị' }).click();
      await last(page).getByText('đã sửa').waitFor();
      expect(await page.locator('.message').count()).toBe(count);
    });

    test('a letter’s reason shows the ladder with this rung in it', async () => {
      const page = await office.open();
      await chat(page, 1001).click();
      await page.getByLabel('Đến ngày').fill('22/01/2025');
      await page.getByRole('button', { name: 'Đi', exact: true }).click();
      await page.locator('.message.bot', { hasText: 'thứ Tư 22/01' }).waitFor();
      await last(page)
        .getByRole('button', { name: /^Vì sao/u })
        .click();
      const rung = page.locator('.task[open] .rung.this', { hasText: 'trước hạn 14 ngày' }).first();
      expect(await rung.innerText()).toContain('tin này');
    });

    test('plays and stops the calendar, and begins again when asked', async () => {
      const page = await office.open();
      await page.getByRole('button', { name: 'Chạy lịch' }).click();
      await page.getByRole('button', { name: 'Dừng lịch' }).waitFor();
      // A day every two seconds; a slow machine may show only every other one.
      await page.locator('#date', { hasText: /(?:0[6-9]|[1-3]\d)\/\d\d\/2025/u }).waitFor();
      await page.getByRole('button', { name: 'Dừng lịch' }).click();
      await page.getByRole('button', { name: 'Chạy lịch' }).waitFor();
      await page.getByRole('button', { name: 'Bắt đầu lại' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Bắt đầu lại' }).click();
      await page.locator('#date', { hasText: '02/01/2025' }).waitFor();
    });

    test('words of people are words: no markup, no script', async () => {
      const page = await office.open();
      await chat(page, OFFICER).click();
      const hostile = '<img src=x onerror=alert(1)> <b>đậm</b> /done III.9 &amp;';
      await says(page, hostile);
      const own = page.locator('.message.own', { hasText: 'onerror' });
      await own.waitFor();
      expect(await own.locator('.text').innerText()).toBe(hostile);
      expect(await page.locator('#log img, #log .own b').count()).toBe(0);
    });

    test('goes by keyboard alone: through the chats, to the line, out of what is open', async () => {
      const page = await office.open();
      await chat(page, OFFICER).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('heading', { name: 'Đặng Quốc Việt' }).waitFor();
      expect(await chat(page, 1003).getAttribute('aria-current')).toBe('true');
      await line(page).focus();
      await page.keyboard.type('/');
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      expect(await chat(page, 1003).and(page.locator(':focus')).count()).toBe(1);
    });

    test('a phone shows one pane at a time, with a way back', async () => {
      const page = await office.open(NARROW);
      expect(await page.locator('#log').isVisible()).toBe(false);
      await chat(page, OFFICER).click();
      await page.locator('#log').waitFor();
      expect(await page.locator('#chats').isVisible()).toBe(false);
      const wide = await page.evaluate<unknown>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(390);
      await page.getByRole('button', { name: 'Về danh sách trò chuyện' }).click();
      expect(await page.locator('#chats').isVisible()).toBe(true);
    });

    test.each([
      ['light', {}],
      ['dark', { colorScheme: 'dark' as const }],
      ['narrow', NARROW],
    ])('axe finds nothing to mend: %s', async (_name, options) => {
      const page = await office.open(options);
      await page.getByLabel('Đến ngày').fill('22/01/2025');
      await page.getByRole('button', { name: 'Đi', exact: true }).click();
      await chat(page, 1001).click();
      await page.locator('.message.bot', { hasText: 'thứ Tư 22/01' }).waitFor();
      await last(page)
        .getByRole('button', { name: /^Vì sao/u })
        .click();
      await page.locator('.rung.this').first().waitFor();
      // The policy of the page refuses a script tag; the debugger's own evaluation is not one.
      await page.evaluate(axe);
      const found = await page.evaluate<unknown>(`axe.run().then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
      expect(found).toEqual([]);
    });
  },
);

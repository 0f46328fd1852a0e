import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Posted } from '../../src/bot-api-double/world.js';

const PHONE_WIDTH = 500;

/** Without these Chromium calls home, and as root it refuses its sandbox. */
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

interface ChatPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly botId: number;
  readonly messages: readonly Posted[];
}

/** A page that shows messages as a phone does: what the bot said to the left, what people said to the right. */
export function chatPage({ title, subtitle, botId, messages }: ChatPicture): string {
  const bubbles = messages.map((message) => bubble(message, message.from === botId)).join('\n');
  return `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title></title>
<style>${STYLE}</style>
<header><b>${title}</b><span>${subtitle}</span></header>
<main>${bubbles}</main>
<script>document.title = document.documentElement.scrollHeight</script>
</html>`;
}

/** Draws a page into a PNG, as high as the page is. @throws where Chromium does not */
export async function drawPage(chromium: string, page: string, png: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-picture-'));
  const call = async (...more: readonly string[]): Promise<string> => {
    const own = [`--user-data-dir=${join(folder, 'profile')}`, '--force-device-scale-factor=1.6', ...more];
    return (await promisify(execFile)(chromium, [...FLAGS, ...own, join(folder, 'page.html')])).stdout;
  };
  try {
    await writeFile(join(folder, 'page.html'), page);
    const drawn = await call(`--window-size=${PHONE_WIDTH},200`, '--dump-dom');
    const height = /<title>(?<height>\d+)<\/title>/u.exec(drawn)?.groups?.['height'];
    if (height === undefined) throw new Error('Chromium did not say how high the page is');
    await call(`--window-size=${PHONE_WIDTH},${height}`, `--screenshot=${png}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bubble(message: Posted, fromBot: boolean): string {
  const time = new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  }).format(message.date * 1000);
  // A quote is a block of its own, as on a phone.
  const words = message.html.replaceAll(/\n+(?=<blockquote)/gu, '').replaceAll('\n', '<br>');
  const rows = message.buttons
    .map((row) => `<div class="row">${row.map(({ text }) => `<span>${text}</span>`).join('')}</div>`)
    .join('');
  return `<section class="${fromBot ? 'bot' : 'person'}"><div class="said">${words}<time>${time}</time></div>${rows}</section>`;
}

const STYLE = `
* { box-sizing: border-box; margin: 0; }
body { width: ${PHONE_WIDTH}px; background: #cfdcc6; font: 15px/1.42 "Noto Sans", "DejaVu Sans", sans-serif; }
header { background: #517da2; color: #fff; padding: 10px 16px; display: flex; flex-direction: column; }
header b { font-size: 16px; } header span { font-size: 13px; opacity: .85; }
main { padding: 12px 10px 14px; display: flex; flex-direction: column; gap: 8px; }
section { max-width: 455px; } section.person { align-self: flex-end; }
.said { background: #fff; border-radius: 12px; padding: 8px 12px 6px; color: #111; overflow-wrap: anywhere; }
.person .said { background: #e2fbcb; }
time { display: block; text-align: right; font-size: 11px; color: #7d8a76; margin-top: 2px; }
.row { display: flex; gap: 4px; margin-top: 4px; }
.row span { flex: 1; text-align: center; background: rgba(60,90,60,.45); color: #fff; border-radius: 7px;
  padding: 6px 4px; font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
blockquote { border-left: 3px solid #517da2; background: #eef3f8; border-radius: 5px; padding: 3px 8px; margin-top: 6px;
  font-size: 14px; }
/* A phone shows the first lines of an expandable one. */
blockquote[expandable] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden;
  padding-bottom: 0; }
code { font: inherit; color: #2b6ea6; }
`;

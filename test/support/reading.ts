import { parseHtml } from '../../src/bot-api-double/calls/html.js';
import type { Message } from '../../src/words/message.js';

/** The text as a person sees it; throws where Telegram would refuse the HTML. */
export function textOf(message: Message): string {
  const parsed = parseHtml(message.html);
  if (parsed.kind === 'unparsable') throw new RangeError(`${parsed.why}: ${message.html}`);
  return parsed.text;
}

/** Text and buttons, a row a line. */
export function seen(message: Message): string {
  const rows = message.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '));
  return [textOf(message), ...rows].join('\n');
}

/** The text as a phone shows it before anybody opens its quote. */
export function foldedAway(message: Message): string {
  const html = message.html.replace(/\n*<blockquote expandable>.*?<\/blockquote>/gsu, '');
  return textOf({ ...message, html });
}

/** How many lines of forty characters a phone needs for it: words are not cut. */
export function phoneLines(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + wrapped(line), 0);
}

function wrapped(line: string): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + word.length > 40) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

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

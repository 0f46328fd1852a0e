import type { MessageEntity } from 'telegraf/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHtml } from '../../src/bot-api-double/calls/html.js';
import { asHtml } from '../../src/telegram/as-html.js';
import { escapeHtml } from '../../src/words/words.js';

/** What Telegram gives back of what was sent. */
function roundTrip(html: string): string {
  const parsed = parseHtml(html);
  if (parsed.kind === 'unparsable') throw new RangeError(parsed.why);
  // Telegram's own types do not know the newest kinds yet.
  return asHtml(parsed.text, parsed.entities as MessageEntity[]);
}

test('a quote that opens is still one after its message was edited in place', () => {
  const html =
    '<b>III.1</b> hạn 31/03\n\n<blockquote expandable>Kế hoạch ghi:\n<b>III.1</b>: “Quý I”</blockquote>\n\nHết';
  expect(roundTrip(html)).toBe(html);
  expect(parseHtml(html)).toMatchObject({
    entities: expect.arrayContaining([expect.objectContaining({ type: 'expandable_blockquote' })]) as unknown,
  });
});

test('whatever stands in them, bold words, code and quotes come back as they were sent', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(escapeHtml);
  const span = fc
    .tuple(
      fc.constantFrom(
        ['', ''],
        ['<b>', '</b>'],
        ['<code>', '</code>'],
        ['<blockquote>', '</blockquote>'],
        ['<blockquote expandable>', '</blockquote>'],
      ),
      words,
    )
    .map(([[open, close], text]) => `${open}${text}${close}`);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      const html = spans.join('\n');
      expect(roundTrip(html)).toBe(html);
    }),
  );
});

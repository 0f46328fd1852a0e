import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, rowsOf, visibleLength } from '../../src/words/compose.js';
import { escapeHtml } from '../../src/words/words.js';
import { parseHtml } from '../../src/bot-api-double/calls/html.js';

const line = fc
  .string({ unit: 'grapheme', maxLength: 300 })
  .map((text) => escapeHtml(text.replace(/\n/gu, ' ')));
const block = fc.record({
  head: fc.constant(['<b>Đầu</b>']),
  list: fc.array(line, { maxLength: 60 }),
  unit: fc.constant('nhiệm vụ'),
});

test('whatever its lists hold, a message fits, and what is not shown is counted', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const { html, hidden } = compose(blocks);
      expect(visibleLength(html)).toBeLessThanOrEqual(4096);
      for (const [at, count] of hidden.entries()) {
        if (count > 0) expect(html).toContain(`${count} nhiệm vụ`);
        expect(count).toBeLessThanOrEqual(blocks[at]?.list.length ?? 0);
      }
    }),
    { numRuns: 60 },
  );
});

test('a list is not shortened while there is room', () => {
  const { html, hidden } = compose([{ head: ['Đầu'], list: ['một', 'hai'], tail: ['cuối'] }]);
  expect(html).toBe('Đầu\nmột\nhai\ncuối');
  expect(hidden).toEqual([0]);
});

test('beyond its cap the rest is counted in its unit', () => {
  const { html } = compose([{ head: ['Đầu'], list: ['một', 'hai', 'ba'], cap: 1, unit: 'nhiệm vụ' }]);
  expect(html).toBe('Đầu\nmột\nvà 2 nhiệm vụ khác');
});

test('the length is what Telegram counts after its entities', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const html = `<b>${escapeHtml(text)}</b>`;
      const parsed = parseHtml(html);
      expect(parsed.kind === 'parsed' && parsed.text.length).toBe(visibleLength(html));
    }),
  );
});

test('buttons stand in rows', () => {
  const buttons = ['a', 'b', 'c'].map((label) => ({ label, action: { kind: 'nothing' as const } }));
  expect(rowsOf(buttons, 2).map((row) => row.length)).toEqual([2, 1]);
});

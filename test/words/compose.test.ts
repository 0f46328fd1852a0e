import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, messageOf, note, rowsOf, visibleLength, withLine } from '../../src/words/compose.js';
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

test('what is folded gives way before anything else, whole lines of it, and its quote is never cut', () => {
  const text = (length: number) => 'ă'.repeat(length);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 40 }), (lengths) => {
      const list = lengths.map((length, at) => `${at} ${text(length)}`);
      const tasks = ['• một', '• hai', `• ${text(1500)}`];
      const { html } = compose([
        { head: ['<b>Việc</b>'], list: tasks },
        { head: ['Kế hoạch ghi:'], list, unit: 'nhiệm vụ', folded: true },
        { head: ['cuối'] },
      ]);
      expect(visibleLength(html)).toBeLessThanOrEqual(4096);
      for (const task of tasks) expect(html).toContain(`\n${task}\n`);
      const parsed = parseHtml(html);
      const quotes = parsed.kind === 'parsed' ? parsed.entities.filter(({ type }) => type !== 'bold') : [];
      expect(quotes.map(({ type }) => type)).toEqual(['expandable_blockquote']);
    }),
    { numRuns: 60 },
  );
});

test('a list of which nothing is shown is counted alone, and its longest neighbour gives way first', () => {
  const none = compose([{ head: ['Đầu'], list: ['một', 'hai'], cap: 0, unit: 'nhiệm vụ' }]);
  expect(none).toEqual({ html: 'Đầu\n2 nhiệm vụ', hidden: [2] });
  const long = 'b'.repeat(40);
  const blocks = [
    { head: ['A'], list: ['aa', 'aa'] },
    { head: ['B'], list: [long, long, long] },
  ];
  const whole = `A\naa\naa\n\nB\n${long}\n${long}\n${long}`;
  expect(compose(blocks, whole.length)).toEqual({ html: whole, hidden: [0, 0] });
  const shorter = `A\naa\naa\n\nB\n${long}\n${long}\nvà 1 việc khác`;
  expect(compose(blocks, whole.length - 1)).toEqual({ html: shorter, hidden: [0, 1] });
  expect(compose(blocks, shorter.length - 1).hidden).toEqual([0, 2]);
  // What cannot be shortened stands as it is.
  expect(compose([{ head: ['dài quá'] }], 3)).toEqual({ html: 'dài quá', hidden: [0] });
});

test('what is folded and of which no line is left falls away, and an empty block leaves no gap', () => {
  const { html } = compose([
    { head: ['Đầu'] },
    { head: ['Kế hoạch ghi:'], list: ['một'], cap: 0, folded: true },
    { head: [] },
  ]);
  expect(html).toBe('Đầu');
  const quote = compose([{ head: ['Trích'], folded: true }]).html;
  expect(quote).toBe('<blockquote expandable>Trích</blockquote>');
});

test('a message has no empty rows of buttons', () => {
  const button = { label: 'Xem', action: { kind: 'nothing' as const } };
  expect(messageOf([{ head: ['một'] }], [[], [button], []])).toEqual({ html: 'một', buttons: [[button]] });
  expect(note(['một', 'hai'])).toEqual({ html: 'một\nhai', buttons: [] });
});

test('a line that does not fit any more is left out, one that just fits is not', () => {
  const message = { html: 'a'.repeat(4000), buttons: [] };
  expect(withLine(message, 'b'.repeat(94)).html).toBe(`${message.html}\n\n${'b'.repeat(94)}`);
  expect(withLine(message, 'b'.repeat(95))).toBe(message);
});

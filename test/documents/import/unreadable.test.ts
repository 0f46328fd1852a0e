import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/documents/import/reading/file-blocks.js';
import { formOf } from '../../../src/documents/import/reading/file-form.js';
import { UnreadableFile } from '../../../src/documents/import/limits.js';
import { zipOf } from '../../support/zip-file.js';
import { imported, seedPlan } from './reading.js';
import { seedAsWord } from './seed-docx.js';

async function reasonFor(form: 'docx' | 'html' | 'markdown', file: Buffer): Promise<string> {
  try {
    await blocksOf(form, file);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason;
    throw error;
  }
  return 'read';
}

test('a zip that unpacks to more than it says, and than any Word file does, is refused before Word’s reader sees it', async () => {
  const bomb = zipOf('word/document.xml', deflateRawSync(Buffer.alloc(45_000_000)));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await reasonFor('docx', bomb)).toBe('too-large');
});

test.each([
  ['no zip at all', Buffer.from('Kính gửi'), 'not-docx'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(80, '0'), 'hex'), 'not-docx'],
  ['a zip that is no Word file', zipOf('a.txt', deflateRawSync(Buffer.from('a'))), 'not-docx'],
  ['an entry that is not what it says', zipOf('a.txt', Buffer.from('not deflated')), 'not-docx'],
  ['a password', zipOf('a.txt', deflateRawSync(Buffer.from('a')), { unpacked: 1, flags: 1 }), 'encrypted'],
  ['more than any file is large', Buffer.alloc(20_000_001), 'too-large'],
])('%s is refused', async (_, file, reason) => {
  expect(await reasonFor('docx', file)).toBe(reason);
});

test('half a Word file is refused, wherever it ends', async () => {
  const whole = await seedAsWord(seedPlan);
  for (const part of [0.1, 0.5, 0.9, 0.99]) {
    expect(await reasonFor('docx', whole.subarray(0, Math.floor(whole.length * part)))).toBe('not-docx');
  }
});

test('text that is no UTF-8 is refused, UTF-16 and a named character set are read', async () => {
  expect(await reasonFor('markdown', Buffer.from([0x4b, 0xff, 0xfe, 0xe1]))).toBe('encoding');
  const text =
    '\uFEFF| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Rà soát | Phòng Kinh tế | Quý I |';
  expect((await imported('markdown', Buffer.from(text, 'utf16le'))).draft?.tasks).toHaveLength(1);
});

test('a cell that says it spans a million columns and rows takes no memory', async () => {
  const html = `<table>${'<tr><td colspan="1000000" rowspan="1000000">x</td></tr>'.repeat(300)}</table>`;
  const [table] = await blocksOf('html', Buffer.from(html));
  expect(table?.kind === 'table' && table.rows.every(({ cells }) => cells.length <= 100)).toBe(true);
});

test.each([
  ['ke-hoach.docx', 'docx'],
  ['KE HOACH.HTM', 'html'],
  ['a.md', 'markdown'],
  ['a.txt', 'markdown'],
  ['a.doc', null],
  ['a.pdf', null],
  ['a', null],
])('%s is read as %s', (name, form) => {
  expect(formOf(name)).toBe(form);
});

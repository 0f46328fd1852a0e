import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarFile, reportFile, tablePaper, urgingFile } from '../../src/features/papers/flow.js';
import { sourceAt, span } from '../features/papers/sources.js';
import { department } from '../support/builders.js';
import { ZONE } from '../support/office.js';

/*
 * One sample of each paper, of the half-year that the tests live through. To write them anew:
 *   SAMPLES=docs/samples npx vitest run test/delivery/samples.test.ts
 */
const asked = process.env['SAMPLES'];
let folder = '';

beforeAll(async () => {
  folder = asked ?? (await mkdtemp(join(tmpdir(), 'nhacviec-samples-')));
});

afterAll(async () => {
  if (asked === undefined) await rm(folder, { recursive: true, force: true });
});

test('each paper is a small file under a name that a person can keep', async () => {
  const source = sourceAt('2025-06-17 08:00');
  const vptk = department('VPTK');
  const letter = await urgingFile(source, vptk);
  if (!letter) throw new Error('nothing is late');
  const files = [
    (await tablePaper(source, null)).file,
    await reportFile(source, span('6 tháng đầu năm')),
    letter,
    calendarFile(source, { departments: [vptk], timeZone: ZONE, minute: 450 }),
  ];
  expect(files.map(({ name }) => name)).toEqual([
    'Bang-theo-doi-CCHC-2025-06-17.xlsx',
    'Bao-cao-CCHC-6-thang-dau-nam-2025.docx',
    'Cong-van-don-doc-VPTK-2025-06-17.docx',
    'Lich-CCHC-2025-VPTK.ics',
  ]);
  for (const { name, bytes } of files) {
    await writeFile(join(folder, name), bytes);
    const { size } = await stat(join(folder, name));
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThan(100_000);
  }
});

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findProgram, leftOutLine } from './programs.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhacviec-programs-'));
  vi.stubEnv('PATH', `/nowhere:${folder}`);
  vi.stubEnv('WITHOUT_PROGRAMS', undefined);
  // What is not found here says nothing of this machine.
  vi.stubEnv('LEFT_OUT', undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function install(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
  return path;
}

test('a program is found on PATH by any of its names, unless it is put out of reach', async () => {
  expect(findProgram('Chromium', 'x')).toBeNull();
  const path = await install('google-chrome', 'exit 0');
  expect(findProgram('Chromium', 'x')).toBe(path);
  vi.stubEnv('WITHOUT_PROGRAMS', 'yes');
  expect(findProgram('Chromium', 'x')).toBeNull();
});

test('a script that only says how to install the program is not the program', async () => {
  await install('chromium-browser', 'echo "requires the chromium snap"; exit 1');
  expect(findProgram('Chromium', 'x')).toBeNull();
});

test('one line says what was not tried, each thing once, and what was missing for it', () => {
  const notes = ['papers\tpdftotext', 'a page\tChromium', 'papers\tLibreOffice', 'a page\tChromium'];
  expect(leftOutLine(notes)).toBe(
    'Not tried on this machine: a page (no Chromium); papers (no LibreOffice, no pdftotext).',
  );
});

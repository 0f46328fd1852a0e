import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { USAGE } from '../../src/commands/call.js';
import { SETTINGS } from '../../src/service/config.js';

const root = new URL('../../', import.meta.url);
const PAGES = ['docs/operations.md', 'docs/van-hanh.md'];
const source = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => fileOf(`src/${name}`))
  .join('\n');

function fileOf(name: string): string {
  return readFileSync(new URL(name, root), 'utf8');
}

/** What can be pasted, with what the reader fills in left out. */
function blocksOf(page: string): readonly string[] {
  return [...fileOf(page).matchAll(/^```\w+\n(?<block>[^]*?)^```$/gmu)].map(({ groups }) =>
    (groups?.['block'] ?? '').replace(/<[^<>\n]+>/gu, '<>'),
  );
}

function spansOf(text: string): readonly string[] {
  return [...text.matchAll(/`(?<span>[^`\n]+)`/gu)].map(({ groups }) => groups?.['span'] ?? '');
}

/** The fixed pieces of all that a page says the program says: the faults of its table, and whatever else leaves something open. */
function quotedIn(page: string): readonly string[] {
  const faults = fileOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
    .flatMap((line) => spansOf(line.split(' | ')[0] ?? ''));
  const open = spansOf(fileOf(page)).filter((span) => span.includes('…'));
  return [...new Set([...faults, ...open])]
    .flatMap((span) => span.replace(/^FAULT \w+ /u, '').split('…'))
    .filter((piece) => piece.trim() !== '');
}

describe('the pages for whoever looks after the machine', () => {
  test('have the same blocks to paste in both languages', () => {
    const [english = [], vietnamese = []] = PAGES.map(blocksOf);
    expect(english.length).toBeGreaterThan(15);
    expect(vietnamese).toEqual(english);
  });

  test.each(PAGES)('%s quotes what the program really says', (page) => {
    const quoted = quotedIn(page);
    expect(quoted.length).toBeGreaterThan(15);
    for (const piece of quoted) expect(source, piece).toContain(piece);
  });

  test.each(PAGES)('%s names subcommands and settings that there are', (page) => {
    const text = fileOf(page);
    const subcommands = [...text.matchAll(/cli\.js (?<name>service \w+|\w+)/gu)];
    expect(subcommands.length).toBeGreaterThan(8);
    for (const { groups } of subcommands) {
      expect(USAGE).toMatch(new RegExp(`^ {2}${groups?.['name'] ?? ''} `, 'mu'));
    }
    for (const span of spansOf(text).filter((one) => /^[A-Z]+_[A-Z_]+=?$/u.test(one))) {
      expect(SETTINGS).toContain(span.replace('=', ''));
    }
  });

  test('the two say the same faults', () => {
    const [english = [], vietnamese = []] = PAGES.map(quotedIn);
    expect(new Set(vietnamese)).toEqual(new Set(english));
  });
});

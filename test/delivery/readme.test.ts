import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { USAGE } from '../../src/commands/call.js';
import { SETTINGS } from '../../src/service/config.js';
import { COMMANDS } from '../../src/words/commands.js';

const root = new URL('../../', import.meta.url);
const readme = fileOf('README.md');
const reference = fileOf('docs/reference.md');
const PAGES = [
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  'docs/reference.md',
  'docs/operations.md',
  'docs/van-hanh.md',
  'docs/what-you-can-type.md',
];

function fileOf(name: string): string {
  return readFileSync(new URL(name, root), 'utf8');
}

describe('what is written about the program is so', () => {
  const names = Object.entries(COMMANDS).map(([name, { alias }]) => [name, alias]);
  test.each(names)('the reference has /%s with its alias /%s', (name = '', alias = '') => {
    const row = reference.split('\n').find((line) => line.startsWith(`| \`/${name}`));
    expect(row).toContain(`\`/${alias}\``);
  });

  test.each(SETTINGS)('the reference and .env.example have %s', (name) => {
    expect(reference).toContain(`| \`${name}\``);
    expect(fileOf('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'mu'));
  });

  test('the reference names every subcommand of the command line', () => {
    const subcommands = [...USAGE.matchAll(/^ {2}(plan \w+|service \w+|\w+)/gmu)];
    expect(subcommands.length).toBeGreaterThan(8);
    for (const [, subcommand = ''] of subcommands) {
      expect(reference).toContain(`\`${subcommand}`);
    }
  });

  test('the README is what a newcomer reads: short, with ten commands that say what the reference says', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
    const [ten = [], all = []] = [readme, reference].map((page) =>
      page
        .split('\n')
        .filter((line) => /^\| `\//u.test(line))
        .map((line) => line.replace(/ +/gu, ' ')),
    );
    expect(ten).toHaveLength(10);
    expect(all).toEqual(expect.arrayContaining(ten));
  });

  test.each(PAGES)('%s points at files that exist, and at headings that they have', (name) => {
    const links = [...fileOf(name).matchAll(/\]\((?!https?:)(?<path>[^)#]*)(?:#(?<heading>[^)]+))?\)/gu)];
    expect(links.length).toBeGreaterThan(0);
    for (const { groups } of links) {
      const { path = '', heading } = groups ?? {};
      const file = path === '' ? new URL(name, root) : new URL(path, new URL(name, root));
      expect(existsSync(file), path).toBe(true);
      if (heading !== undefined) expect(anchorsOf(readFileSync(file, 'utf8'))).toContain(heading);
    }
  });
});

/** The addresses that GitHub gives to the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (?<words>.+)$/gmu)].map(({ groups }) =>
    (groups?.['words'] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

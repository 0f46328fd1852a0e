import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { USAGE } from '../../src/commands/call.js';
import { SETTINGS } from '../../src/service/config.js';
import { COMMANDS } from '../../src/words/commands.js';

const root = new URL('../../', import.meta.url);
const readme = fileOf('README.md');

function fileOf(name: string): string {
  return readFileSync(new URL(name, root), 'utf8');
}

describe('what is written about the program is so', () => {
  const names = Object.entries(COMMANDS).map(([name, { alias }]) => [name, alias]);
  test.each(names)('the README has /%s with its alias /%s', (name = '', alias = '') => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`/${name}`));
    expect(row).toContain(`\`/${alias}\``);
  });

  test.each(SETTINGS)('the README and .env.example have %s', (name) => {
    expect(readme).toContain(`| \`${name}\``);
    expect(fileOf('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'mu'));
  });

  test('the README names every subcommand of the command line', () => {
    const subcommands = [...USAGE.matchAll(/^ {2}(plan \w+|service \w+|\w+)/gmu)];
    expect(subcommands.length).toBeGreaterThan(8);
    for (const [, subcommand = ''] of subcommands) {
      expect(readme).toContain(`\`${subcommand}`);
    }
  });

  test.each(['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/van-hanh.md'])(
    '%s points at files that exist',
    (name) => {
      const links = [...fileOf(name).matchAll(/\]\((?!https?:)(?<path>[^)#]+)\)/gu)];
      expect(links.length).toBeGreaterThan(0);
      for (const { groups } of links) {
        expect(existsSync(new URL(groups?.['path'] ?? '', new URL(name, root))), groups?.['path']).toBe(true);
      }
    },
  );
});

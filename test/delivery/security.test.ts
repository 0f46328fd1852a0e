import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const rows = readFileSync(new URL('SECURITY.md', root), 'utf8')
  .split('## Threats')[1]
  ?.split('\n')
  .filter((line) => /^\| (?!-|threat )/u.test(line));
const tests = readdirSync(new URL('test/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(`test/${name}`, root), 'utf8'))
  .join('\n');

describe('every threat of SECURITY.md is covered by a test that exists', () => {
  test('the table is read', () => {
    expect(rows?.length).toBeGreaterThan(15);
  });

  test.each(rows ?? [])('%s', (row) => {
    const named = [...(row.split('|').at(-2) ?? '').matchAll(/`(?<name>[^`]+)`/gu)].map(
      ({ groups }) => groups?.['name'] ?? '',
    );
    expect(named).not.toEqual([]);
    for (const name of named) {
      const isThere = name.startsWith('test/')
        ? existsSync(new URL(name, root))
        : tests.includes(`'${name}'`);
      expect(isThere, name).toBe(true);
    }
  });
});

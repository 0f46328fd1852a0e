import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { USAGE } from '../../src/commands/call.js';

const root = new URL('../../', import.meta.url);
const dockerfile = readFileSync(new URL('Dockerfile', root), 'utf8').replaceAll('\\\n', ' ');
const stages = dockerfile.split(/^FROM /mu).slice(1);
const runtime = stages.at(-1) ?? '';

/** The exec form of an instruction: its words. */
function words(instruction: RegExp): readonly string[] {
  const [, list = '[]'] = instruction.exec(runtime) ?? [];
  return list
    .slice(1, -1)
    .split(/,\s*/u)
    .map((word) => word.replaceAll('"', ''));
}

function sourceOf(built: string | undefined): URL {
  return new URL(built?.replace(/^dist\/(?<name>.+)\.js$/u, 'src/$<name>.ts') ?? '', root);
}

describe('the container', () => {
  test('starts what a build makes, by node itself, so that SIGTERM arrives', () => {
    const [program, script, ...others] = words(/^CMD (\[.*\])$/mu);
    expect({ program, script, others }).toEqual({ program: 'node', script: 'dist/main.js', others: [] });
    expect(existsSync(sourceOf(script))).toBe(true);
  });

  test('asks for its health by a subcommand that there is', () => {
    const [program, script, subcommand] = words(/^HEALTHCHECK .* CMD (\[.*\])$/mu);
    expect({ program, script }).toEqual({ program: 'node', script: 'dist/cli.js' });
    expect(existsSync(sourceOf(script))).toBe(true);
    expect(USAGE).toMatch(new RegExp(`^ {2}${subcommand ?? 'none'} `, 'mu'));
  });

  test('runs as another user than root, in production, with its data in a volume of that user', () => {
    expect(stages).toHaveLength(3);
    expect(runtime).toMatch(/^USER node$/mu);
    expect(runtime).toMatch(/NODE_ENV=production/u);
    expect(runtime).toMatch(/DATA_DIR=\/data/u);
    expect(runtime).toMatch(/--owner=node [\s\S]*\/data\nVOLUME \/data/u);
  });

  test('copies only what is there and what .dockerignore lets through', () => {
    const ignored = readFileSync(new URL('.dockerignore', root), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(?<sources>.+) \S+$/gmu)].flatMap(
      ({ groups }) => groups?.['sources']?.split(' ') ?? [],
    );
    expect(copied).toContain('src');
    for (const source of copied) {
      expect(existsSync(new URL(source, root)), source).toBe(true);
      expect(ignored, source).toMatch(new RegExp(`^!${source.replaceAll('.', '\\.')}$`, 'mu'));
    }
  });
});

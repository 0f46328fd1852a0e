import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/command-line.js';
import { faultOf } from '../../src/commands/service-install.js';
import { stepsAfter, systemdUnit, UNIT } from '../../src/commands/systemd-unit.js';
import { installed } from '../../src/store/installed.js';
import { findProgram } from '../support/programs.js';

const usual = {
  folder: '/opt/nhacviec',
  dataDir: '/opt/nhacviec/var',
  user: 'nhacviec',
  node: '/usr/bin/node',
};
const odd = { ...usual, folder: '/srv/nhắc việc 100%', dataDir: '/srv/nhắc việc 100%/the "data"' };

async function cli(words: readonly string[]): Promise<{ status: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const status = await runCommand(words, {
    environment: { DATA_DIR: '/srv/of-the-office' },
    now: () => new Date(0),
    input: (async function* () {})(),
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { status, out, error };
}

describe('the unit for systemd', () => {
  test('is the one in deploy/ for the usual folder and user', () => {
    const kept = readFileSync(new URL('../../deploy/nhacviec.service', import.meta.url), 'utf8');
    expect(systemdUnit(usual)).toBe(kept);
  });

  test('holds a folder together that has blanks, percent signs and quotes in its name', () => {
    const unit = systemdUnit(odd);
    expect(unit).toContain('\nWorkingDirectory=/srv/nhắc việc 100%%\n');
    expect(unit).toContain('\nReadWritePaths="/srv/nhắc việc 100%%/the \\"data\\""\n');
    expect(stepsAfter("/srv/an office's/nhacviec.service")).toContain(
      "install -m 644 '/srv/an office'\\''s/nhacviec.service' /etc/systemd/system/nhacviec.service",
    );
  });

  const analyze = findProgram('systemd-analyze', 'what systemd says of its unit');
  test.skipIf(analyze === null).each([usual, odd])('is without fault for systemd in $folder', (place) => {
    const folder = mkdtempSync(join(tmpdir(), 'nhacviec-unit-'));
    try {
      const file = join(folder, UNIT);
      writeFileSync(file, systemdUnit({ ...place, user: 'root', node: process.execPath }));
      const { status, stdout, stderr } = spawnSync(analyze ?? '', ['verify', '--man=no', file], {
        encoding: 'utf8',
      });
      expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('service install', () => {
  test('prints the unit of this folder, this user and these settings, and writes nothing', async () => {
    const { username: user } = userInfo();
    const unit = systemdUnit({
      folder: installed(''),
      dataDir: '/srv/of-the-office',
      user,
      node: process.execPath,
    });
    expect(await cli(['service', 'install', '--print'])).toEqual({ status: 0, out: unit, error: '' });
  });

  test('is no affair of root, and none of a machine without systemd', () => {
    expect(faultOf('linux', 1000)).toBeNull();
    expect(faultOf('linux', 0)).toContain('sudo -u nhacviec');
    expect(faultOf('win32', -1)).toContain('docs/operations.md');
  });

  test('says what it does not understand', async () => {
    expect((await cli(['service'])).error).toContain('there is no subcommand service');
    expect((await cli(['service', 'install', 'twice'])).error).toContain('service install takes no twice');
  });
});

import { spawnSync } from 'node:child_process';
import {
  accessSync,
  appendFileSync,
  constants,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/*
 * What a test wants beside Node.js and the packages may be missing on a machine. Such a test is left out, no run fails
 * for it, and one line at the end of the run says what was missing and what was therefore not tried.
 */

const FOLDER = 'LEFT_OUT';

/** The names that a program goes by, and what it is asked to show that it runs. */
const PROGRAMS = {
  Chromium: { names: ['chromium', 'chromium-browser', 'google-chrome'], asked: '--version' },
  LibreOffice: { names: ['soffice'], asked: '--version' },
  'systemd-analyze': { names: ['systemd-analyze'], asked: '--version' },
  pdftotext: { names: ['pdftotext'], asked: '-v' },
} as const;

type Program = keyof typeof PROGRAMS;

/**
 * Where the program stands on PATH, or null. WITHOUT_PROGRAMS in the environment puts all of them out of reach.
 * @param wantedFor what is not tried without it
 */
export function findProgram(program: Program, wantedFor: string): string | null {
  const found = process.env['WITHOUT_PROGRAMS'] ? null : place(program);
  if (found === null) leaveOut(wantedFor, program);
  return found;
}

/** Has the end of the run say what was not tried, and what was missing for it. */
export function leaveOut(wantedFor: string, missing: string): void {
  const folder = process.env[FOLDER];
  if (folder !== undefined) appendFileSync(join(folder, String(process.pid)), `${wantedFor}\t${missing}\n`);
}

/** Around the whole suite. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-left-out-'));
  process.env[FOLDER] = folder;
  return () => {
    const notes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    rmSync(folder, { recursive: true, force: true });
    const lines = notes.flatMap((text) => text.trimEnd().split('\n'));
    if (lines.length > 0) process.stdout.write(`${leftOutLine(lines)}\n`);
  };
}

/** @param lines what was not tried and what was missing, a tab between, in any order and as often as they were noted */
export function leftOutLine(lines: readonly string[]): string {
  const missing = new Map<string, Set<string>>();
  for (const line of [...lines].sort()) {
    const [wantedFor = '', name = ''] = line.split('\t');
    missing.set(wantedFor, (missing.get(wantedFor) ?? new Set()).add(name));
  }
  const parts = [...missing].map(([wantedFor, names]) => `${wantedFor} (no ${[...names].join(', no ')})`);
  return `Not tried on this machine: ${parts.join('; ')}.`;
}

function place(program: Program): string | null {
  const { names, asked } = PROGRAMS[program];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((path) => runs(path, asked)) ?? null;
}

/** Some systems put a script in a program's place that only says how to install it. */
function runs(path: string, asked: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, [asked], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

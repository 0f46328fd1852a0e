import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compiled } from '../support/compiled.js';
import { watch, watchFolder } from '../support/token-watch.js';

type Settings = Readonly<Record<string, string>>;

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Running {
  /** What it has said on stdout and stderr so far. */
  readonly said: () => string;
  /** Settles when it has said so. @throws where it ends without */
  readonly says: (words: string) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  readonly finished: Promise<Finished>;
}

interface Call {
  readonly settings?: Settings;
  readonly input?: string;
  /** Closes its standard output after so many characters. */
  readonly readsOnly?: number;
}

/** The program as processes, seen from outside; each in the same empty folder, with nothing of this process's settings. */
export interface Program {
  /** A folder of its own for the data. */
  readonly dataDir: string;
  readonly cli: (argumentList: readonly string[], call?: Call) => Promise<Finished>;
  readonly bot: (settings: Settings) => Running;
  readonly close: () => Promise<void>;
}

export async function openProgram(built: Compiled): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-outside-'));
  const dataDir = join(folder, 'data');
  const running = new Set<Running>();
  const start = (script: 'main' | 'cli', argumentList: readonly string[], call: Call): Running => {
    const { PATH = '', TZ, HOME = '' } = process.env;
    const env = { PATH, HOME, ...(TZ === undefined ? {} : { TZ }), DATA_DIR: dataDir, ...call.settings };
    const started = run([built.script(script), ...argumentList], {
      cwd: folder,
      env,
      input: call.input ?? '',
      readsOnly: call.readsOnly ?? Infinity,
    });
    running.add(started);
    void started.finished.then(() => running.delete(started));
    return started;
  };
  return {
    dataDir,
    cli: (argumentList, call = {}) => start('cli', argumentList, call).finished,
    bot: (settings) => start('main', [], { settings }),
    async close() {
      for (const one of running) one.signal('SIGKILL');
      await Promise.all([...running].map(({ finished }) => finished));
      watchFolder(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly cwd: string;
  readonly env: Settings;
  readonly input: string;
  readonly readsOnly: number;
}

function run(argumentList: readonly string[], { cwd, env, input, readsOnly }: Place): Running {
  const child = spawn(process.execPath, argumentList, { cwd, env, stdio: 'pipe' });
  let [out, error] = ['', ''];
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (out.length > readsOnly) child.stdout.destroy();
    listeners.forEach((listener) => listener());
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
    listeners.forEach((listener) => listener());
  });
  // A program that refuses its arguments does not read.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (status) => {
      watch('process', out + error);
      resolve({ status, out, error });
    });
  });
  return {
    said: () => out + error,
    signal: (name) => void child.kill(name),
    finished,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if ((out + error).includes(words)) resolve();
        };
        listeners.add(look);
        look();
        void finished.then(() => reject(new Error(`ended without saying ${words}:\n${out}${error}`)));
      }),
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { runCommand } from './commands/command-line.js';

const environment = existsSync('.env')
  ? { ...parseEnv(readFileSync('.env', 'utf8')), ...process.env }
  : process.env;

process.exitCode = await runCommand(process.argv.slice(2), {
  environment,
  now: () => new Date(),
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
});

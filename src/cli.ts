import { overFile } from './service/config.js';
import { runCommand } from './commands/command-line.js';

// `plan list | head` closes the pipe while there is more to say: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await main();

async function main(): Promise<number> {
  const error = (text: string): void => void process.stderr.write(text);
  try {
    return await runCommand(process.argv.slice(2), {
      environment: overFile('.env', process.env),
      now: () => new Date(),
      input: process.stdin,
      out: (text) => void process.stdout.write(text),
      error,
    });
  } catch (fault) {
    error(`nhacviec: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 1;
  }
}

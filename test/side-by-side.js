import { spawn } from 'node:child_process';

/*
 * Runs scripts of package.json at the same time, since each keeps one core busy: node test/side-by-side.js lint types.
 * What a script says is printed whole when it ends. All run to their end, so that every fault is told at once.
 */

/** @type {(script: string) => Promise<boolean>} */
const passes = (script) =>
  new Promise((resolve) => {
    const said = [];
    const child = spawn(`npm run -s ${script}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    child.on('error', (error) => said.push(Buffer.from(`${script}: ${error.message}\n`)));
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      if (status !== 0) process.stdout.write(`${script} failed\n`);
      resolve(status === 0);
    });
  });

const passed = await Promise.all(process.argv.slice(2).map(passes));
process.exitCode = passed.every(Boolean) ? 0 : 1;

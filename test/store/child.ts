import { day } from '../../src/plan/day.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { openJournal } from '../../src/store/journal-file.js';
import { lockFolder } from '../../src/store/lock.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import type { PersonId } from '../../src/journal/fact.js';

/**
 * A bot without Telegram, to be killed: `node child.js <folder> work|hold|try`. It tells on stdout what it has done,
 * a line each, and only after the store said that it is done.
 */
const [folder = '', task = 'try'] = process.argv.slice(2);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const nothing = (): undefined => undefined;

async function main(): Promise<unknown> {
  const prepared = await prepareDataFolder(folder);
  if (!prepared.ok) return say(`fault ${prepared.fault}`);
  const begun = performance.now();
  const locking = await lockFolder(folder, { onLost: (reason) => say(`lost ${reason}`) });
  if (!locking.ok) return say(`fault ${locking.fault}`);
  say(`locked ${Math.round(performance.now() - begun)}`);
  if (task === 'try') return locking.lock.release();
  if (task === 'hold') return setInterval(nothing, 60_000);
  const journal = await openJournal(folder, { log: { info: nothing, warn: nothing, error: say } });
  if (!journal.ok) return say(`fault ${journal.fault}`);
  const outbox = await openOutbox(folder);
  if (!outbox.ok) return say(`fault ${outbox.fault}`);
  return Promise.all([report(journal.journal), send(outbox.outbox)]);
}

async function report(journal: Extract<Awaited<ReturnType<typeof openJournal>>, { ok: true }>['journal']) {
  for (let update = journal.facts().length + 1; ; update += 1) {
    const month = String(1 + (Math.floor(update / 5) % 12)).padStart(2, '0');
    const at = { day: day(`2025-${month}-10`), minute: 450, iso: `2025-${month}-10T07:30:00+07:00` };
    const cause = { by: 7 as PersonId, update, at };
    await journal.decide(cause, () => ({
      facts: [{ kind: 'reachable', person: 7 as PersonId }],
      answer: null,
    }));
    say(`reported ${update}`);
  }
}

async function send(outbox: Extract<Awaited<ReturnType<typeof openOutbox>>, { ok: true }>['outbox']) {
  // An intention that a kill left over is taken up again, as the bot does.
  const sent = outbox.dispatches().filter(({ state }) => state === 'sent').length;
  for (let number = sent + 1; ; number += 1) {
    const dispatch = {
      key: `letter|${number}|2025-03-24`,
      address: { chat: number, topic: null },
      items: [`${number}|III.3|2025-Q1|2025-03-31|7`],
      perhapsSent: false,
      attempts: 1,
      at: '2025-03-24T07:30:00+07:00',
      messageId: null,
      reason: null,
    };
    await outbox.put({ ...dispatch, state: 'intended' });
    say(`intended ${number}`);
    await outbox.put({ ...dispatch, state: 'sent' });
    say(`sent ${number}`);
  }
}

await main();

import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dispatch, Outbox } from '../../src/ports/ports.js';
import { tickNews } from '../../src/service/tick.js';
import { openJournal } from '../../src/store/journal-file.js';
import { openOutbox, pruned } from '../../src/store/outbox-file.js';
import { dataFolder, keepingLog } from '../store/scene.js';
import { lines, officeWorld } from '../support/world.js';
import type { OfficeWorld } from '../support/world.js';

/**
 * The files that version 1 of the outbox left when the bot died at 09:00 on 28/03/2025: right after a later date was
 * granted, a difficulty was reported and a task was nudged. Its outbox also held open questions and papers.
 */
const KEPT = 'test/outbox/kept';

interface Opened {
  readonly folder: string;
  readonly outbox: Outbox;
  readonly written: readonly Dispatch[];
  readonly office: OfficeWorld;
}

async function opened(): Promise<Opened> {
  const folder = await dataFolder();
  await copyFile(`${KEPT}/outbox.json`, join(folder, 'outbox.json'));
  await copyFile(`${KEPT}/journal.json`, join(folder, 'journal.json'));
  const journal = await openJournal(folder, { log: keepingLog() });
  if (!journal.ok) throw new Error(journal.fault);
  const opening = await openOutbox(folder);
  if (!opening.ok) throw new Error(opening.fault);
  const { outbox } = opening;
  const file = JSON.parse(await readFile(`${KEPT}/outbox.json`, 'utf8')) as { dispatches: Dispatch[] };
  const office = await officeWorld({ at: '2025-03-28 09:01', journal: journal.journal, outbox });
  return { folder, outbox, written: file.dispatches, office };
}

const stateOf = (dispatches: readonly Dispatch[]): readonly string[] =>
  dispatches.map(({ key, state }) => `${key} ${state}`);

describe('an outbox of the version before', () => {
  it('opens with the keys as they were; what was owed is owed, and the file is kept beside', async () => {
    const { folder, outbox, written } = await opened();
    expect(outbox.dispatches().map(({ key }) => key)).toEqual(written.map(({ key }) => key));
    const changed = outbox.dispatches().filter((one, at) => one.state !== written[at]?.state);
    expect(stateOf(changed)).toEqual([
      'extension-settled|6|11 owed',
      'extension-settled|7|11 owed',
      'report-told|6|13 owed',
      'picture|2025-03-28|540|-100777|summary|2025-03-24 owed',
    ]);
    expect(changed.map(({ reason }) => reason)).toEqual([null, null, null, null]);
    expect(await readFile(join(folder, 'outbox.v1.json'), 'utf8')).toBe(
      await readFile(`${KEPT}/outbox.json`, 'utf8'),
    );
    const again = await openOutbox(folder);
    expect(again.ok && again.outbox.dispatches()).toEqual(outbox.dispatches());
  });

  it('loses nothing that was owed, begun or failed, and tells nothing twice', async () => {
    const { office } = await opened();
    await tickNews(office.world);
    expect([...lines(office.brought)].sort()).toEqual([
      'DM: told blocked III.1 by VPTK',
      'KT: news nudge',
      'VPTK: news extension-decided',
    ]);
    const asked = office.world.outbox.dispatches().filter(({ key }) => key.startsWith('extension|'));
    expect(office.revised.map(({ messageId }) => messageId)).toEqual(asked.map(({ messageId }) => messageId));
    const [said, revised] = [office.brought.length, office.revised.length];
    await office.at('2025-03-28 09:02');
    await office.at('2025-03-28 09:03');
    const news = office.brought.slice(said).filter(({ notice }) => notice.kind !== 'letter');
    expect([lines(news), office.revised.length - revised]).toEqual([[], 0]);
    expect(office.pictures).toHaveLength(1);
  });

  it('still tells it once three days have passed, where it stands there as begun or owed', async () => {
    const { office } = await opened();
    office.now('2025-03-31 08:00');
    await tickNews(office.world);
    expect(lines(office.brought)).toHaveLength(3);
    const late = await opened();
    late.office.now('2025-04-01 08:00');
    await tickNews(late.office.world);
    expect(lines(late.office.brought)).toEqual([]);
  });

  it('keeps open questions and papers as they are, until they are pruned', async () => {
    const { outbox, written } = await opened();
    const isOther = ({ key }: Dispatch): boolean => /^(?:question|papers)\|/u.test(key);
    const others = outbox.dispatches().filter(isOther);
    expect(others).toEqual(written.filter(isOther));
    expect(others).toHaveLength(2);
    expect(pruned(outbox.dispatches(), '2025-03-01T00:00:00Z').filter(isOther)).toHaveLength(2);
    const left = pruned(outbox.dispatches(), '2025-06-30T00:00:00Z').filter(isOther);
    expect(left.map(({ key }) => key)).toEqual([]);
  });
});

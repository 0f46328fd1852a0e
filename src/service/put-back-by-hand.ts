import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readItem } from '../journal/item-key.js';
import { lastNumber } from '../journal/numbers.js';
import { restoring } from '../journal/restores.js';
import { readKey } from '../outbox/key.js';
import type { Moment } from '../plan/day.js';
import type { Dispatch, Journal, Log, Outbox } from '../ports/ports.js';
import { TICK } from './heartbeat.js';

/** The highest number that a fact is known to have had: the outbox names some, the beat of the tick the last one. */
export async function highestKnown(folder: string, dispatches: readonly Dispatch[]): Promise<number> {
  return dispatches.reduce((highest, one) => Math.max(highest, ...namedBy(one)), await beaten(folder));
}

function namedBy({ key: text, items }: Dispatch): readonly number[] {
  const key = readKey(text);
  return [
    ...(key && 'fact' in key ? [key.fact] : []),
    ...items.flatMap((item) => {
      const read = readItem(item);
      return read?.kind === 'news' && 'fact' in read.news ? [read.news.fact] : [];
    }),
  ];
}

/** The number in the tick's file, below its time; 0 where there is none, such as of an older version. */
async function beaten(folder: string): Promise<number> {
  try {
    const [, number = ''] = (await readFile(join(folder, TICK), 'utf8')).split('\n');
    return /^\d{1,15}$/u.test(number) ? Number(number) : 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

interface Kept {
  readonly journal: Journal;
  readonly outbox: Outbox;
  /** The highest number that a fact was known to have before this start. */
  readonly highest: number;
}

/**
 * A copy that was put in the journal's place by hand, without the command: facts were known that the journal does not
 * hold. It is written down and told like any other.
 */
export async function noticePutBack(
  { journal, outbox, highest }: Kept,
  { now, log }: { readonly now: Moment; readonly log: Log },
): Promise<void> {
  const facts = journal.facts();
  if (facts.length === 0 || highest <= lastNumber(facts)) return;
  const sent = outbox.dispatches().map(({ at }) => at);
  const restored = restoring({ copy: facts, named: null, today: now.day, replaced: null, sent });
  await journal.decide({ by: null, update: null, at: now }, () => ({ facts: [restored], answer: null }));
  log.warn('a copy of the journal was put back by hand', { until: restored.until });
}

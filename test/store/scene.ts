import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Cause, Dispatch, Log } from '../../src/ports/ports.js';
import { day, type Moment } from '../../src/plan/day.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import type { TaskCode } from '../../src/plan/plan.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { disk, type FileOperations } from '../../src/store/durable-file.js';
import { openJournal, type JournalDependencies } from '../../src/store/journal-file.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';

/** A prepared data folder that goes away with the test. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await prepareDataFolder(folder);
  return folder;
}

export function moment(on = '2025-03-24', minute = 450): Moment {
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return { day: day(on), minute, iso: `${on}T${time}:00+07:00` };
}

export function cause(update: number | null = null, at: Moment = moment()): Cause {
  return { by: 7 as PersonId, update, at };
}

export function reported(note = ''): Happening {
  return {
    kind: 'reported',
    task: 'III.3' as TaskCode,
    period: '2025-Q1' as PeriodId,
    status: 'done',
    part: null,
    completedOn: day('2025-03-20'),
    note,
    evidence: [{ kind: 'document', number: '45/KH-UBND', dated: null }],
  };
}

/** A log that keeps its lines, for tests that ask what the operator was told. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (event: string, details?: Readonly<Record<string, unknown>>): void => {
    lines.push(`${event} ${JSON.stringify(details ?? {})}`);
  };
  return { lines, info: keep, warn: keep, error: keep };
}

/** Opens a journal that is expected to be good. */
export async function goodJournal(folder: string, dependencies: Partial<JournalDependencies> = {}) {
  const opened = await openJournal(folder, { log: keepingLog(), ...dependencies });
  if (!opened.ok) throw new Error(opened.fault);
  return opened;
}

/** Why the journal does not open. */
export async function faultOf(
  folder: string,
  dependencies: Partial<JournalDependencies> = {},
): Promise<string> {
  const opened = await openJournal(folder, { log: keepingLog(), ...dependencies });
  if (opened.ok) throw new Error('the journal opens');
  return opened.fault;
}

/** Writes so many reports, each in a decision of its own. */
export async function withReports(folder: string, count: number): Promise<void> {
  const { journal, close } = await goodJournal(folder);
  for (let number = 1; number <= count; number += 1) {
    await journal.decide(cause(number), () => ({ facts: [reported(`số ${number}`)], answer: null }));
  }
  await close();
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** The machine's disk with some operations replaced. */
export function diskWith(changes: Partial<FileOperations>): FileOperations {
  return { ...disk, ...changes };
}

/** A dispatch that was sent. */
export function dispatched(key: string, items: readonly string[], changes: Partial<Dispatch> = {}): Dispatch {
  return {
    key,
    address: { chat: 7, topic: null },
    items,
    state: 'sent',
    perhapsSent: false,
    attempts: 1,
    at: '2025-03-24T07:30:00+07:00',
    messageId: 11,
    reason: null,
    ...changes,
  };
}

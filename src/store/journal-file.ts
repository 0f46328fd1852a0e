import type { Cause, Decision, Journal, Log } from '../ports/ports.js';
import type { Day, Moment } from '../plan/day.js';
import type { Fact, Happening } from '../journal/fact.js';
import { firstNumber, lastNumber } from '../journal/numbers.js';
import { backupDaily, hasCopies, newestGoodBackup, restoreCommand } from './backups.js';
import { extended, issueText, type DocumentForm } from './checked-document.js';
import { reasonOf } from './disk-fault.js';
import { openDocument, type DocumentFile } from './document-file.js';
import { disk, type FileOperations } from './durable-file.js';
import { factSchema } from './fact-schema.js';
import { backupsFolder, journalForm, journalPath } from './journal-form.js';
import { oneAtATime } from '../queue/one-at-a-time.js';

export interface JournalDependencies {
  /** Hears of a daily backup that failed: the decision itself goes on. */
  readonly log: Log;
  readonly files?: FileOperations;
  /** The highest number that is known to have been given, be it to a fact that is here no more. */
  readonly above?: number;
  /** Another form than today's, for the tests of migration. */
  readonly form?: DocumentForm<Fact>;
}

type OpenedJournal =
  | {
      readonly ok: true;
      readonly journal: Journal;
      /** Why the last daily copy could not be made; null where it was. */
      readonly backupFault: () => string | null;
      readonly close: () => Promise<void>;
    }
  | { readonly ok: false; readonly fault: string };

/**
 * Opens `journal.json` of the data folder, or begins it where no copy of it exists either. Whatever else is there and
 * cannot be trusted is a fault, told with the command that mends it: never an empty journal over a file that exists.
 * The caller holds the folder's lock. `close` lets the decision under way end and refuses later ones.
 */
export async function openJournal(folder: string, dependencies: JournalDependencies): Promise<OpenedJournal> {
  const { log, files = disk, form = journalForm, above = 0 } = dependencies;
  const path = journalPath(folder);
  const opening = await openDocument(path, form, files);
  try {
    if (opening.kind === 'fault') {
      return { ok: false, fault: await withMend(`${path} is not used: ${opening.where}.`, folder, files) };
    }
    if (opening.kind === 'missing' && (await hasCopies(folder, files))) {
      return {
        ok: false,
        fault: await withMend(`${path} is missing, but copies of it are there.`, folder, files),
      };
    }
  } catch (error) {
    return { ok: false, fault: `the copies of ${path} cannot be looked at: ${reasonOf(error)}` };
  }
  const backups = dailyBackup(folder, log, files);
  const facts = opening.kind === 'read' ? opening.entries : [];
  return {
    ok: true,
    ...journalOver(opening.file, { read: facts, above }, backups.make),
    backupFault: backups.fault,
  };
}

function journalOver(
  file: DocumentFile,
  { read, above }: { readonly read: readonly Fact[]; readonly above: number },
  beforeWriting: (at: Moment) => Promise<void>,
): { readonly journal: Journal; readonly close: () => Promise<void> } {
  const queue = oneAtATime();
  let facts = read;
  let draft = file.draft;
  /** What this opening writes first has a number that nothing had before; the rest follows it. */
  const nextNumber = (at: Moment): number =>
    Math.max(lastNumber(facts) + 1, facts === read ? Math.max(above + 1, firstNumber(at.iso)) : 1);
  const decide = async <Answer>(
    cause: Cause,
    rule: (facts: readonly Fact[]) => Decision<Answer>,
  ): Promise<{ readonly answer: Answer; readonly facts: readonly Fact[] }> => {
    const { answer, facts: happenings } = rule(facts);
    if (happenings.length === 0) return { answer, facts: [] };
    const first = nextNumber(cause.at);
    const added = happenings.map((happening, index) => asRead(happening, first + index, cause));
    const next = extended(
      draft,
      added.map((fact) => JSON.stringify(fact)),
    );
    await beforeWriting(cause.at);
    await file.save(next);
    draft = next;
    facts = [...facts, ...added];
    return { answer, facts: added };
  };
  return {
    journal: {
      facts: () => facts,
      decide: (cause, rule) => queue.run(() => decide(cause, rule)),
    },
    close: () => queue.close('the journal is closed: the bot is stopping'),
  };
}

/** The fact as a later start would read it: what the schema would refuse then is refused now, before it is written. */
function asRead(happening: Happening, id: number, cause: Cause): Fact {
  const { at, sent, by, update } = cause;
  const fact: Fact = { ...happening, id, at: at.iso, ...(sent && { sent: sent.iso }), by, update };
  const checked = factSchema.safeParse(JSON.parse(JSON.stringify(fact)));
  if (checked.success) return checked.data;
  throw new Error(
    `a ${happening.kind} that does not fit the journal was not written: ${issueText(checked.error)}`,
  );
}

interface DailyBackup {
  readonly make: (at: Moment) => Promise<void>;
  readonly fault: () => string | null;
}

function dailyBackup(folder: string, log: Log, files: FileOperations): DailyBackup {
  let done: Day | null = null;
  let fault: string | null = null;
  return {
    async make(at) {
      if (done === at.day) return;
      const result = await backupDaily(folder, at, files);
      // A full backup disk must not cost a report; the next write tries again.
      fault = result?.ok === false ? result.fault : null;
      if (fault === null) done = at.day;
      else log.error('backup-failed', { fault });
    },
    fault: () => fault,
  };
}

async function withMend(what: string, folder: string, files: FileOperations): Promise<string> {
  const copy = await newestGoodBackup(folder, files);
  if (copy === null) {
    return [
      what,
      `No good copy was found in ${backupsFolder(folder)}. Nothing was changed.`,
      'Put a copy kept elsewhere back with: npm run -s cli -- restore <file>',
      `Only to begin anew, without what was reported so far: move the journal and its copies out of ${folder}.`,
    ].join('\n');
  }
  const extent =
    copy.last === null
      ? 'no facts'
      : `${copy.facts} facts, the last of ${copy.last}; what came later is not in it`;
  return [
    what,
    `The newest good copy is ${copy.file} (${extent}). To put it back (what it replaces is kept):`,
    `  ${restoreCommand(copy.file)}`,
  ].join('\n');
}

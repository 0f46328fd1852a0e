import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Dispatch, Outbox } from '../ports/ports.js';
import { keptUnder } from '../journal/item-key.js';
import { emptyDraft, issueText, readDocument, type DocumentForm } from './checked-document.js';
import { codeOf, reasonOf } from './disk-fault.js';
import { openDocument } from './document-file.js';
import { disk, previousOf, readIfThere, type FileOperations } from './durable-file.js';
import { drafting } from './drafting.js';
import type { Same } from './fact-schema.js';
import { oneAtATime } from '../queue/one-at-a-time.js';

const dispatchSchema = z.strictObject({
  key: z.string().min(1),
  address: z.strictObject({ chat: z.int(), topic: z.int().nullable() }),
  items: z.array(z.string()).readonly(),
  state: z.enum(['owed', 'intended', 'sent', 'failed', 'dropped']),
  perhapsSent: z.boolean(),
  attempts: z.int().nonnegative(),
  at: z.iso.datetime({ offset: true }),
  messageId: z.int().nullable(),
  reason: z.string().nullable(),
});

/** A field added to `Dispatch` and forgotten here (or the other way round) stops the build in this line. */
export const dispatchSchemaIsComplete: Same<z.output<typeof dispatchSchema>, Dispatch> = true;

/** outbox.json. A change of the form raises the version and adds the migration from the one before. */
export const outboxForm: DocumentForm<Dispatch> = {
  list: 'dispatches',
  version: 2,
  entry: dispatchSchema,
  migrations: new Map([[1, (dispatches) => dispatches.map(asOwed)]]),
  faultOfWhole: (dispatches) => {
    const seen = new Set<string>();
    const twice = dispatches.findIndex(({ key }) => seen.size === seen.add(key).size);
    return twice === -1 ? null : `dispatches[${twice}] has the key of an earlier one`;
  },
};

/** Up to version 1 what was owed and not begun stood as a failure with that reason. */
const notBegun = z.looseObject({ state: z.literal('failed'), reason: z.literal('not begun yet') });

function asOwed(dispatch: unknown): unknown {
  const read = notBegun.safeParse(dispatch);
  return read.success ? { ...read.data, state: 'owed', reason: null } : dispatch;
}

export interface OutboxDependencies {
  readonly files?: FileOperations;
  readonly form?: DocumentForm<Dispatch>;
}

export type OpenedOutbox =
  | { readonly ok: true; readonly outbox: Outbox; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly fault: string };

export function outboxPath(folder: string): string {
  return join(folder, 'outbox.json');
}

/** Opens `outbox.json` of the data folder, or begins it; a file that cannot be trusted is a fault with its mend. */
export async function openOutbox(
  folder: string,
  dependencies: OutboxDependencies = {},
): Promise<OpenedOutbox> {
  const { files = disk, form = outboxForm } = dependencies;
  const path = outboxPath(folder);
  const opening = await openDocument(path, form, files);
  if (opening.kind === 'fault') {
    return { ok: false, fault: await withMend(`${path} is not used: ${opening.where}.`, path, files) };
  }
  if (opening.kind === 'missing' && (await hasPrevious(path, files))) {
    return {
      ok: false,
      fault: await withMend(`${path} is missing, but ${previousOf(path)} is there.`, path, files),
    };
  }
  const dispatches = opening.kind === 'read' ? opening.entries : [];
  const drafted = drafting(emptyDraft(form, form.version));
  return { ok: true, ...outboxOver(dispatches, (next) => opening.file.save(drafted(next))) };
}

type Change = (dispatches: readonly Dispatch[]) => readonly Dispatch[];

function outboxOver(
  read: readonly Dispatch[],
  write: (dispatches: readonly Dispatch[]) => Promise<void>,
): { readonly outbox: Outbox; readonly close: () => Promise<void> } {
  const queue = oneAtATime();
  let dispatches = read;
  let waiting: Change[] = [];
  const writeDown = async (): Promise<void> => {
    const changes = waiting;
    waiting = [];
    const next = changes.reduce((all, change) => change(all), dispatches);
    if (next === dispatches) return;
    await write(next);
    dispatches = next;
  };
  let together: Promise<void> | null = null;
  /** What comes while another write is under way shares the next one: on a morning of thousands the disk is the narrow place. */
  const change = (one: Change): Promise<void> => {
    waiting.push(one);
    together ??= queue.run(() => {
      together = null;
      return writeDown();
    });
    return together;
  };
  return {
    outbox: {
      dispatches: () => dispatches,
      put: async (dispatch) => {
        const read = asRead(dispatch);
        await change((all) => withDispatch(all, read));
      },
      prune: (before) => change((all) => pruned(all, before)),
    },
    close: () => queue.close('the outbox is closed: the bot is stopping'),
  };
}

/**
 * Without what is older than the ISO instant; but an intention stays, and so does the newest sent dispatch of each
 * person's period: it alone tells that a rung was sent.
 */
export function pruned(dispatches: readonly Dispatch[], before: string): readonly Dispatch[] {
  const limit = Date.parse(before);
  const isRecent = ({ at }: Dispatch): boolean => Date.parse(at) >= limit;
  if (dispatches.every(isRecent)) return dispatches;
  const newest = new Map<string, Dispatch>();
  for (const dispatch of dispatches) {
    if (dispatch.state !== 'sent') continue;
    for (const item of dispatch.items) {
      const known = newest.get(keptUnder(item));
      if (!known || Date.parse(known.at) <= Date.parse(dispatch.at)) newest.set(keptUnder(item), dispatch);
    }
  }
  const keeps = dispatches.filter(
    (dispatch) =>
      isRecent(dispatch) ||
      dispatch.state === 'intended' ||
      dispatch.items.some((item) => newest.get(keptUnder(item)) === dispatch),
  );
  return keeps.length < dispatches.length ? keeps : dispatches;
}

function withDispatch(dispatches: readonly Dispatch[], dispatch: Dispatch): readonly Dispatch[] {
  const stands = dispatches.findIndex((one) => one.key === dispatch.key);
  return stands === -1 ? [...dispatches, dispatch] : dispatches.with(stands, dispatch);
}

/** The dispatch as a later start would read it. @throws where the schema would refuse it then. */
function asRead(dispatch: Dispatch): Dispatch {
  const checked = dispatchSchema.safeParse(JSON.parse(JSON.stringify(dispatch)));
  if (checked.success) return checked.data;
  throw new Error(`a dispatch that does not fit the outbox was not written: ${issueText(checked.error)}`);
}

async function hasPrevious(path: string, files: FileOperations): Promise<boolean> {
  try {
    return (await readIfThere(previousOf(path), files)) !== null;
  } catch (error) {
    // What is there and cannot be read is there.
    return codeOf(error) !== 'ENOENT';
  }
}

async function withMend(what: string, path: string, files: FileOperations): Promise<string> {
  const previous = previousOf(path);
  const aside = join(dirname(path), 'damaged');
  const mends: string[] = [];
  try {
    const reading = readDocument(outboxForm, await files.read(previous));
    if (reading.kind === 'good') {
      mends.push(`The version before the last write is good. To use it:  cp '${previous}' '${path}'`);
    } else {
      mends.push(`${previous} is not good either: ${reading.where}.`);
    }
  } catch (error) {
    mends.push(`${previous} does not help either: ${reasonOf(error)}.`);
  }
  mends.push(
    `To go on without it, move both away; reports are not touched, but reminders already sent may come once more:`,
    `  mkdir -p '${aside}' && mv '${path}'* '${aside}/'`,
  );
  return [what, ...mends].join('\n');
}

import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { firstJsonFault } from './json-fault.js';

/** Brings a list of an older version one version further. What it gives is checked by the schema afterwards. */
type Migration = (entries: readonly unknown[]) => readonly unknown[];

/** One of our files: `{ version, checksum, <list>: [ … ] }`, an entry a line. */
export interface DocumentForm<Entry> {
  readonly list: string;
  readonly version: number;
  readonly entry: z.ZodType<Entry>;
  /** From the version that is the key to the next one. */
  readonly migrations: ReadonlyMap<number, Migration>;
  /** What no schema of one entry can say (ids in order, no key twice): the fault, or null. */
  readonly faultOfWhole: (entries: readonly Entry[]) => string | null;
}

type Reading<Entry> =
  | { readonly kind: 'good'; readonly version: number; readonly entries: readonly Entry[] }
  /** `where` says which place of the file is wrong and how, with nothing of its content. */
  | { readonly kind: 'bad'; readonly where: string };

/** A document under way: its entries as text and the hash over them, so that adding one costs what one costs. */
export interface Draft {
  /** Pieces, to be put together only where they are written. */
  readonly body: readonly Uint8Array[];
  readonly hash: Hash;
}

export function emptyDraft(form: { readonly list: string }, version: number): Draft {
  // The version is hashed too: a flipped bit in it must not send a good file through a migration.
  return { body: [], hash: createHash('sha256').update(`${form.list} ${version}\n`) };
}

/** Many small pieces take longer to put together than their bytes do. */
const MOST_PIECES = 64;

/** The draft with entries added, each already JSON text. The old draft stays as it was, for a write that fails. */
export function extended(draft: Draft, texts: readonly string[]): Draft {
  if (texts.length === 0) return draft;
  const hash = draft.hash.copy().update(`${texts.join('\n')}\n`);
  const added = Buffer.from(`${draft.body.length === 0 ? '' : ',\n'}${texts.join(',\n')}`);
  const body = draft.body.length < MOST_PIECES ? draft.body : [Buffer.concat(draft.body)];
  return { body: [...body, added], hash };
}

/** The file's content. */
export function finished(
  form: { readonly list: string; readonly version: number },
  draft: Draft,
): Uint8Array {
  const checksum = draft.hash.copy().digest('hex');
  const head = `{"version":${form.version},"checksum":"${checksum}","${form.list}":[\n`;
  return Buffer.concat([Buffer.from(head), ...draft.body, Buffer.from('\n]}\n')]);
}

/**
 * Reads a file and believes nothing: encoding, JSON, version, checksum, schema, and the list as a whole.
 * An older version is migrated on the way; a newer one is bad.
 */
export function readDocument<Entry>(form: DocumentForm<Entry>, bytes: Uint8Array): Reading<Entry> {
  if (bytes.length === 0) return bad('the file is empty');
  const text = Buffer.from(bytes).toString('utf8');
  if (!isUtf8(bytes)) return bad(`line ${lineOf(text, '\uFFFD')} holds bytes that are no text`);
  const parsed = parse(text);
  if (!parsed.ok) return bad(brokenPlace(text));
  const version = versionSchema.safeParse(parsed.value);
  if (!version.success) return bad('line 1 names no version');
  if (version.data.version > form.version) return bad(newer(version.data.version, form.version));
  const envelope = z
    .strictObject({ version: z.int(), checksum: z.string(), [form.list]: z.array(z.unknown()) })
    .safeParse(parsed.value);
  if (!envelope.success) return bad(`line 1 does not fit: ${issueText(envelope.error)}`);
  const raw = z.array(z.unknown()).parse(envelope.data[form.list]);
  if (checksumOf(form, version.data.version, raw) !== envelope.data.checksum) {
    return bad(`the checksum in line 1 does not match the ${raw.length} ${form.list} that follow`);
  }
  return readEntries(form, version.data.version, raw);
}

const versionSchema = z.looseObject({ version: z.int().nonnegative() });

function readEntries<Entry>(
  form: DocumentForm<Entry>,
  version: number,
  raw: readonly unknown[],
): Reading<Entry> {
  let current = raw;
  for (let from = version; from < form.version; from += 1) {
    const migration = form.migrations.get(from);
    if (!migration) return bad(`it has version ${version}, which this program cannot migrate`);
    current = migration(current);
  }
  const entries: Entry[] = [];
  for (const [index, value] of current.entries()) {
    const entry = form.entry.safeParse(value);
    // Entries begin in the file's second line, one a line.
    if (!entry.success) return bad(`${form.list}[${index}], line ${index + 2}: ${issueText(entry.error)}`);
    entries.push(entry.data);
  }
  const fault = form.faultOfWhole(entries);
  return fault === null ? { kind: 'good', version, entries } : bad(fault);
}

function checksumOf(form: { readonly list: string }, version: number, raw: readonly unknown[]): string {
  // Over the text that each value has when written anew: white space may differ, content may not. Not over the
  // schema's output, whose order of fields may change with the program.
  const texts = raw.map((value) => JSON.stringify(value));
  return extended(emptyDraft(form, version), texts).hash.digest('hex');
}

function bad(where: string): { readonly kind: 'bad'; readonly where: string } {
  return { kind: 'bad', where };
}

function newer(version: number, known: number): string {
  return `it has version ${version} and this program knows only up to ${known}: install the newer program again`;
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // The parser's own message quotes the file; its place is found by brokenPlace instead.
    return { ok: false };
  }
}

function brokenPlace(text: string): string {
  const fault = firstJsonFault(text);
  // Only where the two parsers differ in opinion, and then JSON.parse is right.
  if (fault === null) return 'it is not JSON';
  return `line ${fault.line}, column ${fault.column} is not JSON, or the file ends too early: ${fault.expected} is missing`;
}

function lineOf(text: string, sought: string): number {
  return text.slice(0, text.indexOf(sought)).split('\n').length;
}

/** What the schema objects to: the place and the rule, never the value, which may be a person's words. */
export function issueText(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length === 0 ? 'it' : issue.path.join('.')}: ${issue.message}`)
    .join('; ');
}

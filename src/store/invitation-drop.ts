import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DepartmentId } from '../plan/plan.js';
import type { Post } from '../journal/fact.js';
import { writePrivate } from './private-file.js';

/** An invitation that the command line leaves for the bot: the journal of a running bot has one writer alone. */
interface Drop {
  readonly codeHash: string;
  readonly post: Post;
  /** ISO 8601. */
  readonly expires: string;
}

const schema = z.strictObject({
  codeHash: z.string().regex(/^[\da-f]{64}$/u),
  post: z.union([
    z.strictObject({
      kind: z.literal('officer'),
      department: z.string().transform((id) => id as DepartmentId),
    }),
    z.strictObject({ kind: z.literal('coordinator') }),
    z.strictObject({ kind: z.literal('chairman') }),
  ]),
  expires: z.iso.datetime({ offset: true }),
});

/** Leaves an invitation in the data folder; the bot takes it in when the code is used. @throws where the folder cannot be written */
export async function dropInvitation(folder: string, drop: Drop): Promise<void> {
  const drops = dropsFolder(folder);
  await mkdir(drops, { recursive: true, mode: 0o700 });
  const path = join(drops, `${drop.codeHash}.json`);
  await writePrivate(`${path}.part`, JSON.stringify(drop));
  await rename(`${path}.part`, path);
}

/** The invitations that were left, each with the removal of its file. A file that is none of ours is told to `onFault`. */
export async function collectDrops(
  folder: string,
  onFault: (file: string) => void,
): Promise<readonly (Drop & { readonly remove: () => Promise<void> })[]> {
  const drops = dropsFolder(folder);
  await mkdir(drops, { recursive: true, mode: 0o700 });
  const names = (await readdir(drops)).filter((name) => name.endsWith('.json'));
  const read = await Promise.all(
    names.map(async (name) => {
      const path = join(drops, name);
      const drop = schema.safeParse(jsonOf(await readFile(path, 'utf8')));
      if (drop.success) return [{ ...drop.data, remove: () => rm(path, { force: true }) }];
      onFault(path);
      return [];
    }),
  );
  return read.flat();
}

function dropsFolder(folder: string): string {
  return join(folder, 'invitations');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not an invitation: the schema says so of undefined.
    return undefined;
  }
}

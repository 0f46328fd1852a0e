import { join } from 'node:path';
import type { Fact } from '../journal/fact.js';
import type { DocumentForm } from './checked-document.js';
import { factSchema } from './fact-schema.js';

/** journal.json. A change of the form raises the version and adds the migration from the one before. */
export const journalForm: DocumentForm<Fact> = {
  list: 'facts',
  version: 1,
  entry: factSchema,
  migrations: new Map(),
  faultOfWhole: (facts) => {
    const wrong = facts.findIndex(({ id }, index) => id <= (facts[index - 1]?.id ?? 0));
    if (wrong === -1) return null;
    return `facts[${wrong}] has id ${String(facts[wrong]?.id)}, which is not above ${String(facts[wrong - 1]?.id)}`;
  },
};

export function journalPath(folder: string): string {
  return join(folder, 'journal.json');
}

export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

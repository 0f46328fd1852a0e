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
    const wrong = facts.findIndex((fact, index) => fact.id !== index + 1);
    return wrong === -1 ? null : `facts[${wrong}] has id ${String(facts[wrong]?.id)}, not ${wrong + 1}`;
  },
};

export function journalPath(folder: string): string {
  return join(folder, 'journal.json');
}

export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

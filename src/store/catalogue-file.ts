import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { installed } from './installed.js';

const FILE = installed('data/departments.json');

const words = z.string().min(1);
const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[A-Z]{1,16}$/u),
    name: words,
    shortName: words.max(12),
    printedAs: z.array(words),
    begins: z.array(words).optional(),
    everybody: z.boolean().optional(),
    commune: z.boolean().optional(),
  }),
);

type Catalogued = z.infer<typeof schema>[number];

/** The usual departments of communes, with the ways in which plans print them; comes with the program. */
export async function loadCatalogue(): Promise<readonly CatalogueEntry[]> {
  const read = schema.parse(JSON.parse(await readFile(FILE, 'utf8')));
  return read.map(({ begins, everybody, commune, ...rest }) => ({
    ...rest,
    ...(begins === undefined ? {} : { begins }),
    ...(everybody === undefined ? {} : { everybody }),
    ...(commune === undefined ? {} : { commune }),
  }));
}

type CatalogueEntry = Omit<Catalogued, 'begins' | 'everybody' | 'commune'> & {
  readonly begins?: readonly string[];
  readonly everybody?: boolean;
  readonly commune?: boolean;
};

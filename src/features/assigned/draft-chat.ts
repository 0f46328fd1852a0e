import { z } from 'zod';
import { readDay } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId } from '../../plan/plan.js';
import { FILE_KINDS } from '../../journal/fact.js';
import type { PersonId } from '../../journal/fact.js';
import type { Press } from '../../chat/feature.js';
import type { Draft } from './draft.js';

const day = z.custom<Day>((value) => typeof value === 'string' && readDay(value) !== null);
const department = z.custom<DepartmentId>((value) => typeof value === 'string' && value !== '');
const person = z.custom<PersonId>((value) => typeof value === 'number' && Number.isSafeInteger(value));

const draft: z.ZodType<Draft> = z.strictObject({
  leads: z.array(department).readonly(),
  unknownLead: z.string().nullable(),
  person: person.nullable(),
  unknownPerson: z.string().nullable(),
  work: z.string(),
  due: z.string().nullable(),
  saidOn: day,
  basis: z.strictObject({ number: z.string(), dated: day.nullable(), from: z.string() }).nullable(),
  files: z
    .array(z.strictObject({ kind: z.enum(FILE_KINDS), fileId: z.string(), name: z.string().nullable() }))
    .readonly(),
  product: z.string(),
  support: z.string(),
  asksBasis: z.boolean(),
});

/** The draft as the conversation keeps it beside its question. */
export function writeDraft(value: Draft): string {
  return JSON.stringify(value);
}

/** The draft that the question of a press, or of an answer in words, is about; null where nothing keeps it any more. */
export function draftOfPress({ question, asked }: Pick<Press, 'question' | 'asked'>): Draft | null {
  const kept = question?.said ?? asked?.text ?? '';
  const read = draft.safeParse(jsonOf(kept));
  return read.success ? read.data : null;
}

function jsonOf(text: string): unknown {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch (fault) {
    // What a person typed may begin with a brace: then it is no draft.
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

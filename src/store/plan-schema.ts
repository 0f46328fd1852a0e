import { z } from 'zod';

/** What fits beside a code and a date on one line of a phone. */
const LONGEST_TITLE = 60;

/** A coordinator may move recurring work by a month at most: a plan is closed 31 days after its year. */
const FURTHEST_OFFSET = 31;

const words = z.string().min(1);
const year = z.number().int().min(2000).max(2100);
const offsetDays = z.number().int().min(-FURTHEST_OFFSET).max(FURTHEST_OFFSET);

const department = z.strictObject({
  id: z.string().regex(/^[A-Z]{1,16}$/, 'is no department id; use 1 to 16 capital letters A–Z, as in "VPTK"'),
  name: words,
  shortName: z.string().min(1).max(12),
  printedAs: z.array(words),
  everybody: z.boolean().optional(),
});

const section = z.strictObject({
  /** Empty where the paper has no sections. */
  id: z
    .string()
    .regex(
      /^(?=.{0,8}$)(?:(?:[A-ZĐ]{1,6}|\d{1,3})(?:\.(?:[A-ZĐ]{1,6}|\d{1,3}))*)?$/,
      'is no section; write it as printed, in capital letters or numbers with dots between, as in "III", "B.I" or "5"',
    ),
  title: words,
  /** What a row of a picture has room for; without it the title is shortened. */
  shortTitle: z.string().min(1).max(24).optional(),
  /** False for duties that stand in the body of the plan and not in its Appendix. */
  appendix: z.boolean().optional(),
  /** False leaves the section and its tasks out. */
  enabled: z.boolean().optional(),
});

const printed = z.strictObject({
  objective: z.string(),
  assignment: z.string(),
  activities: z.string(),
  deliverable: z.string(),
  lead: z.string(),
  support: z.string(),
  deadline: z.string(),
});

const task = z.strictObject({
  code: z.string().regex(
    // As printed, with a number in it, and as long as fits the data of a button.
    /^(?=.{1,16}$)(?=.*\d)(?:[A-ZĐ]{1,6}(?:\d{1,3}[a-zđ]?)?|\d{1,3}[a-zđ]?)(?:\.(?:[A-ZĐ]{1,6}|\d{1,3}[a-zđ]?|[a-zđ]))*$/,
    'is no task code; write it as printed, letters and numbers with dots between, as in "III.3", "I.1a", "B.I.1.1", "5.1.8" or "12"',
  ),
  section: z.string(),
  title: z.string().min(1).max(LONGEST_TITLE),
  text: words,
  deliverable: z.string(),
  lead: words,
  mayAlsoReport: z.array(words).optional(),
  support: z.string(),
  ifAny: z.boolean().optional(),
  /** Read instead of `printed.deadline` where that names no date; `because` is shown with it as a doubt. */
  deadlineAs: z.strictObject({ phrase: words, because: words }).optional(),
  /** Days by which every period of recurring work falls due later (or earlier) than printed. */
  offsetDays: offsetDays.optional(),
  printed,
});

const target = z.strictObject({
  code: z.string().regex(/^CT(?:\.\d{1,2})+$/, 'is no target code; write it as in "CT.3.2"'),
  where: words,
  text: words,
  comparison: z.enum(['at-least', 'more-than', 'exactly']),
  value: z.number(),
  unit: words,
  tasks: z.array(words),
  /** Who answers for it; without it, whoever leads its tasks. */
  lead: words.optional(),
  /** Of a percentage: what it is counted over, where the office knows their number. */
  of: z.strictObject({ count: z.int().positive(), unit: words }).optional(),
});

/** What stands in messages and names of files as it is: letters and figures only. */
const plainWord = (most: number) =>
  z
    .string()
    .max(most)
    .regex(
      /^(?:[\p{L}\d][\p{L}\d ,–-]*)?$/u,
      'holds more than letters, figures, commas and hyphens; leave the rest out',
    );

const subject = z.strictObject({ name: plainWord(80), short: plainWord(40) });

const issuer = z.strictObject({
  kind: plainWord(24).min(1).optional(),
  name: z.string().min(1).max(300).optional(),
  abbreviation: z
    .string()
    .regex(
      /^\p{Lu}[\p{L}\d]{0,11}$/u,
      'is no abbreviation of a document’s symbol; write its letters alone, as in "UBND"',
    )
    .optional(),
  superior: z.string().min(1).max(300).nullable().optional(),
  place: z.string().min(1).max(80).nullable().optional(),
  leader: plainWord(40).min(1).optional(),
  leaders: plainWord(40).min(1).optional(),
});

/** The plan file, `data/plan-2025.json` and its like. Strict: a misspelt field is a fault, not a silence. */
export const planFileSchema = z.strictObject({
  year,
  title: words,
  office: words,
  committee: words,
  /** What the plan is about; without it, what the title says. */
  subject: subject.optional(),
  /** Who issues it; what is left out follows from the office's name. */
  issuer: issuer.optional(),
  itself: words.nullable(),
  before: z.enum(['careful', 'strict']),
  departments: z.array(department).min(1),
  sections: z.array(section).min(1),
  tasks: z.array(task).min(1),
  targets: z.array(target),
  /** Words that a scan misread in the printed cells; those stay as they are and are mended when shown. */
  misread: z.array(z.strictObject({ scanned: words, meant: words })).optional(),
  remarks: z.array(words),
});

export type PlanFile = z.infer<typeof planFileSchema>;

const maybeWord = z.string().optional().catch(undefined);
const someWords = z.array(maybeWord).catch([]);
const named = z.object({ id: maybeWord }).catch({});

/**
 * The same file with whatever is wrong in it left out, so that what depends on several fields (an unknown
 * department, a doubled code) is told together with the plain faults and not one round later.
 */
export const planSketchSchema = z
  .object({
    year: year.optional().catch(undefined),
    title: maybeWord,
    itself: maybeWord,
    departments: z.array(named).catch([]),
    sections: z.array(named).catch([]),
    tasks: z
      .array(
        z
          .object({
            code: maybeWord,
            section: maybeWord,
            lead: maybeWord,
            mayAlsoReport: someWords,
            deadlineAs: z.object({ phrase: maybeWord }).catch({}),
            offsetDays: offsetDays.optional().catch(undefined),
            printed: z.object({ deadline: maybeWord }).catch({}),
          })
          .catch({ mayAlsoReport: [], deadlineAs: {}, printed: {} }),
      )
      .catch([]),
    targets: z
      .array(z.object({ code: maybeWord, lead: maybeWord, tasks: someWords }).catch({ tasks: [] }))
      .catch([]),
  })
  .catch({ departments: [], sections: [], tasks: [], targets: [] });

export type PlanSketch = z.infer<typeof planSketchSchema>;

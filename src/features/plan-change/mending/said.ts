import type { Plan, Task } from '../../../plan/plan.js';
import { readCodes } from '../../../plan/task-code.js';
import type { Reference } from '../../../plan/task-code.js';
import { departmentsSaid } from './named.js';
import { withoutAccents } from '../../../speech/said-words.js';

/** What of a row is put right. */
export type Field = 'lead' | 'deadline' | 'title' | 'section';

/** What a coordinator wants put right, as it was typed; names and numbers are looked up in the plan afterwards. */
export type Wish =
  | { readonly kind: 'rows' }
  | { readonly kind: 'departments' }
  | { readonly kind: 'row'; readonly task: Task }
  /** `words` is empty where the value is still to be asked for. */
  | { readonly kind: 'field'; readonly task: Task; readonly field: Field; readonly words: string }
  | { readonly kind: 'drop'; readonly task: Task }
  | { readonly kind: 'merge'; readonly from: string; readonly into: string }
  | { readonly kind: 'split'; readonly of: string; readonly names: string }
  | { readonly kind: 'rename'; readonly of: string; readonly name: string }
  /** Several rows: each is put right by itself. */
  | { readonly kind: 'each-row'; readonly tasks: readonly Task[]; readonly drop: boolean }
  /** No code, or one that means several rows. */
  | { readonly kind: 'which-row'; readonly reference: Reference | null; readonly words: string }
  /** A row, and words that say nothing of what is to be put right. */
  | { readonly kind: 'unclear'; readonly task: Task; readonly words: string };

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ['lead', /^(?:(?:don vi )?chu tri|giao(?: cho)?|lead)(?:\s+la)?(?:[\s:]+|$)/u],
  ['deadline', /^(?:thoi han|thoi gian|han)(?:\s+la)?(?:[\s:]+|$)/u],
  ['title', /^(?:ten|doi ten|ten goi)(?:\s+(?:la|thanh))?(?:[\s:]+|$)/u],
  ['section', /^(?:chuyen )?(?:(?:sang|vao|den) )?muc(?:\s+la)?(?:[\s:]+|$)/u],
];
const DROP = /^(?:bo|xoa)(?: (?:dong|nhiem vu|viec)(?: nay)?| di)?\.?$/u;
const DROP_FIRST = /^(?:bo|xoa)(?: (?:dong|nhiem vu|viec))?\s+/u;

/** Reads what follows the command: `III.3 hạn trước ngày 15/6`, `III.3 bỏ`, `gộp A vào B`, with accents or without. */
export function readWish(plan: Plan, text: string): Wish {
  const words = text.normalize('NFC').trim();
  if (words === '') return { kind: 'rows' };
  const ofDepartments = departmentWish(plan, words);
  if (ofDepartments) return ofDepartments;
  const dropped = DROP_FIRST.exec(withoutAccents(words))?.[0];
  const { references, rest } = readCodes(plan, dropped === undefined ? words : words.slice(dropped.length));
  const [reference, ...more] = references;
  const tasks = references.flatMap((one) => (one.kind === 'task' ? [one.task] : []));
  if (more.length > 0 && tasks.length === references.length) {
    const drop = dropped === undefined ? DROP.test(withoutAccents(rest)) : rest === '';
    return { kind: 'each-row', tasks, drop };
  }
  if (!reference || reference.kind !== 'task' || more.length > 0)
    return { kind: 'which-row', reference: reference ?? null, words };
  const { task } = reference;
  if (dropped !== undefined && rest === '') return { kind: 'drop', task };
  if (rest === '') return { kind: 'row', task };
  if (DROP.test(withoutAccents(rest))) return { kind: 'drop', task };
  for (const [field, form] of FIELDS) {
    const head = form.exec(withoutAccents(rest))?.[0];
    if (head !== undefined) return { kind: 'field', task, field, words: rest.slice(head.length).trim() };
  }
  return { kind: 'unclear', task, words: rest };
}

function departmentWish(plan: Plan, words: string): Wish | null {
  if (/^(?:don vi|cac don vi)$/u.test(withoutAccents(words))) return { kind: 'departments' };
  const merge = parted(plan, words, { verb: /^gop\s+(?:don vi\s+)?/u, joint: /\s+(?:vao|voi)\s+/gu });
  if (merge) return { kind: 'merge', from: merge.left, into: merge.right };
  const split = parted(plan, words, {
    verb: /^tach\s+(?:don vi\s+)?/u,
    joint: /\s+(?:thanh|ra(?: thanh)?)\s+/gu,
  });
  if (split) return { kind: 'split', of: split.left, names: split.right };
  const rename = parted(plan, words, { verb: /^doi ten\s+(?:don vi\s+)?/u, joint: /\s+(?:thanh|la)\s+/gu });
  return rename && { kind: 'rename', of: rename.left, name: rename.right };
}

/**
 * `gộp A vào B` in its two halves. A name may hold the word between them ("thành phố"): the first place counts before
 * which a department of the plan stands.
 */
function parted(
  { departments }: Plan,
  words: string,
  { verb, joint }: { readonly verb: RegExp; readonly joint: RegExp },
): { readonly left: string; readonly right: string } | null {
  const head = verb.exec(withoutAccents(words))?.[0];
  if (head === undefined) return null;
  const rest = words.slice(head.length);
  const halves = [...withoutAccents(rest).matchAll(joint)].map(({ index, 0: between }) => ({
    left: rest.slice(0, index).trim(),
    right: rest.slice(index + between.length).trim(),
  }));
  return halves.find(({ left }) => departmentsSaid(departments, left).length > 0) ?? halves[0] ?? null;
}

import type { Folded } from './folded.js';

/** What stands before a code and belongs to it. */
export interface Lead {
  /** Where the code may begin. */
  readonly end: number;
  /** A word or a sign says that a code follows. */
  readonly named: boolean;
  /** A quote or a bracket was opened. */
  readonly opened: boolean;
}

const NAMING = String.raw`(?:ma(?:\s+so)?|(?:cong\s+)?viec(?:\s+so)?|nhiem\s+vu(?:\s+so)?|nvu?|muc(?:\s+so)?|[dđ]au\s+viec|noi\s+dung|phan)`;
const LEAD = new RegExp(
  String.raw`(?:[\s"'([{<*_#>•·+.-]|(?:${NAMING}|so|cac|ca|gom|tu)(?![\p{L}\d])[\s.:]*)*`,
  'iuy',
);
const NAMED = new RegExp(String.raw`#|(?<![\p{L}\d])${NAMING}(?![\p{L}\d])`, 'iu');

/** Quotes, bullets, and words that say what follows: `“III.3”`, `- III.3`, `nhiệm vụ III.3`. */
export function leadAt({ text }: Folded, at: number): Lead {
  LEAD.lastIndex = at;
  const lead = LEAD.exec(text)?.[0] ?? '';
  return { end: at + lead.length, named: NAMED.test(lead), opened: /["'([{<*_]/u.test(lead) };
}

import { isGoverned } from '../../plan/issuer-words.js';
import { folded } from '../../plan/codes/folded.js';
import type { Plan } from '../../plan/plan.js';
import { SIGNERS } from '../../journal/fact.js';
import type { SignedPaper, Signer } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { chiefOfOffice, deputyOf, forShort } from '../../words/office.js';

/*
 * Who signs a paper: whoever is at the head of the office, a deputy in his place (KT.), or the head of its chancery by
 * his order (TL.). Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7.
 */

const WITH_CHANCERY = ['sở', 'bộ', 'tổng cục', 'cục', 'ban'];

/** Whether the office has a chancery of its own, whose head may sign by order; a small office has none. */
export function hasChancery({ issuer: { kind } }: Plan): boolean {
  return isGoverned(kind) || WITH_CHANCERY.includes(kind);
}

/** Who signs papers of a kind, as it was said last. */
export function signerOf({ signers }: History, paper: SignedPaper): Signer {
  return signers.get(paper) ?? 'head';
}

/** Those who may sign the office's papers. */
export function signersOf(plan: Plan): readonly Signer[] {
  return SIGNERS.filter((one) => one !== 'chief-of-office' || hasChancery(plan));
}

/** `Chủ tịch`, `Phó Chủ tịch`, `Chánh Văn phòng` */
export function titleOfSigner(plan: Plan, signer: Signer): string {
  switch (signer) {
    case 'head':
      return plan.issuer.leader;
    case 'deputy':
      return deputyOf(plan);
    case 'chief-of-office':
      return chiefOfOffice;
  }
}

/** How a signer is written behind "ký": the title, its first letters, what stands before it on the paper. */
function namesOf(plan: Plan, signer: Signer): readonly string[] {
  const title = titleOfSigner(plan, signer);
  return [title, forShort(title), ...OTHER_NAMES[signer]];
}

const OTHER_NAMES: Readonly<Record<Signer, readonly string[]>> = {
  head: ['cấp trưởng', 'người đứng đầu', 'TM'],
  deputy: ['cấp phó', 'KT'],
  'chief-of-office': ['chánh VP', 'TL'],
};

interface SaidSigner {
  /** Null where nobody is named. */
  readonly signer: Signer | null;
  /** What stands behind "ký" and names nobody who may sign; null where that is not so. */
  readonly unread: string | null;
  /** The text without it. */
  readonly rest: string;
}

/** Reads `Quý I ký PCT`, `dondoc VPTK, ký Chánh Văn phòng`: with accents or without, in capitals or not. */
export function readSigner(plan: Plan, written: string): SaidSigner {
  const { text, begins, ends } = folded(written);
  const names = signersOf(plan)
    .flatMap((signer) =>
      namesOf(plan, signer).map((name) => ({ signer, name: folded(name).text.toLowerCase() })),
    )
    .sort((one, other) => other.name.length - one.name.length);
  const pattern = new RegExp(
    String.raw`(?:^|[\s,;]+)ky[\s:]+(?:(?:boi|thay|la)[\s:]+)?(?<name>${names.map(({ name }) => name).join('|')})\.?(?![\p{L}\d])`,
    'iu',
  );
  const match = pattern.exec(text);
  const said = match?.groups?.['name']?.toLowerCase();
  if (match && said !== undefined) {
    const signer = names.find(({ name }) => name === said)?.signer ?? null;
    const until = match.index + match[0].length;
    return { signer, unread: null, rest: without(written, begins[match.index] ?? 0, ends[until - 1] ?? 0) };
  }
  const unread = /(?:^|[\s,;]+)ký[\s:]+(?<who>.+)$/iu.exec(written);
  if (!unread) return { signer: null, unread: null, rest: written };
  return {
    signer: null,
    unread: unread.groups?.['who']?.trim() ?? '',
    rest: written.slice(0, unread.index).trim(),
  };
}

function without(text: string, from: number, until: number): string {
  return `${text.slice(0, from)} ${text.slice(until)}`
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/gu, '');
}

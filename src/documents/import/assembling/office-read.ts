import { issuerOf, subjectOf } from '../../../plan/issuer-words.js';
import type { SaidIssuer, Subject } from '../../../plan/issuer.js';
import type { PlanDraft } from '../../../plan/drafting/plan-draft.js';
import { importedWords } from '../../../words/documents/imported.js';
import type { Block } from '../block.js';
import type { Frame } from './frame.js';
import { isSameOffice, letterheadOf } from './letterhead.js';

/** What is known of the office from the plan in force. */
export type KnownOffice = Pick<PlanDraft, 'title' | 'office' | 'committee' | 'subject' | 'issuer'>;

/** What a draft says of its office and of its subject. */
export interface OfficeRead {
  /** Whether neither the document nor a plan before it names the office. */
  readonly unknown: boolean;
  readonly office: string;
  readonly committee: string;
  readonly subject: Subject;
  readonly issuer: SaidIssuer;
}

/**
 * Whose plan a document is and what it is about: what its head says goes before what the plan in force says of the same
 * office, and that before what the office's name tells by itself.
 */
export function officeRead(
  blocks: readonly Block[],
  { title, office: named }: Pick<Frame, 'title' | 'office'>,
  known: KnownOffice | null,
): OfficeRead {
  const head = letterheadOf(blocks);
  const said = head.office ?? named;
  const isKnown = known !== null && (said === null || isSameOffice(said, known.office));
  const office = said ?? known?.office ?? importedWords.office;
  const before = known && (known.subject ?? subjectOf(known.title));
  const subject = title === null ? (before ?? subjectOf('')) : subjectOf(title);
  const issuer: SaidIssuer = { ...issuerOf(office), ...(isKnown ? known.issuer : {}), ...head.issuer };
  const isSameWork = isKnown && before?.short === subject.short;
  return {
    unknown: said === null && known === null,
    office: isKnown ? known.office : office,
    committee: head.committee ?? (isSameWork ? known.committee : importedWords.committee(subject, issuer)),
    subject,
    issuer,
  };
}

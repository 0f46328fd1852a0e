import { startsWith } from '../journal/incremental-fold.js';
import { extended, type Draft } from './checked-document.js';

/** So many of the newest entries are those that change. */
const RESTLESS = 200;

/**
 * Gives the document of a list whose newest entries change, again and again: what stands before them is put into text
 * and hashed once. A list with another beginning is put into text anew.
 */
export function drafting(empty: Draft): (entries: readonly unknown[]) => Draft {
  const nothing: { readonly entries: readonly unknown[]; readonly draft: Draft } = {
    entries: [],
    draft: empty,
  };
  let settled = nothing;
  const draftOf = (entries: readonly unknown[]): Draft =>
    extended(
      settled.draft,
      entries.slice(settled.entries.length).map((entry) => JSON.stringify(entry)),
    );
  return (entries) => {
    if (!startsWith(entries, settled.entries)) settled = nothing;
    if (entries.length > settled.entries.length + 2 * RESTLESS) {
      const older = entries.slice(0, -RESTLESS);
      settled = { entries: older, draft: draftOf(older) };
    }
    return draftOf(entries);
  };
}

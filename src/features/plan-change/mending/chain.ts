import type { History } from '../../../journal/history.js';

type Facts = Pick<History, 'facts'>;

/** One version and what was offered beside it. */
export interface Link {
  readonly version: string;
  readonly offered: string | null;
}

/**
 * The versions that led to one, the first of them first: each but the first holds one correction more than the one
 * before it. What was taken back is none of them.
 */
export function chainOf({ facts }: Facts, version: string): readonly Link[] {
  const at = facts.findLastIndex((fact) => fact.kind === 'plan-mended' && fact.version === version);
  const made = facts[at];
  if (made?.kind !== 'plan-mended') return [{ version, offered: null }];
  const own = { version, offered: made.offered };
  const before = chainOf({ facts: facts.slice(0, at) }, made.from);
  if (made.undone) return [...before.slice(0, -2), own];
  const from = { version: made.from, offered: made.offeredBefore };
  return [...before.slice(0, -1), from, own];
}

/** How many corrections a version holds that no version in force has had: the count begins anew once one is applied. */
export function correctionsOf({ facts }: Facts, version: string): number {
  const applied = new Set(facts.flatMap((fact) => (fact.kind === 'plan-applied' ? [fact.version] : [])));
  const chain = chainOf({ facts }, version);
  return (
    chain.length -
    1 -
    Math.max(
      0,
      chain.findLastIndex((link) => applied.has(link.version)),
    )
  );
}

/** How a list is added up. Results that were handed out must not be changed. */
export interface Fold<Item, Result> {
  readonly fromScratch: (items: readonly Item[]) => Result;
  /** The result with the added items, or null where these change what was added up before. */
  readonly extend: (result: Result, added: readonly Item[], items: readonly Item[]) => Result | null;
}

/**
 * Adds up a list that only grows. The next list is nearly always the last one with an item more: then only what was
 * added costs time. Any other list is added up from its beginning. The same list gives the same result.
 */
export function incrementalFold<Item, Result extends object>(
  fold: Fold<Item, Result>,
): (items: readonly Item[]) => Result {
  const results = new WeakMap<readonly Item[], Result>();
  let last: { readonly items: readonly Item[]; readonly result: Result } | null = null;
  return (items) => {
    const known = results.get(items);
    if (known) return known;
    const result = extended(items) ?? fold.fromScratch(items);
    results.set(items, result);
    last = { items, result };
    return result;
  };

  function extended(items: readonly Item[]): Result | null {
    if (!last || !startsWith(items, last.items)) return null;
    const added = items.slice(last.items.length);
    return added.length === 0 ? last.result : fold.extend(last.result, added, items);
  }
}

/** Whether the list starts with these very items. */
export function startsWith<Item>(items: readonly Item[], beginning: readonly Item[]): boolean {
  const end = beginning.length - 1;
  // The last item is compared first, because another list mostly differs there already.
  if (items.length <= end || items[end] !== beginning[end]) return false;
  return beginning.every((item, at) => item === items[at]);
}

/** How a list adds up. Sums that were given away stay as they are. */
export interface Addition<Item, Sum> {
  readonly ofAll: (items: readonly Item[]) => Sum;
  /** The sum with what came after it, or null where that changes what was added before. */
  readonly withMore: (sum: Sum, items: readonly Item[]) => Sum | null;
}

/**
 * Adds up a list that only grows: what is asked for next is nearly always the last list and an item more. Any other
 * list is added up from its beginning.
 */
export function growingSum<Item, Sum>(addition: Addition<Item, Sum>): (items: readonly Item[]) => Sum {
  let last: { readonly items: readonly Item[]; readonly sum: Sum } | null = null;
  return (items) => {
    const sum = last && begins(items, last.items) ? grown(last.sum, items.slice(last.items.length)) : null;
    last = { items, sum: sum ?? addition.ofAll(items) };
    return last.sum;
  };

  function grown(sum: Sum, more: readonly Item[]): Sum | null {
    return more.length === 0 ? sum : addition.withMore(sum, more);
  }
}

/** Whether the list begins with these very items. */
export function begins<Item>(items: readonly Item[], beginning: readonly Item[]): boolean {
  const end = beginning.length - 1;
  // Another list mostly shows at the end already.
  if (items.length <= end || items[end] !== beginning[end]) return false;
  return beginning.every((item, at) => item === items[at]);
}

/** Takes secrets out of a text. */
export type Scrub = (text: string) => string;

/** What any bot token looks like, so that a second or an older one does not travel either. */
const TOKEN_FORM = /\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}/gi;
const DEPTH = 6;

/**
 * Gives what replaces the token, its secret half, the other secrets, and whatever has the form of a token.
 * The sources of leaks are listed in CONTRIBUTING.md; the log's stream and every error pass through this.
 */
export function scrubber(token: string, ...others: readonly string[]): Scrub {
  const secretHalf = token.split(':')[1] ?? '';
  const secrets = [token, encodeURIComponent(token), secretHalf, ...others].filter(
    (secret) => secret.length >= 8,
  );
  return (text) =>
    secrets
      .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '[secret]'), text)
      .replace(TOKEN_FORM, '[secret]');
}

/**
 * The same error without secrets: message, stack, cause and every other field, as deep as telegraf nests them.
 * Changed in place, so that `instanceof` and identity stay.
 */
export function scrubError(error: unknown, scrub: Scrub): unknown {
  return scrubValue(error, { scrub, seen: new Set(), depth: 0 });
}

interface Passage {
  readonly scrub: Scrub;
  readonly seen: Set<object>;
  readonly depth: number;
}

function scrubValue(value: unknown, passage: Passage): unknown {
  if (typeof value === 'string') return passage.scrub(value);
  if (typeof value !== 'object' || value === null || passage.seen.has(value) || passage.depth > DEPTH)
    return value;
  if (!(value instanceof Error) && !isPlain(value)) return value;
  passage.seen.add(value);
  // message, stack and cause are not enumerable, hence every own name.
  for (const name of Object.getOwnPropertyNames(value)) {
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (property?.writable !== true) continue;
    const before: unknown = property.value;
    const after = scrubValue(before, { ...passage, depth: passage.depth + 1 });
    if (after !== before) Object.defineProperty(value, name, { ...property, value: after });
  }
  return value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

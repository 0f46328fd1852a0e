/** One formatted stretch of a message; offset and length in UTF-16 units, as Telegram counts. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

type Parsed =
  | { readonly kind: 'parsed'; readonly text: string; readonly entities: readonly Entity[] }
  | { readonly kind: 'unparsable'; readonly why: string };

const ENTITY_OF_TAG: ReadonlyMap<string, string> = new Map([
  ['a', 'text_link'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['tg-spoiler', 'spoiler'],
  ['span', 'spoiler'],
  ['tg-emoji', 'custom_emoji'],
  ['pre', 'pre'],
  ['code', 'code'],
  ['blockquote', 'blockquote'],
]);

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
]);

interface OpenTag {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly url: string | null;
}

type Tag =
  | { readonly kind: 'start'; readonly name: string; readonly attributes: string; readonly end: number }
  | { readonly kind: 'end'; readonly name: string; readonly end: number }
  | { readonly kind: 'wrong'; readonly why: string };

/** Reads text as Telegram's `parse_mode: HTML` does: its tags alone, its four named references, the rest refused. */
export function parseHtml(html: string): Parsed {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === '&') {
      const reference = readReference(html, at);
      text += reference.text;
      at = reference.end;
    } else if (character !== '<') {
      text += character;
      at += 1;
    } else {
      const tag = readTag(html, at);
      if (tag.kind === 'wrong') return { kind: 'unparsable', why: tag.why };
      const why =
        tag.kind === 'start' ? begin(open, tag, text.length) : finish({ open, entities }, tag, text);
      if (why !== null) return { kind: 'unparsable', why: `${why} at byte offset ${byteOffset(html, at)}` };
      at = tag.end;
    }
  }
  const last = open.at(-1);
  if (last)
    return { kind: 'unparsable', why: `can't find end tag corresponding to start tag "${last.name}"` };
  return { kind: 'parsed', text, entities };
}

function begin(open: OpenTag[], tag: Tag & { kind: 'start' }, at: number): string | null {
  const type = ENTITY_OF_TAG.get(tag.name);
  if (type === undefined) return `unsupported start tag "${tag.name}"`;
  if (tag.name === 'span' && !/class\s*=\s*["']?tg-spoiler["']?/.test(tag.attributes)) {
    return 'tag "span" must have class "tg-spoiler"';
  }
  const url =
    tag.name === 'a'
      ? (/href\s*=\s*(?:"([^"]*)"|'([^']*)')/
          .exec(tag.attributes)
          ?.slice(1)
          .find((value) => value) ?? null)
      : null;
  const folded = type === 'blockquote' && /^\s+(?:.*\s)?expandable(?:\s|=|$)/s.test(tag.attributes);
  open.push({ name: tag.name, type: folded ? 'expandable_blockquote' : type, at, url });
  return null;
}

function finish(
  { open, entities }: { open: OpenTag[]; entities: Entity[] },
  tag: Tag & { kind: 'end' },
  text: string,
): string | null {
  const last = open.pop();
  if (!last) return 'unexpected end tag';
  if (tag.name !== '' && tag.name !== last.name) {
    return `unmatched end tag, expected "</${last.name}>", found "</${tag.name}>"`;
  }
  if (text.length > last.at) {
    const span = { type: last.type, offset: last.at, length: text.length - last.at };
    entities.push(last.url === null ? span : { ...span, url: last.url });
  }
  return null;
}

function readTag(html: string, at: number): Tag {
  const isEnd = html.charAt(at + 1) === '/';
  let position = at + (isEnd ? 2 : 1);
  let quote = '';
  const from = position;
  while (position < html.length && (quote !== '' || html.charAt(position) !== '>')) {
    const character = html.charAt(position);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (!isEnd && (character === '"' || character === "'")) {
      quote = character;
    }
    position += 1;
  }
  if (position >= html.length) {
    return {
      kind: 'wrong',
      why: `unclosed ${isEnd ? 'end' : 'start'} tag at byte offset ${byteOffset(html, at)}`,
    };
  }
  const inside = html.slice(from, position);
  const name = (/^\S*/.exec(inside)?.[0] ?? '').toLowerCase();
  const end = position + 1;
  if (isEnd) return { kind: 'end', name, end };
  return { kind: 'start', name, attributes: inside.slice(name.length), end };
}

/** What Telegram does not know as a reference stays as it was typed. */
function readReference(html: string, at: number): { readonly text: string; readonly end: number } {
  const match = /^&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));?/.exec(html.slice(at, at + 16));
  const [whole, decimal, hexadecimal, name] = match ?? [];
  if (whole !== undefined) {
    const code = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal ?? '0', 16);
    const text =
      name !== undefined ? NAMED.get(name) : code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : null;
    if (text !== undefined && text !== null) return { text, end: at + whole.length };
  }
  return { text: '&', end: at + 1 };
}

function byteOffset(html: string, at: number): number {
  return Buffer.byteLength(html.slice(0, at));
}

/** Where a text stops being JSON; line and column count from 1, as editors do. */
interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

type State = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'next' | 'done';
type Step = { readonly to: State } | { readonly expected: string };
type Brackets = ('{' | '[')[];

const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const END = 'the end of the file';

/** Without the byte-order mark with which editors on Windows begin a file: no fault of whoever edits one by hand. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF+/u, '');
}

/**
 * The first place where a text is not JSON, or null where it is. JSON.parse names the place only for some faults
 * and in words that differ between versions of Node, so the place is found here; an explicit stack, since a text
 * from outside may be nested as deep as it likes.
 */
export function firstJsonFault(text: string): JsonFault | null {
  const open: Brackets = [];
  let state: State = 'value';
  let at = 0;
  while (state !== 'done') {
    at = endOf(SPACE, text, at) ?? at;
    const end: number = endOf(TEXT, text, at) ?? endOf(PLAIN, text, at) ?? at + 1;
    const sign = end - at > 1 || /\d/.test(text.charAt(at)) ? scalarSign(text, at) : text.charAt(at);
    const step = stepFrom(state, sign, open);
    if ('expected' in step) return faultAt(text, at, step.expected);
    state = step.to;
    at = end;
  }
  return null;
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function scalarSign(text: string, at: number): 'text' | 'plain' {
  return text.charAt(at) === '"' ? 'text' : 'plain';
}

/** @param sign a punctuation mark, `text`, `plain`, the empty string at the end, or whatever stands there */
function stepFrom(state: State, sign: string, open: Brackets): Step {
  switch (state) {
    case 'first value':
    case 'value':
      return value(sign, state === 'first value', open);
    case 'first name':
    case 'name':
      if (sign === 'text') return { to: 'colon' };
      if (sign === '}' && state === 'first name') return closed(open);
      return { expected: unclosed(sign) ?? `a name in double quotes${state === 'name' ? '' : ' or "}"'}` };
    case 'colon':
      return sign === ':' ? { to: 'value' } : { expected: '":"' };
    case 'next':
    case 'done':
      return next(sign, open);
  }
}

function value(sign: string, first: boolean, open: Brackets): Step {
  if (sign === 'text' || sign === 'plain') return { to: 'next' };
  if (sign === ']' && first) return closed(open);
  if (sign !== '{' && sign !== '[') return { expected: unclosed(sign) ?? 'a value' };
  open.push(sign);
  return { to: sign === '{' ? 'first name' : 'first value' };
}

function next(sign: string, open: Brackets): Step {
  const inside = open.at(-1);
  if (inside === undefined) return sign === '' ? { to: 'done' } : { expected: END };
  const end = inside === '{' ? '}' : ']';
  if (sign === end) return closed(open);
  if (sign !== ',') return { expected: `"," or "${end}"` };
  return { to: inside === '{' ? 'name' : 'value' };
}

function closed(open: Brackets): Step {
  open.pop();
  return { to: 'next' };
}

function unclosed(sign: string): string | null {
  return sign === '"' ? 'a text closed by a double quote on its own line (a quote inside it is \\")' : null;
}

function faultAt(text: string, at: number, expected: string): JsonFault {
  const before = text.slice(0, at).split('\n');
  const found = /^(?:[\p{L}\p{N}]+|[^])/u.exec(text.slice(at, at + 20))?.[0];
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    expected,
    found: found === undefined ? END : JSON.stringify(found),
  };
}

/** How a number is shown in a cell: as a date, or with so many decimals and the words around it. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | {
      readonly kind: 'date';
      readonly day: boolean;
      readonly month: boolean;
      readonly year: boolean;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'number';
      readonly decimals: number;
      readonly percent: boolean;
      readonly before: string;
      readonly after: string;
    };

const GENERAL: NumberFormat = { kind: 'general' };

/** Those that have a number and no text of their own: ECMA-376, part 1, 18.8.30. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '0'],
  [4, '0.00'],
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [
    id,
    'dd/mm/yyyy',
  ]),
  [16, 'dd/mm'],
  [17, 'mm/yyyy'],
]);

/** @param id the format's number; @param code its text, where the file has one */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const text = code ?? BUILT_IN.get(id) ?? 'General';
  const pieces = piecesOf(text);
  const signs = pieces.map((piece) => (piece.literal ? '\u0000' : piece.text)).join('');
  const bare = withoutTime(signs.toLowerCase());
  const [day, month, year] = [/(?<!d)dd?(?!d)/u, /m/u, /[ye]/u].map((sign) => sign.test(bare));
  if (!/general/iu.test(signs) && (day || month || year)) {
    return {
      kind: 'date',
      day: day ?? false,
      month: month ?? false,
      year: year ?? false,
      ...around(pieces, /[dmye]/iu),
    };
  }
  if (!/[0#?]/u.test(signs)) return GENERAL;
  const decimals = /\.(?<decimals>[0#?]*)/u.exec(signs)?.groups?.['decimals']?.length ?? 0;
  return { kind: 'number', decimals, percent: signs.includes('%'), ...around(pieces, /[0#?]/u) };
}

interface Piece {
  readonly text: string;
  readonly literal: boolean;
}

/** The first part of a format, for what is above zero: words in quotes and behind `\` stand as they are. */
function piecesOf(code: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const SIGN = /\[[^\]]*\]|"(?<quoted>[^"]*)"|\\(?<one>.)|[_*].|(?<end>;)|(?<sign>[^])/gu;
  for (const { groups = {} } of code.matchAll(SIGN)) {
    const { quoted, one, end, sign } = groups;
    if (end !== undefined) break;
    if (sign !== undefined) pieces.push({ text: sign, literal: false });
    else if (quoted !== undefined || one !== undefined)
      pieces.push({ text: quoted ?? one ?? '', literal: true });
  }
  return pieces;
}

/** An `m` beside hours or seconds is minutes. */
function withoutTime(signs: string): string {
  return signs
    .replace(/h+[^dmys]*m+/gu, '')
    .replace(/m+[^dmyh]*s+/gu, '')
    .replace(/[hs]|am\/pm|a\/p/gu, '');
}

/** The words before the first and behind the last of such signs. */
function around(pieces: readonly Piece[], sign: RegExp): { readonly before: string; readonly after: string } {
  const is = ({ text, literal }: Piece): boolean => !literal && sign.test(text);
  const words = (some: readonly Piece[]): string =>
    some.flatMap(({ text, literal }) => (literal || text === ' ' ? [text] : [])).join('');
  const [first, last] = [pieces.findIndex(is), pieces.findLastIndex(is)];
  return { before: words(pieces.slice(0, first)), after: words(pieces.slice(last + 1)) };
}

/** What a person sees of a number; dates as they are written here, whatever order the format has. */
export function shown(value: number, format: NumberFormat, from1904: boolean): string {
  switch (format.kind) {
    case 'general':
      return plain(value);
    case 'number': {
      const { before, after, decimals, percent } = format;
      const whole = percent ? value * 100 : value;
      const digits =
        Number.isInteger(whole) && decimals === 0 ? plain(whole) : whole.toFixed(Math.min(decimals, 15));
      return `${before}${digits}${percent ? '%' : ''}${after}`;
    }
    case 'date':
      return `${format.before}${dateOf(value, format, from1904)}${format.after}`.trim();
  }
}

/** A file keeps 1.1 as 1.1000000000000001. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;

function dateOf(
  value: number,
  { day, month, year }: Extract<NumberFormat, { kind: 'date' }>,
  from1904: boolean,
): string {
  if (value < 1 || value > LAST_SERIAL) return plain(value);
  const date = new Date(
    Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30) + Math.floor(value) * DAY,
  );
  const two = (part: number): string => String(part).padStart(2, '0');
  const parts = [
    ...(day ? [two(date.getUTCDate())] : []),
    ...(month ? [two(date.getUTCMonth() + 1)] : []),
    ...(year ? [String(date.getUTCFullYear())] : []),
  ];
  return parts.join('/');
}

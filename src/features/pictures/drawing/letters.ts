/**
 * How wide Be Vietnam Pro's bold letters are, in hundredths of the size. A mark above or below changes nothing, so it
 * is taken off first. A test measures real words against it.
 */
const WIDTHS: readonly (readonly [number, string])[] = [
  [30, " ’‘'Iijl`"],
  [35, '!.:;,·'],
  [46, '|1frtł()"“”'],
  [50, 'J[]{}~'],
  [57, '/sz\\*•<>'],
  [63, 'uv7knyhxec^-?'],
  [67, 'EFLaog28SZbdpq$+'],
  [72, 'đ3569PT0–BRKY4'],
  [75, 'HUDNV=_'],
  [79, '&AXCĐG'],
  [90, 'OQ#…%—wMm'],
  [106, 'W@'],
];

const widths = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((one) => [one, width] as const)),
);

/** A letter that the typeface may not have. */
const UNKNOWN = 106;

/** The regular cut, taken over words, is that much narrower than the bold one. */
const REGULAR = 0.965;

/** How much room words take at most, set in the regular cut. */
export function widthOf(words: string, size: number): number {
  return boldWidthOf(words, size) * REGULAR;
}

export function boldWidthOf(words: string, size: number): number {
  const letters = [...words.normalize('NFD').replace(/\p{M}/gu, '')];
  const hundredths = letters.reduce((sum, letter) => sum + (widths.get(letter) ?? UNKNOWN), 0);
  return (hundredths * size) / 100;
}

/** The first of the wordings that fits; else the last, cut between words, with an ellipsis. */
export function fitted(wordings: readonly string[], size: number, room: number): string {
  const fits = wordings.find((words) => widthOf(words, size) <= room);
  if (fits !== undefined) return fits;
  let kept = wordings.at(-1) ?? '';
  while (kept !== '' && widthOf(`${kept}…`, size) > room) {
    const space = kept.lastIndexOf(' ');
    kept = space > 0 ? kept.slice(0, space) : [...kept].slice(0, -1).join('');
  }
  return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** What several runs of the same measured. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'MB' | '×' | '%' | '/s';
  readonly product: Spread;
  /** What it stands beside: the bare bot, or the smaller case. Null where the aim is a figure of its own. */
  readonly beside: Spread | null;
  readonly aim: Aim | null;
}

interface Aim {
  /** Of the ratio where something stands beside it, of the product's own median otherwise. */
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** @throws RangeError where nothing was measured */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const [min] = sorted;
  const max = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) {
    throw new RangeError('nothing was measured');
  }
  return { median: (lower + upper) / 2, min, max, runs: sorted.length };
}

/** The value that so large a share of all does not exceed. @throws RangeError where nothing was measured */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** Of medians; null where nothing stands beside it. */
export function ratioOf({ product, beside }: Line): number | null {
  return beside === null ? null : product.median / beside.median;
}

/** Whether the aim was reached; null where the line has none. */
export function isReached(line: Line): boolean | null {
  const { aim, product } = line;
  if (aim === null) return null;
  const value = ratioOf(line) ?? product.median;
  return aim.bound === 'at most' ? value <= aim.value : value >= aim.value;
}

/** The table, in the form that a README takes. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const ratio = ratioOf(line);
    return [
      line.what,
      told(line.product, line.unit),
      line.beside === null ? '' : told(line.beside, line.unit),
      ratio === null ? '' : rounded(ratio),
      aimOf(line),
      reachedOf(line),
    ];
  });
  const head = ['what', 'product', 'beside it', 'ratio', 'aim', 'reached'];
  const widths = head.map((title, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function told({ median, min, max, runs }: Spread, unit: Line['unit']): string {
  const range = runs > 1 ? ` (${rounded(min)}–${rounded(max)})` : ' (once)';
  return `${rounded(median)} ${unit}${range}`;
}

function aimOf({ aim, beside, unit }: Line): string {
  if (aim === null) return '';
  return `${aim.bound} ${aim.value}${beside === null ? ` ${unit}` : ''}`;
}

function reachedOf(line: Line): string {
  const reached = isReached(line);
  return reached === null ? '' : reached ? 'yes' : 'NO';
}

/** Three figures are more than such a measurement is worth. */
function rounded(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

const ROMANS: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const HIGHEST = 399;

export function romanOf(value: number): string {
  let left = Math.min(value, HIGHEST);
  let text = '';
  for (const [worth, sign] of ROMANS) {
    for (; left >= worth; left -= worth) text += sign;
  }
  return text;
}

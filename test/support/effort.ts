/** How often to try: few times in the ordinary run, many with EFFORT=full in the environment. */
export function effort(small: number, full: number): number {
  return process.env['EFFORT'] === 'full' ? full : small;
}

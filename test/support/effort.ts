/** How often to try: few times in the ordinary run, many with EFFORT=full in the environment. */
export function effort<Value extends number | string>(small: Value, full: Value): Value {
  return process.env['EFFORT'] === 'full' ? full : small;
}

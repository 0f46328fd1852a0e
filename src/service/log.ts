import { pino } from 'pino';
import type { Log } from '../ports/ports.js';

type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

interface LogOptions {
  readonly level: LogLevel;
  /** Takes secrets out of a whole line: what no list of field names would catch. */
  readonly scrub: (text: string) => string;
  readonly destination: { write(line: string): unknown };
}

// JSON escapes the ASCII controls alone; these too break lines or turn them round in some terminals.
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The log: one JSON object a line, whatever people have typed, and no secret in it. */
export function createLog({ level, scrub, destination }: LogOptions): Log {
  const stream = {
    write(line: string): void {
      destination.write(scrub(line).replace(UNSEEN, escape));
    },
  };
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return {
    info: (event, details = {}) => logger.info(readable(details), event),
    warn: (event, details = {}) => logger.warn(readable(details), event),
    error: (event, details = {}) => logger.error(readable(details), event),
  };
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Errors as their words and place alone: telegraf hangs the whole request, a person's text with it, on its own. */
function readable(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, value instanceof Error ? described(value) : value]),
  );
}

interface Described {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause?: Described;
}

function described(error: Error, depth = 0): Described {
  const { name, message, stack, cause } = error;
  const told = { type: name, message, stack };
  return cause instanceof Error && depth < 4 ? { ...told, cause: described(cause, depth + 1) } : told;
}

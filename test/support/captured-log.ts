import type { Log } from '../../src/ports/ports.js';
import { watch } from './token-watch.js';

interface CapturedLog extends Log {
  readonly events: readonly string[];
  /** Everything that was given, as one text, to look for what must not be there. */
  text(): string;
}

export function capturedLog(): CapturedLog {
  const events: string[] = [];
  const details: unknown[] = [];
  const note = (event: string, more: unknown): void => {
    events.push(event);
    details.push(more);
    watch(event, asText(more));
  };
  return {
    events,
    text: () => asText(details),
    info: note,
    warn: note,
    error: note,
  };
}

function asText(details: unknown): string {
  const text = JSON.stringify(details, (_name, value: unknown) =>
    value instanceof Error ? `${value.message} ${value.stack ?? ''}` : value,
  ) as string | undefined;
  return text ?? '';
}

import { readSpan } from '../../../src/features/papers/span.js';
import type { ReportSpan } from '../../../src/features/papers/span.js';
import type { PaperSource } from '../../../src/features/papers/flow.js';
import { office } from '../../support/builders.js';
import { moment } from '../../support/office.js';
import { halfYear } from './half-year.js';

/** The office of the half-year, at a local time. */
export function sourceAt(local: string): PaperSource {
  return { office, facts: halfYear, now: moment(local) };
}

export function span(phrase: string): ReportSpan {
  const read = readSpan(phrase, office.plan);
  if (!read) throw new RangeError(`${phrase} is no period of a report`);
  return read;
}

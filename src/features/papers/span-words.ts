import type { ReportSpan } from './span.js';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `Quý I năm 2025`, `6 tháng đầu năm 2025`. */
export function spanWords(span: ReportSpan): string {
  const { kind, number, year } = span;
  switch (kind) {
    case 'month':
      return `tháng ${number} năm ${year}`;
    case 'quarter':
      return `Quý ${romanOf(number)} năm ${year}`;
    case 'half':
      return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'nine-months':
      return `9 tháng đầu năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

/** `Quý I/2025`: on a button, and what a person types. */
export function spanLabel(span: ReportSpan): string {
  const { kind, number, year } = span;
  switch (kind) {
    case 'month':
      return `Tháng ${number}/${year}`;
    case 'quarter':
      return `Quý ${romanOf(number)}/${year}`;
    case 'half':
    case 'nine-months':
      return spanWords(span);
    case 'year':
      return `Năm ${year}`;
  }
}

/** What the report calls the time to come. */
export function nextSpanWords({ kind, number, year }: ReportSpan): string {
  switch (kind) {
    case 'month':
      return number === 12 ? `năm ${year + 1}` : `tháng ${number + 1} năm ${year}`;
    case 'quarter':
      return number === 4 ? `năm ${year + 1}` : `Quý ${romanOf(number + 1)} năm ${year}`;
    case 'half':
      return number === 2 ? `năm ${year + 1}` : `6 tháng cuối năm ${year}`;
    case 'nine-months':
      return `Quý IV năm ${year}`;
    case 'year':
      return `năm ${year + 1}`;
  }
}

function romanOf(number: number): string {
  return ROMAN[number - 1] ?? String(number);
}

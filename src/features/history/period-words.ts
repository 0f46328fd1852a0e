import type { PeriodRef } from '../../journal/fact.js';

/** `, kỳ 2025-03`: of one-off work there is nothing to tell. */
export function periodOf({ period }: Pick<PeriodRef, 'period'>): string {
  const months = /^\d{4}-(?<month>\d{2})$/u.exec(period)?.groups?.['month'];
  if (months !== undefined) return `, kỳ tháng ${Number(months)}`;
  const quarter = /^\d{4}-Q(?<quarter>\d)$/u.exec(period)?.groups?.['quarter'];
  if (quarter !== undefined) return `, kỳ quý ${['I', 'II', 'III', 'IV'][Number(quarter) - 1] ?? quarter}`;
  const step = /^\d{4}\/(?<step>\d+)$/u.exec(period)?.groups?.['step'];
  return step === undefined ? '' : `, kỳ ${step}`;
}

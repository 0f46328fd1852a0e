import type { Subject } from '../../plan/issuer.js';
import type { Plan } from '../../plan/plan.js';
import { clip } from '../../words/words.js';

/** Whose plan it is and what it is about, where that differs from the plan in force: all that texts and papers say of it. */
export function officeLines(plan: Plan, present: Plan): readonly string[] {
  const [own, other] = [plan, present].map((one) => JSON.stringify([one.issuer, one.subject, one.committee]));
  if (own === other) return [];
  const { issuer, subject, committee } = plan;
  const said: readonly (readonly [string, string | null])[] = [
    ['Cơ quan', issuer.name],
    ['cấp trên', issuer.superior],
    ['địa danh', issuer.place ?? 'chưa rõ'],
    ['ký hiệu', issuer.abbreviation],
    ['người ký', issuer.leader],
    ['chủ đề', subject.name === '' ? 'chưa rõ' : subjectWords(subject)],
    ['gửi tổng hợp', committee],
  ];
  const words = said.flatMap(([what, value]) => (value === null ? [] : [`${what}: ${clip(value, 80)}`]));
  return [`${words.join('; ')}.`];
}

function subjectWords({ name, short }: Subject): string {
  return name === short ? name : `${name} (${short})`;
}

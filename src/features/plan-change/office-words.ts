import type { Subject } from '../../plan/issuer.js';
import type { Plan } from '../../plan/plan.js';
import { clip } from '../../words/words.js';

/** Whose plan it is and what it is about, which all texts and papers say of it: to be looked at in every preview. */
export function officeLines({ issuer, subject, committee }: Plan): readonly string[] {
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

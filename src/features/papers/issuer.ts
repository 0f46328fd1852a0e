import type { Plan } from '../../plan/plan.js';
import { blank, nameGap } from '../../words/documents/paper.js';
import type { OfficialPaper, Runs } from '../../words/documents/paper.js';
import { placeOf, plainWords } from './plain-words.js';

/** What every paper of the body has in common: who issues it, where and when, and who signs. */
export function issuedBy(
  plan: Plan,
): Pick<OfficialPaper, 'authority' | 'placeAndDay' | 'signer' | 'signature'> {
  return {
    authority: ['ỦY BAN NHÂN DÂN', plainWords(plan.office, 80).toUpperCase()],
    placeAndDay: [`${placeOf(plan.office)}, ngày `, blank, ' tháng ', blank, ` năm ${plan.year}`],
    signer: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    signature: [nameGap],
  };
}

/** Who gets a copy of every paper of the body. */
export function copiesOf(plan: Plan): readonly Runs[] {
  return [
    ['- Chủ tịch, các Phó Chủ tịch UBND xã;'],
    [`- ${plainWords(plan.committee, 80)};`],
    ['- Lưu: VT, VP.'],
  ];
}

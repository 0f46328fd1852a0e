import type { Plan } from '../plan/plan.js';
import { COMMITTEE_NAME, isGoverned } from '../plan/issuer-words.js';

/*
 * How the office and its plan are named, in texts and papers, pictures and files. Everything that a plan brings of
 * itself is asked here, so that no text knows of one office alone. The words are plain, and safe in Telegram's HTML
 * where the plan's schema allows no other; the committee's and the office's names are not, and are clipped where shown.
 */

/** `CCHC năm 2025`, `năm học 2025-2026`, `năm 2025` of a plan whose subject nobody knows. */
export function aboutYear({ subject, year }: Plan): string {
  return withYear(subject.short, year);
}

/** The same written out: `cải cách hành chính năm 2025`. */
export function aboutYearInFull({ subject, year }: Plan): string {
  return withYear(subject.name, year);
}

/** A school year names its years itself. */
function withYear(subject: string, year: number): string {
  return /20\d\d/u.test(subject) ? subject : `${subject} năm ${year}`.trim();
}

/** `kế hoạch CCHC`, `kế hoạch chuyển đổi số`; `kế hoạch` alone where nobody knows what it is about. */
export function planName({ subject }: Plan): string {
  return `kế hoạch ${subject.short}`.trim();
}

/** `kế hoạch CCHC năm 2025` */
export function planOfYear(plan: Plan): string {
  return `kế hoạch ${aboutYear(plan)}`;
}

/** The work that reports are about: `công tác CCHC`, `nhiệm vụ năm học 2025-2026`. */
export function workName({ subject: { short } }: Plan): string {
  return workOn(short);
}

/** The same written out: `công tác cải cách hành chính`. */
export function workInFull({ subject: { name } }: Plan): string {
  return workOn(name);
}

/** The same with the short word behind it, as a paper introduces it: `công tác cải cách hành chính (CCHC)`. */
export function workIntroduced({ subject: { name, short } }: Plan): string {
  return `${workOn(name)}${name === short ? '' : ` (${short})`}`;
}

function workOn(subject: string): string {
  if (subject === '') return 'nhiệm vụ kế hoạch';
  return `${subject.startsWith('năm ') ? 'nhiệm vụ' : 'công tác'} ${subject}`;
}

/** What the group is called that the week is told to: `Ban Chỉ đạo`, `Hội đồng trường`. */
export function committeeShort({ committee }: Plan): string {
  return /^Ban Chỉ đạo(?=\s|$)/iu.test(committee) ? 'Ban Chỉ đạo' : committee;
}

/** `lãnh đạo UBND`, `lãnh đạo nhà trường` */
export function leadersOf({ issuer }: Plan): string {
  return issuer.leaders;
}

/** `Phó Chủ tịch`, `Phó Hiệu trưởng`: who signs in the leader's place. */
export function deputyOf({ issuer: { leader } }: Plan): string {
  return leader === 'Bộ trưởng' ? 'Thứ trưởng' : `Phó ${leader}`;
}

/** Who signs by the leader's order. */
export const chiefOfOffice = 'Chánh Văn phòng';

/** `PCT`: a title as people write it for short. */
export function forShort(title: string): string {
  return title
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
}

/** Who works there: whoever works in a school or a hospital is no công chức. */
export function staffOf({ issuer: { kind } }: Plan): string {
  return PUBLIC_SERVICES.includes(kind) ? 'cán bộ, viên chức' : 'cán bộ, công chức';
}

const PUBLIC_SERVICES = ['trường', 'bệnh viện', 'trung tâm', 'trạm', 'viện', 'học viện', 'đại học'];

/** A document as this office would number it: `45/KH-UBND`. */
export function sampleDocument({ issuer }: Plan): string {
  return `45/KH-${issuer.abbreviation}`;
}

/** Who is waited for in examples: of a unit of a province the province. */
export function aboveOf({ issuer }: Plan): string {
  return isGoverned(issuer.kind) ? 'tỉnh' : 'cấp trên';
}

/** As the office names itself the second time in a paper: `Ủy ban nhân dân xã`, `Sở`, `nhà trường`. */
export function selfName({ issuer: { kind, name } }: Plan): string {
  if (isGoverned(kind)) return `${COMMITTEE_NAME} ${kind}`;
  if (kind === 'trường') return 'nhà trường';
  return name.toLowerCase().startsWith(`${kind} `) ? name.slice(0, kind.length) : 'cơ quan';
}

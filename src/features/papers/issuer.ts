import type { Day } from '../../plan/day.js';
import { COMMITTEE_NAME, isGoverned, isReform } from '../../plan/issuer-words.js';
import type { Plan } from '../../plan/plan.js';
import { blank, gap, nameGap, proposed } from '../../words/documents/paper.js';
import type { OfficialPaper, Runs } from '../../words/documents/paper.js';
import { upperFirst } from '../../words/words.js';
import type { decisionOf } from './decision.js';
import { hasDistricts } from './districts.js';
import { documentKind, documentRuns } from './document-words.js';
import { hasChancery, titleOfSigner } from './signer.js';
import { plainWords } from './plain-words.js';
import type { Signer } from '../../journal/fact.js';

/** What every paper of the office has in common: who issues it, where and when, and who signs. */
export function issuedBy(
  plan: Plan,
  signer: Signer,
): Pick<OfficialPaper, 'superior' | 'authority' | 'placeAndDay' | 'signer' | 'signature'> {
  const { issuer, year } = plan;
  return {
    superior: issuer.superior === null ? null : plainWords(issuer.superior, 80).toUpperCase(),
    authority: authorityOf(plainWords(issuer.name, 120)),
    placeAndDay: [
      ...(issuer.place === null ? [gap('địa danh'), ', ngày '] : [`${plainWords(issuer.place, 80)}, ngày `]),
      blank,
      ' tháng ',
      blank,
      ` năm ${year}`,
    ],
    signer: signerLines(plan, signer).map((line) => line.toUpperCase()),
    signature: [nameGap],
  };
}

/** In whose name the paper is signed, and the post of whoever signs it: `KT. Chủ tịch`, `Phó Chủ tịch`. */
export function signerLines(plan: Plan, signer: Signer): readonly string[] {
  const { name, leader } = plan.issuer;
  const title = titleOfSigner(plan, signer);
  switch (signer) {
    case 'head':
      return isCollective(name) ? [`TM. ${COMMITTEE_NAME}`, title] : [title];
    case 'deputy':
      return [`KT. ${leader}`, title];
    case 'chief-of-office':
      return [`TL. ${leader}`, title];
  }
}

/** A People's Committee stands on two lines: what it is, and of which unit; so does a school with a long name. */
function authorityOf(name: string): readonly string[] {
  const { kind = '', own = '' } = SCHOOL.exec(name)?.groups ?? {};
  const lines = isCollective(name)
    ? [COMMITTEE_NAME, name.slice(COMMITTEE_NAME.length).trim()]
    : name.length > NAME_ROOM && own !== ''
      ? [kind, own]
      : [name];
  return lines.filter((line) => line !== '').map((line) => line.toUpperCase());
}

/** So many capitals stand on a line of the head; the name of a school is not torn apart where it goes on. */
const NAME_ROOM = 20;
const SCHOOL =
  /^(?<kind>trường (?:tiểu học|trung học cơ sở|trung học phổ thông|mầm non|mẫu giáo|phổ thông|THCS|THPT)(?: và (?:tiểu học|trung học cơ sở|trung học phổ thông|THCS|THPT))?) (?<own>.+)$/iu;

/** It decides as a body, and its chairman signs on behalf of it. */
function isCollective(name: string): boolean {
  return name.toLowerCase().startsWith(`${COMMITTEE_NAME.toLowerCase()} `);
}

/** The office's name as it stands in a sentence. */
export function issuerName({ issuer }: Plan): string {
  return plainWords(issuer.name, 120);
}

/** `45/BC-UBND`: what a document of this office is numbered by, but for its number. */
export function symbolOf({ issuer }: Plan, kind: string): string {
  return `/${kind}-${issuer.abbreviation}`;
}

/** `(ban hành kèm theo Quyết định số 01/QĐ-UBND ngày […])`: what the plan was issued with, behind its title. */
export function issuedWith(plan: Plan, decision: ReturnType<typeof decisionOf>): Runs {
  if (decision === null) {
    return ['(ban hành kèm theo Quyết định số ', blank, `${symbolOf(plan, 'QĐ')} ngày `, blank, ')'];
  }
  const isPlan = documentKind(decision.number) === 'Kế hoạch';
  return [isPlan ? '(' : '(ban hành kèm theo ', ...documentRuns(decision), ')'];
}

/** The symbol of a letter, which names who drafted it: `/UBND-VP`; a small office has no chancery of its own. */
export function letterSymbol(plan: Plan): string {
  return `/${plan.issuer.abbreviation}${hasChancery(plan) ? '-VP' : ''}`;
}

/** The bodies above a People's Committee in its own unit. */
const PARTY: Readonly<Record<string, string>> = {
  huyện: 'Huyện ủy',
  quận: 'Quận ủy',
  'thị xã': 'Thị ủy',
  'thành phố': 'Thành ủy',
  tỉnh: 'Tỉnh ủy',
};

/** To whom a report goes: the office above, where the plan names it as a sentence does; else what it may be, to be filled in. */
export function reportTo({ issuer, subject }: Plan, on: Day): readonly Runs[] {
  const { superior, kind } = issuer;
  if (superior !== null) {
    const name = plainWords(superior, 80);
    return [[name === name.toUpperCase() ? proposed(name) : name]];
  }
  if (!isGoverned(kind)) return [[gap('cơ quan nhận báo cáo')]];
  const after = !hasDistricts(on);
  const committee = proposed(`${COMMITTEE_NAME} ${after ? 'tỉnh (thành phố)' : 'cấp huyện'}`);
  return isReform(subject) ? [[committee], [proposed(after ? 'Sở Nội vụ' : 'Phòng Nội vụ')]] : [[committee]];
}

/** To whom a report goes beside the office that asked for it. */
export function reportedTo({ issuer: { kind } }: Plan): readonly Runs[] {
  return isGoverned(kind) ? [[`- Thường trực ${PARTY[kind] ?? 'Đảng ủy'}, HĐND ${kind};`]] : [];
}

/** A meeting gets no paper, and those at the head of the office are named already. */
const MEETING = /^(?:giao ban|họp|cuộc họp|hội nghị|lãnh đạo)(?:\s|$)/iu;

/** Who gets a copy of every paper of the office. */
export function copiesOf(plan: Plan): readonly Runs[] {
  const { issuer, committee } = plan;
  const unit = isGoverned(issuer.kind) ? ` ${issuer.abbreviation} ${issuer.kind}` : '';
  const leaders = `- ${issuer.leader}, các Phó ${issuer.leader}${unit};`;
  return [
    [issuer.leader === 'Thủ trưởng' ? `- ${upperFirst(issuer.leaders)};` : leaders],
    ...(MEETING.test(committee) ? [] : [[`- ${plainWords(committee, 80)};`]]),
    [hasChancery(plan) ? '- Lưu: VT, VP.' : '- Lưu: VT.'],
  ];
}

import type { Department, DepartmentId, Office, Plan } from '../../plan/plan.js';
import { departmentKnown, isOfPlan } from '../../plan/plan.js';
import type { PersonId } from '../../journal/fact.js';
import type { History, Person } from '../../journal/history.js';
import type { MovedPerson } from '../../journal/people.js';
import type { PlaceOutcome } from './outcome.js';
import type { LeftDepartment, Place } from './rule.js';
import { messageOf, note, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import type { Button, Message } from '../../words/message.js';
import { nameOnButton, wholeName } from '../../words/which-person.js';
import { clip, nameWords, plainClip, shortNames } from '../../words/words.js';

/** Who is enrolled, so that people of the same name are told apart. */
export interface Known {
  readonly office: Office;
  readonly history: History;
}

/** More names in one line would not be read on a phone. */
const MOST_NAMES = 6;
/** Buttons of a choice. */
const MOST_PLACES = 12;

/** In a plan that is not in force yet a department may be known to the plan alone. */
export function nameIn(plan: Plan, office: Office, id: DepartmentId): string {
  return clip(departmentKnown(isOfPlan(plan, id) ? { ...office, plan } : office, id).name, 60);
}

/** The departments that the plan has no more, who belongs to them, and where each goes. */
export function leftBlocks(
  plan: Plan,
  known: Known,
  asked: { readonly left: readonly LeftDepartment[]; readonly inForce: boolean },
): readonly Block[] {
  const { left, inForce } = asked;
  if (left.length === 0) return [];
  const waiting = left.flatMap(({ people }) => people).filter(({ to }) => to === null);
  const list = left.map(({ id, people }) => {
    const words = people.length === 0 ? 'không có người' : people.map(whereTo(plan, known)).join('; ');
    return `• ${nameIn(plan, known.office, id)}: ${words}`;
  });
  const ask = inForce
    ? 'Đề nghị đồng chí bấm để chuyển từng đơn vị; đến khi chuyển, những người này không nhận nhắc việc của đơn vị nào ở trên.'
    : 'Đề nghị đồng chí bấm để chọn nơi đến; khi áp dụng, mỗi người được chuyển và được thông báo.';
  return [
    {
      head: [`<b>Đơn vị không còn trong kế hoạch này</b> (${left.length})`],
      ...{ list, cap: 10, unit: 'đơn vị' },
      ...(waiting.length > 0 && { tail: [ask] }),
    },
  ];
}

function whereTo(plan: Plan, { office, history }: Known) {
  return ({ person, to }: LeftDepartment['people'][number]): string =>
    `đồng chí ${wholeName(office, history, person)} → ${to === null ? 'chưa chọn' : nameIn(plan, office, to)}`;
}

/** A button for each department whose people have to go somewhere. */
export function leftRows(
  plan: Plan,
  office: Office,
  { version, left }: { readonly version: string; readonly left: readonly LeftDepartment[] },
): readonly (readonly Button[])[] {
  const withPeople = left.filter(({ people }) => people.length > 0).slice(0, MOST_PLACES);
  return withPeople.map(({ id }): readonly Button[] => [
    {
      label: plainClip(`Chuyển người của ${shortOf(plan, office, id)}`, 40),
      action: { kind: 'place', version, from: id, person: null, to: null },
    },
  ]);
}

function shortOf(plan: Plan, office: Office, id: DepartmentId): string {
  return departmentKnown(isOfPlan(plan, id) ? { ...office, plan } : office, id).shortName;
}

/** New departments without an officer. */
export function emptyLines(empty: readonly Department[]): readonly string[] {
  if (empty.length === 0) return [];
  const named = empty
    .slice(0, 8)
    .map(({ id, name }) => `${clip(name, 60)} (<code>/moi ${clip(id, 16)}</code>)`);
  return [`Đơn vị mới chưa có người: ${named.join('; ')}.`];
}

/** `đồng chí A (TP-HT → VH-XH)` */
export function movedWords(plan: Plan, { office, history }: Known, moved: readonly MovedPerson[]): string {
  const one = ({ person, from, to }: MovedPerson): string => {
    const [before, now] = [from, to].map((ids) =>
      ids
        .slice(0, 4)
        .map((id) => clip(shortOf(plan, office, id), 24))
        .join(', '),
    );
    return `đồng chí ${wholeName(office, history, person)} (${before} → ${now})`;
  };
  const rest = moved.length - MOST_NAMES;
  return `${moved.slice(0, MOST_NAMES).map(one).join('; ')}${rest > 0 ? ` và ${rest} người khác` : ''}`;
}

/** Where the people of one department go: for all at once, or for each. */
export function placeAnswer(outcome: PlaceOutcome, known: Known): Message {
  if (outcome.kind === 'gone') {
    return note([
      'Bản kế hoạch này đã được quyết định khác hoặc không còn, nên không chọn đơn vị từ đây được nữa; không có gì thay đổi.',
    ]);
  }
  const { plan, from, left, inForce, person, chosen, to } = outcome;
  const name = nameIn(plan, known.office, from);
  const done =
    to === null
      ? []
      : chosen.length === 0
        ? ['Không còn ai ở đơn vị này để chuyển.']
        : [
            `${inForce ? 'Đã chuyển' : 'Đã ghi nhận'}: ${namesOf(known, chosen)} → ${nameIn(plan, known.office, to)}.`,
          ];
  const when = inForce ? 'chuyển ngay' : `chuyển khi kế hoạch năm ${plan.year} có hiệu lực`;
  const open =
    person !== null && to === null ? left.people.filter((one) => one.person.id === person.id) : left.people;
  return messageOf(
    [
      { head: [`<b>Người của ${name}</b>: ${when}`, ...done] },
      {
        head: open.length > 0 ? [person !== null && to === null ? 'Chuyển một người:' : 'Nơi đến:'] : [],
        list: open.map((one) => `• ${whereTo(plan, known)(one)}`),
        ...{ cap: 15, unit: 'người' },
      },
    ],
    open.length === 0 ? [] : placeRows(outcome, open, known),
  );
}

function placeRows(
  outcome: Extract<PlaceOutcome, { kind: 'choosing' }>,
  open: LeftDepartment['people'],
  { office, history }: Known,
): readonly (readonly Button[])[] {
  const { version, plan, from, places, to } = outcome;
  const person = to === null ? outcome.person : null;
  const action = (who: PersonId | null, place: Department | null): Button['action'] => ({
    ...{ kind: 'place', version, from, person: who },
    to: place === null ? null : plan.departments.indexOf(place),
  });
  const all = person === null && open.length > 1 ? 'Tất cả → ' : '→ ';
  const labelOf = ({ department, tasks }: Place): string =>
    `${all}${department.shortName}${tasks > 0 ? ` (nhận ${tasks} nhiệm vụ)` : ''}`;
  return [
    ...places
      .slice(0, MOST_PLACES)
      .map((place): readonly Button[] => [
        { label: plainClip(labelOf(place), 40), action: action(person?.id ?? null, place.department) },
      ]),
    ...(person === null && open.length > 1
      ? rowsOf(
          open.slice(0, MOST_PLACES).map((one): Button => ({
            label: plainClip(`Riêng ${nameOnButton(office, history, one.person)}`, 48),
            action: action(one.person.id, null),
          })),
          2,
        )
      : []),
  ];
}

function namesOf({ office, history }: Known, people: readonly Person[]): string {
  const named = people.slice(0, MOST_NAMES).map((one) => `đồng chí ${wholeName(office, history, one)}`);
  const rest = people.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` và ${rest} người khác` : ''}`;
}

/** People whom a revert gave back to their departments. */
export function movedBackWords(office: Office, moved: readonly MovedPerson[]): readonly string[] {
  if (moved.length === 0) return [];
  const named = moved.slice(0, MOST_NAMES).map(({ person, to }) => {
    return `đồng chí ${nameWords(plainClip(person.name, 40))} (${shortNames(office, to.slice(0, 4))})`;
  });
  const rest = moved.length - named.length;
  return [`Trở lại đơn vị cũ: ${named.join('; ')}${rest > 0 ? ` và ${rest} người khác` : ''}.`];
}

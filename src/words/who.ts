import type { DepartmentId, Office } from '../plan/plan.js';
import type { PersonId } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { standsInFor } from '../journal/duty.js';
import { departmentsOfPerson, findPerson, isCoordinator, isForAllDepartments } from '../journal/people.js';
import type { Day } from '../plan/day.js';
import { leadersOf } from './office.js';
import { personWords } from './task-choice.js';
import { clip, shortNames } from './words.js';

interface Whose {
  readonly by: PersonId | null;
  /** There it is a department's deed, not a person's. */
  readonly inGroup: boolean;
}

/** `đồng chí Vũ Thu Hà (VH-XH, thay đồng chí Đỗ Lan, Kế toán)`: who acted for a department on a day, and as what. */
export function actingWords(
  office: Office,
  history: History,
  {
    by,
    department,
    on,
  }: { readonly by: PersonId | null; readonly department: DepartmentId; readonly on: Day },
): string {
  const person = by === null ? undefined : findPerson(history, by);
  const words = personWords(history, by);
  if (!person) return words;
  const own = departmentsOfPerson(person);
  const short = shortNames(office, [department]);
  if (own.includes(department)) return `${words} (${short})`;
  const posts = [
    ...(own.length > 0 ? [shortNames(office, own.slice(0, 3))] : []),
    ...(isCoordinator(person) ? ['đầu mối'] : isForAllDepartments(person) ? [leadersOf(office.plan)] : []),
  ];
  const away = standsInFor(history, person.id, on).find((one) =>
    departmentsOfPerson(one).includes(department),
  );
  const instead = away ? [`thay ${personWords(history, away.id)}`, short] : [];
  return `${words} (${[...posts, ...instead].join(', ') || short})`;
}

/** Who did it, as the record names him; those who left too. */
export function whoWords(office: Office, history: History, { by, inGroup }: Whose): string {
  if (by === null) return 'hệ thống';
  const enrolled = history.people.find(({ id }) => id === by);
  const person = enrolled ?? history.former.find(({ id }) => id === by);
  if (inGroup) {
    const departments = person ? departmentsOfPerson(person) : [];
    if (person && departments.length > 0) return shortNames(office, departments.slice(0, 3));
    if (!person || !isForAllDepartments(person)) return 'đơn vị';
    return isCoordinator(person) ? 'đầu mối' : 'lãnh đạo';
  }
  if (!person) return 'người chưa ghi danh';
  const name = clip(person.name, 64) || '(chưa rõ họ tên)';
  return `đồng chí ${name}${enrolled ? '' : ' (đã thôi phụ trách)'}`;
}

/** Who gets a message, with the department; in the group by department alone. */
export function receiverName(
  office: Office,
  history: History,
  whose: { readonly by: PersonId; readonly inGroup: boolean },
): string {
  const who = whoWords(office, history, whose);
  const person = findPerson(history, whose.by);
  if (whose.inGroup || !person) return who;
  const departments = departmentsOfPerson(person).slice(0, 3);
  const post =
    departments.length > 0 ? shortNames(office, departments) : isCoordinator(person) ? 'đầu mối' : '';
  return post === '' ? who : `${who} (${post})`;
}

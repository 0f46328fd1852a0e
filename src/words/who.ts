import type { Office } from '../plan/plan.js';
import type { PersonId } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { departmentsOfPerson, isCoordinator, isForAllDepartments } from '../journal/people.js';
import { clip, shortNames } from './words.js';

interface Whose {
  readonly by: PersonId | null;
  /** There it is a department's deed, not a person's. */
  readonly inGroup: boolean;
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

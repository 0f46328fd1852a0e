import { realDepartments } from '../../plan/plan.js';
import type { Plan } from '../../plan/plan.js';
import type { Happening, PersonId, Post } from '../../journal/fact.js';

/** One of the people of the playground: invented, and known to the bot as if invited long ago. */
export interface Member {
  readonly id: PersonId;
  readonly name: string;
  readonly post: Post;
}

export const GROUP_ID = -100_500;

const FIRST_ID = 1001;
const COORDINATOR = 'Trần Thị Hoa';
const CHAIRMAN = 'Nguyễn Văn Hùng';
const OFFICERS = [
  'Lê Văn Tâm',
  'Nguyễn Thị Mai',
  'Đặng Quốc Việt',
  'Phạm Minh Châu',
  'Đỗ Thị Lan',
  'Bùi Đức Thắng',
  'Hoàng Thu Hà',
  'Võ Thanh Sơn',
];

/** An officer of each department, then the coordinator and the chairman. */
export function castOf(plan: Plan): readonly Member[] {
  const officers = realDepartments(plan).map(({ id }, at): readonly [string, Post] => [
    OFFICERS[at % OFFICERS.length] ?? '',
    { kind: 'officer', department: id },
  ]);
  const others: readonly (readonly [string, Post])[] = [
    [COORDINATOR, { kind: 'coordinator' }],
    [CHAIRMAN, { kind: 'chairman' }],
  ];
  return [...officers, ...others].map(([name, post], at) => ({
    id: (FIRST_ID + at) as PersonId,
    name,
    post,
  }));
}

/** What stands in the journal of an office where everybody was enrolled and the group bound. */
export function enrolments(cast: readonly Member[], groupTitle: string): readonly Happening[] {
  const people = cast.map(({ id, name, post }): Happening => {
    return { kind: 'enrolled', person: id, name, post, invitation: null };
  });
  return [...people, { kind: 'group-bound', chat: GROUP_ID, topic: null, title: groupTitle }];
}

import type { DraftDepartment } from '../../../plan/drafting/plan-draft.js';
import { taskName } from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { clip } from '../../../words/words.js';
import { asking, mendAction, mendButton } from './buttons.js';
import { nearNames } from './near-names.js';
import type { NamesNoted, OpenPlan } from './outcome.js';
import { notedLines } from './result-words.js';
import type { Row } from './row-words.js';

interface Unknown {
  readonly read: NamesNoted & { readonly departments: readonly DraftDepartment[] };
  /** The names as they were typed. */
  readonly said: string;
  /** So many can be ticked. */
  readonly most: number;
}

/** Names that the plan does not have: one of its own may be meant, or a department is to be added. */
export function unknownNames(open: OpenPlan, row: Row, { read, said, most }: Unknown): Message {
  const { at } = open;
  const places = read.departments.map(({ id }) => open.plan.departments.findIndex((one) => one.id === id));
  const fresh = read.departments.filter((_, at) => places[at] === -1);
  const names = fresh.map(({ name }) => `“${clip(name, 60)}”`).join(', ');
  const label =
    fresh.length > 1 ? `Thêm ${fresh.length} đơn vị mới` : `Thêm đơn vị mới “${fresh[0]?.name ?? ''}”`;
  return asking(
    [
      {
        head: [
          taskName(row.task),
          `Kế hoạch chưa có đơn vị ${names}; chưa sửa gì.`,
          ...notedLines(read),
          'Đề nghị đồng chí chọn đơn vị có sẵn, thêm đơn vị mới, hoặc nhập lại tên.',
        ],
      },
    ],
    {
      rows: [
        ...meantInstead(open, row, { places, most, name: fresh.length === 1 ? (fresh[0]?.name ?? '') : '' }),
        [mendButton(at, label, { at: 'new-lead', row: row.place })],
      ],
      asks: mendAction(at, { at: 'lead', row: row.place, page: 0, chosen: null }),
      said,
    },
  );
}

/** Where one name alone is unknown: the same bodies with one of the plan in its place. */
function meantInstead(
  { at, plan }: OpenPlan,
  { place }: Row,
  {
    places,
    most,
    name,
  }: { readonly places: readonly number[]; readonly most: number; readonly name: string },
): readonly (readonly Button[])[] {
  if (name === '' || places.length > most) return [];
  return nearNames(plan.departments, name).map((one) => {
    const instead = plan.departments.indexOf(one);
    const chosen = [...new Set(places.map((known) => (known === -1 ? instead : known)))];
    return [mendButton(at, one.name, { at: 'take-lead', row: place, chosen })];
  });
}

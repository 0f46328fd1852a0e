import type { DraftTask, PlanDraft } from '../../../src/plan/drafting/plan-draft.js';
import type { Plan } from '../../../src/plan/plan.js';
import { readPlan } from '../../../src/store/plan-file.js';

/** A task in one line: code, words, time, lead. */
export interface Line {
  readonly code: string;
  readonly text: string;
  readonly deadline: string;
  readonly lead?: string;
}

function draftTask({ code, text, deadline, lead = 'PKT' }: Line): DraftTask {
  const printed = {
    objective: '',
    assignment: text,
    activities: '',
    deliverable: '',
    lead: '',
    support: '',
    deadline,
  };
  return { code, section: 'I', title: text.slice(0, 60), text, deliverable: '', lead, support: '', printed };
}

export function draftOf(year: number, lines: readonly Line[]): PlanDraft {
  return {
    year,
    title: `Kế hoạch cải cách hành chính năm ${year}`,
    office: 'Xã Thạch Hà',
    committee: 'Ban Chỉ đạo CCHC xã',
    itself: null,
    before: 'careful',
    departments: [
      { id: 'PKT', name: 'Phòng Kinh tế', shortName: 'Kinh tế', printedAs: [] },
      { id: 'VPHU', name: 'Văn phòng HĐND và UBND', shortName: 'Văn phòng', printedAs: [] },
    ],
    sections: [{ id: 'I', title: 'MỤC MỘT' }],
    tasks: lines.map(draftTask),
    targets: [],
    remarks: [],
  };
}

/** @throws where the draft does not load */
export function planOf(draft: PlanDraft): Plan {
  const read = readPlan(JSON.stringify(draft), 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.plan;
}

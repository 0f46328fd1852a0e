import { MOST_CHOSEN } from '../../../chat/mend-parts.js';
import type { Task } from '../../../plan/plan.js';
import type { MendStep } from '../../../words/action.js';
import { taskChoice } from '../../../words/task-choice.js';
import { mendAction } from './buttons.js';
import {
  back,
  bodySaid,
  drop,
  intoSection,
  merge,
  mergeSaid,
  ofField,
  rename,
  splitSaid,
  takeDeadline,
  takeLead,
  takeNamed,
  takeSplit,
} from './correct-chat.js';
import type { Answered, Scene } from './correct-chat.js';
import {
  departmentMessage,
  departmentsMessage,
  mergeQuestion,
  renameQuestion,
  splitQuestion,
} from './department-words.js';
import type { Body } from './department-words.js';
import type { OpenPlan } from './outcome.js';
import { faultLine, nothingKept, unclearLine } from './result-words.js';
import { eachRow, leadQuestion, rowMessage, rowsMessage, sectionQuestion } from './row-words.js';
import type { Row } from './row-words.js';
import { readWish } from './said.js';
import type { Wish } from './said.js';

interface StepTaken {
  readonly step: MendStep;
  /** What was typed to the question of the step. */
  readonly typed: string | null;
  /** What was typed before and the button speaks of. */
  readonly kept: string | null;
}

/** One step of putting something right: what is asked, or what came of an answer. */
// eslint-disable-next-line max-lines-per-function -- A table with a row for each step.
export function takeStep(scene: Scene, open: OpenPlan, { step, typed, kept }: StepTaken): Answered {
  switch (step.at) {
    case 'rows':
      return typed === null
        ? rowsMessage(open, step.page)
        : carryOut(scene, open, readWish(open.plan, typed));
    case 'departments':
      return departmentsMessage(open, step.page);
    case 'row':
      return withRow(open, step.row, (row) => rowMessage(open, row));
    case 'drop':
      return withRow(open, step.row, (row) => drop(scene, open, row));
    case 'deadline':
      return withRow(open, step.row, (row) =>
        ofField(scene, open, { row, field: 'deadline', words: typed ?? '' }),
      );
    case 'title':
      return withRow(open, step.row, (row) =>
        ofField(scene, open, { row, field: 'title', words: typed ?? '' }),
      );
    case 'take-deadline':
      return withRow(open, step.row, (row) =>
        kept === null ? nothingKept : takeDeadline(scene, open, { row, phrase: kept }),
      );
    case 'lead':
      if (typed !== null)
        return withRow(open, step.row, (row) => ofField(scene, open, { row, field: 'lead', words: typed }));
      return withRow(open, step.row, (row) =>
        leadQuestion(open, row, { page: step.page, chosen: step.chosen, most: MOST_CHOSEN }),
      );
    case 'new-lead':
      return withRow(open, step.row, (row) =>
        kept === null ? nothingKept : takeNamed(scene, open, { row, words: kept }),
      );
    case 'take-lead':
      return withRow(open, step.row, (row) => takeLead(scene, open, { row, chosen: step.chosen }));
    case 'section':
      if (typed !== null)
        return withRow(open, step.row, (row) =>
          ofField(scene, open, { row, field: 'section', words: typed }),
        );
      return withRow(open, step.row, (row) => sectionQuestion(open, row, step.page));
    case 'take-section': {
      const section = open.plan.sections[step.section];
      return withRow(open, step.row, (row) =>
        section ? intoSection(scene, open, { row, section }) : sectionQuestion(open, row, 0),
      );
    }
    case 'department':
      return withBody(open, step.department, (body) => departmentMessage(open, body));
    case 'rename':
      return withBody(open, step.department, (body) =>
        typed === null ? renameQuestion(open, body) : rename(scene, open, { body, name: typed }),
      );
    case 'merge':
      return withBody(open, step.department, (body) =>
        typed === null ? mergeQuestion(open, body, step.page) : mergeSaid(scene, open, { body, into: typed }),
      );
    case 'take-merge':
      return withBody(open, step.department, (body) =>
        withBody(open, step.into, (into) => merge(scene, open, { body, into })),
      );
    case 'split':
      return withBody(open, step.department, (body) =>
        typed === null ? splitQuestion(open, body) : splitSaid(scene, open, { body, names: typed }),
      );
    case 'take-split':
      return withBody(open, step.department, (body) =>
        kept === null ? nothingKept : takeSplit(scene, open, { body, names: kept, to: step.to }),
      );
    case 'back':
      return back(scene, open);
  }
}

/** What a coordinator typed in one go; what it leaves open is asked. */
export function carryOut(scene: Scene, open: OpenPlan, wish: Wish): Answered {
  switch (wish.kind) {
    case 'rows':
      return rowsMessage(open, 0);
    case 'departments':
      return departmentsMessage(open, 0);
    case 'row':
      return rowMessage(open, rowOf(open, wish.task));
    case 'field':
      return ofField(scene, open, { row: rowOf(open, wish.task), field: wish.field, words: wish.words });
    case 'drop':
      return drop(scene, open, rowOf(open, wish.task));
    case 'unclear':
      return rowMessage(open, rowOf(open, wish.task), [unclearLine(wish.words)]);
    case 'each-row':
      return eachRow(open, wish);
    case 'which-row':
      return wish.reference === null
        ? rowsMessage(open, 0, [unclearLine(wish.words)])
        : taskChoice(wish.reference, (code) =>
            mendAction(open.at, { at: 'row', row: open.plan.tasks.findIndex((task) => task.code === code) }),
          );
    case 'merge':
      return withNamed(open, wish.from, (body) => mergeSaid(scene, open, { body, into: wish.into }));
    case 'split':
      return withNamed(open, wish.of, (body) => splitSaid(scene, open, { body, names: wish.names }));
    case 'rename':
      return withNamed(open, wish.of, (body) => rename(scene, open, { body, name: wish.name }));
  }
}

function rowOf({ plan, draft }: OpenPlan, task: Task): Row {
  const written = draft.tasks.find(({ code }) => code === task.code);
  if (!written) throw new RangeError(`the plan has no row ${task.code}`);
  return { place: plan.tasks.indexOf(task), task, written };
}

function withRow(open: OpenPlan, place: number, then: (row: Row) => Answered): Answered {
  const task = open.plan.tasks[place];
  return task ? then(rowOf(open, task)) : rowsMessage(open, 0);
}

function withBody(open: OpenPlan, place: number, then: (body: Body) => Answered): Answered {
  const department = open.plan.departments[place];
  return department ? then({ department, place }) : departmentsMessage(open, 0);
}

/** The department that words name; of several, or of none, it is to be chosen. */
function withNamed(open: OpenPlan, words: string, then: (body: Body) => Answered): Answered {
  const body = bodySaid(open, words);
  return body ? then(body) : departmentsMessage(open, 0, [faultLine({ kind: 'no-department', words })]);
}

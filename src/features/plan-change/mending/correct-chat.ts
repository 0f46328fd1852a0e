import { refusedAnswer } from '../../../chat/notices.js';
import { MOST_CHOSEN } from '../../../chat/mend-parts.js';
import { readDeadline } from '../../../plan/read-deadline.js';
import type { Department, Section } from '../../../plan/plan.js';
import { present } from '../../../ports/world.js';
import type { Gesture, World } from '../../../ports/world.js';
import type { Message } from '../../../words/message.js';
import { planPreview } from '../words.js';
import type { Correction } from './correction.js';
import { MOST_NAMES } from './department-rule.js';
import { bodiesOf, mergeQuestion, renameQuestion, splitHow, splitQuestion } from './department-words.js';
import type { Body } from './department-words.js';
import { mendPlan, takeBack } from './flow.js';
import { departmentsSaid, sectionRead } from './named.js';
import { isNoName } from './near-names.js';
import { nameRead, namesRead, splitRead } from './names-flow.js';
import type { OpenPlan } from './outcome.js';
import { unknownNames } from './unknown-words.js';
import { asInForce, faultLine, mendedBlock, notedLines, shutAnswer, takenBackBlock } from './result-words.js';
import {
  deadlineQuestion,
  deadlineRead,
  leadQuestion,
  rowMessage,
  sectionQuestion,
  titleQuestion,
} from './row-words.js';
import type { Row } from './row-words.js';
import type { Field } from './said.js';
import { overtakenLines } from './where-words.js';

export interface Scene {
  readonly world: World;
  readonly gesture: Gesture;
}

export type Answered = Message | Promise<Message>;

/** The department that words name; null for none, or where it may be one of several. */
export function bodySaid(open: OpenPlan, words: string): Body | null {
  const [only, ...others] = departmentsSaid<Department>(open.plan.departments, words);
  return (others.length === 0 && bodiesOf(open).find(({ department }) => department === only)) || null;
}

interface Making {
  readonly correct: Correction;
  readonly noted?: readonly string[];
  /** The question once more, where the correction cannot be made. */
  readonly again: (before: readonly string[]) => Message;
}

async function make({ world, gesture }: Scene, open: OpenPlan, making: Making): Promise<Message> {
  const { correct, noted = [], again } = making;
  const outcome = await mendPlan(world, gesture, { at: open.at, correct });
  switch (outcome.kind) {
    case 'refused':
      return refusedAnswer(outcome);
    case 'mended':
      return planPreview(outcome.preview, {
        ...{ fileName: '', known: present(world) },
        above: { block: mendedBlock(outcome, [...overtakenLines(open), ...noted]), mended: outcome.mended },
      });
    case 'fault':
      return again([...noted, faultLine(outcome.fault)]);
    case 'unfit':
      return planPreview(outcome.drafted, { fileName: '', known: present(world) });
    case 'gone':
    case 'settled':
    case 'outdated':
      return shutAnswer(outcome, null);
  }
}

interface OfRow {
  readonly row: Row;
}

/** A value that was typed for a row; without one it is asked for. */
export function ofField(
  scene: Scene,
  open: OpenPlan,
  { row, field, words }: OfRow & { readonly field: Field; readonly words: string },
): Answered {
  const { code } = row.task;
  switch (field) {
    case 'lead': {
      const ask = (before: readonly string[]): Message =>
        leadQuestion(open, row, { page: 0, chosen: null, most: MOST_CHOSEN, before });
      if (words === '') return ask([]);
      const read = namesRead(open, words);
      const strange = read.departments.filter(isFresh(open)).find(({ name }) => isNoName(name))?.name;
      if (strange !== undefined) return ask([faultLine({ kind: 'no-name', words: strange })]);
      if (read.departments.length > MOST_NAMES)
        return ask([faultLine({ kind: 'too-many-names', most: MOST_NAMES })]);
      return read.departments.some(isFresh(open))
        ? unknownNames(open, row, { read, said: words, most: MOST_CHOSEN })
        : takeNamed(scene, open, { row, words });
    }
    case 'deadline':
      return words === '' ? deadlineQuestion(open, row) : deadlineSaid(open, row, words);
    case 'title':
      if (words === '') return titleQuestion(open, row);
      return make(scene, open, {
        correct: { kind: 'title', code, title: words },
        again: (before) => titleQuestion(open, row, before),
      });
    case 'section': {
      if (words === '') return sectionQuestion(open, row, 0);
      const section = sectionRead(open.plan.sections, words);
      if (!section) return sectionQuestion(open, row, 0, [faultLine({ kind: 'no-section', words })]);
      return intoSection(scene, open, { row, section });
    }
  }
}

function isFresh({ draft }: OpenPlan): (one: { readonly id: string }) => boolean {
  return ({ id }) => !draft.departments.some((known) => known.id === id);
}

/** The names as they were typed, those that the plan does not have among them. */
export function takeNamed(
  scene: Scene,
  open: OpenPlan,
  { row, words }: OfRow & { readonly words: string },
): Promise<Message> {
  const { departments, ...noted } = namesRead(open, words);
  return make(scene, open, {
    correct: { kind: 'lead', code: row.task.code, leads: departments },
    noted: notedLines(noted),
    again: (before) => leadQuestion(open, row, { page: 0, chosen: null, most: MOST_CHOSEN, before }),
  });
}

/** A deadline is taken only after its reading was shown. */
function deadlineSaid(open: OpenPlan, row: Row, words: string): Message {
  const phrase = words.replace(/\s+/gu, ' ').trim();
  const { kind, reason } = readDeadline(phrase, open.plan.year);
  if (kind !== 'unknown') return deadlineRead(open, row, phrase);
  return deadlineQuestion(open, row, [faultLine({ kind: 'deadline-unread', phrase, reason: reason ?? '' })]);
}

export function takeDeadline(
  scene: Scene,
  open: OpenPlan,
  { row, phrase }: OfRow & { readonly phrase: string },
): Promise<Message> {
  return make(scene, open, {
    correct: { kind: 'deadline', code: row.task.code, phrase },
    again: (before) => deadlineQuestion(open, row, before),
  });
}

export function takeLead(
  scene: Scene,
  open: OpenPlan,
  { row, chosen }: OfRow & { readonly chosen: readonly number[] },
): Promise<Message> {
  const ids = chosen.flatMap((place) => open.plan.departments[place]?.id ?? []);
  const leads = ids.flatMap((id) => open.draft.departments.find((one) => one.id === id) ?? []);
  return make(scene, open, {
    correct: { kind: 'lead', code: row.task.code, leads },
    again: (before) => leadQuestion(open, row, { page: 0, chosen: null, most: MOST_CHOSEN, before }),
  });
}

export function intoSection(
  scene: Scene,
  open: OpenPlan,
  { row, section }: OfRow & { readonly section: Pick<Section, 'id' | 'title'> },
): Promise<Message> {
  const { id, title } = section;
  return make(scene, open, {
    correct: { kind: 'section', code: row.task.code, section: { id, title } },
    again: (before) => sectionQuestion(open, row, 0, before),
  });
}

export function drop(scene: Scene, open: OpenPlan, row: Row): Promise<Message> {
  return make(scene, open, {
    correct: { kind: 'drop', code: row.task.code },
    again: (before) => rowMessage(open, row, before),
  });
}

interface OfBody {
  readonly body: Body;
}

export function mergeSaid(
  scene: Scene,
  open: OpenPlan,
  { body, into }: OfBody & { readonly into: string },
): Answered {
  const heir = bodySaid(open, into);
  return heir
    ? merge(scene, open, { body, into: heir })
    : mergeQuestion(open, body, 0, [faultLine({ kind: 'no-department', words: into })]);
}

export function merge(
  scene: Scene,
  open: OpenPlan,
  { body, into }: OfBody & { readonly into: Body },
): Promise<Message> {
  return make(scene, open, {
    correct: { kind: 'merge', from: body.department.id, into: into.department.id },
    again: (before) => mergeQuestion(open, body, 0, before),
  });
}

export function rename(
  scene: Scene,
  open: OpenPlan,
  { body, name }: OfBody & { readonly name: string },
): Answered {
  const again = (before: readonly string[]): Message => renameQuestion(open, body, before);
  if (isNoName(name)) return again([faultLine({ kind: 'no-name', words: name })]);
  return make(scene, open, { correct: { kind: 'rename', id: body.department.id, ...nameRead(name) }, again });
}

/** Names without tasks: whose these are is asked, while the question keeps the names. */
export function splitSaid(
  scene: Scene,
  open: OpenPlan,
  { body, names }: OfBody & { readonly names: string },
): Answered {
  const { shares, assigned, ...noted } = splitRead(open, names);
  const again = (before: readonly string[]): Message => splitQuestion(open, body, before);
  const strange = shares.map(({ department }) => department).filter(isFresh(open));
  const noName = strange.find(({ name }) => isNoName(name))?.name;
  if (noName !== undefined) return again([faultLine({ kind: 'no-name', words: noName })]);
  if (shares.length < 2) return again([...notedLines(noted), faultLine({ kind: 'one-name' })]);
  if (shares.length > MOST_NAMES) return again([faultLine({ kind: 'too-many-names', most: MOST_NAMES })]);
  if (!assigned) return splitHow(open, body, { shares, said: names, noted: notedLines(noted) });
  const correct: Correction = { kind: 'split', from: body.department.id, shares };
  return make(scene, open, { correct, noted: notedLines(noted), again });
}

export function takeSplit(
  scene: Scene,
  open: OpenPlan,
  { body, names, to }: OfBody & { readonly names: string; readonly to: number | 'all' },
): Promise<Message> {
  const { id } = body.department;
  const read = splitRead(open, names).shares;
  const all = open.draft.tasks.filter(({ lead }) => lead === id).map(({ code }) => code);
  const shares = read.map((share, at) => ({
    ...share,
    codes: to === 'all' ? ('together' as const) : at === to ? all : [],
  }));
  return make(scene, open, {
    correct: { kind: 'split', from: id, shares },
    again: (before) => splitQuestion(open, body, before),
  });
}

export async function back({ world, gesture }: Scene, open: OpenPlan): Promise<Message> {
  const outcome = await takeBack(world, gesture, open.at);
  switch (outcome.kind) {
    case 'refused':
      return refusedAnswer(outcome);
    case 'back':
      return planPreview(outcome.preview, {
        ...{ fileName: '', known: present(world) },
        above: { block: takenBackBlock, mended: outcome.mended },
      });
    case 'as-in-force':
      return asInForce(outcome.plan);
    case 'gone':
    case 'settled':
    case 'outdated':
      return shutAnswer(outcome, null);
  }
}

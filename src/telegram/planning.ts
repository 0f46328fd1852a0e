import { applyPlan, previewPlan, revertPlan } from '../app/plan-drafts.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import {
  appliedAnswer,
  droppedAnswer,
  planPreview,
  revertedAnswer,
  unreadFile,
} from '../texts/plan-draft.js';
import { isCoordinator } from '../tracking/people.js';
import type { Person } from '../tracking/history.js';
import type { Action } from '../texts/action.js';
import type { Answer, Desk } from './desk.js';
import type { Incoming } from './incoming.js';

const PLAN_FILE = /[.](?:docx|docm|html?|md|markdown|txt|json)$/iu;

/** A Word or plan file that a coordinator sends by itself: its preview. Null where it is not that. */
export async function receivingPlan(
  desk: Desk,
  { incoming, person }: { readonly incoming: Incoming; readonly person: Person },
): Promise<Answer> {
  const [file, ...others] = incoming.evidence;
  if (!isCoordinator(person) || !file || file.kind !== 'file' || others.length > 0) return null;
  const name = file.name ?? '';
  if (!PLAN_FILE.test(name)) return null;
  await desk.working(incoming.chat, 'typing');
  const downloaded = await desk.download(file.fileId);
  if (!downloaded.ok) return unreadFile(downloaded.why);
  const year = /\b(?<year>20\d\d)\b/u.exec(incoming.text)?.groups?.['year'];
  const outcome = await previewPlan(desk.world, incoming, {
    name,
    bytes: downloaded.bytes,
    year: year === undefined ? null : Number(year),
  });
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return planPreview(outcome, name);
}

/** Áp dụng, Bỏ, Quay lại: the buttons under a preview and under what was applied. */
export async function decidingPlan(
  desk: Desk,
  gesture: Gesture,
  action: Extract<Action, { kind: 'plan' | 'plan-revert' }>,
): Promise<Message> {
  if (action.kind === 'plan-revert') {
    const outcome = await revertPlan(desk.world, gesture, action.fact);
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : revertedAnswer(outcome);
  }
  if (action.press === 'drop') return droppedAnswer();
  const wanted = { version: action.version, renew: action.press === 'renew' };
  const outcome = await applyPlan(desk.world, gesture, wanted);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return appliedAnswer(outcome, present(desk.world).office);
}

import { applyPlan, previewPlan, revertPlan } from './flow.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Said } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { appliedAnswer, droppedAnswer, planPreview, revertedAnswer, unreadFile } from './words.js';
import { isCoordinator } from '../../journal/people.js';

const PLAN_FILE = /[.](?:docx|docm|html?|md|markdown|txt|json)$/iu;

/** A Word or plan file that a coordinator sends by itself: its preview. Null where it is not that. */
export async function receivePlan(ctx: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const [file, ...others] = incoming.evidence;
  if (!isCoordinator(person) || !file || file.kind !== 'file' || others.length > 0) return null;
  const name = file.name ?? '';
  if (!PLAN_FILE.test(name)) return null;
  await ctx.working(incoming.chat, 'typing');
  const downloaded = await ctx.download(file.fileId);
  if (!downloaded.ok) return unreadFile(downloaded.why);
  const year = /\b(?<year>20\d\d)\b/u.exec(incoming.text)?.groups?.['year'];
  const outcome = await previewPlan(ctx.world, incoming, {
    name,
    bytes: downloaded.bytes,
    year: year === undefined ? null : Number(year),
  });
  return outcome.kind === 'refused' ? refusedAnswer(outcome) : planPreview(outcome, name);
}

/** Áp dụng, Bỏ, Quay lại: the buttons under a preview and under what was applied. */
export const planButtons: Buttons<'plan' | 'plan-revert'> = {
  async plan({ world }, { person, update }, { version, press }) {
    if (press === 'drop') return { kind: 'edit', message: droppedAnswer() };
    const gesture = { person: person.id, update };
    const outcome = await applyPlan(world, gesture, { version, renew: press === 'renew' });
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : appliedAnswer(outcome, present(world).office);
    return { kind: 'edit', message };
  },
  async 'plan-revert'({ world }, { person, update }, { fact }) {
    const outcome = await revertPlan(world, { person: person.id, update }, fact);
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : revertedAnswer(outcome);
    return { kind: 'edit', message };
  },
};

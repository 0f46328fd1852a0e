import { applyPlan, dropPlan, revertPlan } from './flow.js';
import { previewKept, previewPlan, previewRolled } from './preview-flow.js';
import { placePeople } from './place-flow.js';
import { present } from '../../ports/world.js';
import type { Gesture } from '../../ports/world.js';
import { keeping, unattachedOf } from '../../chat/conversation.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Press, Said } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { codesSaid } from '../../speech/said-report.js';
import { formOf, unreadFormOf } from '../../documents/import/reading/file-form.js';
import { isCalledPlan } from './plan-like.js';
import { appliedAnswer, draftGone, droppedAnswer, revertedAnswer } from './applied-words.js';
import { planPreview, unreadFile, unreadForm } from './words.js';
import { placeAnswer } from './place-words.js';
import { conversationWith } from '../../chat/talk.js';
import { placeOf } from '../../chat/unattached.js';
import type { Evidence, FileKind } from '../../journal/fact.js';
import { isCoordinator } from '../../journal/people.js';

/** A document or plan file that a coordinator sends by itself: its preview. Null where it is not that. */
export async function receivePlan(ctx: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const [file, ...others] = incoming.evidence;
  if (!isCoordinator(person) || !file || file.kind !== 'file' || others.length > 0) return null;
  const name = file.name ?? '';
  if (!isRead(name)) return null;
  await ctx.working(incoming.chat, 'typing');
  const downloaded = await ctx.download(file.fileId);
  if (!downloaded.ok) return unreadFile(downloaded.why);
  const year = /\b(?<year>20\d\d)\b/u.exec(incoming.text)?.groups?.['year'];
  const outcome = await previewPlan(ctx.world, incoming, {
    name,
    bytes: downloaded.bytes,
    year: year === undefined ? null : Number(year),
  });
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return planPreview(outcome, { fileName: name, known: present(ctx.world) });
}

/**
 * A plan that a coordinator sends in a form that cannot be read: what to save it as, at once. Words that name a task
 * make its evidence of a file that is called a plan, but not of words that call it one. The pages of an album that has
 * such words are no evidence either.
 */
export async function refuseForm(ctx: ChatContext, { incoming, person }: Said): Promise<Answer | 'said'> {
  const { evidence, text, repliedTo, album, messageId, update } = incoming;
  if (!isCoordinator(person) || repliedTo !== null) return null;
  const place = placeOf(incoming);
  const pages = unattachedOf(conversationWith(ctx.world, place), { messageId: null, album });
  if (text === '' && pages.some((page) => page.takenBy !== null && isCalledPlan(page.words))) return 'said';
  const isNamed = codesSaid(present(ctx.world).office.plan, text).length > 0;
  const plan = filesIn(evidence).find(
    ({ name }) => isCalledPlan(text) || (!isNamed && name !== null && isCalledPlan(name)),
  );
  if (!plan) return null;
  const at = ctx.world.clock.now().iso;
  const page = { messageId, album, at, evidence, words: text, takenBy: update, notice: null };
  if (album !== null) await ctx.world.conversations.change(place, (before) => keeping(before, page));
  return unreadForm(plan.kind === 'photo' ? 'picture' : unreadFormOf(plan.name ?? ''), plan.name);
}

/** Photos, and files whose form cannot be read. */
function filesIn(evidence: readonly Evidence[]): readonly Extract<Evidence, { kind: FileKind }>[] {
  return evidence.flatMap((one) =>
    one.kind === 'photo' || (one.kind === 'file' && !isRead(one.name ?? '')) ? [one] : [],
  );
}

function isRead(name: string): boolean {
  return formOf(name) !== null || /[.]json$/iu.test(name);
}

/** Áp dụng, Bỏ, Quay lại, and where people go: the buttons under a preview and under what was applied. */
export const planButtons: Buttons<'plan' | 'plan-of-year' | 'draft-plan' | 'plan-revert' | 'place'> = {
  async plan({ world }, press, { version, press: what, base = null }) {
    const gesture = gestureOf(press);
    if (what === 'drop') {
      const dropped = await dropPlan(world, gesture, version);
      const message = dropped.kind === 'refused' ? refusedAnswer(dropped) : droppedAnswer(dropped);
      return { kind: 'edit', message };
    }
    const outcome = await applyPlan(world, gesture, { version, renew: what === 'renew', base });
    const message =
      outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : appliedAnswer(outcome, present(world), world.clock.now().day);
    return { kind: 'edit', message };
  },
  /** The question stays: the other year may be looked at as well. */
  async 'plan-of-year'({ world }, press, action) {
    const outcome = await previewKept(world, gestureOf(press), action);
    if (outcome === null)
      return {
        kind: 'edit',
        message: appliedAnswer({ kind: 'gone' }, present(world), world.clock.now().day),
      };
    const message =
      outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : planPreview(outcome, { fileName: '', known: present(world) });
    return { kind: 'send', message };
  },
  /** The message stays: the draft of another year may be looked at as well. */
  async 'draft-plan'(ctx, press, { forYear }) {
    const { world } = ctx;
    await ctx.working(press.chat, 'typing');
    const outcome = await previewRolled(world, gestureOf(press), forYear);
    if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
    const known = present(world);
    const message =
      outcome.kind === 'gone' || outcome.kind === 'in-force'
        ? draftGone(outcome)
        : planPreview(outcome, { fileName: `Dự thảo kế hoạch năm ${forYear}`, known });
    return { kind: 'send', message };
  },
  async 'plan-revert'({ world }, press, { fact }) {
    const outcome = await revertPlan(world, gestureOf(press), fact);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : revertedAnswer(outcome, present(world).office);
    return { kind: 'edit', message };
  },
  /** The preview keeps its own buttons: the choice is a message beside it. */
  async place({ world }, press, action) {
    const outcome = await placePeople(world, gestureOf(press), action);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : placeAnswer(outcome, present(world));
    return { kind: action.person === null && action.to === null ? 'send' : 'edit', message };
  },
};

function gestureOf({ person, update }: Press): Gesture {
  return { person: person.id, update };
}

import { refusedAnswer } from '../../../chat/notices.js';
import { readAction } from '../../../chat/callback-data.js';
import type { Buttons, Commands, Press, Questions } from '../../../chat/feature.js';
import { isOver, overAnswer } from '../../../chat/over-plan.js';
import { present } from '../../../ports/world.js';
import { openToMend, planToMend } from './flow.js';
import type { MendPlace } from './outcome.js';
import type { Answered, Scene } from './correct-chat.js';
import { openForStep } from './newest-flow.js';
import type { OpenStep } from './newest-flow.js';
import { faultLine, shutAnswer, typedLine } from './result-words.js';
import { rowsMessage } from './row-words.js';
import { readWish } from './said.js';
import { carryOut, takeStep } from './step-chat.js';

export const mendCommands: Commands<'mend'> = {
  /** `/mend III.3 hạn trước ngày 15/6`; a reply to a preview means that one. */
  async mend({ world }, { incoming, rest, person }) {
    const gesture = { person: incoming.person, update: incoming.update };
    const replied = placeReplied(incoming.answeredButtons);
    const open = replied ? await openToMend(world, gesture, replied) : await planToMend(world, gesture);
    if (open.kind === 'refused') return refusedAnswer(open);
    if (open.kind !== 'open') return shutAnswer(open, rest);
    if (isOver(world) && open.plan.year === present(world).office.plan.year)
      return overAnswer(world, { person, private: incoming.chat.private }, rest !== '');
    return carryOut({ world, gesture }, open, readWish(open.plan, rest));
  },
};

/** The version of the preview that a message replies to. */
function placeReplied(buttons: readonly string[]): MendPlace | null {
  const [place = null] = buttons.flatMap((data) => {
    const action = readAction(data);
    return action?.kind === 'mend' ? [action] : [];
  });
  return place;
}

export const mendButtons: Buttons<'mend'> = {
  async mend({ world }, press, { step, version, base, offered }) {
    const gesture = { person: press.person.id, update: press.update };
    const typed = press.said?.text ?? null;
    const kept = press.question?.said ?? null;
    const found = await openForStep(world, gesture, { at: { version, base, offered }, step });
    const message =
      'step' in found
        ? await stepMessage({ world, gesture }, found, { typed, kept })
        : found.kind === 'refused'
          ? refusedAnswer(found)
          : shutAnswer(found, typed ?? kept);
    return { kind: isApart(press) ? 'send' : 'edit', message };
  },
};

function stepMessage(
  scene: Scene,
  { open, step }: OpenStep,
  { typed, kept }: { readonly typed: string | null; readonly kept: string | null },
): Answered {
  if ('at' in step) return takeStep(scene, open, { step, typed, kept });
  const words = typed ?? kept;
  return rowsMessage(open, 0, [faultLine(step), ...(words === null ? [] : [typedLine(words)])]);
}

/** A preview keeps its place: what its buttons ask stands beside it. A question gives way to the next one. */
function isApart({ said, question }: Press): boolean {
  return said !== null || question === null;
}

export const mendQuestions: Questions<'mend'> = {
  mend: { expected: () => 'names', subject: 'nội dung sửa kế hoạch' },
};

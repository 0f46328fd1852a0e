import { overviewNow } from './flow.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Buttons, PressResult } from '../../chat/feature.js';
import type { Chat } from '../../chat/incoming.js';
import { staleButton } from '../../chat/notices.js';
import type { DepartmentId } from '../../plan/plan.js';
import type { Message } from '../../words/message.js';
import { timelineCaption, timelineFileName } from './words.js';
import { timelineOf } from './timeline.js';
import { loadPictures, overviewPicture } from './photo-flow.js';

export const pictureButtons: Buttons<'picture'> = {
  picture: (ctx, { chat }, { department }) => draw(ctx, { chat, department }),
};

/** What "Biểu đồ" and "Cả năm" send, as a message of its own; whoever may look may have it. */
export async function draw(
  ctx: ChatContext,
  { chat, department }: { readonly chat: Chat; readonly department: DepartmentId | null },
): Promise<PressResult> {
  const { office } = present(ctx.world);
  const { day, minute } = ctx.world.clock.now();
  const isKnown = department === null || office.plan.departments.some(({ id }) => id === department);
  if (!isKnown) return { kind: 'say', words: staleButton };
  const shown = ctx.working(chat, 'upload_photo');
  const message =
    department === null
      ? await overviewPicture(office, overviewNow(ctx.world, { day, minute }))
      : await yearPicture(ctx, department);
  await shown;
  return { kind: 'send', message };
}

async function yearPicture({ world }: ChatContext, department: DepartmentId): Promise<Message> {
  const { office, history } = present(world);
  const today = world.clock.now().day;
  const rows = timelineOf(office, history, { department, today });
  const { timelinePhoto } = await loadPictures();
  const bytes = await timelinePhoto(office, { department, today, rows });
  const name = timelineFileName(office.plan, department);
  const html = timelineCaption(office, department, today);
  return { html, buttons: [], files: [{ kind: 'upload', as: 'photo', name, bytes }] };
}

import { overviewNow } from '../app/post-picture.js';
import { present } from '../app/world.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import type { Overview } from '../reminders/overview.js';
import type { Message } from '../texts/message.js';
import { overviewCaption, pictureName, timelineCaption } from '../texts/picture.js';
import { timelineOf } from '../tracking/timeline.js';
import type { Desk } from './desk.js';
import type { Chat } from './incoming.js';

/** Loaded with the first picture: the bot starts faster without what draws, and is smaller. */
const loadPictures = () => import('../documents/pictures.js');

/** The plan's state as a photo, its figures in words below it for whoever cannot see it. */
export async function overviewPicture(office: Office, overview: Overview): Promise<Message> {
  const name = pictureName('overview', overview.day);
  const { overviewPhoto } = await loadPictures();
  const bytes = await overviewPhoto(office, overview);
  const html = overviewCaption(office, overview);
  return { html, buttons: [], files: [{ kind: 'upload', as: 'photo', name, bytes }] };
}

interface Picturing {
  readonly chat: Chat;
  /** Null: the whole plan as it is now. */
  readonly department: DepartmentId | null;
}

/** What the buttons "Biểu đồ" and "Cả năm" send; null for a department that the plan does not have. */
export async function picturing(desk: Desk, { chat, department }: Picturing): Promise<Message | null> {
  const { office } = present(desk.world);
  const { day, minute } = desk.world.clock.now();
  if (department !== null && !office.plan.departments.some(({ id }) => id === department)) return null;
  const shown = desk.working(chat, 'upload_photo');
  const message =
    department === null
      ? await overviewPicture(office, overviewNow(desk.world, { day, minute }))
      : await yearPicture(desk, department);
  await shown;
  return message;
}

async function yearPicture(desk: Desk, department: DepartmentId): Promise<Message> {
  const { office, history } = present(desk.world);
  const today = desk.world.clock.now().day;
  const rows = timelineOf(office, history, { department, today });
  const { timelinePhoto } = await loadPictures();
  const bytes = await timelinePhoto(office, { department, today, rows });
  const name = pictureName('timeline', `${department}-${office.plan.year}`);
  const html = timelineCaption(office, department, today);
  return { html, buttons: [], files: [{ kind: 'upload', as: 'photo', name, bytes }] };
}

import type { Office } from '../../plan/plan.js';
import type { Overview } from './overview.js';
import type { Message } from '../../words/message.js';
import { overviewCaption, overviewFileName } from './words.js';

/** Loaded with the first picture: the bot starts faster without what draws, and is smaller. */
export const loadPictures = () => import('./draw-flow.js');

/** The plan's state as a photo, its figures in words below it for whoever cannot see it. */
export async function overviewPicture(office: Office, overview: Overview): Promise<Message> {
  const name = overviewFileName(office.plan, overview.day);
  const { overviewPhoto } = await loadPictures();
  const bytes = await overviewPhoto(office, overview);
  const html = overviewCaption(office, overview);
  return { html, buttons: [], files: [{ kind: 'upload', as: 'photo', name, bytes }] };
}

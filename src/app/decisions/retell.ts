import type { Dispatch } from '../ports.js';
import { retell } from '../tell.js';
import type { Owed } from '../tell.js';
import type { World } from '../world.js';
import { newsOfKey } from './news.js';
import { originalOf } from './owing.js';

/** Sends what one person's gesture has to say to another, and changes the messages that were settled by somebody else. */
export async function retellNews(world: World): Promise<void> {
  await retell(world, (dispatch) => owedOf(world, dispatch));
}

function owedOf(world: World, { key }: Dispatch): Owed | null {
  const news = newsOfKey(world, key);
  if (!news) return null;
  const notice = { kind: 'news', news } as const;
  const original = originalOf(key);
  if (original === null) return { notice };
  const sent = world.outbox.dispatches().find((one) => one.key === original);
  // What has not arrived will say by itself how it was settled.
  return sent?.state === 'sent' && sent.messageId !== null ? { notice, instead: sent.messageId } : null;
}

import { addDays } from '../plan/day.js';
import { officeNews } from '../tracking/office-news.js';
import { findPerson } from '../tracking/people.js';
import { notify } from './notify.js';
import { readSent } from './sent.js';
import { present } from './world.js';
import type { World } from './world.js';

/** After so many days it is no news any more; what still waits stands in the coordinator's letters. */
const NEWS_DAYS = 3;

/**
 * Tells whom it concerns what was arranged: asked of the journal, so that neither a crash nor a silent line loses it,
 * and remembered by person and fact, so that nothing is told twice.
 */
export async function tellOffice(world: World): Promise<void> {
  const today = world.clock.now().day;
  const { office, history } = present(world);
  const facts = world.journal.facts();
  const news = officeNews(office, history, { facts, today, since: addDays(today, -NEWS_DAYS) });
  const sent = readSent(world.outbox.dispatches());
  const reachable = news.filter(({ to }) => {
    const person = findPerson(history, to) ?? history.former.find(({ id }) => id === to);
    return person?.unreachable === null;
  });
  await Promise.all(
    reachable
      .filter(({ key }) => !sent.key(key))
      .map(({ key, to, news: one }) =>
        notify(world, {
          key,
          address: { chat: to, topic: null },
          notice: { kind: 'office-news', news: one },
        }),
      ),
  );
}

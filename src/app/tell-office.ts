import { addDays } from '../plan/day.js';
import { yearOfPeriod } from '../plan/periods.js';
import type { PeriodRef } from '../tracking/fact.js';
import { officeNews } from '../tracking/office-news.js';
import type { OfficeNews } from '../tracking/office-news.js';
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
      .filter(({ key, news: one }) => !sent.key(key) && isOf(office.plan.year, one))
      .map(({ key, to, news: one }) =>
        notify(world, {
          key,
          address: { chat: to, topic: null },
          notice: { kind: 'office-news', news: one },
        }),
      ),
  );
}

/** At a year's turn each piece of news is told with the plan that it is of. */
function isOf(year: number, news: OfficeNews): boolean {
  const of = (ref: PeriodRef): boolean => yearOfPeriod(ref.period) === year;
  switch (news.kind) {
    case 'confirmed':
      return news.periods.some(of);
    case 'returned':
      return of(news.period);
    case 'to-confirm':
    case 'assigned':
    case 'stand-in':
    case 'removed':
      return true;
  }
}

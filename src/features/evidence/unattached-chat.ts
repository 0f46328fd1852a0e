import { latestReport } from './unattached-flow.js';
import { papersReceived } from './words.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Said } from '../../chat/feature.js';
import { inYear } from '../../words/message.js';
import { openWorkOf } from '../../journal/views.js';

/** Photos and files without a word: they wait for the next report, and what can be done with them is offered. */
export function toEvidence({ world }: ChatContext, { incoming, person }: Said): Promise<Answer> {
  if (incoming.text.trim() !== '' || incoming.evidence.length === 0) return Promise.resolve(null);
  const { office, history } = present(world);
  const { day: today, iso } = world.clock.now();
  const open = openWorkOf(office, history, { person, today }).flatMap(({ standings }) => standings);
  const { evidence } = incoming;
  const message = papersReceived(office, { evidence, open }, latestReport(world, person, iso));
  return Promise.resolve(inYear(message, office.plan.year));
}

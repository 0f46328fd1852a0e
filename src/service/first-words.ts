import { invite } from '../features/enrolment/flow.js';
import type { Log } from '../ports/ports.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import type { Config } from './config.js';
import type { Bot } from './bot.js';
import { inviteLink } from '../features/enrolment/link.js';
import { isClosed } from '../journal/closing.js';

/** Where words for whoever started the program go. */
interface Ears {
  readonly log: Log;
  readonly tell: (words: string) => void;
}

/** Once Telegram has answered: menus, and the first coordinator's link where nobody is enrolled. */
export async function onConnected(
  { admins }: Pick<Config, 'admins'>,
  { world, telegraf, dress }: Bot,
  { log, tell }: Ears,
): Promise<void> {
  log.info('connected', { bot: telegraf.botInfo?.username });
  if (present(world).history.people.length === 0 && admins.length === 0) {
    const invited = await invite(world, null, 'DM');
    if (invited.kind === 'invited') {
      const link = inviteLink(telegraf.botInfo?.username ?? '', invited.code);
      tell(
        `Nobody is enrolled yet. Whoever opens this link first becomes the coordinator (7 days, once):\n${link}\nWhere a link opens nothing, send the bot: /start ${invited.code}\n`,
      );
    }
  }
  await dress();
  log.info('ready');
}

/** With a closed plan nothing pretends to be armed. */
export function warnOfClosedPlan(world: World, { log, tell }: Ears): void {
  const { office } = present(world);
  const today = world.clock.now().day;
  if (!isClosed(office, today)) return;
  const { year } = office.plan;
  log.warn('the plan is closed', { year, today });
  tell(
    `The plan of ${year} is closed since 31 days after its year: no reminders, no summaries. ` +
      'Send the plan of this year to the bot as its coordinator, or set PLAN_FILE to it.\n',
  );
}

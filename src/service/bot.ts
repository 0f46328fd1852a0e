import type { Inbox, Messenger, Ticker } from '../ports/ports.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { createTicker } from './ticker.js';
import { createConnection } from '../telegram/connection.js';
import type { Connection } from '../telegram/connection.js';
import { createCourier } from '../telegram/courier.js';
import type { ChatContext } from '../chat/feature.js';
import { features } from './catalogue.js';
import { createDownload } from '../telegram/download.js';
import { attachHandlers, tellFlood } from '../telegram/handlers.js';
import { createIntake } from '../telegram/intake.js';
import type { Intake } from '../telegram/intake.js';
import { createMenus, dressOf } from '../telegram/menus.js';
import type { Plan } from '../plan/plan.js';
import { createMessenger } from './messenger.js';
import type { PaceLimits, PaceTools } from '../telegram/pace.js';

interface BotOptions {
  readonly connection: Connection;
  /** Its signal is given when the bot stops: no message waits for its turn any longer. */
  readonly pace: PaceTools & { readonly limits: PaceLimits };
  /** The world needs the messenger, which needs the bot's connection. */
  readonly worldWith: (messenger: Messenger) => World;
  /** After every tick. */
  readonly onTick: () => void;
  readonly inbox: Inbox;
  /** Whether what people sent before is still being read. */
  readonly isBehind: () => boolean;
}

export interface Bot {
  readonly telegraf: ReturnType<typeof createConnection>;
  /** Where its updates wait for their handlers, however they arrive. */
  readonly intake: Intake;
  readonly world: World;
  readonly ticker: Ticker;
  /** Resolves when what people have sent by now is handled, and no tick is under way. */
  settled(): Promise<void>;
  /** Menus and descriptions for everybody and for each person enrolled. */
  dress(): Promise<void>;
}

/** The whole bot on a telegraf client; how its updates arrive, by polling or webhook, is the caller's. */
export function createBot(options: BotOptions): Bot {
  const telegraf = createConnection(options.connection);
  const { log } = options.connection;
  const courier = createCourier({ ...options.pace, telegram: telegraf.telegram, log });
  const world = options.worldWith(createMessenger(courier.broadcasts));
  const ticker = createTicker(world, onTick, options.isBehind);
  const planOf = (): Plan => present(world).office.plan;
  const menus = createMenus(telegraf.telegram, log, planOf);
  let dressed: string | null = null;
  const chat: ChatContext = {
    world,
    ticker,
    sender: courier.answers,
    features,
    me: () => telegraf.botInfo ?? null,
    download: createDownload(telegraf.telegram, options.connection),
    working: (where, what) => courier.answers.working({ chat: where.id, topic: where.topic }, what),
    setMenu: menus.forPerson,
  };
  attachHandlers(telegraf, chat);
  const intake = createIntake({
    handle: (update) => telegraf.handleUpdate(update),
    inbox: options.inbox,
    log,
    onFlood: (update, flood) => void tellFlood(chat, update, flood),
  });
  return {
    telegraf,
    intake,
    world,
    ticker,
    async settled() {
      await intake.settled();
      await ticker.settled();
    },
    dress,
  };

  async function dress(): Promise<void> {
    dressed = dressOf(planOf());
    await menus.forEverybody();
    for (const person of present(world).history.people) await menus.forPerson(person);
  }

  /** Menus and descriptions speak of the plan in force: another plan brings others. */
  function onTick(): void {
    options.onTick();
    if (dressed !== null && dressed !== dressOf(planOf())) void dress();
  }
}

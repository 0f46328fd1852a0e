import type { Messenger, Ticker } from '../ports/ports.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { createTicker } from './ticker.js';
import { createConnection } from '../telegram/connection.js';
import type { Connection } from '../telegram/connection.js';
import { createCourier } from '../telegram/courier.js';
import type { ChatContext } from '../chat/feature.js';
import { features } from './catalogue.js';
import { createDownload } from '../telegram/download.js';
import { attachHandlers } from '../telegram/handlers.js';
import { createMenus } from '../telegram/menus.js';
import { createMessenger } from './messenger.js';
import type { PaceLimits } from '../telegram/pace.js';

interface BotOptions {
  readonly connection: Connection;
  readonly pace: PaceLimits;
  /** Given when the bot stops: no message waits for its turn any longer. */
  readonly signal: AbortSignal;
  /** The world needs the messenger, which needs the bot's connection. */
  readonly worldWith: (messenger: Messenger) => World;
  /** After every tick. */
  readonly onTick: () => void;
}

export interface Bot {
  readonly telegraf: ReturnType<typeof createConnection>;
  readonly world: World;
  readonly ticker: Ticker;
  /** Menus and descriptions for everybody and for each person enrolled. */
  dress(): Promise<void>;
}

/** The whole bot on a telegraf client; how its updates arrive, by polling or webhook, is the caller's. */
export function createBot(options: BotOptions): Bot {
  const telegraf = createConnection(options.connection);
  const { log } = options.connection;
  const courier = createCourier({
    telegram: telegraf.telegram,
    limits: options.pace,
    log,
    signal: options.signal,
  });
  const world = options.worldWith(createMessenger(courier));
  const ticker = createTicker(world, options.onTick);
  const menus = createMenus(telegraf.telegram, log);
  const chat: ChatContext = {
    world,
    ticker,
    sender: courier,
    features,
    me: () => telegraf.botInfo ?? null,
    download: createDownload(telegraf.telegram, options.connection.scrub),
    working: (where, what) => courier.working({ chat: where.id, topic: where.topic }, what),
    setMenu: menus.forPerson,
  };
  attachHandlers(telegraf, chat);
  return {
    telegraf,
    world,
    ticker,
    async dress() {
      await menus.forEverybody();
      for (const person of present(world).history.people) await menus.forPerson(person);
    },
  };
}

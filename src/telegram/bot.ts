import type { Telegraf } from 'telegraf';
import type { Messenger } from '../app/ports.js';
import { present } from '../app/world.js';
import type { World } from '../app/world.js';
import { createTicker } from '../app/ticker.js';
import type { Ticker } from '../app/ticker.js';
import { createConnection } from './connection.js';
import type { Connection } from './connection.js';
import { createCourier } from './courier.js';
import type { Desk } from './desk.js';
import { createDownload } from './download.js';
import { attachHandlers } from './handlers.js';
import { createMenus } from './menus.js';
import { createMessenger } from './messenger.js';
import type { PaceLimits } from './pace.js';

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
  readonly telegraf: Telegraf;
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
  const desk: Desk = {
    world,
    ticker,
    me: () => telegraf.botInfo ?? null,
    download: createDownload(telegraf.telegram, options.connection.scrub),
    working: (chat, what) => courier.working({ chat: chat.id, topic: chat.topic }, what),
  };
  attachHandlers(telegraf, { desk, courier });
  return {
    telegraf,
    world,
    ticker,
    async dress() {
      const menus = createMenus(telegraf.telegram, log);
      await menus.forEverybody();
      for (const person of present(world).history.people) await menus.forPerson(person);
    },
  };
}

import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { momentIn } from '../../plan/day.js';
import type { Plan } from '../../plan/plan.js';
import type { Service } from '../../service/service.js';
import type { Double } from '../../bot-api-double/bot-api-double.js';
import { createLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { instantOf } from './moments.js';
import type { Hours, Stop } from './moments.js';
import type { PlayFile, SavedPlay } from './saved-play.js';

/** One run of the unchanged bot among invented people, and a clock that can be put forward. */
export interface Play {
  readonly plan: Plan;
  readonly hours: Hours;
  readonly double: Double;
  readonly ledger: Ledger;
  readonly world: World;
  readonly now: () => Stop;
  /** Puts the clock there and lets the bot's own tick run, as its heartbeat would. */
  readonly goTo: (stop: Stop) => Promise<void>;
  /** After somebody did something: settles when the bot has answered it all. */
  readonly settle: () => Promise<void>;
  readonly read: Map<number, number>;
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a play is made of. */
export interface Stage {
  readonly plan: Plan;
  readonly hours: Hours;
  readonly double: Double;
  readonly service: Service;
  readonly file: PlayFile;
  readonly clock: { now: Date };
}

/** Goes on where the saved play ended, or from the beginning. */
export function playOn({ plan, hours, double, service, file, clock }: Stage, saved: SavedPlay | null): Play {
  const { world, ticker } = service.bot;
  const ledger = createLedger(saved?.causes ?? []);
  const read = new Map(Object.entries(saved?.read ?? {}).map(([chat, id]) => [Number(chat), id]));
  const tick = async (): Promise<void> => {
    await ticker.run();
    ledger.copy(world.outbox.dispatches());
  };
  const save = (): Promise<void> =>
    file.write(
      {
        now: clock.now.getTime(),
        double: double.snapshot(),
        causes: ledger.causes(),
        read: Object.fromEntries([...read].map(([chat, id]) => [String(chat), id])),
      },
      plan,
    );
  return {
    plan,
    hours,
    double,
    ledger,
    world,
    read,
    now() {
      const { day, minute } = momentIn(hours.timeZone, clock.now);
      return { day, minute };
    },
    async goTo(stop) {
      clock.now = instantOf(hours, stop);
      // Of thousands of calls of a year nobody asks any more.
      double.forgetRequests();
      await tick();
    },
    async settle() {
      await double.idle();
      await service.bot.settled();
      await tick();
    },
    save,
    async close() {
      await service.stop();
      await save();
      await double.close();
    },
  };
}

/** The office as it stands, with the days off that the coordinator has changed. */
export function presentOf(play: Play): ReturnType<typeof present> {
  return present(play.world);
}

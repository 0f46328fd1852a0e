import type { Telegram } from 'telegraf';
import type { Log } from '../ports/ports.js';
import { botDescription, botShortDescription, menuOf, roleOf } from '../chat/help.js';
import type { Person } from '../journal/history.js';
import type { Plan } from '../plan/plan.js';

export interface Menus {
  /** The bot's description and the menus that do not depend on the person. */
  forEverybody(): Promise<void>;
  /** Shows a person the commands of his posts. */
  forPerson(person: Person): Promise<void>;
}

/** Menus are a comfort: where Telegram refuses one, the log says so and the bot goes on. */
export function createMenus(telegram: Telegram, log: Log, planOf: () => Plan): Menus {
  return {
    async forEverybody() {
      await attempt('default', () => telegram.setMyCommands([...menuOf(planOf(), 'stranger')]));
      await attempt('groups', () =>
        telegram.setMyCommands([...menuOf(planOf(), 'group')], { scope: { type: 'all_group_chats' } }),
      );
      await attempt('description', () => telegram.setMyDescription(botDescription(planOf())));
      await attempt('short description', () => telegram.setMyShortDescription(botShortDescription(planOf())));
    },
    async forPerson(person) {
      const scope = { type: 'chat', chat_id: person.id } as const;
      await attempt(`person ${person.id}`, () =>
        telegram.setMyCommands([...menuOf(planOf(), roleOf(person))], { scope }),
      );
    },
  };

  async function attempt(what: string, call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      log.warn('menu not set', { what, error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** All that is shown of a plan outside of messages, to tell whether another plan shows something else. */
export function dressOf(plan: Plan): string {
  const menus = (['officer', 'coordinator', 'chairman', 'group'] as const).map((role) => menuOf(plan, role));
  return JSON.stringify([botDescription(plan), botShortDescription(plan), menus]);
}

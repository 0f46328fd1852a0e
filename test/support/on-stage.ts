import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import type { Stage } from './stage.js';

interface Chat {
  readonly id: number;
}

/** What tests do and look for on a stage again and again. */
interface OnStage {
  /** The kinds of the facts that the journal holds, in order. */
  readonly kinds: () => readonly string[];
  /** How many facts of a kind the journal holds. */
  readonly count: (kind: string) => number;
  /** Presses, and lets it be handled. */
  readonly press: (who: UserHandle, message: Posted, label: string) => Promise<void>;
  /** A message as it is now. @throws where it is gone */
  readonly now: (message: Posted) => Posted;
  /** What the bot said in a chat with those words in it. */
  readonly said: (where: Chat, words: string) => readonly Posted[];
  /** The newest of what the bot said in a chat in that form. @throws where there is none */
  readonly found: (where: Chat, form: RegExp) => Posted;
}

/** The same on whichever stage a file's tests have open. */
export function onStage(open: () => Stage): OnStage {
  const kinds = (): readonly string[] =>
    open()
      .service()
      .bot.world.journal.facts()
      .map(({ kind }) => kind);
  return {
    kinds,
    count: (kind) => kinds().filter((one) => one === kind).length,
    async press(who, message, label) {
      who.presses(message, label);
      await open().settle();
    },
    now({ chat, id }) {
      const current = open().double.message({ chat, id });
      if (!current) throw new Error('the message is gone');
      return current;
    },
    said: ({ id }, words) =>
      open()
        .double.messagesTo(id)
        .filter(({ text }) => text.includes(words)),
    found({ id }, form) {
      const message = open()
        .double.messagesTo(id)
        .findLast(({ text }) => form.test(text));
      if (!message) throw new Error(`nothing like ${form} there`);
      return message;
    },
  };
}

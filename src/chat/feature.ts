import type { Downloaded, Sender, Ticker, Working } from '../ports/ports.js';
import type { World } from '../ports/world.js';
import type { Chat, Incoming } from './incoming.js';
import type { Action, ActionOf } from '../words/action.js';
import type { CommandName } from '../words/commands.js';
import type { Message } from '../words/message.js';
import type { Evidence } from '../journal/fact.js';
import type { Person } from '../journal/history.js';
import type { Expected } from './answering.js';
import type { Question, Reporting, Unattached } from './conversation.js';

/** A command as its handler gets it; whether the person may use it was looked up at that very moment. */
export interface CommandCall {
  readonly incoming: Incoming;
  /** What follows the command's name. */
  readonly rest: string;
  /** Null in the bound group for somebody who is not enrolled. */
  readonly person: Person | null;
}

/** What is answered; null: nothing. */
export type Answer = Message | null;

export type CommandHandler = (ctx: ChatContext, call: CommandCall) => Answer | Promise<Answer>;

/** The handlers of some commands. */
export type Commands<Names extends CommandName> = Readonly<Record<Names, CommandHandler>>;

/** One press of a button: who pressed it is looked up now, whoever the message was for. */
export interface Press {
  readonly update: number;
  readonly person: Person;
  readonly chat: Chat;
  /** The message that bears the button. */
  readonly messageId: number;
  /** The message as the person sees it; null where Telegram shows it no more. */
  readonly shown: ShownMessage | null;
  /** The command of the same person that the button's message answered: its note and evidence are the report's. */
  readonly asked: { readonly text: string; readonly evidence: readonly Evidence[] } | null;
  /** Of a question of the bot's: what the person said to it. Null for a button that was pressed. */
  readonly said: {
    readonly text: string;
    readonly evidence: readonly Evidence[];
    /** A reply to the question, or the next words of the chat. */
    readonly how: 'reply' | 'next';
  } | null;
  /** What the person sent before and what belongs to nothing yet: it joins the report that the press makes. */
  readonly joined: readonly Unattached[];
  /** What the button's message asks, where it asks something. */
  readonly question: Question | null;
}

/** A message of the bot's as it stands in a chat. */
export interface ShownMessage {
  readonly messageId: number;
  readonly text: string;
  /** The beginning of the text, so many UTF-16 units, as the HTML in which it was sent. */
  readonly html: (length?: number) => string;
  /** Seconds since 1970. */
  readonly date: number;
  readonly rows: readonly (readonly { readonly label: string; readonly data: string }[])[];
  /** The person's message that it answers. */
  readonly command: Incoming | null;
}

/** What a press leads to: a message that takes the place of the button's own, one of its own, or a word on top. */
export type PressResult =
  /** `plain`: what it says can be seen in the letter as well. */
  | { readonly kind: 'edit'; readonly message: Message; readonly plain?: boolean }
  /** The letter's own message, changed; `answer` is said besides (`also`), or where the letter cannot be changed. */
  | {
      readonly kind: 'letter';
      readonly message: Message;
      readonly answer: Message | null;
      readonly also: boolean;
      readonly words: string | null;
    }
  /** Other check-ins of the letter are ticked. */
  | { readonly kind: 'ticks'; readonly ticked: bigint }
  | { readonly kind: 'send'; readonly message: Message }
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'nothing' };

type Kind = Action['kind'];

/** The buttons that the conversation itself handles. */
export type OwnKind = 'cancel' | 'record-words' | 'in-year' | 'take-forwarded';

/** A method, so that a handler of one kind of button stands in the table of all. */
export interface PressHandling<Of> {
  handle(ctx: ChatContext, press: Press, action: Of): PressResult | Promise<PressResult>;
}

/** The handler of a kind of button. */
export type PressHandler<K extends Kind> = PressHandling<ActionOf<K>>['handle'];

/** The handlers of some kinds of buttons. */
export type Buttons<Kinds extends Kind> = { readonly [K in Kinds]: PressHandler<K> };

/** A kind of question that words answer. */
interface AnyQuestion {
  expected(action: Action): Expected;
  /** What the words are, as the bot names them where it asks whether they are the answer. */
  readonly subject: string;
}

/** The questions of a feature, by the action that takes their answer. */
export type Questions<Kinds extends Kind> = {
  readonly [K in Kinds]: {
    expected(action: ActionOf<K>): Expected;
    readonly subject: string;
  };
};

/** Who said something that is no command, and with which rights. */
export interface Said {
  readonly incoming: Incoming;
  readonly person: Person;
}

/** Words that are no command and answer no question: what becomes of them, or null where they mean something else. */
export type WordsHandler = (ctx: ChatContext, said: Said) => Promise<Answer>;

/** The same for what was sent; `said`: it belongs to something that was answered already. */
export type DocumentHandler = (ctx: ChatContext, said: Said) => Promise<Answer | 'said'>;

/** What the conversation is handed: it knows no feature by itself. */
export interface Features {
  readonly commands: Commands<CommandName>;
  readonly buttons: Buttons<Exclude<Kind, OwnKind>>;
  readonly questions: Partial<Readonly<Record<Kind, AnyQuestion>>>;
  /** The commands that record something of a task: an edited message with one of them is told that edits are not read. */
  readonly reports: readonly CommandName[];
  /** Words and evidence that reply to what the bot said: tried in their order, before "thôi" is understood. */
  readonly replies: readonly WordsHandler[];
  /** Replies in free words, such as those to a nudge: tried after "thôi", before an open question. */
  readonly freeReplies: readonly WordsHandler[];
  /** The same in the bound group. */
  readonly repliesInGroup: readonly WordsHandler[];
  /** Takes a document for what it is, such as a plan. */
  readonly documents: readonly DocumentHandler[];
  /** Tried last; the last of them always answers. */
  readonly otherWords: readonly WordsHandler[];
  /** Puts what a press did into the letter that bears the button. */
  readonly shownInPlace: (ctx: ChatContext, press: Press, action: Action, result: PressResult) => PressResult;
  /** Adds a later item of an album to the report that its first one made; the answer as it reads now. */
  readonly addToReport: (ctx: ChatContext, incoming: Incoming, report: Reporting) => Promise<Message | null>;
  /** What somebody in the bound group who is not enrolled may look at. */
  readonly pressedByReader: (
    ctx: ChatContext,
    pressed: { readonly chat: Chat; readonly action: Action },
  ) => PressResult | Promise<PressResult>;
  /** A code that begins an invitation's link. */
  readonly isInvitation: (words: string) => boolean;
}

/** What commands and buttons are handled with. */
export interface ChatContext {
  readonly world: World;
  readonly ticker: Ticker;
  readonly sender: Sender;
  /** What the office can do by commands, buttons and words. */
  readonly features: Features;
  /** Who the bot is; null before Telegram has said so. */
  readonly me: () => { readonly id: number; readonly username: string } | null;
  /** Fetches a file that somebody sent, of five megabytes at most. */
  readonly download: (fileId: string) => Promise<Downloaded>;
  /** Shows in a chat that something takes its time. */
  readonly working: (chat: Chat, what: Working) => Promise<void>;
  /** Shows a person the commands of his posts. */
  readonly setMenu: (person: Person) => Promise<void>;
}

/** The bot's own user name, for links. */
export function botName(ctx: Pick<ChatContext, 'me'>): string {
  return ctx.me()?.username ?? '';
}

/** The first answer that one of them has. */
export async function firstOf(
  ctx: ChatContext,
  handlers: readonly WordsHandler[],
  said: Said,
): Promise<Answer> {
  for (const handle of handlers) {
    const answer = await handle(ctx, said);
    if (answer) return answer;
  }
  return null;
}

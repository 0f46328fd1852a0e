/** What the server of the playground tells its page, and what the page may ask of it. Types alone. */

/** Everything but the words of the chats; comes again after every change. */
export interface PlayState {
  readonly clock: {
    /** `2025-01-02` */
    readonly day: string;
    /** `Thứ Năm, 02/01/2025` */
    readonly date: string;
    /** `07:00` */
    readonly time: string;
    /** `Nghỉ Tết Nguyên đán`, `Ngày nghỉ`; empty on a working day. */
    readonly rest: string;
  };
  readonly playing: boolean;
  /** The clock is on its way to a moment. */
  readonly moving: boolean;
  /** The plan is closed: nothing more will come by itself. */
  readonly ended: boolean;
  readonly chats: readonly ChatSummary[];
  /** By day, how many messages the bot has sent by itself. */
  readonly sent: Readonly<Record<string, number>>;
}

export interface ChatSummary {
  readonly id: number;
  readonly kind: 'private' | 'group';
  readonly title: string;
  readonly role: string;
  readonly initials: string;
  readonly unread: number;
  readonly preview: string;
  /** `07:30` today, `02/01` before; empty where nothing was said. */
  readonly when: string;
  /** Differs whenever something in the chat does. */
  readonly version: string;
}

/** The days of the plan's year; does not change while the playground runs. */
export interface YearView {
  readonly year: number;
  readonly office: string;
  readonly first: string;
  readonly last: string;
  readonly off: readonly string[];
  /** By day, how many messages there would be if nobody reported anything. */
  readonly expected: Readonly<Record<string, number>>;
  /** On the buttons of the clock. */
  readonly summaryAt: string;
  readonly remindAt: string;
}

export interface ChatView {
  readonly id: number;
  readonly kind: 'private' | 'group';
  readonly title: string;
  readonly role: string;
  readonly version: string;
  /** The newest ones, oldest first. */
  readonly messages: readonly MessageView[];
  /** How many there are before them. */
  readonly earlier: number;
  readonly commands: readonly CommandView[];
  /** Who can speak here; of a private chat the one person. */
  readonly speakers: readonly Speaker[];
}

export interface Speaker {
  readonly id: number;
  readonly name: string;
}

export interface CommandView {
  readonly command: string;
  readonly description: string;
}

export interface MessageView {
  readonly id: number;
  readonly bot: boolean;
  readonly author: number;
  readonly name: string;
  readonly text: string;
  /** Offsets in UTF-16 units, as strings of JavaScript count. */
  readonly entities: readonly EntityView[];
  readonly buttons: readonly (readonly ButtonView[])[];
  readonly replyTo: { readonly id: number; readonly name: string; readonly excerpt: string } | null;
  readonly day: string;
  readonly date: string;
  readonly time: string;
  readonly edited: boolean;
  readonly file: { readonly id: string; readonly name: string; readonly picture: boolean } | null;
}

export interface EntityView {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

interface ButtonView {
  readonly text: string;
  /** Null: it only tells the bot. */
  readonly url: string | null;
}

/** What the bot answered to a pressed button. */
export interface PressView {
  readonly text: string;
  readonly alert: boolean;
}

export interface WhyView {
  readonly heading: string;
  readonly lead: string;
  readonly tasks: readonly WhyTask[];
  /** Closing remarks, a paragraph each. */
  readonly notes: readonly string[];
}

export interface WhyTask {
  readonly code: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly ladder: readonly WhyRung[];
  readonly after: string;
}

export interface WhyRung {
  readonly date: string;
  readonly words: string;
  readonly fate: 'this' | 'sent' | 'passed' | 'coming' | 'spared';
  /** The fate in words, for whoever does not see its sign. */
  readonly fateWords: string;
}

export type Destination =
  | { readonly to: 'working-day' }
  | { readonly to: 'reminder' }
  | { readonly to: 'summary' }
  | { readonly to: 'date'; readonly day: string };

/** Where a move of the clock ended, in words for the screen reader; a fault where it could not begin. */
export interface MoveView {
  readonly words: string;
}

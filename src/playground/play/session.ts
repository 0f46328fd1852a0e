import type { UserHandle } from '../../bot-api-double/people.js';
import type { Place } from '../../bot-api-double/people.js';
import { guestName } from '../words.js';
import { createMover } from './mover.js';
import type { Mover } from './mover.js';
import { emptyFolder, openPlay } from './open-play.js';
import type { PlayOptions } from './open-play.js';
import type { Play } from './play.js';

/** The play that is on, and what the page does with it; "Bắt đầu lại" puts another one in its place. */
export interface Session {
  readonly play: () => Play;
  readonly mover: () => Mover;
  /** Called after every change, at most every tenth of a second; gives what ends that. */
  onChange(listener: () => void): () => void;
  say(words: Words): Promise<boolean>;
  /** What the bot answered to the press; null where there is no such button. */
  press(button: Pressing): Promise<{ readonly text: string; readonly alert: boolean } | null>;
  /** Somebody new opens an invitation; the chat. */
  join(code: string): Promise<number>;
  readUpTo(chat: number, message: number): void;
  restart(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

interface Words {
  readonly chat: number;
  readonly as: number;
  readonly text: string;
  readonly replyTo: number | null;
  readonly file: { readonly name: string; readonly picture: boolean; readonly bytes: Buffer } | null;
}

interface Pressing {
  readonly chat: number;
  readonly as: number;
  readonly message: number;
  readonly row: number;
  readonly column: number;
}

interface SessionOptions extends PlayOptions {
  readonly secondsADay: number;
}

const NEWS_EVERY = 100;
const SAVE_AFTER = 1000;

export async function openSession(
  options: SessionOptions,
): Promise<
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly faults: readonly string[] }
> {
  const opened = await openPlay(options);
  if (!opened.ok) return opened;
  return { ok: true, session: sessionOver(opened.play, options) };
}

function sessionOver(first: Play, options: SessionOptions): Session {
  const { log, secondsADay } = options;
  const listeners = new Set<() => void>();
  const tell = after(NEWS_EVERY, () => listeners.forEach((listener) => listener()));
  const save = after(SAVE_AFTER, () => {
    // A year's way has a picture every week: it is saved once, where it ends.
    if (mover.state().moving) return save.soon();
    play.save().catch((error: unknown) => log.error('the playground was not saved', { error }));
  });
  const changed = (): void => {
    tell.soon();
    save.soon();
  };
  const watch = (watched: Play): Mover => {
    watched.double.onChange(changed);
    return createMover({ play: watched, secondsADay, changed });
  };
  let play = first;
  let mover = watch(play);
  const end = async (): Promise<void> => {
    await mover.stop();
    save.never();
    await play.close();
    // What the bot still did while it stopped is in the last save already.
    save.never();
  };
  return {
    play: () => play,
    mover: () => mover,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        // A calendar that nobody looks at has no reason to run.
        if (listeners.size === 0 && mover.state().playing) void mover.stop();
      };
    },
    say: (words) => say(play, words),
    press: (button) => press(play, button),
    join: (code) => join(play, code),
    readUpTo(chat, message) {
      if ((play.read.get(chat) ?? 0) >= message) return;
      play.read.set(chat, message);
      changed();
    },
    async restart() {
      await end();
      await emptyFolder(options.folder);
      const again = await openPlay(options);
      if (!again.ok) return again.faults;
      ({ play } = again);
      mover = watch(play);
      changed();
      return [];
    },
    async stop() {
      tell.never();
      await end();
    },
  };
}

async function say(play: Play, { chat, as, text, replyTo, file }: Words): Promise<boolean> {
  const user = speaker(play, chat, as);
  if (!user) return false;
  const place: Place | null = replyTo === null ? null : { chat, id: replyTo };
  const extra = { ...(place ? { replyTo: place } : {}), ...(chat === as ? {} : { in: { id: chat } }) };
  if (!file) user.says(text, extra);
  else if (file.picture) user.sendsPhoto(text, { ...extra, bytes: file.bytes });
  else user.sendsDocument(file.name, text, { ...extra, bytes: file.bytes });
  await play.settle();
  return true;
}

async function press(
  play: Play,
  { chat, as, message, row, column }: Pressing,
): Promise<{ readonly text: string; readonly alert: boolean } | null> {
  const user = speaker(play, chat, as);
  const button = play.double.message({ chat, id: message })?.buttons[row]?.[column];
  if (!user || !button || button.data === null) return null;
  const pressed = user.presses({ chat, id: message }, button.data);
  await play.settle();
  return pressed.answer() ?? { text: '', alert: false };
}

async function join(play: Play, code: string): Promise<number> {
  const people = play.double.people();
  const id = Math.max(...people.map((person) => person.id)) + 1;
  const guests = people.filter(({ username }) => username !== null).length + 1;
  const guest = play.double.user({ id, firstName: guestName(guests), username: `khach_${guests}` });
  guest.start(code);
  await play.settle();
  return id;
}

/** Whoever may speak there: the person of a private chat, a member of the group. */
function speaker(play: Play, chat: number, as: number): UserHandle | null {
  if (chat === as && as > 0) return play.double.knownUser(as);
  const group = play.double.groups().find(({ id }) => id === chat);
  return group?.members.has(as) === true ? play.double.knownUser(as) : null;
}

interface Later {
  soon(): void;
  never(): void;
}

/** Once, a while after the first of many wishes. */
function after(milliseconds: number, work: () => void): Later {
  let timer: NodeJS.Timeout | null = null;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null;
        work();
      }, milliseconds);
    },
    never() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

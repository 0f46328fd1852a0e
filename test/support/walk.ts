import type { Extra, Place, Pressed, Said, UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { addDays, day } from '../../src/plan/day.js';
import type { Stage } from './stage.js';

/** Somebody in the walk: who it is in the transcript, and where the bot writes to them. */
export interface Walker {
  readonly name: string;
  readonly handle: UserHandle;
}

/** A stage on which everything that is said is written down, chat by chat, in an order that never differs. */
export interface Walk {
  /** Moves the clock on, with a tick at each morning and afternoon on the way; what the bot says by itself stands under it. */
  readonly at: (local: string) => Promise<void>;
  readonly says: (who: Walker, words: string, extra?: Extra) => Promise<void>;
  readonly sendsPhoto: (who: Walker, caption: string, extra?: Extra) => Promise<void>;
  /** Presses one button after the other under a message as it then stands. */
  readonly taps: (who: Walker, message: Place, ...buttons: readonly string[]) => Promise<void>;
  /** Any other act, told in words. */
  readonly does: (what: string, act: () => unknown) => Promise<void>;
  /** The newest message of the bot in a chat whose words match. */
  readonly last: (chat: { readonly id: number }, form?: RegExp) => Posted;
  readonly transcript: () => string;
}

/** Begins to write down; what was said before is not in it. */
export function walkOn(stage: Stage, begins: string, names: ReadonlyMap<number, string>): Walk {
  const lines: string[] = [];
  let at = begins;
  let seen = new Map<string, Posted>();
  const nameOf = (chat: number): string => names.get(chat) ?? String(chat);
  const now = (): Map<string, Posted> => {
    const chats = [...names.keys()];
    return new Map(
      chats.flatMap((chat) => stage.double.chat(chat).map((one) => [`${one.chat}/${one.id}`, one] as const)),
    );
  };
  const writeDown = (): void => {
    const after = now();
    for (const [key, message] of after) {
      if (message.from !== stage.double.botId) continue;
      const before = seen.get(key);
      if (!before) lines.push(`  BOT → ${nameOf(message.chat)}:`, ...shown(message));
      else lines.push(...edited(nameOf(message.chat), before, message));
    }
    seen = after;
  };
  const act = async (what: string, doing: () => unknown): Promise<void> => {
    lines.push('', what);
    const done = doing();
    await stage.settle();
    if (isPressed(done) && done.answer()?.text) lines.push(`  (toast: ${done.answer()?.text ?? ''})`);
    writeDown();
  };
  const answered = (extra: Extra | undefined): string => {
    const to = extra?.replyTo && stage.double.message(extra.replyTo);
    const where = extra?.in ? ` in ${nameOf(extra.in.id)}` : '';
    return `${where}${to ? `, to “${firstLine(to.text)}”` : ''}`;
  };
  seen = now();
  return {
    async at(local) {
      for (const hour of hoursUntil(at, local)) {
        await stage.clock(hour);
        await stage.settle();
        const length = lines.push('', `──── ${hour} ────`);
        writeDown();
        if (lines.length === length && hour !== local) lines.splice(length - 2);
      }
      at = local;
    },
    says: (who, words, extra) =>
      act(`${who.name}${answered(extra)}: ${words}`, (): Said => who.handle.says(words, extra)),
    sendsPhoto: (who, caption, extra) =>
      act(`${who.name}${answered(extra)} sends a photo: ${caption}`, () =>
        who.handle.sendsPhoto(caption, extra),
      ),
    async taps(who, message, ...buttons) {
      for (const button of buttons) {
        const current = stage.double.message(message);
        const under = firstLine(current?.text ?? '');
        await act(`${who.name} presses [${button}] under “${under}”`, () =>
          who.handle.presses(message, button),
        );
      }
    },
    does: (what, doing) => act(what, doing),
    last(chat, form = /(?:)/u) {
      const message = stage.double.messagesTo(chat.id).findLast(({ text }) => form.test(text));
      if (!message) throw new Error(`nothing like ${form} in the chat of ${nameOf(chat.id)}`);
      return message;
    },
    transcript: () =>
      `${lines.join('\n').trim()}\n`.replaceAll(/(?<word>start=|\/start )[\w-]{16,}/gu, '$<word>(code)'),
  };
}

/** The mornings and afternoons in between, at which the bot speaks by itself, and the hour itself. */
function hoursUntil(from: string, to: string): readonly string[] {
  const hours: string[] = [];
  for (let date = day(from.slice(0, 10)); date <= to.slice(0, 10); date = addDays(date, 1)) {
    hours.push(...[`${date} 07:30`, `${date} 16:00`].filter((hour) => hour > from && hour < to));
  }
  return [...hours, to];
}

function isPressed(done: unknown): done is Pressed {
  return typeof done === 'object' && done !== null && 'answer' in done;
}

function shown(message: Posted): readonly string[] {
  const files = message.file ? [`(${message.kind}: ${message.file.name})`] : [];
  const text = message.text === '' ? [] : message.text.split('\n');
  return [...files, ...text, ...buttonRows(message)].map((line) => (line === '' ? '' : `    ${line}`));
}

function buttonRows({ buttons }: Posted): readonly string[] {
  return buttons.map((row) => row.map(({ text }) => `[${text}]`).join(' '));
}

/** Only what changed: lines that went, lines that came, and the buttons where they are others. */
function edited(name: string, before: Posted, after: Posted): readonly string[] {
  const old = before.text.split('\n');
  const fresh = after.text.split('\n');
  const gone = old.filter((line) => line !== '' && !fresh.includes(line)).map((line) => `    − ${line}`);
  const came = fresh.filter((line) => line !== '' && !old.includes(line)).map((line) => `    + ${line}`);
  const rows = buttonRows(after);
  const pressed = rows.join('\n') === buttonRows(before).join('\n');
  const buttons = pressed ? [] : rows.length === 0 ? ['    (no buttons)'] : rows.map((row) => `    ${row}`);
  const changes = [...gone, ...came, ...buttons];
  if (changes.length === 0) return [];
  return [`  BOT edits “${firstLine(before.text)}” of ${name}:`, ...changes];
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

import { arrange, button, find, make } from './dom.js';
import { messageElement } from './message.js';
import type { MessageActions } from './message.js';
import { createFollower } from './follower.js';
import type { ChatView, MessageView } from './wire.js';

interface Conversation {
  show(chat: ChatView, speaker: number): void;
  /** Marks the message whose reason is shown. */
  choose(message: number | null): void;
  goTo(message: number): void;
  goToDay(day: string): void;
}

interface ConversationActions extends Omit<MessageActions, 'goTo'> {
  readonly earlier: () => void;
}

interface Known {
  readonly json: string;
  readonly element: HTMLElement;
}

/** What stands in the log under a key: kept as it is while its JSON is the same. */
type Keep = (key: string, json: string, build: () => HTMLElement) => void;

/** The middle: what was said, kept in place while it changes. */
export function createConversation(actions: ConversationActions): Conversation {
  const log = find('log', HTMLDivElement);
  const follower = createFollower(log);
  let known = new Map<string, Known>();
  let shown: number | null = null;
  let chosen: number | null = null;
  const mark = (): void => {
    for (const element of log.querySelectorAll('.chosen')) element.classList.remove('chosen');
    if (chosen !== null) document.getElementById(`m${chosen}`)?.classList.add('chosen');
  };
  return {
    show(chat, speaker) {
      const fresh = chat.id !== shown;
      // What was said long ago is not read out when a chat is opened; what comes then is.
      if (fresh) {
        log.setAttribute('aria-live', 'off');
        known = new Map();
        chosen = null;
      }
      const next = new Map<string, Known>();
      fill(chat, speaker, actions, (key, json, build) => {
        const before = known.get(key);
        next.set(key, before?.json === json ? before : { json, element: build() });
      });
      known = next;
      follower.through(fresh, () => {
        arrange(
          log,
          [...next.values()].map(({ element }) => element),
        );
      });
      mark();
      if (fresh) setTimeout(() => log.setAttribute('aria-live', 'polite'), 0);
      shown = chat.id;
    },
    choose(message) {
      chosen = message;
      mark();
    },
    goTo,
    goToDay: (day) => log.querySelector(`[data-day="${day}"]`)?.scrollIntoView({ block: 'start' }),
  };
}

function fill(chat: ChatView, speaker: number, actions: ConversationActions, keep: Keep): void {
  if (chat.earlier > 0) {
    const words = `Xem ${chat.earlier} tin trước`;
    keep('earlier', words, () => button(words, actions.earlier, 'earlier'));
  }
  if (chat.messages.length === 0) {
    keep('empty', '', () => make('p', { class: 'empty', text: 'Chưa có tin nhắn.' }));
  }
  let before: MessageView | null = null;
  for (const message of chat.messages) {
    if (message.day !== before?.day) keep(message.day, message.date, () => dayElement(message));
    const own = message.author === speaker;
    const named = chat.kind === 'group' && !own && message.author !== before?.author;
    const placed = { message, own, named };
    keep(`m${message.id}`, JSON.stringify(placed), () => messageElement(placed, { ...actions, goTo }));
    before = message;
  }
}

function goTo(message: number): void {
  const element = document.getElementById(`m${message}`);
  element?.scrollIntoView({ block: 'center' });
  element?.classList.remove('flash');
  requestAnimationFrame(() => element?.classList.add('flash'));
}

function dayElement({ day, date }: MessageView): HTMLElement {
  return make('h3', {
    class: 'day',
    attributes: { 'data-day': day },
    children: [make('span', { text: date })],
  });
}

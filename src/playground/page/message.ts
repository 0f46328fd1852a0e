import { button, make } from './dom.js';
import { formatted } from './formatted.js';
import type { TextActions } from './formatted.js';
import type { MessageView } from './wire.js';

export interface MessageActions extends TextActions {
  readonly press: (message: number, row: number, column: number) => void;
  readonly why: (message: number) => void;
  readonly answer: (message: MessageView) => void;
  readonly goTo: (message: number) => void;
}

interface Placed {
  readonly message: MessageView;
  /** The person whose chat it is, or who speaks in the group: his messages stand on the right. */
  readonly own: boolean;
  /** Whether the name is to be shown: in a group, where another has spoken before. */
  readonly named: boolean;
}

/** One message as a bubble, with what hangs on it. */
export function messageElement({ message, own, named }: Placed, actions: MessageActions): HTMLElement {
  const { id, bot, name, text, entities, buttons, replyTo, file } = message;
  const words = text === '' ? null : make('div', { class: 'text' });
  words?.append(formatted(text, entities, actions));
  const keys = buttons.length === 0 ? null : keyboard(message, actions);
  return make('article', {
    class: `message${own ? ' own' : ''}${bot ? ' bot' : ''}`,
    attributes: { id: `m${id}`, 'aria-label': `${name}, ${message.time}` },
    children: [
      make('div', {
        class: 'bubble',
        children: [
          named ? make('p', { class: 'name', text: name }) : null,
          replyTo ? quote(replyTo, actions) : null,
          file ? fileElement(file) : null,
          words,
          footer(message, actions),
        ],
      }),
      keys,
    ],
  });
}

function footer(message: MessageView, actions: MessageActions): HTMLElement {
  const { id, bot, time, edited } = message;
  return make('p', {
    class: 'foot',
    children: [
      bot ? footButton('Vì sao?', `Vì sao có tin lúc ${time}?`, () => actions.why(id)) : null,
      footButton('Trả lời', `Trả lời tin lúc ${time}`, () => actions.answer(message)),
      make('span', { class: 'time', text: edited ? `đã sửa · ${time}` : time }),
    ],
  });
}

function footButton(words: string, label: string, on: () => void): HTMLElement {
  const made = button(words, on, 'foot-button');
  made.setAttribute('aria-label', label);
  return made;
}

function quote(
  { id, name, excerpt }: NonNullable<MessageView['replyTo']>,
  { goTo }: MessageActions,
): HTMLElement {
  return make('button', {
    class: 'quote',
    attributes: { type: 'button', 'aria-label': `Trả lời tin của ${name}: ${excerpt}` },
    on: () => goTo(id),
    children: [make('b', { text: name }), make('span', { text: excerpt })],
  });
}

function fileElement({ id, name, picture }: NonNullable<MessageView['file']>): HTMLElement {
  const address = `/api/files/${encodeURIComponent(id)}`;
  if (picture)
    return make('img', { class: 'picture', attributes: { src: address, alt: name, loading: 'lazy' } });
  return make('a', {
    class: 'file',
    attributes: { href: address, download: name },
    children: [
      make('span', { class: 'file-sign', text: extensionOf(name), attributes: { 'aria-hidden': 'true' } }),
      make('span', { text: name }),
    ],
  });
}

function extensionOf(name: string): string {
  return (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? 'tệp').toLowerCase();
}

function keyboard({ id, buttons }: MessageView, { press }: MessageActions): HTMLElement {
  return make('div', {
    class: 'keys',
    attributes: { role: 'group', 'aria-label': 'Các nút của tin' },
    children: buttons.map((row, rowAt) =>
      make('div', {
        class: 'row',
        children: row.map(({ text, url }, column) =>
          url === null
            ? button(text, () => press(id, rowAt, column), 'key')
            : make('a', {
                class: 'key',
                text,
                attributes: { href: url, target: '_blank', rel: 'noopener noreferrer' },
              }),
        ),
      }),
    ),
  });
}

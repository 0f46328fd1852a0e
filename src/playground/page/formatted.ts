import { make } from './dom.js';
import type { EntityView } from './wire.js';

/** What pressing something inside a text does. */
export interface TextActions {
  readonly command: (command: string) => void;
  readonly invitation: (code: string) => void;
}

const INVITATION = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/;
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g;

/** Telegram's text with its entities, as elements: tags nest as the entities do, and nothing else becomes one. */
export function formatted(
  text: string,
  entities: readonly EntityView[],
  actions: TextActions,
): DocumentFragment {
  const all = [...entities, ...addressesIn(text, entities)].sort(
    (one, other) => one.offset - other.offset || other.length - one.length,
  );
  const result = document.createDocumentFragment();
  fill(result, { text, from: 0, to: text.length, entities: all, actions });
  return result;
}

interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly entities: readonly EntityView[];
  readonly actions: TextActions;
}

function fill(parent: Node, { text, from, to, entities, actions }: Stretch): void {
  let at = from;
  let rest = entities;
  for (let [first] = rest; first; [first] = rest) {
    const { offset, length } = first;
    const end = Math.min(offset + length, to);
    const inside = rest.slice(1).filter((one) => one.offset < end);
    rest = rest.slice(1 + inside.length);
    if (offset < at || end <= offset) continue;
    parent.appendChild(document.createTextNode(text.slice(at, offset)));
    const stretch = { text, from: offset, to: end, entities: inside, actions };
    parent.appendChild(first.type === 'expandable_blockquote' ? folded(stretch) : filled(first, stretch));
    at = end;
  }
  parent.appendChild(document.createTextNode(text.slice(at, to)));
}

function filled(entity: EntityView, stretch: Stretch): HTMLElement {
  const element = elementOf(entity, stretch.text.slice(stretch.from, stretch.to), stretch.actions);
  fill(element, stretch);
  return element;
}

/** A quote of which the first line is seen until somebody opens it. */
function folded(stretch: Stretch): HTMLElement {
  const { text, from, to, entities } = stretch;
  const line = text.indexOf('\n', from);
  const end = line === -1 || line > to ? to : line;
  const summary = make('summary');
  fill(summary, { ...stretch, to: end, entities: entities.filter(({ offset }) => offset < end) });
  const quote = make('details', { class: 'quote', children: [summary] });
  const rest = { ...stretch, from: Math.min(end + 1, to) };
  fill(quote, { ...rest, entities: entities.filter(({ offset }) => offset >= rest.from) });
  return quote;
}

const TAGS: Readonly<Record<string, 'b' | 'i' | 'u' | 's' | 'code' | 'pre' | 'blockquote'>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

function elementOf({ type, url }: EntityView, words: string, actions: TextActions): HTMLElement {
  if (type === 'bot_command') {
    return make('button', {
      class: 'link',
      attributes: { type: 'button' },
      on: () => actions.command(words),
    });
  }
  const address = type === 'text_link' ? url : type === 'url' ? words : undefined;
  if (address !== undefined) return linkTo(address, actions);
  if (type === 'spoiler') return make('span', { class: 'spoiler' });
  const tag = TAGS[type];
  return tag === undefined ? make('span') : make(tag);
}

/** An invitation is opened here, by a guest; other addresses only where somebody presses them. */
function linkTo(address: string, actions: TextActions): HTMLElement {
  const code = INVITATION.exec(address)?.[1];
  if (code !== undefined) {
    return make('button', {
      class: 'link',
      attributes: { type: 'button', title: 'Mở liên kết mời này với vai một người mới' },
      on: () => actions.invitation(code),
    });
  }
  if (!/^https?:\/\//.test(address)) return make('span');
  return make('a', { attributes: { href: address, target: '_blank', rel: 'noopener noreferrer' } });
}

/** Telegram finds plain addresses and commands by itself. */
function addressesIn(text: string, entities: readonly EntityView[]): readonly EntityView[] {
  const taken = (offset: number): boolean =>
    entities.some(
      (one) =>
        ['text_link', 'code', 'pre', 'bot_command'].includes(one.type) &&
        offset >= one.offset &&
        offset < one.offset + one.length,
    );
  const found = (pattern: RegExp, type: string): readonly EntityView[] =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !taken(index))
      .map(({ index, 0: words }) => ({ type, offset: index, length: words.length }));
  return [
    ...found(ADDRESS, 'url'),
    ...found(/(?<![\p{L}\p{N}_/<>@.:-])\/[a-z][a-z0-9_]{1,31}(?![\p{L}\p{N}_/])/gu, 'bot_command'),
  ];
}

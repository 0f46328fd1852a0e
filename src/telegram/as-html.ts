import type { MessageEntity } from 'telegraf/types';
import { escapeHtml } from '../words/words.js';

/** By the kind of an entity: telegraf's types do not know the quote that opens yet. */
const TAGS: ReadonlyMap<string, { readonly open: string; readonly close: string }> = new Map([
  ['bold', { open: '<b>', close: '</b>' }],
  ['italic', { open: '<i>', close: '</i>' }],
  ['code', { open: '<code>', close: '</code>' }],
  ['blockquote', { open: '<blockquote>', close: '</blockquote>' }],
  ['expandable_blockquote', { open: '<blockquote expandable>', close: '</blockquote>' }],
]);

/**
 * The beginning of a message of the bot's as the HTML that it was sent in: its bold, italic, code and quotes; what
 * Telegram adds by itself, such as commands, is left to Telegram.
 */
export function asHtml(text: string, entities: readonly MessageEntity[], length = text.length): string {
  const kept = entities.flatMap(({ type, offset, length: size }) => {
    const tag = TAGS.get(type);
    const end = Math.min(offset + size, length);
    return tag === undefined || end <= offset ? [] : [{ tag, offset, end }];
  });
  // At one place what was opened last is closed first, and all of it before anything is opened.
  const marks = [
    ...kept.map(({ tag, offset, end }) => ({ at: end, rank: -offset, words: tag.close })),
    ...kept.map(({ tag, offset, end }) => ({ at: offset, rank: length + (length - end), words: tag.open })),
  ].sort((one, other) => one.at - other.at || one.rank - other.rank);
  let html = '';
  let from = 0;
  for (const { at, words } of marks) {
    html += `${escapeHtml(text.slice(from, at))}${words}`;
    from = at;
  }
  return html + escapeHtml(text.slice(from, length));
}

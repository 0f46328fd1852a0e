import { isJson, parseJson, type Json } from './body.js';
import { parseHtml, type Entity } from './html.js';
import type { Button } from '../world.js';

/** An answer that is a refusal, on its way out of a method. */
interface Refusal extends Error {
  readonly code: number;
  readonly parameters: Json | null;
}

export function refusal(code: number, description: string, parameters: Json | null = null): Refusal {
  return Object.assign(new Error(description), { code, parameters });
}

export function badRequest(what: string): Refusal {
  return refusal(400, `Bad Request: ${what}`);
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && 'parameters' in error && typeof error.code === 'number';
}

/** A number however it came: JSON gives numbers, forms give digits. Null where it is missing. */
export function integer(parameters: Json, name: string): number | null {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw badRequest(`${name} must be an integer`);
  return number;
}

export function required(parameters: Json, name: string): number {
  const value = integer(parameters, name);
  if (value === null) throw badRequest(`parameter "${name}" is required`);
  return value;
}

export function text(parameters: Json, name: string): string | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw badRequest(`${name} must be a string`);
  return value;
}

export function flag(parameters: Json, name: string): boolean {
  return parameters[name] === true || parameters[name] === 'true';
}

/** An object or list: as such in a JSON body, as JSON text in a form. */
export function structure(parameters: Json, name: string): unknown {
  const value = parameters[name];
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  if (parsed === undefined) throw badRequest(`can't parse ${name} JSON object`);
  return parsed;
}

export interface Words {
  readonly text: string;
  readonly html: string;
  readonly entities: readonly Entity[];
}

/** Half a character, as a cut inside an emoji leaves it. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const WHITE_AT_START = /^\s+/;

/** Text as Telegram takes it: whole characters, its own tags, trimmed, and no longer than allowed once the tags are gone. */
export function words(parameters: Json, name: 'text' | 'caption'): Words {
  const raw = text(parameters, name) ?? '';
  if (LONE_SURROGATE.test(raw)) throw badRequest('strings must be encoded in UTF-8');
  const mode = text(parameters, 'parse_mode') ?? '';
  if (mode !== '' && mode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode');
  const parsed = mode === '' ? ({ kind: 'parsed', text: raw, entities: [] } as const) : parseHtml(raw);
  if (parsed.kind === 'unparsable') throw badRequest(`can't parse entities: ${parsed.why}`);
  const shift = WHITE_AT_START.exec(parsed.text)?.[0].length ?? 0;
  const cleaned = clean(parsed.text).trim();
  if (name === 'text' && cleaned === '') throw badRequest('message text is empty');
  if (name === 'text' && cleaned.length > 4096) throw badRequest('message is too long');
  if (name === 'caption' && cleaned.length > 1024) throw badRequest('message caption is too long');
  const entities = parsed.entities.map((entity) => ({
    ...entity,
    offset: Math.max(0, entity.offset - shift),
  }));
  return { text: cleaned, html: raw, entities };
}

/** Telegram makes control characters blanks and takes the marks out that turn the direction of text. */
function clean(value: string): string {
  return value
    .replaceAll('\r', '')
    .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
    .replace(/[\u2028-\u202e]/g, '');
}

/** The inline keyboard of a request; empty where there is none. */
export function keyboard(parameters: Json): readonly (readonly Button[])[] {
  const markup = structure(parameters, 'reply_markup');
  if (markup === undefined || markup === null) return [];
  if (!isJson(markup)) throw badRequest('object expected as reply markup');
  const rows = markup['inline_keyboard'];
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array');
  const read = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    return row.map(button);
  });
  if (read.flat().length > 100) throw badRequest('reply markup is too long');
  return read.filter((row) => row.length > 0);
}

function button(value: unknown): Button {
  if (!isJson(value) || typeof value['text'] !== 'string') {
    throw badRequest('can\'t parse inline keyboard button: field "text" must be of type String');
  }
  const label = value['text'];
  if (LONE_SURROGATE.test(label)) throw badRequest('strings must be encoded in UTF-8');
  if (clean(label).trim() === '') throw badRequest('inline keyboard button text is empty');
  const data = value['callback_data'];
  const url = value['url'];
  if (typeof url === 'string') {
    if (!/^(https?|tg):\/\/\S+$/.test(url))
      throw badRequest(`inline keyboard button URL '${url}' is invalid`);
    return { text: label, data: null, url };
  }
  if (typeof data !== 'string')
    throw badRequest("can't parse inline keyboard button: text buttons are unallowed");
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  return { text: label, data, url: null };
}

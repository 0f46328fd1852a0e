import { UnreadableFile } from '../../limits.js';

/** An element of a part of a Word file, its name without the prefix of its namespace. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

interface OpenElement extends Element {
  readonly children: (Element | string)[];
}

// No part of a Word file is nested deeper; one that is wants to exhaust the program.
const DEEPEST = 400;

const PIECE =
  /<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<![^>]*>|([^<]+)/uy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * Reads a part of a Word file. Only what Word writes is read: no document type and no entities of its own.
 * @throws UnreadableFile where it is no whole document
 */
export function readXml(text: string): Element {
  const root: OpenElement = { name: '', attributes: new Map(), children: [] };
  const open: OpenElement[] = [root];
  PIECE.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (PIECE.lastIndex < text.length) {
    const match = PIECE.exec(text);
    const parent = open.at(-1);
    if (!match || !parent) throw new UnreadableFile('not-docx');
    const [, closed, name, attributes = '', empty, data, words] = match;
    if (closed !== undefined) {
      if (open.length === 1 || parent.name !== localName(closed)) throw new UnreadableFile('not-docx');
      open.pop();
    } else if (name !== undefined) {
      const element = { name: localName(name), attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (empty === '') open.push(element);
      if (open.length > DEEPEST) throw new UnreadableFile('too-strange');
    } else if (data !== undefined || words !== undefined) {
      if (open.length > 1) parent.children.push(data ?? decoded(words ?? ''));
    }
  }
  if (open.length > 1) throw new UnreadableFile('not-docx');
  const [document] = elementsOf(root);
  if (!document) throw new UnreadableFile('not-docx');
  return document;
}

export function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((child) => typeof child !== 'string');
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element && elementsOf(element).find((one) => one.name === name);
}

/** The attribute `val` of a child, as nearly all of Word's properties have it. */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.get('val');
}

/** A property that is on or off; null where nothing is said of it. */
export function switchOf(element: Element | undefined, name: string): boolean | null {
  const property = child(element, name);
  if (!property) return null;
  return !['0', 'false', 'off', 'none'].includes(property.attributes.get('val') ?? 'true');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  if (text === '') return NO_ATTRIBUTES;
  const all = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    all.set(localName(name), decoded(double ?? single ?? ''));
  }
  return all;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name = '') => {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
      if (Number.isInteger(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return ENTITIES[String(name)] ?? whole;
    },
  );
}

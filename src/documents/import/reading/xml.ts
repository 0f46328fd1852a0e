import { Parser } from 'saxen';

/** An element of an office file, its name without the prefix of its namespace. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own words, without those of its children. */
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/** @throws Error where it is no XML; whoever gives it has looked at its size and depth */
export function readXml(bytes: Buffer): XmlElement {
  const root: Growing = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  const add = (words: string): void => {
    const last = open.at(-1);
    if (last) last.text += words;
  };
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      const read = Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)] as const);
      const element: Growing = { name: local(name), attributes: new Map(read), children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (text, decode) => add(decode(text)))
    .on('cdata', add)
    .parse(new TextDecoder('utf-8').decode(bytes));
  return root;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The children of that name, of the element at the end of a way of names. */
export function childrenAt(element: XmlElement, ...way: readonly string[]): readonly XmlElement[] {
  return way.reduce<readonly XmlElement[]>(
    (parents, name) => parents.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

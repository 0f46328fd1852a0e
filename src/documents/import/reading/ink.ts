import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What is to be seen of a piece of HTML. */
export interface Ink {
  /** A line for each paragraph, each without needless spaces. */
  readonly text: string;
  readonly bold: boolean;
  readonly numbered: boolean;
}

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'pre']);
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const UNREAD = new Set(['del', 's', 'strike', 'script', 'style']);

/** The words of some nodes. What was struck out, and the mark of a footnote, is no part of them. */
export function inkOf(nodes: readonly Node[]): Ink {
  const found = { text: '', thin: false, numbered: false };
  const walk = (node: Node, bold: boolean): void => {
    if ('value' in node) {
      found.text += node.value.replace(/\s+/gu, ' ');
      if (!bold && node.value.trim() !== '') found.thin = true;
      return;
    }
    if (!isElement(node) || isHidden(node) || UNREAD.has(node.tagName)) return;
    if (node.tagName === 'sup' && isMark(node)) return;
    if (node.tagName === 'br') found.text += '\n';
    if (node.tagName === 'td' || node.tagName === 'th') found.text += ' ';
    const block = BLOCKS.has(node.tagName);
    if (node.tagName === 'ol' && found.text.trim() === '') found.numbered = true;
    if (block) found.text += '\n';
    const heavier = bold || BOLD.has(node.tagName) || isBoldStyle(node);
    for (const child of node.childNodes) walk(child, heavier);
    if (block) found.text += '\n';
  };
  for (const node of nodes) walk(node, false);
  const text = tidy(found.text);
  return { text, bold: text !== '' && !found.thin, numbered: found.numbered };
}

/** Lines without needless spaces, none empty; composed letters, and no marks without a width. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A footnote's mark: linked to it, in brackets or a plain small number. `m2` keeps its figure: it follows a letter. */
function isMark(sup: Element): boolean {
  if (sup.childNodes.some((child) => isElement(child) && child.tagName === 'a')) return true;
  const [child] = sup.childNodes;
  const text = child && 'value' in child ? child.value.trim() : '';
  if (!/^[[(]?(?:\d{1,2}|\*{1,3})[\])]?$/u.test(text)) return false;
  const { parentNode } = sup;
  const before = parentNode?.childNodes[parentNode.childNodes.indexOf(sup) - 1];
  return !(before && 'value' in before && /(?:^|[\s\d])[kcdm]?m$/u.test(before.value));
}

/** Text that the page does not show is not text; Word marks it with a style of its own. */
export function isHidden({ attrs }: Element): boolean {
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/iu.test(value)),
  );
}

function isBoldStyle(element: Element): boolean {
  const style = element.attrs.find(({ name }) => name === 'style')?.value ?? '';
  return /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style);
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

import { tidy } from '../ink.js';
import type { Numbering } from './numbering.js';
import type { Styles } from './styles.js';
import { child, elementsOf, switchOf, valueOf, type Element } from './xml.js';

export interface Paragraph {
  readonly text: string;
  readonly bold: boolean;
  /** Tables and paragraphs of text boxes that are anchored in it. */
  readonly boxes: readonly Element[];
}

export interface Surroundings {
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/** What wraps others and is itself nothing; what was deleted, or moved elsewhere, is not among them. */
const WRAPPERS = new Set(
  'sdt sdtContent customXml ins moveTo smartTag hyperlink fldSimple dir bdo Choice Fallback'.split(' '),
);

/** The elements of one, those that merely wrap others taken out; of alternatives the first that Word would show. */
export function unwrapped(element: Element): readonly Element[] {
  return elementsOf(element).flatMap((one): readonly Element[] => {
    if (one.name === 'AlternateContent') {
      const [first] = elementsOf(one);
      return first ? unwrapped(first) : [];
    }
    return WRAPPERS.has(one.name) ? unwrapped(one) : [one];
  });
}

/** A paragraph as it is to be seen: with its number, without what Word hides or a footnote's mark. */
export function readParagraph(element: Element, { styles, numbering }: Surroundings): Paragraph {
  const properties = child(element, 'pPr');
  const style = valueOf(properties, 'pStyle');
  const found = { text: '', thin: false, boxes: [] as Element[] };
  for (const run of unwrapped(element)) {
    if (run.name !== 'r') {
      if (run.name === 'oMath' || run.name === 'oMathPara') found.text += allText(run);
      continue;
    }
    const look = child(run, 'rPr');
    const { bold, hidden, struck } = styles.lookOf(style, look);
    if (hidden || struck) continue;
    const words = wordsOf(run, found.boxes);
    const raised = valueOf(look, 'vertAlign') === 'superscript';
    if (raised && isMark(words, found.text)) continue;
    found.text += words;
    if (!bold && words.trim() !== '') found.thin = true;
  }
  const text = tidy(found.text);
  const number = isShown(properties, { styles, style, text })
    ? numberOf(properties, { styles, numbering, style })
    : '';
  return {
    text: tidy(`${number} ${found.text}`),
    bold: text !== '' && !found.thin,
    boxes: found.boxes,
  };
}

/** A paragraph whose end is hidden and that shows no words is none. */
function isShown(
  properties: Element | undefined,
  {
    styles,
    style,
    text,
  }: { readonly styles: Styles; readonly style: string | undefined; readonly text: string },
): boolean {
  return text !== '' || !styles.lookOf(style, child(properties, 'rPr')).hidden;
}

function numberOf(
  properties: Element | undefined,
  { styles, numbering, style }: Surroundings & { readonly style: string | undefined },
): string {
  const own = child(properties, 'numPr');
  const ofStyle = styles.numberingOf(style);
  // A paragraph of a style's list may say its level alone.
  const member =
    own && valueOf(own, 'numId') === undefined && ofStyle ? merged(ofStyle, own) : (own ?? ofStyle);
  return member ? numbering.next(member) : '';
}

function merged(list: Element, own: Element): Element {
  const level = elementsOf(own);
  const rest = elementsOf(list).filter(({ name }) => !level.some((one) => one.name === name));
  return { ...list, children: [...level, ...rest] };
}

function wordsOf(run: Element, boxes: Element[]): string {
  let words = '';
  for (const one of unwrapped(run)) {
    switch (one.name) {
      case 't':
      case 'delText':
        words += allText(one);
        break;
      case 'tab':
      case 'ptab':
        words += ' ';
        break;
      case 'br':
      case 'cr':
        words += '\n';
        break;
      case 'noBreakHyphen':
        words += '-';
        break;
      case 'sym':
        words += TICKS.has((one.attributes.get('char') ?? '').toUpperCase()) ? '✓' : '';
        break;
      case 'drawing':
      case 'pict':
      case 'object':
        boxes.push(...boxesIn(one));
        break;
      default:
        break;
    }
  }
  return words;
}

/** The ticks and crosses of Wingdings. */
const TICKS = new Set(['F0FC', 'F0FB', 'F0FD', 'F0FE', 'F078', 'F052', 'F054', '00FC']);

function boxesIn(element: Element): readonly Element[] {
  return unwrapped(element).flatMap((one) => (one.name === 'txbxContent' ? [one] : boxesIn(one)));
}

function allText(element: Element): string {
  return element.children
    .map((one) =>
      typeof one === 'string'
        ? element.name === 't' || element.name === 'delText'
          ? one
          : ''
        : allText(one),
    )
    .join('');
}

/** A footnote's mark, in brackets or a plain small number. `m2` keeps its figure: it follows a letter. */
function isMark(words: string, before: string): boolean {
  return /^\s*[[(]?(?:\d{1,2}|\*{1,3})[\])]?\s*$/u.test(words) && !/(?:^|[\s\d])[kcdm]?m$/u.test(before);
}

/** A row that was deleted, or that Word does not show. */
export function isHiddenRow(row: Element): boolean {
  const properties = child(row, 'trPr');
  return child(properties, 'del') !== undefined || switchOf(properties, 'hidden') === true;
}

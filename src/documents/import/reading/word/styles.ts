import { child, elementsOf, switchOf, valueOf, type Element } from './xml.js';

/** What of a run's look matters: whether it is to be seen at all, and whether it is bold. */
export interface Look {
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly struck: boolean;
}

interface Style {
  readonly basedOn: string | undefined;
  readonly run: Element | undefined;
  readonly numbering: Element | undefined;
}

export interface Styles {
  /** The look of a run: its own, else of its style, else of its paragraph's. */
  lookOf(paragraphStyle: string | undefined, run: Element | undefined): Look;
  /** The list that a paragraph belongs to by its style alone. */
  numberingOf(paragraphStyle: string | undefined): Element | undefined;
}

const LONGEST_CHAIN = 12;

export function stylesOf(part: Element | null): Styles {
  const styles = new Map<string, Style>();
  let usual: string | undefined;
  for (const one of part ? elementsOf(part) : []) {
    const id = one.attributes.get('styleId');
    if (one.name !== 'style' || id === undefined) continue;
    if (
      one.attributes.get('type') === 'paragraph' &&
      /^(?:1|true|on)$/u.test(one.attributes.get('default') ?? '')
    )
      usual = id;
    styles.set(id, {
      basedOn: valueOf(one, 'basedOn'),
      run: child(one, 'rPr'),
      numbering: child(child(one, 'pPr'), 'numPr'),
    });
  }
  const chain = (id: string | undefined): readonly Style[] => {
    const all: Style[] = [];
    for (let at = id; at !== undefined && all.length < LONGEST_CHAIN;) {
      const style = styles.get(at);
      if (!style) break;
      all.push(style);
      at = style.basedOn;
    }
    return all;
  };
  const defaults = child(child(child(part ?? undefined, 'docDefaults'), 'rPrDefault'), 'rPr');
  return {
    lookOf(paragraphStyle, run) {
      const own = [run, ...chain(valueOf(run, 'rStyle')).map((style) => style.run)];
      const all = [...own, ...chain(paragraphStyle ?? usual).map((style) => style.run), defaults];
      const said = (...names: readonly string[]): boolean =>
        names.some((name) => all.map((one) => switchOf(one, name)).find((one) => one !== null) ?? false);
      return { bold: said('b'), hidden: said('vanish'), struck: said('strike', 'dstrike') };
    },
    numberingOf: (paragraphStyle) =>
      chain(paragraphStyle ?? usual).find(({ numbering }) => numbering !== undefined)?.numbering,
  };
}

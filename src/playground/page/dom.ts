/** The element of the page with that id. @throws where the page and its modules do not fit together */
export function find<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${type.name} #${id}`);
}

interface Made {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: () => void;
  readonly children?: readonly (Node | null)[];
}

/** Builds an element; words are only ever set as text, so that no message can become markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: className, text, attributes = {}, on, children = [] }: Made = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== undefined) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (on) element.addEventListener('click', on);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(text: string, on: () => void, className = ''): HTMLButtonElement {
  return make('button', { text, on, class: className, attributes: { type: 'button' } });
}

/** Gives the parent these children in this order, leaving those in place that are there already. */
export function arrange(parent: Element, wanted: readonly Node[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  wanted.forEach((node, at) => {
    const there = parent.childNodes[at];
    if (there !== node) parent.insertBefore(node, there ?? null);
  });
}

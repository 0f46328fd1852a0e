/** What of saxen, which brings no types, is used here. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  interface Handlers {
    openTag(name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode): void;
    closeTag(name: string): void;
    text(text: string, decode: Decode): void;
    cdata(text: string): void;
  }
  export class Parser {
    on<Name extends keyof Handlers>(name: Name, handler: Handlers[Name]): this;
    /** @throws Error where it is no XML */
    parse(xml: string): void;
  }
}

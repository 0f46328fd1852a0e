/** What a plan is about. Both are empty where neither the file nor its title says so. */
export interface Subject {
  /** As papers write it out: `cải cách hành chính`. */
  readonly name: string;
  /** As messages and file names say it: `CCHC`. */
  readonly short: string;
}

/** The office that issued a plan, as its texts and papers name it. */
export interface Issuer {
  /** The kind of its unit, as it stands in a sentence: `xã`, `phường`, `sở`, `trường`. */
  readonly kind: string;
  /** As papers name it in a sentence: `Ủy ban nhân dân xã Cẩm Nhượng`, `Sở Nội vụ`. */
  readonly name: string;
  /** Of the symbols of its documents: `UBND`. */
  readonly abbreviation: string;
  /** The line above its name in the head of a paper; null where none stands there. */
  readonly superior: string | null;
  /** Where its papers are dated at; null where nobody knows. */
  readonly place: string | null;
  /** The title of whoever signs: `Chủ tịch`. */
  readonly leader: string;
  /** What those at its head are called: `lãnh đạo UBND`. */
  readonly leaders: string;
}

/** What is written down of an issuer; the rest follows from the office's name. */
export type SaidIssuer = { readonly [Field in keyof Issuer]?: Issuer[Field] | undefined };

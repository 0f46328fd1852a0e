/** Small letters, words alone; with their accents. */
function written(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** The same without accents, as it is typed in a hurry. */
export function plain(text: string): string {
  return written(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}

export function isSameName(one: string, other: string): boolean {
  return written(one) === written(other);
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly printedAs: readonly string[];
}

/**
 * The departments that words may mean: by id, name, short name or print, as they are written, else without accents. Of
 * several nobody can know which.
 */
export function departmentsSaid<One extends Named>(
  departments: readonly One[],
  words: string,
): readonly One[] {
  const meant = (form: (text: string) => string): readonly One[] => {
    const wanted = form(words);
    if (wanted === '') return [];
    return departments.filter(({ id, name, shortName, printedAs }) =>
      [id, name, shortName, ...printedAs].some((known) => form(known) === wanted),
    );
  };
  const exact = meant(written);
  return exact.length > 0 ? exact : meant(plain);
}

interface NamedSection {
  readonly id: string;
  readonly title: string;
}

/** The sections that words may mean, by number or by title. */
function sectionsSaid(sections: readonly NamedSection[], words: string): readonly NamedSection[] {
  const wanted = plain(words.replace(/^\s*(?:mục|muc)\s+/iu, ''));
  if (wanted === '') return [];
  const byId = sections.filter(({ id }) => id !== '' && plain(id) === wanted);
  return byId.length > 0 ? byId : sections.filter(({ title }) => plain(title) === wanted);
}

const NEW_SECTION =
  /^\s*(?:mục\s+|muc\s+)?(?:mới\s+|moi\s+)?(?:(?<marked>(?:[A-ZĐ]{1,6}|\d{1,3})(?:\.(?:[A-ZĐ]{1,6}|\d{1,3}))*)\s*[.:)–-]|(?<bare>[IVXL]{1,6}|\d{1,3}|[A-ZĐ])(?=\s))\s*(?<title>\S.*)$/isu;

/** A section that words name: one of the plan, or a new one by its number and its title. Null where they name none. */
export function sectionRead(sections: readonly NamedSection[], words: string): NamedSection | null {
  const [known, ...others] = sectionsSaid(sections, words);
  if (known) return others.length === 0 ? known : null;
  const said = NEW_SECTION.exec(words.normalize('NFC'))?.groups;
  const id = (said?.['marked'] ?? said?.['bare'])?.toUpperCase();
  if (id === undefined) return null;
  return sections.find((one) => one.id === id) ?? { id, title: said?.['title']?.trim() ?? '' };
}

/** A name of a file out of parts, in letters that every disk and every mail keeps: no accents, no spaces. */
export function slug(parts: readonly string[]): string {
  return parts
    .map((words) =>
      words
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/đ/gu, 'd')
        .replace(/Đ/gu, 'D')
        .replace(/[^A-Za-z0-9]+/gu, '-')
        .replace(/^-+|-+$/gu, ''),
    )
    .filter((part) => part !== '')
    .join('-');
}

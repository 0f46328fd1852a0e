/** The words of a reason, without what leads it in: `lý do: chờ tỉnh` is `chờ tỉnh`. */
export function trimmedReason(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[\s,;:.–-]+|[\s,;:–-]+$/gu, '')
    .replace(/^(?:(?:vì|do|lý do|với lý do|là do|bởi vì|vi|ly do|voi ly do)(?!\p{L})[\s:]*)+/iu, '');
}

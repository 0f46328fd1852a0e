/*
 * The words by which an Appendix is recognised, without accents: those are what scanning loses first.
 * They are read, never said: what the program says stands in src/texts.
 */

/** Letters without accents, small, signs as one space: what two prints of the same words have in common. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();
}

export const NOTE =
  /^(?:\(?\*{1,3}\)?\s*\p{L}|\(?(?:ghi chú|chú thích|lưu ý)\s*[:(]|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]|↑)/iu;
export const FRAME =
  /CỘNG H[ÒO][ÀA]? XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận|(?:^|\s)(?:TM|KT|TL|TUQ|Q)\.\s|^Số\s*:|(?:^|\| )(?:NGƯỜI LẬP|HIỆU TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG|DUYỆT)/u;
export const TOTAL = /^(?:tong cong|tong so|tong|cong)(?: \d+.*)?$/u;
export const IF_ANY = /\(?nếu có\)?/iu;
export const MARK = /^(?:[xXv✓✔☑*+]|[xX]{2,3})$/u;
/** The joints of several names in one cell; a comma joins within a name as well. */
export const LABEL_LEAD = /(?:^|[\s;.-])(?:cơ quan|đơn vị)?\s*chủ trì\s*:/iu;
export const LABEL_SUPPORT = /(?:^|[\s;.,-])(?:cơ quan|đơn vị)?\s*phối hợp\s*:/iu;
export const SUPPORT_AFTER =
  /^(.+?)\s+chủ trì\s*[,;]?\s*(?:và\s+)?(?:phối hợp (?:với|cùng)?\s*)?(.*?)(?:\s+phối hợp)?$/iu;

/** One line of a cell that was printed over several. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').trim();
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 6 && /\s/u.test(text) && letters === letters.toUpperCase();
}

/** Begins in the middle of a sentence: with a small letter that numbers nothing. */
export function goesOn(text: string): boolean {
  return /^[\p{Ll},;.)]/u.test(text) && !/^\p{Ll}[.)]\s/u.test(text);
}

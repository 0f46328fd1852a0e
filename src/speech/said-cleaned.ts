/** "III.3xong", "III.3=xong", "III.3/xong": the word of reporting was typed right behind the code. */
const GLUED_BEHIND =
  /(?<=\d)(?:\/|\s*(?:[=|→]|[-=]>)\s*)?(?=(?:đã|da|xong|chưa|chua|đang|dang|vướng|vuong|hoàn|hoan)(?!\p{L}))/giu;
/** "xongIII.3" */
const GLUED_BEFORE = /(?<=(?<!\p{L})(?:xong|đang|dang|vướng|vuong))(?=[ivxl]{1,5}\.?\d)/giu;

/** "24.3 III.1 xong", "24.3.2025: xong III.1": a date before what is reported of it. */
const DOTTED_DAY =
  /(?<=(?:^|[\n;,]|\s(?:và|va))\s*(?:[-+•*]\s+)?(?:riêng\s+|rieng\s+|còn\s+|con\s+)?(?:ngày\s+|ngay\s+)?)(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?:\.(?:20)?2\d)?(?=[\s:]+(?:\p{L}+\s+){0,4}(?:[ivxl]{1,5}[.\s]?\d|(?:th|ct|ps)\.\d))/giu;
/** "sửa III.3 xong ngày 20/3", "nhầm, III.3 …": before a report it says that an earlier one was wrong. */
const AMENDS =
  /^(?:(?:dạ|da|em|cho|xin)\s+)*(?:(?:sửa|sua|báo|bao)(?:\s+lại|\s+lai)|sửa|sua|(?:(?:báo|bao|gõ|go|ghi)\s+)?(?:nhầm|nham)(?:\s+rồi|\s+roi)?|đính\s+chính|dinh\s+chinh|xin\s+lỗi|xin\s+loi)[\s,:.]+(?:(?:là|la|ạ)\s+)?/iu;

/** Marks without a width, wide forms, foreign letters and missing spaces are as if they had been typed plainly. */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2160-\u2188\uFF01-\uFF5E]/gu, (character) => character.normalize('NFKC'))
    .replace(/ð/gu, 'đ')
    .replace(/Ð/gu, 'Đ')
    .replace(/\p{Cf}/gu, '')
    .replace(GLUED_BEHIND, ' ')
    .replace(GLUED_BEFORE, ' ')
    .replace(DOTTED_DAY, (written) => written.replaceAll('.', '/'))
    .trim()
    .replace(AMENDS, '');
}

import type { ReportStatus } from '../journal/fact.js';
import { COMMANDS, commandNames } from '../words/commands.js';
import { statusReported } from '../words/report-commands.js';
import { POLITE, isNegated } from './small-talk.js';

/** A word of reporting that a text begins with, and how long it is. */
interface SaidVerb {
  readonly status: ReportStatus;
  readonly length: number;
}

/** What people say before they come to it, and the marks of a list. */
const COURTESY =
  /^(?:(?:[-–—•*+·#]|\d{1,2}[.)/](?!\s?\d))\s+|#|(?![❌✖✗✘❎🚫⛔👎☐⬜⏳⌛])\p{Extended_Pictographic}[\uFE0F\s]*|(?:dạ|da|vâng|vang|em|e|tôi|toi|tui|mình|minh|cháu|chau|ok|oke|okie|ừ|uh|bc|kính\s+gửi[^,:\n]{0,30}|kinh\s+gui[^,:\n]{0,30}|(?:anh|chị|chi|sếp|sep|bot|đồng\s+chí|dong\s+chi|đ\/c|cô|chú)\s+(?:ơi|oi)|riêng|rieng|nhưng|nhung|xin|thưa\s+anh|thua\s+anh|báo\s+cáo(?:\s+(?:anh|chị|chi|đồng\s+chí|dong\s+chi|sếp))?|bao\s+cao|và|va|còn|con|cả|ca|rồi|roi|thì|thi)[\s,:]+)*/iu;

/** Between a word of reporting and the code: `xong rồi III.1`, `xong việc III.1`. */
const FILLERS =
  /^(?:(?:rồi|roi|ạ|hết|het|cả|ca|luôn|luon|nhé|việc|viec|các|cac|những|nhung|sau|đây|day|gồm|gom|bao\s+gồm|nhiệm\s+vụ|nhiem\s+vu|mục|muc|mã|ma|phần|phan|cái|cai|nv|của|cua)(?!\p{L})[\s,:]*)+/iu;

const DID =
  '(?:(?:da|vua|moi|vua\\s+moi)\\s+)?(?:(?:lam|thuc\\s+hien|trien\\s+khai|bao\\s+cao|nop|gui|ban\\s+hanh|ky|dang|cap\\s+nhat)\\s+)?(?:xong(?:\\s+het(?!\\s+(?:thang|tuan|quy|nam)(?:\\s+nay)?\\s*$))?|hoan\\s+(?:thanh|tat))';
const DOES =
  '(?:lam|thuc\\s+hien|trien\\s+khai|xu\\s+ly|tien\\s+hanh|tham\\s+muu|chuan\\s+bi|tong\\s+hop|ra\\s+soat|xay\\s+dung)';
const STUCK = '(?:(?:dang|bi|gap|co)\\s+)?(?:vuong(?:\\s+mac)?|(?<=gap\\s)kho\\s+khan)';
const NONE_AROSE = '(?:khong|ko|k)\\s+(?:co\\s+)?(?:phat\\s+sinh|ps)(?:\\s+gi)?(?:\\s+ca)?';

interface Verb {
  readonly status: ReportStatus;
  /** Before a code. */
  readonly before: RegExp;
  /** Behind a code, or alone. */
  readonly behind: RegExp;
}

function verb(status: ReportStatus, before: string, behind = before): Verb {
  return {
    status,
    before: new RegExp(`^${before}(?![\\p{L}\\p{N}])`, 'u'),
    behind: new RegExp(`^${behind}(?![\\p{L}\\p{N}])`, 'u'),
  };
}

/** Without accents, the longest first. `đang` alone only before a code. */
const VERBS: readonly Verb[] = [
  verb('not-arising', NONE_AROSE),
  verb('blocked', STUCK),
  verb('in-progress', `(?:dang|van\\s+dang)(?:\\s+${DOES})?`, `(?:van\\s+)?dang\\s+${DOES}`),
  verb('done', DID, `${DID}(?:\\s+roi)?`),
];

/** A command that stands in the middle of a message: `/xong III.3` on a line of its own. */
const SLASH = /^\/(?<name>[a-z]+)(?:@\w+)?(?!\w)/iu;

function commandAt(words: string): SaidVerb | null {
  const match = SLASH.exec(words);
  const written = match?.groups?.['name']?.toLowerCase();
  const name = commandNames.find((one) => one === written || COMMANDS[one].alias === written);
  const status = name ? statusReported(name) : null;
  return match && status ? { status, length: match[0].length } : null;
}

/** The word of reporting that stands before a code. */
export function verbBefore(words: string): SaidVerb | null {
  return commandAt(words) ?? verbAt(words, 'before');
}

/** The word of reporting that stands behind a code, or alone. */
export function verbBehind(words: string): SaidVerb | null {
  return verbAt(words, 'behind');
}

function verbAt(words: string, where: 'before' | 'behind'): SaidVerb | null {
  const plain = withoutAccents(words.slice(0, LONGEST_VERB));
  for (const one of VERBS) {
    const length = one[where].exec(plain)?.[0].length;
    if (length !== undefined) return { status: one.status, length };
  }
  return null;
}

const LONGEST_VERB = 60;

/** "xong hết rồi ạ" is courtesy; "hết kinh phí", "luôn tay" are not. */
const LEADING_POLITE = new RegExp(
  `^(?:${POLITE}|(?:luôn|luon|hết|het)(?=\\s*(?:$|[,.;:!]|(?:rồi|roi|ạ|nhé)(?!\\p{L}))))+(?!\\p{L})`,
  'iu',
);
/** Words that say nothing of the work, wherever they stand alone behind it. */
const IDLE =
  '(?:(?:r|e|đó|mà|ma|cả|ca|cũng|cung|đều|deu|luôn|luon|hết|het|nhá|(?:xin\\s+)?(?:cảm|cám|cam)\\s+(?:ơn|on)|thanks|tks)(?!\\p{L})|(?![❌✖✗✘❎🚫⛔👎☐⬜⏳⌛])\\p{Extended_Pictographic}|\\uFE0F)';
const ONLY_POLITE = new RegExp(`^(?:${POLITE}|${IDLE})*$`, 'iu');

const DONE = new RegExp(`(?<!\\p{L})${DID}(?!\\p{L})`, 'gu');

/** A word of completion that ends the words. */
export interface DoneAtEnd {
  /** The words before it. */
  readonly before: string;
  /** "đã xong", "xong rồi" say that it is so; "chiều nay xong", "khó xong" may say anything. */
  readonly isMarked: boolean;
}

/** "đều xong", "cũng xong" say no less than "xong". */
const ALSO = /(?:(?:^|\s)(?:đều|deu|cũng|cung|cả|ca|thì|thi|là|la))*\s*$/iu;

/** "III.1 hồ sơ đã xong rồi": the word of completion that ends the words; null where none does. */
export function doneAtEnd(words: string): DoneAtEnd | null {
  const last = words.length > 300 ? undefined : [...withoutAccents(words).matchAll(DONE)].at(-1);
  if (!last) return null;
  const behind = words.slice(last.index + last[0].length);
  if (!ONLY_POLITE.test(behind)) return null;
  const isMarked = /^(?:da|vua)\s/u.test(last[0]) || /(?<!\p{L})(?:rồi|roi)(?!\p{L})/iu.test(behind);
  return { before: words.slice(0, last.index).replace(ALSO, '').trim(), isMarked };
}

/** How much courtesy, or which mark of a list, the words begin with. */
export function courtesyLength(words: string): number {
  return COURTESY.exec(words)?.[0].length ?? 0;
}

/** How much stands between a word of reporting and its code. */
export function fillerLength(words: string): number {
  return FILLERS.exec(words)?.[0].length ?? 0;
}

/** The words without the "rồi ạ," that they begin with; empty where they are nothing but courtesy. */
export function withoutCourtesy(words: string): string {
  const said = words.trim();
  if (ONLY_POLITE.test(said)) return '';
  return said.slice(LEADING_POLITE.exec(said)?.[0].length ?? 0).replace(/^[\s:,.;–-]+/u, '');
}

/** "xong quá nửa", "xong ba phần tư", "xong 2/3 hồ sơ", "xong bản nháp", "xong phần em": some of it. */
const SOME_OF_IT =
  /^(?:(?:hơn|hon|trên|tren|quá|qua|non|ít\s+nhất|it\s+nhat|tới|mới|moi)\s+(?:(?:một|mot|1)\s+)?(?:nửa|nua|\d+(?:[.,]\d+)?\s?%)|(?:hai|ba|bốn|bon|năm|sáu|sau|bảy|bay|tám|chín|chin|[2-9])\s+(?:phần|phan)\s+(?:ba|tư|tu|bốn|bon|năm|nam|mười|muoi|[3-9]|10)(?!\p{L})|(?!một\s+trăm|mot\s+tram)(?:\p{L}+\s+){1,4}(?:phần\s+trăm|phan\s+tram)|(?!(\d+)\s?\/\s?\1(?!\d))\d+\s?\/\s?\d+\s+(?:việc|viec|hồ\s+sơ|ho\s+so|hs|phần|phan|nội\s+dung|noi\s+dung|khối\s+lượng|khoi\s+luong|thủ\s+tục|thu\s+tuc|tthc|văn\s+bản|van\s+ban|chỉ\s+tiêu|chi\s+tieu|thôn|thon|xóm|bước|buoc|nhiệm\s+vụ|nhiem\s+vu)|(?:đa|da)\s+(?:số|so|phần|phan)|kha\s+khá|kha\s+kha|tương\s+đối|tuong\s+doi|(?:một|mot|1)\s+(?:ít|it|chút|chut)|(?:(?:một|mot|1)\s+)?(?:vài|vai(?=\s))(?!\s+(?:hôm|hom|ngày|ngay|bữa|bua|tuần|tuan|tháng|thang))|mấy\s+(?:cái|việc|phần|mục)|chút|chut|tí|(?:về|ve)\s+(?:cơ\s+bản|co\s+ban)|bước\s+đầu|buoc\s+dau|(?:bản\s+|ban\s+)?(?:nháp|nhap(?!\s+(?:khau|lieu|so|du)))|bản\s+thảo|ban\s+thao|khung|đề\s+cương|de\s+cuong|mỗi|(?:số|so)\s+(?:liệu|lieu)|sl|(?:(?:về|ve)\s+)?(?:mặt|mat)(?!\s+(?:trận|tran|bằng|bang))\s+\S+|(?:trên|tren)\s+(?:giấy|giay)|nội\s+bộ|noi\s+bo|(?:bên|ben|phía|phia)\s+(?:em|e|mình|minh|tôi|toi|tui|bọn|bon|chúng|chung)|(?:phần|phan|khâu|khau|giai\s+đoạn|giai\s+doan|công\s+đoạn|cong\s+doan)\s+(?!mềm|mem|\d|[ivx]+(?!\p{L}))\S+)(?!\p{L})/iu;
/** "III.3 xong: 96% hồ sơ" tells a figure; "III.3 xong 50%" is half. */
const NOT_QUITE =
  /^(?:gần|gan|khoảng|khoang|tầm|chừng|cỡ|sắp|sap|được|duoc|mai(?!\p{L})|trước(?!\s+hạn)|truoc(?!\s+han)|(?:một|mot|1)\s+(?:phần|phan|nửa|nua|số|so)|nửa|nua|cơ\s+bản|co\s+ban|hầu\s+hết|hau\s+het|(?!100\s?%)\d+(?:[.,]\d+)?\s?(?:%|phần\s+trăm|phan\s+tram)|1\s?\/\s?2(?![\d/])|½|phần\s+lớn|phan\s+lon|sơ\s+bộ|so\s+bo|tạm|tam(?!\s+ung)|(?:việc|viec|khâu|khau)?\s*(?:(?:bản\s+)?dự\s+thảo|(?:ban\s+)?du\s+thao|trình\s+ký|trinh\s+ky|soạn|soan|lấy\s+ý\s+kiến|lay\s+y\s+kien|thẩm\s+định|tham\s+dinh|góp\s+ý|gop\s+y|họp|hop))(?!\p{L})/iu;
const HEDGED =
  /(?<!\p{L})(?:sẽ|se|dự\s+kiến|du\s+kien|nếu|neu|ngày\s+mai|ngay\s+mai|(?:tuần|tháng|quý|tuan|thang|quy)\s+(?:sau|tới|toi)|chắc|chac|hình\s+như|hinh\s+nhu|có\s+(?:lẽ|thể)|co\s+(?:le|the)|sắp\s+xong|sap\s+xong|gần\s+xong|gan\s+xong|(?:coi|xem)\s+(?:như|nhu)|tưởng|tuong(?=\s+(?:da|xong))|nghe\s+(?:nói|noi)|hẹn|hen|phấn\s+đấu|phan\s+dau|cố\s+gắng|co\s+gang|lát\s+nữa|lat\s+nua|(?:chút|chut|tí|ti)\s+(?:nữa|nua)|khó\s+(?:mà|xong|kịp)|kho\s+(?:ma|xong|kip))(?!\p{L})/iu;

/** Whether words behind "xong" say that it is only partly done. @param isApart a mark stands between */
export function isPartly(note: string, isApart: boolean): boolean {
  return !isApart && (NOT_QUITE.test(note) || SOME_OF_IT.test(note));
}

/** "bước 1", "giai đoạn II", "phần thứ nhất": one of several parts of the work, or of its turns (`turn`). */
const NUMBERED_PART =
  /^(?:(?:được|duoc)\s+)?(?:bước|buoc|giai\s+đoạn|giai\s+doan|công\s+đoạn|cong\s+doan|khâu|khau|phần|phan|(?<turn>đợt|dot|lần|lan))\s+(?:thứ\s+|thu\s+)?(?:\d{1,2}(?![\d%])|[ivx]{1,4}(?!\p{L})|(?:một|mot|nhất|nhat|hai|nhì|nhi|ba|đầu|dau)(?!\p{L}))/iu;

/** Whether words behind "xong" name one part of the work by its number; null where they do not. */
export function numberedPart(note: string): 'part' | 'turn' | null {
  const found = NUMBERED_PART.exec(note.trimStart());
  return found ? (found.groups?.['turn'] === undefined ? 'part' : 'turn') : null;
}

/** "xong III.3, III.4 trễ", "… III.4 nhờ anh Nam làm": said of the last of several codes, perhaps of it alone. */
const OF_THE_LAST =
  /^(?:trễ|tre|chậm|cham|muộn|muon|quá\s+hạn|qua\s+han|nhờ|nho(?=\s+(?:anh|chi|em|dong|ban|bac|chu|co))|giao(?!\s+(?:ban|dịch|dich|diện|dien|thông|thong|lưu|luu))|chuyển|chuyen|(?:do|của|cua|là|la)\s+(?:anh|chị|chi|em|bác|chú|chu|cô|co|bạn|ban|đ\/c|đc|dc|đồng\s+chí|dong\s+chi|bên|ben|phòng|phong))(?!\p{L})/iu;

export function isOfTheLast(note: string): boolean {
  return OF_THE_LAST.test(note.trimStart());
}

/** What is done is a step on the way: "họp xong rồi", "trình ký đã xong". */
const STEP =
  /(?:^|\s)(?:họp|hop|trình|trinh|trình\s+ký|trinh\s+ky|ký|ky|soạn|soan|dự\s+thảo|du\s+thao|góp\s+ý|gop\s+y|thẩm\s+định|tham\s+dinh|lấy\s+ý\s+kiến|lay\s+y\s+kien|in|photo|(?:phần|phan|bước|buoc)\s+\S+)$/iu;

/** Whether the words before "xong rồi" name but a step of the work. */
export function isStep(before: string): boolean {
  return STEP.test(before);
}

/** Behind "xong" something is left over, or it is taken back: "còn phụ lục", "thiếu chữ ký", "xin gia hạn", "hủy". */
const LEFT_OVER =
  /^(?:nhưng|nhung|tuy\s+nhiên|tuy\s+nhien|thì|thi(?!\s+(?:đua|dua))|trừ|tru(?!\s+so)|ngoại\s+trừ|đang|dang(?!\s+(?:ky|bo|uy))|bị|bi|(?:mà|ma|chỉ|chi)\s+(?:bị|bi|còn|con|chưa|chua|thiếu|thieu)|(?:em|e|tôi|toi|mình|minh|tui)?\s*(?:sẽ\s+|se\s+)?(?:báo(?!\s+cáo)|bao(?!\s+cao)|nhắn|nhan(?=\s+(?:anh|chi|em)))|(?:còn|con)(?!\s+(?:gì|gi)(?!\p{L}))|thiếu|thieu|(?:mới|moi)\s+(?:chỉ|chi|được|duoc|đc|dc)|chờ|cho(?=\s+(?:tinh|huyen|ky|duyet|y\s+kien|phe|so|phong|kinh|lanh|cap))|đợi|doi(?=\s+\p{L})|hủy|huỷ|huy(?!\s+(?:động|dong))|hoãn|hoan(?!\s+(?:thành|thanh|tất|tat|thiện|thien))|dừng|ngừng)(?!\p{L})/iu;
/** Behind "xong" it is put off, or goes on: "để mai", "làm sau", "sang tuần", "xong ngay", "xong trong ngày". */
const PUT_OFF =
  /^(?:(?:thì|thi)\s+)?(?:(?:để|de)\s+(?:sau|mai|mốt|dành|(?:hôm|bữa|tuần|tháng|thứ|chiều|tối|sáng|hom|tuan|thang|thu|chieu|lại|lai|lát|đó|do)(?!\p{L}))|(?:làm|lam|tính|tinh|xử\s+lý|xu\s+ly|nộp|nop|trình|trinh|gửi|gui|báo\s+cáo|bao\s+cao)\s+sau|sau(?=\s*(?:$|[,.;!]|nhé|nha|ạ|\d))|(?:sang|qua)\s+(?:tuần|tuan|tháng|thang|quý|quy|năm|nam)(?!\p{L})|(?:mai|mốt|chiều|tối|lát|lat)\s+(?:làm|lam|tính|tinh|nộp|nop|xong)|(?:làm|lam)\s+(?:tiếp|tiep|dở|do)|tiếp\s+tục\s+làm|tiep\s+tuc\s+lam|(?:còn\s+|con\s+)?(?:dở|dang\s+dở)(?:\s+dang)?|do\s+dang|tồn|ton(?=\s*(?:$|[,.;]|dong))|kẹt|ket(?=\s*(?:$|[,.;]|o|cho))|(?:cần|can|xin)\s+(?:thêm|them|khất|khat|nợ|no)|nợ|(?:ngay|liền|lien|sớm|som|nhanh)(?:\s+(?:thôi|thoi|đây|day|nhé|nha|ạ))*\s*$|trong\s+(?:hôm\s+nay|hom\s+nay|ngày|ngay|tuần|tuan|tháng|thang|(?:sáng|trưa|chiều|tối|chieu|toi)\s+nay|nay|mai)(?:\s+(?:thôi|ạ|nhé|nay))*\s*$|(?:cuối|cuoi)\s+(?:giờ|gio|ngày|ngay|buổi|buoi)(?:\s+(?:sáng|sang|trưa|chiều|chieu|làm\s+việc|nay))*\s*$|(?:hết|het)\s+(?:tháng|thang|tuần|tuan|quý|quy|năm|nam)(?:\s+(?:này|nay|sau))?\s*$)(?!\p{L})/iu;
/** What is done is waited for by others: it is not the end. */
const WAITS =
  /(?<!\p{L})(?:chờ|đợi|doi|cho)\s+(?:ký|ky|duyệt|duyet|phê\s+duyệt|phe\s+duyet|thẩm\s+định|tham\s+dinh|ý\s+kiến|y\s+kien|cấp\s+trên|cap\s+tren)(?!\p{L})/iu;
const WISHES_LATER =
  /(?<!\p{L})(?:xin|đề\s+nghị|de\s+nghi|cho)\s+(?:\p{L}+\s+){0,2}(?:gia\s+h[ạa]n|l[ùu]i(?:\s+h[ạa]n)?|d[ờo]i\s+h[ạa]n|ho[ãa]n|th[êe]m\s+(?:th[ờo]i\s+gian|ng[àa]y))(?!\p{L})/iu;

/** Whether the words ask for a later date, which no report gives. */
export function wishesLater(note: string): boolean {
  return WISHES_LATER.test(note);
}

/** Whether words behind "xong" say that something is left, or that it is not to be done. */
export function isLeftOver(note: string): boolean {
  const words = note.replace(/^[\s:,.;–-]+/u, '');
  return LEFT_OVER.test(words) || PUT_OFF.test(words) || WAITS.test(note);
}

/** Words behind "vướng" that say that nothing is stuck any more. */
const FREED =
  /(?<!\p{L})(?:(?:đã|da|nay|giờ|gio)\s+)?(?:(?:hết|het)\s+(?:vướng|vuong|rồi|roi)|(?:không|khong|ko|k)\s+(?:còn|con)\s+(?:vướng|vuong|gì|gi)|(?:gỡ|go|tháo\s+gỡ|thao\s+go|giải\s+quyết|giai\s+quyet|xử\s+lý|xu\s+ly|khắc\s+phục|khac\s+phuc)\s+(?:được|duoc|xong))(?!\p{L})|^\s*(?:hết|het)\s*$|(?<!\p{L})(?:nhưng|nhung|mà|ma|nay|giờ|gio)\s+(?:(?:nay|giờ|gio|vẫn|van|cũng|cung)\s+)?(?:đã|da)?\s*(?:làm\s+|lam\s+)?(?:xong|hoàn\s+thành|hoan\s+thanh)(?!\p{L})/iu;

/** Words that are no reason for being stuck, by themselves. */
const NO_REASON =
  /^\s*(?:không|khong|ko|k|rồi|roi|ok|có|co|vâng|vang|đang\s+(?:làm|thực\s+hiện|triển\s+khai)|dang\s+(?:lam|thuc\s+hien|trien\s+khai)|rồi\s+sẽ.*|roi\s+se.*)\s*$/iu;

/** Whether what is said of a difficulty says that there is none. */
export function isFreed(note: string): boolean {
  return FREED.test(note) || NO_REASON.test(note);
}

/** "III.3 hoặc III.4", "III.3 à nhầm III.4": which is meant nobody knows. */
const UNSURE =
  /^[\s,]*(?:hoặc|hoac|hay(?:\s+(?:là|la))?|(?:à\s+|a\s+|ấy\s+)?(?:nhầm|nham|lộn|lon)|à\s+không)(?!\p{L})/iu;

export function isUnsure(behind: string): boolean {
  return UNSURE.test(behind);
}

/** Whether the words put it off, or tie it to a condition. */
export function isHedged(note: string): boolean {
  return HEDGED.test(note);
}

/** What "không" may deny without denying the work: `không có vướng mắc`, `không dùng tiền mặt`. */
const HARMLESS =
  /(?<!\p{L})(?:không|khong|ko|k|chưa|chua)\s+(?:(?:có|co|gặp|gap|bị|bi|phát\s+sinh|phat\s+sinh|còn|con)\s+)?(?:(?:gì|gi)\s+)?(?:vướng|vuong|khó\s+khăn|kho\s+khan|ý\s+kiến|y\s+kien|sai\s+sót|sai\s+sot|quá\s+hạn|qua\s+han|chậm|cham|trễ|tre|dùng\s+tiền|dung\s+tien|giấy|giay|chuyên\s+trách|chuyen\s+trach|gian(?!\p{L})|khí(?!\p{L})|khi(?!\p{L})|tiền\s+mặt|tien\s+mat|(?:hồ\s+sơ|ho\s+so|hs|đơn\s+thư|văn\s+bản|van\s+ban|vb|việc|viec|trường\s+hợp|truong\s+hop)\s+(?:nào\s+|nao\s+)?(?:bị\s+|bi\s+|còn\s+|con\s+|để\s+|de\s+)?(?:trễ|tre|chậm|cham|quá\s+hạn|qua\s+han|tồn|ton|tồn\s+đọng|ton\s+dong|sai|trả\s+lại|tra\s+lai))/giu;

/** Whether words that follow a completion deny it. */
export function isDenied(note: string): boolean {
  return NO_SIGN.test(note) || RHETORIC.test(note) || isNegated(withoutHarmless(note));
}

/** A cross, a thumb down, an empty box, a sandglass. */
const NO_SIGN = /[❌✖✗✘❎🚫⛔👎☐⬜⏳⌛]/u;
/** "xong gì mà xong", "mô đã xong": asked only to deny it. */
const RHETORIC =
  /(?<!\p{L})(?:(?:gì|gi|chi|đâu|dau|mô)\s+mà|(?:gi|dau|mo)\s+ma|mô(?=\s+(?:đã|có|xong)|\s*$)|nỏ)(?!\p{L})/iu;

/** The words without what denies nothing of the work: "không vướng gì". */
export function withoutHarmless(note: string): string {
  return note.replace(HARMLESS, ' ');
}

const DENIES =
  /^(?:(?:vẫn|van|còn|con|hiện|hien)\s+)?(?:chưa|chua|không|khong|ko|chẳng|chang|chả|đâu|dau)(?!\p{L})/iu;

/** Whether the words begin with a denial: `chưa xong III.3`. */
export function denialLength(words: string): number {
  return DENIES.exec(words)?.[0].length ?? 0;
}

/** The same words, letter for letter: what is found at a place here stands at that place there. */
export function withoutAccents(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/giu, 'd').toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
}

import { fold } from './printed-text.js';

/** What a column of the Appendix is about. */
export type Role =
  | 'number'
  | 'objective'
  | 'assignment'
  | 'activities'
  | 'deliverable'
  | 'lead'
  | 'support'
  | 'lead-and-support'
  | 'deadline'
  | 'start'
  | 'mark'
  | 'other';

/** What a heading alone says of its column. */
export interface Guess {
  readonly role: Role | 'content';
  /** Of several columns with one role the highest has it, the others are set aside. */
  readonly weight: number;
}

// In this order: a result column may well speak of time, a supporting department of a lead.
const GUESSES: readonly (readonly [RegExp, Guess['role'], number])[] = [
  [/^(?:s ?tt|tt|so tt|so thu tu|stt muc|thu tu|muc|ma|ma so|ma nv|ma nhiem vu|no|#)$/u, 'number', 1],
  [/chu tri .*phoi hop|phoi hop .*chu tri/u, 'lead-and-support', 3],
  [/phoi hop|tham gia|thanh phan|ho tro/u, 'support', 2],
  [
    /duoc (?:kiem tra|thanh tra|giam sat|kiem toan)|^doi tuong (?:kiem tra|thanh tra|giam sat)/u,
    'objective',
    1,
  ],
  [/^(?:ten|loai|danh muc|noi dung)(?: cac)? bao cao/u, 'assignment', 1],
  // What was reported, and when: a tracking table has it beside what was ordered.
  [
    /^(?:tinh trang|trang thai|tinh hinh|tien do thuc hien hien|danh gia|ty le|nguyen nhan|kho khan|ngay (?:bao cao|giao|ban hành|ban hanh|thang van ban|van ban|cap nhat)|so van ban|van ban|thuc te|bao cao|nguoi (?:ky|nhap|giao)|dia diem|noi (?:nhan|gui|thuc hien)|hinh thuc|doi tuong|loai|nguon luc)/u,
    'other',
    0,
  ],
  [/thuc te$|da (?:hoan thanh|thuc hien)|con lai$|gia han/u, 'other', 0],
  [
    /^(?:don vi tinh|dvt|kinh phi|ghi chu|nguon|du toan|can cu|luu y|so luong|lanh dao|chi dao|nguoi dung dau|thu truong|(?:co quan|don vi|can bo|chuyen vien|nguoi) (?:ban hanh|tham dinh|tham tra|quyet dinh|phe duyet|thong qua|giam sat|theo doi|kiem tra|huong dan|nhan)|cap (?:trinh|ban hanh|quyet dinh|tham quyen))/u,
    'other',
    0,
  ],
  [
    /^(?:ket qua|san pham|dau ra)(?: .*)?(?: |^)(?:va )?(?:thoi gian|thoi han) (?:hoan thanh|thuc hien)$/u,
    'deadline',
    1,
  ],
  [/^(?:ket qua|san pham|dau ra|muc tieu san pham)/u, 'deliverable', 2],
  [/^(?:giai phap|hoat dong|noi dung|nhiem vu|cong viec)(?: .*)? (?:cu the|chi tiet)$/u, 'assignment', 4],
  [/bat dau/u, 'start', 1],
  [
    /thoi han|(?:^| )han (?:hoan thanh|chot|thuc hien|cuoi|xu ly|bao cao|trinh|xong|nop|gui|giao|ban hanh)|^han$|cham nhat|ky han/u,
    'deadline',
    5,
  ],
  [/^(?:thoi gian|ngay) ket thuc/u, 'deadline', 5],
  [/^thoi gian (?:bao cao|gui|nop)/u, 'deadline', 2],
  [/thoi gian|thoi diem/u, 'deadline', 4],
  [/ket thuc|^ngay hoan thanh|^hoan thanh(?: truoc)?$|^moc /u, 'deadline', 3],
  [/tien do|lo trinh|^tuan(?: .*)?$|^ngay(?: thang(?: nam)?| thuc hien)?$|^lich/u, 'deadline', 2],
  [/^thang(?: nam| thuc hien)?$|^thang \d|^quy$/u, 'deadline', 1],
  [/chu tri|soan thao/u, 'lead', 5],
  [/dau moi/u, 'lead', 4],
  [
    /(?:^| )(?:don vi|co quan|bo phan|nguoi|can bo|phong|ban|nganh|ca nhan) (?:.* )?(?:thuc hien|trien khai|chiu trach nhiem|phu trach|tham muu|duoc giao|xu ly)|to chuc thuc hien$/u,
    'lead',
    3,
  ],
  [/phu trach|trach nhiem|tham muu|phan cong|^thuc hien$|^nguoi (?:lam|nhan)/u, 'lead', 2],
  [
    /^(?:thuoc|nhom|linh vuc|muc tieu|chi tieu|tieu chi|phan loai|mang|chu de|chu diem|noi dung chi tieu)/u,
    'objective',
    1,
  ],
  [
    /^(?:ten|noi dung|nhiem vu|danh muc|cac)(?: .*)? (?:nhiem vu|cong viec|viec|de an|du an|chuong trinh|hoat dong|giai phap|dau viec)/u,
    'assignment',
    3,
  ],
  [/nhiem vu/u, 'assignment', 2],
  [/^(?:ten |danh muc )?(?:cac )?(?:de an|du an|chuong trinh|van ban|phan viec|hang muc)/u, 'assignment', 1],
  [/hoat dong/u, 'activities', 1],
  [/noi dung|cong viec|cong tac|giai phap|ten viec|dau viec|viec/u, 'content', 1],
  [/ket qua|san pham|dau ra/u, 'deliverable', 1],
  [/^doan (?:kiem tra|thanh tra|giam sat|cong tac)|^to (?:kiem tra|cong tac)/u, 'lead', 2],
  [/^(?:co quan|don vi) trinh/u, 'lead', 0.5],
  [/don vi|co quan|can bo|bo phan|^so(?: ban)? nganh/u, 'lead', 1],
];
const LONGEST_LABEL = 90;

export function guessOf(label: string): Guess | null {
  if (label.length > LONGEST_LABEL) return null;
  const folded = fold(label)
    .replace(/^\d{1,2} (?=\p{L})/u, '')
    .replace(/ \d{1,2}$/u, '');
  const [, role, weight] = GUESSES.find(([pattern]) => pattern.test(folded)) ?? [];
  return role === undefined || weight === undefined ? null : { role, weight };
}

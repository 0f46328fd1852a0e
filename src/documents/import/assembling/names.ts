import { fold, oneLine } from './printed-text.js';

/*
 * When two printed names are one body. They are where they differ by capitals, signs and the place of a tone alone; a
 * letter more or less makes another body, unless it plainly breaks a word of office that the other name has whole.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** What two prints of one name have in common: small letters and single spaces, the tone of each word at its end. */
export function keyOf(name: string): string {
  return withoutNote(oneLine(name))
    .replace(/&/gu, ' và ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ');
}

/** A name without bullets before it, without signs behind it, without what a part of the work is said in brackets. */
export function cleanName(text: string): string {
  const line = oneLine(text);
  const name = withoutNote(line)
    .replace(/^(?:[-–—+•*·▪]|\(?\d{1,2}[).](?=\s)|[a-z]\)(?=\s))\s*/u, '')
    .replace(/^(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)(?: thực hiện)?\s*:\s*/iu, '')
    .replace(/[\s.;,:–-]+$/u, '')
    .trim();
  return /\p{L}/u.test(name) ? name : line;
}

const NOTE =
  /\s*\((?:chủ trì|đầu mối|phối hợp|tham mưu|tổng hợp|phần|nội dung|lĩnh vực|mạng lưới|đối với|về|theo|trừ|bao gồm|cơ quan chủ trì|đơn vị chủ trì)[^()\d]*\)/giu;
/** Small letters alone tell about the work and name nothing; a capital or a figure may be part of the name. */
const PLAIN_NOTE = /\s*\([\p{Ll}\s,;-]{6,}\)/gu;

function withoutNote(name: string): string {
  const bare = name.replace(NOTE, '').replace(PLAIN_NOTE, '').trim();
  return bare === '' ? name : bare;
}

/** A body of office: what a name in a list begins with. */
const HEADS =
  `bộ,sở,phòng,ban,văn phòng,vp,trung tâm,công an,công chức,cán bộ,bộ phận,ubnd,ủy ban,uỷ ban,đội,hội,tổ,đoàn,trạm,trường,
  chi cục,cục,tổng cục,vụ,viện,chủ tịch,phó chủ tịch,lãnh đạo,thường trực,mặt trận,ubmttq,quỹ,các,thanh tra,bảo hiểm,đảng ủy,
  hđnd,hội đồng,tổng,ngân hàng,kho bạc,chi nhánh,công ty,tập đoàn,bệnh viện,khoa,đài,báo,nhà,thư viện,bảo tàng,thành ủy,
  tỉnh ủy,huyện ủy,liên đoàn,công đoàn,liên minh,hiệp hội,tòa án,toà án,hải quan,thuế,hạt,điện lực,bưu điện,thôn,xóm,ấp,tổ dân
  phố,khu phố,khu,xã,phường,thị trấn,đặc khu,huyện,quận,thị xã,tỉnh,hiệu trưởng,phó hiệu trưởng,bgh,bí thư,phó bí thư,giám đốc,
  phó giám đốc,trưởng phòng,chánh văn phòng,gvcn,gv,giáo viên,tpt,tổng phụ trách,tổ trưởng,nhóm,y tế,kế toán,văn thư,nhân
  viên,đồng chí,đ c,ông,bà,thầy,cô,toàn,tất cả,trung ương,cơ quan,đơn vị,chính phủ,bch,bcđ,bộ chỉ huy,bộ tư lệnh,chi bộ,chi
  đoàn,liên đội,học viện,đại học,kiểm toán nhà nước,thông tấn xã,ptcmhs,clb,cộng đồng,quân sự,thương vụ,đại sứ quán,câu lạc bộ,doanh nghiệp,viettel,mobifone`
    .split(',')
    .map((words) => words.replace(/\s+/gu, ' ').trim())
    .sort((one, other) => other.length - one.length);
const HEAD = new RegExp(`^(?:${HEADS.join('|')})(?= |$)`, 'u');

/** The word that says what kind of body it is, in small letters; empty where none is known. */
export function headOf(name: string): string {
  return HEAD.exec(wordsOf(name))?.[0] ?? '';
}

function wordsOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Looks like the name of a body by itself: by its first word, or because it is an abbreviation. */
export function isBody(part: string): boolean {
  return headOf(part) !== '' || /^\p{Lu}[\p{Lu}\p{N}&.–-]{1,11}(?:\s+\p{L}{1,6})?$/u.test(part.trim());
}

/** What a body deals with, though its first word is that of a body: "Vụ Đa phương và Hội nhập quốc tế". */
const FIELD =
  /^(?:tổ chức|hội nhập|xã hội|bảo hiểm xã hội|phòng,? (?:chống|ngừa|thủ|bệnh|cháy|vệ)|cán bộ quản lý|nhà (?:ở|giáo|nước)|khu vực|bộ máy|đội ngũ|báo chí|khoa học|đảng viên|hội viên|hội nghị|hội thảo|hội thi|ban hành|báo cáo|bộ tiêu chí|trường học|đoàn kết|thuế|các khu (?:công nghiệp|kinh tế|chế xuất)|khu (?:công nghiệp|kinh tế|công nghệ))(?: (?!tỉnh|xã|phường|thành phố|việt nam)|$)/iu;

export function isField(part: string): boolean {
  return FIELD.test(part);
}

const COLLECTIVE =
  /^(?:cac|tat ca|toan the|toan bo|toan truong|toan xa|toan nganh|moi|tung|nhung|co quan ngang bo|co quan don vi|cac co quan|bo nganh|bo co quan|bo ban nganh|so ban nganh|so nganh|ban nganh|ban nganh doan the|phong ban|thu truong (?:cac )?(?:co quan|don vi)|(?:thu truong|bo truong|giam doc|nguoi dung dau|hieu truong|lanh dao) cac|don vi lien quan|cac bo|can bo (?:cong chuc|giao vien|vien chuc)|cbccvc|cbgvnv|cb gv nv)(?= |$)/u;

/** Many bodies under one name, each of which answers for itself. */
export function isCollective(name: string): boolean {
  return COLLECTIVE.test(fold(name));
}

const COMPOUNDS = new Set(
  `văn phòng,thống kê,văn hóa,xã hội,tư pháp,hộ tịch,tài chính,kế toán,kế hoạch,công an,quân sự,mặt trận,tổ quốc,nội vụ,
  kinh tế,hạ tầng,đô thị,trung tâm,phục vụ,hành chính,tiếp nhận,trả kết,kết quả,bộ phận,công chức,cán bộ,nông nghiệp,
  môi trường,khoa học,công nghệ,giáo dục,đào tạo,y tế,thông tin,truyền thông,xây dựng,công thương,giao thông,vận tải,
  thanh tra,ngoại vụ,dân tộc,tôn giáo,lao động,thương binh,thể thao,du lịch,tài nguyên,ủy ban,nhân dân,hội đồng,văn thư,
  lưu trữ,địa chính,bảo hiểm,kho bạc,ngân hàng,chuyển đổi,phát triển,nông thôn,ban chỉ,chỉ huy,chỉ đạo,thường trực,
  đảng ủy,đoàn thanh,thanh niên,phụ nữ,nông dân,cựu chiến,chiến binh,công đoàn`
    .split(',')
    .map((words) => keyOf(words)),
);
/** What comes behind one of these words is a proper name, in which every letter counts. */
const PLACES = new Set(
  'xã,phường,thị,trấn,huyện,quận,tỉnh,thành,phố,thôn,xóm,ấp,bản,làng,buôn,khóm,khu,tổ,trường,đồng,chí,ông,bà,cô,thầy'
    .split(',')
    .map((word) => keyOf(word)),
);

/**
 * One print of a name has a word of office broken by a letter that the other has whole: "Thông kê" for "Thống kê". The
 * word that says what kind of body it is, figures, single letters and proper names are never mended.
 */
export function isMisprint(key: string, known: string): boolean {
  const [words, others] = [key.split(' '), known.split(' ')];
  if (words.length !== others.length || words.length < 2) return false;
  const at = words.findIndex((word, index) => word !== others[index]);
  if (at < 0 || words.some((word, index) => index !== at && word !== others[index])) return false;
  if (others.slice(0, at).some((word) => PLACES.has(word))) return false;
  const [word = '', other = ''] = [words[at], others[at]];
  if (/\d/u.test(word + other) || plain(other).length < 2 || !isOneApart(plain(word), plain(other)))
    return false;
  return (
    pairsAt(others, at).some((pair) => COMPOUNDS.has(pair)) &&
    !pairsAt(words, at).some((pair) => COMPOUNDS.has(pair))
  );
}

function pairsAt(words: readonly string[], at: number): readonly string[] {
  return [words.slice(at - 1, at + 1), words.slice(at, at + 2)]
    .filter((pair) => pair.length === 2)
    .map((pair) => pair.join(' '));
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}

function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest;
}

/** `KTHTĐT` of "Kinh tế, Hạ tầng và Đô thị". */
export function initialsOf(name: string): string {
  return name
    .split(/[\s,./&–-]+/u)
    .filter((word) => /^\p{L}/u.test(word) && fold(word) !== 'va')
    .map((word) => (/^\p{Lu}{2,6}$/u.test(word) ? fold(word) : fold(word).charAt(0)))
    .join('')
    .toUpperCase();
}

/** Of "Phòng Kinh tế, Hạ tầng và Đô thị" its head and the first letters of the rest; null where that says nothing. */
export function shortKeyOf(name: string): string | null {
  const head = headOf(name);
  const rest = name
    .split(/[\s.]+/u)
    .slice(head.split(' ').length)
    .join(' ');
  return head === '' || !rest.includes(' ') ? null : `${head} ${initialsOf(rest).toLowerCase()}`;
}

/** Of "Phòng KTHTĐT" the same; null where it is no abbreviation. */
export function abbreviationOf(name: string): string | null {
  const head = headOf(name);
  const letters = fold(name)
    .slice(head.length)
    .replace(/ va | /gu, '');
  const isShort = head !== '' && /^[a-z]{2,10}$/u.test(letters) && /\p{Lu}{2}/u.test(name);
  return isShort ? `${head} ${letters}` : null;
}

import { readDeadline } from '../../../plan/read-deadline.js';
import type { Row } from '../block.js';
import { fold, oneLine } from './printed-text.js';

/** What stands in a column: it may say what the heading does not. */
export interface Evidence {
  /** The part of the rows of work that have words of their own here. */
  readonly filled: number;
  /** Cells stand over several rows of work, as the name of a group does. */
  readonly groups: boolean;
  /** Of those, how many name a time, and how many begin with what is to be done. */
  readonly times: number;
  readonly verbs: number;
  /** The usual length of the words. */
  readonly length: number;
}

const LONGEST_TIME = 120;
/** What work begins with. */
const VERBS = new Set(
  `ban hành,xây dựng,tổ chức,thực hiện,triển khai,rà soát,kiểm tra,tham mưu,trình,báo cáo,đẩy mạnh,nâng cao,hoàn thiện,hoàn thành,
  tiếp tục,phối hợp,chủ trì,hướng dẫn,tuyên truyền,tập huấn,đào tạo,cập nhật,công khai,niêm yết,số hóa,duy trì,đề xuất,nghiên
  cứu,lập,sửa đổi,đánh giá,theo dõi,đôn đốc,giải quyết,tăng cường,tham gia,xử lý,quản lý,phát động,khảo sát,thí điểm,đầu tư,
  cung cấp,kết nối,bố trí,sắp xếp,tổng kết,sơ kết,họp,nộp,thu,phát,dạy,ôn tập,thi,chấm,làm,chuẩn bị,đăng ký,kiện toàn,phê
  duyệt,mua,sửa chữa,lắp đặt,vận hành,bảo đảm,đảm bảo,khắc phục,hỗ trợ,phát triển,thành lập,ký,gửi,chỉ đạo,quán triệt,giám
  sát,dự,sinh hoạt,khai giảng,bế giảng,tuyển sinh,khám,thống kê,tổng hợp,chuyển`
    .split(',')
    .map((words) => words.trim().replace(/\s+/gu, ' ')),
);

/** A row that has one text alone is a title, and no evidence. */
export function evidenceOf(rows: readonly Row[], width: number): readonly Evidence[] {
  const work = rows.filter(({ cells }) => cells.filter(({ text }) => text !== '').length >= 2);
  return Array.from({ length: width }, (_, at): Evidence => {
    const texts = work
      .map(({ cells }) => oneLine(cells[at]?.text ?? ''))
      .filter((text) => /[\p{L}\d]/u.test(text));
    const part = (count: number): number => (texts.length === 0 ? 0 : count / texts.length);
    return {
      filled: work.length === 0 ? 1 : texts.length / work.length,
      groups: isOfGroups(work, at),
      times: part(texts.filter(isTime).length),
      verbs: part(texts.filter(beginsWithVerb).length),
      length: part(texts.reduce((sum, text) => sum + text.length, 0)),
    };
  });
}

const TARGETS = /^(?:ten |cac |noi dung |nhom )?(?:chi tieu|chi so|tieu chi|muc tieu)(?: |$)/u;
const ALSO_WORK = /nhiem vu|giai phap|hoat dong|cong viec|thuc hien$/u;
const FEW_VERBS = 0.3;

/** No column but that of the targets says what is to be done. */
export function speaksOfTargets(label: string): boolean {
  return TARGETS.test(fold(label)) && !ALSO_WORK.test(fold(label));
}

/** What is counted in units, or begins with no verb, is a target; another may be work by that name. */
export function isOfTargets(
  columns: readonly { readonly role: string; readonly label: string }[],
  evidence: readonly Evidence[],
): boolean {
  const at = columns.findIndex(({ role }) => role === 'assignment');
  if (!speaksOfTargets(columns[at]?.label ?? '')) return false;
  const hasUnits = columns.some(({ label }) => /^(?:don vi tinh|dvt|don vi do)$/u.test(fold(label)));
  return hasUnits || (evidence[at]?.verbs ?? 0) < FEW_VERBS;
}

/** The document says that cells are merged, or prints the same words again; a scan that lost cells says neither. */
function isOfGroups(work: readonly Row[], at: number): boolean {
  const cells = work.map(({ cells }) => cells[at]);
  const merged = cells.filter((cell) => cell?.merged === 'above').length;
  const again = cells.filter(
    (cell, index) => cell && cell.text !== '' && cell.text === cells[index - 1]?.text,
  ).length;
  return (merged + again) * 3 >= work.length;
}

function isTime(text: string): boolean {
  return (
    text.length <= LONGEST_TIME &&
    (/^\d{1,2}(?:\s*[+,-]\s*\d{1,2})*$/u.test(text) || readDeadline(text, 2025).kind !== 'unknown')
  );
}

function beginsWithVerb(text: string): boolean {
  const words = text
    .replace(/^[-–+•*\d.()\s]+/u, '')
    .toLowerCase()
    .split(/[\s,;:]+/u);
  return VERBS.has(words[0] ?? '') || VERBS.has(words.slice(0, 2).join(' '));
}

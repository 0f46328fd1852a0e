import { departmentOf, realDepartments } from '../../plan/plan.js';
import type { DepartmentId, Office, Plan } from '../../plan/plan.js';
import { signerLines } from './issuer.js';
import { signerOf, signersOf, titleOfSigner } from './signer.js';
import type { Signer } from '../../journal/fact.js';
import { spanId, spansOfYear } from './span.js';
import type { ReportSpan } from './span.js';
import { urgingOf } from './urging/rule.js';
import type { Day } from '../../plan/day.js';
import type { History } from '../../journal/history.js';
import { note, rowsOf } from '../../words/compose.js';
import type { Button, FileToSend, Message } from '../../words/message.js';
import { usageOf } from '../../words/commands.js';
import type { CommandName } from '../../words/commands.js';
import { exampleOf } from '../../words/examples.js';
import { forShort, planOfYear, workName } from '../../words/office.js';
import { clip, dateWords, departmentNames, plainClip } from '../../words/words.js';
import { spanLabel, spanWords } from './span-words.js';

/** A paper as it is handed over. */
interface Handed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The tracking table. */
export function tableAnswer({ plan }: Office, file: Handed, asOf: Day): Message {
  return withFile(file, [
    `<b>Bảng theo dõi ${planOfYear(plan)}</b>, số liệu đến ${dateWords(asOf)}.`,
    'Trang đầu theo đúng cột của Phụ lục; các trang sau là thống kê, chế độ báo cáo, chỉ tiêu.',
  ]);
}

interface ReportHanded {
  readonly file: Handed;
  readonly span: ReportSpan;
  readonly today: Day;
}

/** The report, with buttons for the year's other ones and for letters to departments that are late. */
export function reportAnswer(office: Office, history: History, handed: ReportHanded): Message {
  const { file, span, today } = handed;
  const state =
    today < span.dataTo
      ? `Bản tạm thời, số liệu đến ${dateWords(today)}: kỳ này chốt số liệu ngày ${dateWords(span.dataTo)}.`
      : `Số liệu từ ${dateWords(span.dataFrom)} đến ${dateWords(span.dataTo)}.`;
  const message = withFile(file, [
    `<b>Báo cáo kết quả ${workName(office.plan)} ${spanWords(span)}</b>`,
    state,
    signerWords(office.plan, signerOf(history, 'report')),
    'Những chỗ tô vàng là nội dung cơ quan cần bổ sung trước khi ký.',
  ]);
  return {
    ...message,
    buttons: [...otherSpans(office.plan, span), ...urgingButtons(office, history, today)],
  };
}

interface UrgingHanded {
  readonly department: DepartmentId;
  readonly signer: Signer;
  readonly file: Handed;
}

export function urgingAnswer(office: Office, { department, signer, file }: UrgingHanded): Message {
  return withFile(file, [
    `<b>Công văn đôn đốc</b> gửi ${departmentNames(office, [department])}, kế hoạch năm ${office.plan.year}.`,
    signerWords(office.plan, signer),
    'Những chỗ tô vàng là nội dung cơ quan cần bổ sung trước khi ký.',
  ]);
}

/** Who signs, and how somebody else is named. */
function signerWords(plan: Plan, signer: Signer): string {
  const others = signersOf(plan).filter((one) => one !== signer);
  return `Người ký: ${signerLines(plan, signer).join(', ')}. Đổi người ký: thêm ${signingWords(plan, others)} vào cuối lệnh; được ghi nhớ cho lần sau.`;
}

/** `<code>ký CT</code> (Chủ tịch) hoặc <code>ký PCT</code> (Phó Chủ tịch)` */
function signingWords(plan: Plan, signers: readonly Signer[]): string {
  return signers
    .map((one) => titleOfSigner(plan, one))
    .map((title) => `<code>ký ${forShort(title)}</code> (${clip(title, 40)})`)
    .join(' hoặc ');
}

/** Behind "ký" stands nobody who signs the office's papers. */
export function signerNotUnderstood(plan: Plan, written: string): Message {
  return note([
    `Bot chưa xác định được “${clip(written, 60)}” là người ký nào; chưa lập văn bản.`,
    `Đề nghị đồng chí ghi ${signingWords(plan, signersOf(plan))} vào cuối lệnh.`,
  ]);
}

export function nothingToUrge(office: Office, department: DepartmentId): Message {
  return note([
    `${departmentNames(office, [department])} không có nhiệm vụ quá hạn của kế hoạch năm ${office.plan.year}; không cần công văn đôn đốc.`,
  ]);
}

/** @param departments whose due dates; all where there is none */
export function calendarAnswer(office: Office, departments: readonly DepartmentId[], file: Handed): Message {
  const whose =
    departments.length === 0 ? 'tất cả các đơn vị' : departmentNames(office, departments.slice(0, 8));
  return withFile(file, [
    `<b>Lịch các hạn năm ${office.plan.year}</b> của ${whose}, có báo trước.`,
    'Mở tệp trên điện thoại hoặc máy tính để thêm vào lịch. Khi hạn thay đổi, lấy lại bằng /lich: lịch được cập nhật, không bị trùng.',
  ]);
}

/** A period or a department that was not understood. */
export function paperNotUnderstood(
  command: CommandName,
  { written, plan }: { written: string; plan: Plan },
): Message {
  return note([
    `Bot chưa xác định được “${clip(written, 60)}” là kỳ nào của kế hoạch năm ${plan.year}. Đề nghị đồng chí gửi theo mẫu:`,
    ...usageOf(plan, command),
  ]);
}

export function noSuchDepartment({ plan }: Office, written: string): Message {
  const known = realDepartments(plan).map(({ id, name }) => `${clip(id, 16)} (${clip(name, 60)})`);
  return note([
    written === ''
      ? `Cần nêu đơn vị nhận công văn đôn đốc: <code>/baocao dondoc ${exampleOf(plan, 'department')}</code>`
      : `Không có đơn vị “${clip(written, 40)}”.`,
    `Các đơn vị: ${known.slice(0, 20).join('; ')}`,
  ]);
}

function withFile({ name, bytes }: Handed, lines: readonly string[]): Message {
  const file: FileToSend = { kind: 'upload', as: 'document', name, bytes };
  return { ...note(lines), files: [file] };
}

/** The reports that the year asks for, but for the one at hand. Months are typed. */
function otherSpans(plan: Plan, span: ReportSpan): readonly (readonly Button[])[] {
  const offered = spansOfYear(plan).filter(
    ({ kind, number }) => kind !== 'month' && !(kind === 'half' && number === 2),
  );
  return rowsOf(
    offered
      .filter((one) => spanId(one) !== spanId(span))
      .map((one): Button => ({
        label: spanLabel(one),
        action: { kind: 'paper', paper: { kind: 'report', span: spanId(one) } },
      })),
    2,
  );
}

function urgingButtons(office: Office, history: History, today: Day): readonly (readonly Button[])[] {
  const late = realDepartments(office.plan)
    .map(({ id }) => id)
    .filter((department) => urgingOf(office, history, { department, today }) !== null);
  return rowsOf(
    late.slice(0, 10).map((department): Button => ({
      label: `Đôn đốc ${plainClip(departmentOf(office.plan, department).shortName, 16)}`,
      action: { kind: 'paper', paper: { kind: 'urging', department } },
    })),
    2,
  );
}

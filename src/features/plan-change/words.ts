import type { ChangedTask, PlanComparison, Replaced } from '../../plan/drafting/compare.js';
import type { ImportReport, UnreadForm } from '../../plan/drafting/imported.js';
import type { Plan, Task } from '../../plan/plan.js';
import type { PlanDraftOutcome } from './outcome.js';
import { emptyLines, leftBlocks, leftRows } from './place-words.js';
import type { Known } from './place-words.js';
import { officeLines } from './office-words.js';
import { rolledFile, rolledSummary } from './rolled-words.js';
import { whichYear } from './which-year-words.js';
import type { Action } from '../../words/action.js';
import { messageOf, note } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { hiddenLines, importReportLines } from '../../words/documents/import-report.js';
import { fileFaultWords, NO_TASKS, unreadFormWords } from '../../words/documents/imported.js';
import { taskName } from '../../words/lines.js';
import type { Button, FileToSend, Message } from '../../words/message.js';
import { clip, escapeHtml, periodWords, shortDate } from '../../words/words.js';

const MOST_LINES = 10;

/** What a plan that was sent would change, before it does; the whole reading goes along as a file. */
export function planPreview(
  outcome: PlanDraftOutcome,
  { fileName, known }: { readonly fileName: string; readonly known: Known },
): Message {
  switch (outcome.kind) {
    case 'unreadable':
      return note([
        `Tệp “${clip(fileName, 80)}”: ${fileFaultWords(outcome.why)}`,
        'Kế hoạch hiện hành giữ nguyên.',
      ]);
    case 'no-tasks':
      return {
        ...note([`Tệp “${clip(fileName, 80)}”: ${NO_TASKS} Kế hoạch hiện hành giữ nguyên.`]),
        files: [reportFile(outcome.report, 'ke-hoach')],
      };
    case 'faulty':
      return messageOf([
        {
          head: [`Tệp kế hoạch “${clip(fileName, 80)}” chưa đúng, kế hoạch hiện hành giữ nguyên. Cần sửa:`],
          list: linesOf(outcome.faults, (fault) => `• ${clip(fault, 200)}`),
          cap: MOST_LINES,
          unit: 'điểm',
        },
      ]);
    case 'which-year':
      return withReport(whichYear(outcome), outcome.report);
    case 'preview':
      return preview(outcome, known);
  }
}

function preview(outcome: Extract<PlanDraftOutcome, { kind: 'preview' }>, known: Known): Message {
  const { office } = known;
  const { plan, version, base, comparison, report, reportedBefore, carried, left, empty, offered, rolled } =
    outcome;
  const isAsked = reportedBefore.length > 0;
  const head: Block = {
    head: [
      `<b>XEM TRƯỚC KẾ HOẠCH NĂM ${plan.year}</b>`,
      clip(plan.title, 200),
      ...officeLines(plan),
      comparison
        ? countsOf(comparison)
        : `Chưa có kế hoạch năm ${plan.year}: toàn bộ ${plan.tasks.length} nhiệm vụ là mới.`,
      ...(rolled ? [rolledSummary(plan, rolled)] : []),
      ...(report ? [readingOf(report), ...hiddenLines(report.hiddenSheets ?? []).map(escapeHtml)] : []),
      ...carriedLine(carried),
      ...emptyLines(empty),
    ],
  };
  const replaced = comparison?.replaced ?? [];
  const message = messageOf(
    [
      head,
      ...leftBlocks(plan, known, { left, inForce: false }),
      ...movedBackBlock(outcome),
      ...(comparison ? changesOf(comparison) : unclearBlock(plan)),
      ...question(replaced, reportedBefore),
      ...carryQuestion(outcome),
    ],
    [
      ...leftRows(plan, office, { version, left }),
      ...(offered
        ? applyButtons({ version: offered.version, base }, isAsked, `, đưa ${outsideWords(offered)} sang`)
        : []),
      ...applyButtons({ version, base }, isAsked, offered ? ', không đưa sang' : ''),
      [button('Bỏ, giữ kế hoạch hiện hành', { version }, 'drop')],
    ],
  );
  return rolled
    ? { ...message, files: [rolledFile(plan, rolled)] }
    : withReport(message, report, `${plan.year}`);
}

/** A date that had passed when it was set makes nobody late before the day of the change. */
function movedBackBlock({ movedBack }: Extract<PlanDraftOutcome, { kind: 'preview' }>): readonly Block[] {
  if (movedBack.length === 0) return [];
  const list = linesOf(movedBack, ({ standing, dueBefore, onTime }) => {
    const { task, period, today } = standing;
    const from = dueBefore === null ? '' : `${shortDate(dueBefore, today)} → `;
    const counted =
      onTime < today ? `quá hạn vẫn tính từ hết ${shortDate(onTime, today)}` : 'chưa tính quá hạn';
    return `• ${taskName(task)}${periodWords(standing)}: hạn ${from}${shortDate(period.due, today)}, ${counted}`;
  });
  return [
    {
      head: [`<b>Hạn mới đã qua</b> (${movedBack.length})`],
      ...{ list, cap: MOST_LINES, unit: 'kỳ' },
      tail: [
        'Nếu đúng như vậy, quá hạn chỉ được tính từ sau ngày áp dụng; nếu không, đề nghị sửa tệp và gửi lại.',
      ],
    },
  ];
}

function countsOf(comparison: PlanComparison): string {
  const { added, changed, gone, replaced, renumbered, unclear, unchanged } = comparison;
  const counts = [
    `giữ nguyên ${unchanged}`,
    `mới ${added.length}`,
    `thay đổi ${changed.length}`,
    `bỏ ${gone.length}`,
    ...(renumbered.length > 0 ? [`đổi mã ${renumbered.length}`] : []),
    ...(replaced.length > 0 ? [`mã nay là việc khác ${replaced.length}`] : []),
    `chưa rõ thời hạn ${unclear.length}`,
  ];
  return `So với kế hoạch hiện hành: ${counts.join(', ')}.`;
}

/** What the document does not hold would be gone otherwise. */
function carriedLine({
  duties,
  targets,
}: {
  readonly duties: number;
  readonly targets: number;
}): readonly string[] {
  if (duties + targets === 0) return [];
  return [
    `Giữ theo kế hoạch hiện hành: ${duties} nhiệm vụ ngoài Phụ lục, ${targets} chỉ tiêu (tệp gửi không có phần này).`,
  ];
}

function readingOf({ tasks, notUnderstood, doubts, decisions }: ImportReport): string {
  return (
    `Đã đọc ${tasks} nhiệm vụ; chưa đọc được ${notUnderstood.length} dòng, ` +
    `cần quyết định ${decisions.length}, cần kiểm tra lại ${doubts.length} (xem tệp kèm theo).`
  );
}

function changesOf(comparison: PlanComparison): readonly Block[] {
  const { added, changed, gone, replaced, renumbered, unclear } = comparison;
  return [
    block('Mới', added, newLine),
    block('Thay đổi', changed, changedLine),
    block('Bỏ khỏi kế hoạch', gone, taskName),
    block('Đổi mã', renumbered, ({ before, after }) => `${clip(before.code, 20)} → ${taskName(after)}`),
    block('Mã nay là việc khác', replaced, replacedLine),
    block('Chưa rõ thời hạn', unclear, newLine),
  ].flat();
}

function unclearBlock(plan: Plan): readonly Block[] {
  const unclear = plan.tasks.filter(({ deadline }) => deadline.kind === 'unknown');
  return block('Chưa rõ thời hạn', unclear, newLine);
}

function block<One>(title: string, all: readonly One[], words: (one: One) => string): readonly Block[] {
  if (all.length === 0) return [];
  const list = linesOf(all, (one) => `• ${words(one)}`);
  return [{ head: [`<b>${title}</b> (${all.length})`], list, cap: MOST_LINES, unit: 'nhiệm vụ' }];
}

/** The words of those that are shown; the others are counted, and there may be thousands. */
function linesOf<One>(all: readonly One[], words: (one: One) => string): readonly string[] {
  return all.map((one, at) => (at < MOST_LINES ? words(one) : ''));
}

function newLine(task: Task): string {
  return `${taskName(task)}: ${clip(task.deadline.printed, 60) || 'không ghi thời gian'}`;
}

const FIELDS = {
  deadline: 'thời hạn',
  lead: 'chủ trì',
  support: 'phối hợp',
  deliverable: 'sản phẩm',
  text: 'nội dung',
} as const;

function changedLine({ after, changes }: ChangedTask): string {
  const said = changes.map(({ field, before, after: now }) =>
    field === 'text'
      ? FIELDS[field]
      : `${FIELDS[field]}: ${clip(before, 60) || '(trống)'} → ${clip(now, 60) || '(trống)'}`,
  );
  return `${taskName(after)}: ${said.join('; ')}`;
}

function replacedLine({ before, after, movedTo }: Replaced): string {
  const where = movedTo ? ` (việc cũ nay là ${clip(movedTo.code, 20)})` : '';
  return `<b>${clip(after.code, 20)}</b>: ${clip(before.title, 70)} → ${clip(after.title, 70)}${where}`;
}

function question(replaced: readonly Replaced[], reported: readonly string[]): readonly Block[] {
  if (replaced.length === 0 || reported.length === 0) return [];
  return [
    {
      head: [
        `Đã có báo cáo ở ${reported.map((code) => clip(code, 20)).join(', ')}, nhưng mã này nay là việc khác. ` +
          'Đề nghị đồng chí chọn: tính lại từ đầu, hay giữ báo cáo cũ cho việc mới.',
      ],
    },
  ];
}

/** What the plan of the year before has outside its Appendix, which the new document cannot hold. */
function carryQuestion({
  plan,
  offered,
}: Pick<Extract<PlanDraftOutcome, { kind: 'preview' }>, 'plan' | 'offered'>): readonly Block[] {
  if (!offered) return [];
  return [
    {
      head: [
        `Kế hoạch năm ${offered.from} có ${outsideWords(offered)} ngoài Phụ lục, tệp này không có. ` +
          `Đề nghị đồng chí chọn có đưa sang năm ${plan.year} hay không; thời gian được chuyển sang năm mới, mức chỉ tiêu giữ nguyên.`,
      ],
    },
  ];
}

/** `4 nhiệm vụ, 21 chỉ tiêu` */
function outsideWords({ duties, targets }: { readonly duties: number; readonly targets: number }): string {
  return [
    ...(duties > 0 ? [`${duties} nhiệm vụ`] : []),
    ...(targets > 0 ? [`${targets} chỉ tiêu`] : []),
  ].join(', ');
}

function applyButtons(shown: Shown, isAsked: boolean, how: string): readonly (readonly Button[])[] {
  if (!isAsked) return [[button(`Áp dụng${how}`, shown, 'renew')]];
  return [
    [button(`Áp dụng, tính lại từ đầu các mã này${how}`, shown, 'renew')],
    [button(`Áp dụng, giữ báo cáo cũ${how}`, shown, 'keep')],
  ];
}

type PlanPress = Extract<Action, { kind: 'plan' }>;
type Shown = Pick<PlanPress, 'version' | 'base'>;

function button(label: string, shown: Shown, press: PlanPress['press']): Button {
  return { label, action: { kind: 'plan', press, ...shown } };
}

function withReport(message: Message, report: ImportReport | null, name = 'ke-hoach'): Message {
  return report ? { ...message, files: [reportFile(report, name)] } : message;
}

function reportFile(report: ImportReport, name: string): FileToSend {
  const text = `\uFEFF${importReportLines(report).join('\r\n')}\r\n`;
  return { kind: 'upload', as: 'document', name: `Doc-ke-hoach-${name}.txt`, bytes: Buffer.from(text) };
}

/** A file that cannot be fetched from Telegram. */
export function unreadFile(why: 'too-large' | 'not-there'): Message {
  return note([
    why === 'too-large'
      ? 'Tệp quá lớn (trên 5 MB); đề nghị chỉ gửi phần phụ lục, bỏ ảnh. Kế hoạch hiện hành giữ nguyên.'
      : 'Không tải được tệp từ Telegram; đề nghị đồng chí gửi lại. Kế hoạch hiện hành giữ nguyên.',
  ]);
}

/** A plan in a form that nobody can read, and what to send instead. It may be a task's evidence after all. */
export function unreadForm(form: UnreadForm, name: string | null): Message {
  const what = name === null ? 'Ảnh kế hoạch' : `Tệp “${clip(name, 80)}”`;
  return note([
    `${what}: ${unreadFormWords(form)}`,
    'Kế hoạch hiện hành giữ nguyên. Nếu đây là minh chứng của một nhiệm vụ, đề nghị gửi lại kèm mã nhiệm vụ trong chú thích.',
  ]);
}

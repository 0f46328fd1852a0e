import type { PlanComparison, Replaced } from '../../plan/drafting/compare.js';
import type { ImportReport, UnreadForm } from '../../plan/drafting/imported.js';
import type { PlanDraftOutcome, Preview } from './outcome.js';
import { changesOf, linesOf, MOST_LINES, unclearBlock } from './change-words.js';
import { mendRows } from './mending/result-words.js';
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

/** What a plan that was sent would change, before it does; the whole reading goes along as a file. */
export function planPreview(
  outcome: PlanDraftOutcome,
  {
    fileName,
    known,
    above = null,
  }: {
    readonly fileName: string;
    readonly known: Known;
    /** Of a plan in which something was put right: what it was, and how many corrections the version holds. */
    readonly above?: Above | null;
  },
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
      return preview(outcome, known, above);
  }
}

interface Above {
  readonly block: Block;
  readonly mended: number;
}

function preview(outcome: Preview, known: Known, above: Above | null): Message {
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
      ...(above ? [above.block] : []),
      ...leftBlocks(plan, known, { left, inForce: false }),
      ...movedBackBlock(outcome),
      ...(comparison ? changesOf(comparison, report === null) : unclearBlock(plan)),
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
      ...mendRows(outcome, above?.mended ?? 0),
    ],
  );
  return rolled
    ? { ...message, files: [rolledFile(plan, rolled)] }
    : withReport(message, report, `${plan.year}`);
}

/** A date that had passed when it was set makes nobody late before the day of the change. */
function movedBackBlock({ movedBack }: Preview): readonly Block[] {
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
function carryQuestion({ plan, offered }: Pick<Preview, 'plan' | 'offered'>): readonly Block[] {
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

import type { ChangedTask, PlanComparison, Replaced } from '../../plan/drafting/compare.js';
import type { ImportReport } from '../../plan/drafting/imported.js';
import type { Office, Plan, Task } from '../../plan/plan.js';
import type { PlanApplyOutcome, PlanDraftOutcome, PlanRevertOutcome } from './outcome.js';
import type { Action } from '../../words/action.js';
import { messageOf, note } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { fileFaultWords, importReportLines } from '../../words/documents/imported.js';
import { taskName } from '../../words/lines.js';
import type { Button, FileToSend, Message } from '../../words/message.js';
import { clip } from '../../words/words.js';

const MOST_LINES = 10;

/** What a plan that was sent would change, before it does; the whole reading goes along as a file. */
export function planPreview(outcome: PlanDraftOutcome, fileName: string): Message {
  switch (outcome.kind) {
    case 'unreadable':
      return note([
        `Tệp “${clip(fileName, 80)}”: ${fileFaultWords(outcome.why)}`,
        'Kế hoạch hiện hành giữ nguyên.',
      ]);
    case 'no-tasks':
      return {
        ...note([
          `Tệp “${clip(fileName, 80)}”: không đọc được nhiệm vụ nào từ bảng. Kế hoạch hiện hành giữ nguyên.`,
        ]),
        files: [reportFile(outcome.report, 'ke-hoach')],
      };
    case 'faulty':
      return messageOf([
        {
          head: [`Tệp kế hoạch “${clip(fileName, 80)}” chưa đúng, kế hoạch hiện hành giữ nguyên. Cần sửa:`],
          list: outcome.faults.map((fault) => `• ${clip(fault, 200)}`),
          cap: MOST_LINES,
          unit: 'điểm',
        },
      ]);
    case 'preview':
      return preview(outcome);
  }
}

function preview(outcome: Extract<PlanDraftOutcome, { kind: 'preview' }>): Message {
  const { plan, version, comparison, report, reportedBefore, carried } = outcome;
  const head: Block = {
    head: [
      `<b>XEM TRƯỚC KẾ HOẠCH NĂM ${plan.year}</b>`,
      clip(plan.title, 200),
      comparison
        ? countsOf(comparison)
        : `Chưa có kế hoạch năm ${plan.year}: toàn bộ ${plan.tasks.length} nhiệm vụ là mới.`,
      ...(report ? [readingOf(report)] : []),
      ...carriedLine(carried),
    ],
  };
  const replaced = comparison?.replaced ?? [];
  const message = messageOf(
    [
      head,
      ...(comparison ? changesOf(comparison) : unclearBlock(plan)),
      ...question(replaced, reportedBefore),
    ],
    [
      ...applyButtons(version, reportedBefore.length > 0),
      [button('Bỏ, giữ kế hoạch hiện hành', version, 'drop')],
    ],
  );
  return report ? { ...message, files: [reportFile(report, `${plan.year}`)] } : message;
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
    block('Mới', added.map(newLine)),
    block('Thay đổi', changed.map(changedLine)),
    block('Bỏ khỏi kế hoạch', gone.map(taskName)),
    block(
      'Đổi mã',
      renumbered.map(({ before, after }) => `${clip(before.code, 20)} → ${taskName(after)}`),
    ),
    block('Mã nay là việc khác', replaced.map(replacedLine)),
    block('Chưa rõ thời hạn', unclear.map(newLine)),
  ].flat();
}

function unclearBlock(plan: Plan): readonly Block[] {
  const unclear = plan.tasks.filter(({ deadline }) => deadline.kind === 'unknown');
  return block('Chưa rõ thời hạn', unclear.map(newLine));
}

function block(title: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  const list = lines.map((line) => `• ${line}`);
  return [{ head: [`<b>${title}</b> (${lines.length})`], list, cap: MOST_LINES, unit: 'nhiệm vụ' }];
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

function applyButtons(version: string, isAsked: boolean): readonly (readonly Button[])[] {
  if (!isAsked) return [[button('Áp dụng', version, 'renew')]];
  return [
    [button('Áp dụng, tính lại từ đầu các mã này', version, 'renew')],
    [button('Áp dụng, giữ báo cáo cũ', version, 'keep')],
  ];
}

function button(label: string, version: string, press: Extract<Action, { kind: 'plan' }>['press']): Button {
  return { label, action: { kind: 'plan', version, press } };
}

function reportFile(report: ImportReport, name: string): FileToSend {
  const text = `\uFEFF${importReportLines(report).join('\r\n')}\r\n`;
  return { kind: 'upload', as: 'document', name: `Doc-ke-hoach-${name}.txt`, bytes: Buffer.from(text) };
}

/** What the press of “Áp dụng” led to, with the way back. */
export function appliedAnswer(outcome: PlanApplyOutcome, present: Office): Message {
  switch (outcome.kind) {
    case 'gone':
      return note([
        'Bản xem trước này không còn; đề nghị đồng chí gửi lại tệp. Kế hoạch hiện hành giữ nguyên.',
      ]);
    case 'in-force':
      return note([`Kế hoạch năm ${outcome.plan.year} này đang được áp dụng rồi.`]);
    case 'applied': {
      const { plan, fact, inForce } = outcome;
      const when = inForce
        ? 'Từ bây giờ nhắc việc, tình hình và tổng hợp theo kế hoạch này; báo cáo đã có giữ theo mã.'
        : `Kế hoạch có hiệu lực từ 01/01/${plan.year}; đến lúc đó bot vẫn theo kế hoạch năm ${present.plan.year}.`;
      return note(
        [`Đã áp dụng kế hoạch năm ${plan.year}: ${plan.tasks.length} nhiệm vụ.`, when],
        [[{ label: 'Quay lại kế hoạch trước', action: { kind: 'plan-revert', fact } }]],
      );
    }
  }
}

export function droppedAnswer(): Message {
  return note(['Đã bỏ bản xem trước. Kế hoạch hiện hành giữ nguyên.']);
}

export function revertedAnswer(outcome: PlanRevertOutcome): Message {
  if (outcome.kind === 'not-last') {
    return note(['Kế hoạch này không còn là bản áp dụng gần nhất, nên không quay lại được từ đây.']);
  }
  const { plan, before } = outcome;
  return note([
    before
      ? `Đã quay lại kế hoạch trước của năm ${plan.year} (${before.tasks.length} nhiệm vụ), cùng các báo cáo đã có.`
      : `Đã thôi áp dụng kế hoạch năm ${plan.year}; trước đó chưa có kế hoạch của năm này.`,
  ]);
}

/** A file that cannot be fetched from Telegram. */
export function unreadFile(why: 'too-large' | 'not-there'): Message {
  return note([
    why === 'too-large'
      ? 'Tệp quá lớn (trên 5 MB); đề nghị chỉ gửi phần phụ lục, bỏ ảnh. Kế hoạch hiện hành giữ nguyên.'
      : 'Không tải được tệp từ Telegram; đề nghị đồng chí gửi lại. Kế hoạch hiện hành giữ nguyên.',
  ]);
}

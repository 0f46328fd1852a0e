import type { DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import { NOBODY_ID } from '../../../plan/drafting/plan-draft.js';
import type { Plan } from '../../../plan/plan.js';
import { readDeadline } from '../../../plan/read-deadline.js';
import { messageOf, note, rowsOf } from '../../../words/compose.js';
import type { Block } from '../../../words/compose.js';
import type { Button, Message } from '../../../words/message.js';
import { clip } from '../../../words/words.js';
import { duesWords } from '../deadline-words.js';
import type { Preview } from '../outcome.js';
import { outdatedLine, settledWords } from '../settled-words.js';
import { mendButton } from './buttons.js';
import type { Correction, MendFault } from './correction.js';
import { codesWords } from './department-words.js';
import type { MendOutcome, MendPlace, NamesNoted, Shut } from './outcome.js';

const MOST_UNDECIDED = 6;
const MOST_NAMED = 8;

/** The buttons under a preview with which something is put right, first what only a person can decide. */
export function mendRows(preview: Preview, mended: number): readonly (readonly Button[])[] {
  const at = placeOf(preview);
  const undecided = preview.plan.tasks.flatMap(({ code, lead, deadline }, row): readonly Button[] => {
    if (lead === NOBODY_ID)
      return [mendButton(at, `Chủ trì ${code}`, { at: 'lead', row, page: 0, chosen: null })];
    return deadline.kind === 'unknown' ? [mendButton(at, `Hạn ${code}`, { at: 'deadline', row })] : [];
  });
  return [
    ...rowsOf(undecided.slice(0, MOST_UNDECIDED), 3),
    [mendButton(at, mended > 0 ? 'Sửa tiếp' : 'Sửa một dòng', { at: 'rows', page: 0 })],
    ...(mended > 0 ? [[mendButton(at, 'Hoàn tác lần sửa này', { at: 'back' })]] : []),
  ];
}

function placeOf({ version, base, offered }: Preview): MendPlace {
  return { version, base, offered: offered?.version ?? null };
}

type MendedOutcome = Extract<MendOutcome, { kind: 'mended' }>;

/** What was put right just now, above the preview of what came of it. */
export function mendedBlock(outcome: MendedOutcome, noted: readonly string[]): Block {
  const { before, correction, result, preview, offerLost, mended } = outcome;
  const { emptied, recoded, unnamed } = result;
  return {
    head: [`<b>Vừa sửa</b> (${mended > 1 ? `điểm thứ ${mended}, ` : ''}chưa áp dụng)`],
    unit: 'dòng',
    list: [
      ...correctionLines(correction, { before, after: result.draft, plan: preview.plan }),
      ...noted,
      ...(recoded
        ? [
            `Mã mới: ${clip(recoded.after, 20)}. Báo cáo đã có ở mã ${clip(recoded.before, 20)} không chuyển theo.`,
          ]
        : []),
      ...(emptied.length > 0
        ? [
            `Không còn nhiệm vụ nên bỏ khỏi danh mục: ${emptied.map((id) => `mục ${clip(id, 20)}`).join(', ')}.`,
          ]
        : []),
      ...(unnamed.length > 0
        ? [
            `Không còn dòng nào giao nên bỏ khỏi danh mục: ${unnamed.map((name) => clip(name, 80)).join('; ')}.`,
          ]
        : []),
      ...(offerLost
        ? [
            'Phần ngoài Phụ lục của năm trước không sửa theo được nên không còn kèm; đề nghị gửi lại tệp nếu cần.',
          ]
        : []),
    ],
  };
}

/** Above the preview of the version before a correction. */
export const takenBackBlock: Block = { head: ['Đã hoàn tác lần sửa gần nhất.'] };

interface Changed {
  readonly before: PlanDraft;
  readonly after: PlanDraft;
  readonly plan: Plan;
}

function correctionLines(correction: Correction, changed: Changed): readonly string[] {
  const { before, after } = changed;
  switch (correction.kind) {
    case 'lead': {
      const fresh = correction.leads.filter(({ id }) => !before.departments.some((one) => one.id === id));
      const [was, now] = [before, after].map((draft) => bodiesWords(draft, rowOf(draft, correction.code)));
      return [
        `${rowName(before, correction.code)}: chủ trì ${was ?? ''} → ${now ?? ''}`,
        ...(fresh.length > 0
          ? [`Đơn vị mới trong kế hoạch: ${fresh.map(({ name }) => clip(name, 80)).join('; ')}.`]
          : []),
      ];
    }
    case 'deadline': {
      const { phrase } = correction;
      const was = rowOf(before, correction.code);
      return [
        `${rowName(before, correction.code)}: thời hạn “${clip(was?.deadlineAs?.phrase ?? was?.printed.deadline ?? '', 80) || 'để trống'}” → “${clip(phrase, 80)}” (${duesWords(readDeadline(phrase, after.year))})`,
      ];
    }
    case 'title':
      return [`${rowName(before, correction.code)}: tên mới “${clip(correction.title, 70)}”`];
    case 'section': {
      const { id } = correction.section;
      const title = after.sections.find((one) => one.id === id)?.title ?? '';
      return [
        `${rowName(before, correction.code)}: chuyển sang ${id === '' ? '' : `mục ${clip(id, 20)}. `}${clip(title, 80)}`,
      ];
    }
    case 'drop':
      return [`Bỏ dòng ${rowName(before, correction.code)}`];
    case 'merge': {
      const count = before.tasks.filter(({ lead }) => lead === correction.from).length;
      return [
        `Gộp ${nameOf(before, correction.from)} vào ${nameOf(before, correction.into)}: chuyển ${count} nhiệm vụ chủ trì.`,
      ];
    }
    case 'split':
      return splitLines(correction, changed);
    case 'rename':
      return [`Đổi tên ${nameOf(before, correction.id)} thành ${nameOf(after, correction.id)}.`];
  }
}

/** Who of the bodies leads what now. */
function splitLines(
  { from, shares }: Extract<Correction, { kind: 'split' }>,
  { before, after }: Changed,
): readonly string[] {
  const moved = new Set(before.tasks.filter(({ lead }) => lead === from).map(({ code }) => code));
  const ids = [...new Set(shares.map(({ department }) => department.id))];
  return [
    `Tách ${nameOf(before, from)}:`,
    ...ids.map((id) => {
      const led = after.tasks.filter((task) => moved.has(task.code) && task.lead === id);
      const also = after.tasks.filter(
        (task) => moved.has(task.code) && task.mayAlsoReport?.includes(id) === true,
      );
      const said = [
        ...(led.length > 0 ? [`chủ trì ${codesWords(led.map(({ code }) => code))}`] : []),
        ...(also.length > 0 ? [`cùng báo cáo ${codesWords(also.map(({ code }) => code))}`] : []),
      ];
      return `• ${nameOf(after, id)}: ${said.join('; ') || 'chưa có nhiệm vụ'}`;
    }),
  ];
}

function rowOf({ tasks }: PlanDraft, code: string): DraftTask | undefined {
  return tasks.find((task) => task.code === code);
}

function rowName(draft: PlanDraft, code: string): string {
  return `<b>${clip(code, 20)}</b> ${clip(rowOf(draft, code)?.title ?? '', 70)}`;
}

function nameOf({ departments }: PlanDraft, id: string): string {
  return clip(departments.find((one) => one.id === id)?.name ?? id, 80);
}

function bodiesWords(draft: PlanDraft, task: DraftTask | undefined): string {
  if (!task) return '';
  const { lead, mayAlsoReport = [] } = task;
  const others = mayAlsoReport.slice(0, MOST_NAMED).map((id) => nameOf(draft, id));
  const rest = mayAlsoReport.length - others.length;
  const more = rest > 0 ? ` và ${rest} đơn vị khác` : '';
  return `${nameOf(draft, lead)}${others.length > 0 ? ` (cùng báo cáo: ${others.join('; ')}${more})` : ''}`;
}

/** For whom typed names were taken, where that is not plain. */
export function notedLines({ merged, unclear }: NamesNoted): readonly string[] {
  return [
    ...merged.map(({ printed, name }) => `“${clip(printed, 60)}” hiểu là ${clip(name, 60)}.`),
    ...(unclear ? ['Nếu trong tên có nhiều đơn vị, đề nghị nhập lại, cách nhau bằng dấu chấm phẩy.'] : []),
  ];
}

/** Why something is not put right, and what to write instead. */
export function faultLine(fault: MendFault): string {
  switch (fault.kind) {
    case 'no-task':
      return `Kế hoạch không có mã <b>${clip(fault.code, 20)}</b>; chưa sửa gì.`;
    case 'no-department':
      return `Chưa rõ đơn vị “${clip(fault.words, 80)}” trong kế hoạch; chưa sửa gì.`;
    case 'nobody-named':
      return 'Chưa thấy tên đơn vị nào; chưa sửa gì.';
    case 'no-name':
      return `“${clip(fault.words, 80)}” không phải tên đơn vị; mỗi lần nhập chỉ sửa một điểm. Chưa sửa gì.`;
    case 'unchanged':
      return 'Dòng này đang ghi đúng như vậy; không có gì thay đổi.';
    case 'deadline-unread':
      return `Chưa đọc được thời hạn “${clip(fault.phrase, 150)}”. ${clip(fault.reason, 200)} Chưa sửa gì.`;
    case 'title-empty':
      return 'Chưa thấy tên gọi nào; chưa sửa gì.';
    case 'title-long':
      return `Tên gọi dài ${fault.length} ký tự, tối đa ${fault.most}; chưa sửa gì.`;
    case 'no-section':
      return `Kế hoạch không có mục “${clip(fault.words, 60)}”; mục mới cần cả số và tên. Chưa sửa gì.`;
    case 'section-unfit':
      return fault.code === null
        ? `Không đặt được mã cho dòng này trong mục ${clip(fault.id, 20)}; chưa sửa gì.`
        : `Mục ${clip(fault.id, 20)} trùng với cách đánh mã của dòng ${clip(fault.code, 20)}; đề nghị chọn số khác. Chưa sửa gì.`;
    case 'last-task':
      return 'Đây là nhiệm vụ duy nhất của kế hoạch nên không bỏ được; chưa sửa gì.';
    case 'same-department':
      return 'Hai tên này là một đơn vị; chưa sửa gì.';
    case 'too-many-names':
      return `Mỗi lần nhập tối đa ${fault.most} đơn vị; chưa sửa gì.`;
    case 'one-name':
      return 'Cần ít nhất hai đơn vị để tách; đề nghị nhập các tên, cách nhau bằng dấu chấm phẩy. Chưa sửa gì.';
    case 'name-taken':
      return `Kế hoạch đã có đơn vị ${clip(fault.name, 80)}; nếu là một, đề nghị dùng “Gộp vào đơn vị khác”. Chưa sửa gì.`;
    case 'name-unfit':
      return `Tên đơn vị dài ${fault.length} ký tự, tối đa ${fault.most}; chưa sửa gì.`;
    case 'not-of-department':
      return `Mã ${clip(fault.code, 20)} không do ${clip(fault.name, 80)} chủ trì; chưa sửa gì.`;
    case 'too-many-departments':
      return `Kế hoạch có tối đa ${fault.most} đơn vị; chưa sửa gì.`;
  }
}

/** Words of which nobody knows what they put right. */
export function unclearLine(words: string): string {
  return `Chưa rõ “${clip(words, 150)}” là sửa dòng nào, điểm nào; chưa sửa gì.`;
}

/** Nothing can be put right there any more; what was typed is given back. */
export function shutAnswer(shut: Shut, typed: string | null): Message {
  const again = 'Để sửa kế hoạch nay có hiệu lực: /suakehoach';
  return note([...shutLines(shut), ...(typed === null || typed === '' ? [] : [typedLine(typed)]), again]);
}

/** What was typed is given back where it can be taken for nothing. */
export function typedLine(typed: string): string {
  return `Nội dung đồng chí đã nhập: “${clip(typed, 300)}”.`;
}

function shutLines(shut: Shut): readonly string[] {
  switch (shut.kind) {
    case 'gone':
      return ['Bản kế hoạch này không còn ở đây nên không sửa được từ nút này.'];
    case 'settled':
      return [settledWords(shut.settled)];
    case 'outdated':
      return [outdatedLine(shut)];
  }
}

/** The words to the question are not there any more, so that there is nothing to take. */
export const nothingKept: Message = note([
  'Câu hỏi này đã quá lâu nên không còn nội dung đã nhập; đề nghị nhập lại: /suakehoach',
]);

/** The first correction was taken back. */
export function asInForce({ year }: Plan): Message {
  return messageOf([
    { head: [`Đã hoàn tác: không còn điểm sửa nào, kế hoạch hiện hành năm ${year} giữ nguyên.`] },
  ]);
}

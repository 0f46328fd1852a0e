import { yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { departmentOf } from '../../plan/plan.js';
import type { Office, Plan, Target } from '../../plan/plan.js';
import type { Measure } from '../../journal/fact.js';
import type { History, Measured } from '../../journal/history.js';
import type { MeasureOutcome, ReportedFigure } from '../report/outcome.js';
import {
  leadsOf,
  monthOfMeasure,
  tallyTargets,
  targetStanding,
  targetStandings,
} from '../../journal/targets.js';
import type { TargetState, TargetStanding, TargetTally } from '../../journal/targets.js';
import { compose, messageOf, note, rowsOf } from '../../words/compose.js';
import { taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { overviewButton } from '../../words/paging.js';
import { clip, dateWords, shortDate, shortNames } from '../../words/words.js';
import { filled } from '../../words/examples.js';
import { planOfYear } from '../../words/office.js';

const STATES: Readonly<Record<TargetState, string>> = {
  met: 'đạt',
  'not-met': 'chưa đạt',
  'no-data': 'chưa có số liệu',
};

/** `Chỉ tiêu: đạt 12/21, chưa đạt 4, chưa có số liệu 5.`; nothing for a plan without any. */
export function targetLines({ total, met, notMet, noData }: TargetTally): readonly string[] {
  if (total === 0) return [];
  return [`Chỉ tiêu: đạt ${met}/${total}, chưa đạt ${notMet}, chưa có số liệu ${noData}.`];
}

/** All targets of the plan, the unmet first. */
export function targetsView(office: Office, history: History, today: Day): Message {
  const standings = targetStandings(office, history, today);
  const tally = tallyTargets(standings);
  const block = (title: string, state: TargetState) => {
    const list = standings.filter((one) => one.state === state).map((one) => listLine(one, today));
    return list.length === 0 ? [] : [{ head: [`<b>${title} (${list.length})</b>`], list, unit: 'chỉ tiêu' }];
  };
  const head = `<b>CHỈ TIÊU ${planOfYear(office.plan).toUpperCase()}</b>, đến ${dateWords(today)}`;
  const { html } = compose([
    { head: [head, ...(tally.total === 0 ? ['Kế hoạch không có chỉ tiêu.'] : targetLines(tally))] },
    ...block('Chưa đạt', 'not-met'),
    ...block('✅ Đạt', 'met'),
    ...block('Chưa có số liệu', 'no-data'),
    { head: figureExample(office.plan, 'Để ghi số liệu') },
  ]);
  return { html, buttons: [[overviewButton]] };
}

function listLine({ target, latest }: TargetStanding, today: Day): string {
  const figure =
    latest === null ? '' : `: <b>${figureWords(target, latest)}</b> (${shortDate(latest.on, today)})`;
  return `• <b>${clip(target.code, 12)}</b> ${clip(target.text, 90)}${figure}`;
}

/** One target: what the plan says, its figure, the months so far, who may say it. */
export function targetView(
  office: Office,
  history: History,
  ask: { readonly code: string; readonly today: Day },
): Message {
  const target = office.plan.targets.find(({ code }) => code === ask.code);
  if (!target) return note(['Kế hoạch hiện hành không có chỉ tiêu này.'], [[targetsButton]]);
  const standing = targetStanding(office, history, { target, today: ask.today });
  const { latest, state, byMonth } = standing;
  const tasks = target.tasks.slice(0, 8);
  const months = byMonth.map(
    (measure) => `tháng ${monthName(measure, office.plan.year)}: ${figureWords(target, measure)}`,
  );
  return messageOf(
    [
      {
        head: [
          targetName(target),
          `Yêu cầu: ${wantedWords(target)}. Đơn vị chịu trách nhiệm: ${leadWords(office, target)}.`,
          latest === null
            ? 'Chưa có số liệu.'
            : `Số liệu ngày ${dateWords(latest.on)}: <b>${figureWords(target, latest)}</b>, ${STATES[state]}.`,
          ...(months.length > 1 ? [`Theo tháng: ${months.join('; ')}.`] : []),
          `Để ghi số liệu: <code>/chitieu ${clip(target.code, 12)} ${exampleOf(target)}</code>`,
        ],
      },
    ],
    [
      ...rowsOf(
        tasks.map((code): Button => ({ label: code, action: viewAction({ kind: 'task', task: code }) })),
        4,
      ),
      [targetsButton],
    ],
  );
}

/** The month of a figure; one that was told after the plan's year says its own. */
function monthName(measure: Measured, year: number): string {
  const own = yearOf(measure.on);
  return `${monthOfMeasure(measure)}${own === year ? '' : `/${own}`}`;
}

const targetsButton: Button = { label: 'Các chỉ tiêu', action: viewAction({ kind: 'targets' }) };

/** What became of a figure: what was understood, what is wrong, what to type. */
export function measureAnswer(office: Office, outcome: MeasureOutcome): Message {
  switch (outcome.kind) {
    case 'measured': {
      const { standing, earlier, fact } = outcome;
      const { target } = standing;
      const before =
        earlier === null
          ? []
          : [`Số liệu trước, ngày ${dateWords(earlier.on)}: ${figureWords(target, earlier)}.`];
      return note(
        [
          `${standing.state === 'met' ? '✅ ' : ''}${targetName(target)}`,
          `${recordedWords(standing)}.`,
          ...before,
        ],
        [[{ label: 'Hoàn tác', action: { kind: 'undo', fact } }, targetsButton]],
      );
    }
    case 'not-yours':
      return note([
        `${targetName(outcome.target)}: số liệu do ${leadWords(office, outcome.target)} báo cáo; chưa ghi nhận số liệu của đồng chí.`,
        'Nếu cần ghi thay, đề nghị đồng chí liên hệ đầu mối.',
      ]);
    case 'unread':
      return note([
        `${targetName(outcome.target)}: ${faultWords(outcome)}, chưa ghi nhận.`,
        `Đề nghị gửi lại, ví dụ: <code>/chitieu ${clip(outcome.target.code, 12)} ${exampleOf(outcome.target)}</code>`,
      ]);
    case 'which-target': {
      const { task, targets } = outcome;
      if (targets.length === 0)
        return note([`${taskName(task)} không có chỉ tiêu nào, chưa ghi nhận gì.`], [[targetsButton]]);
      return note([
        `${taskName(task)} có ${targets.length} chỉ tiêu, chưa ghi nhận gì. Đề nghị gửi theo mã chỉ tiêu:`,
        ...targets.slice(0, 6).map((one) => `<code>/chitieu ${clip(one.code, 12)} ${exampleOf(one)}</code>`),
      ]);
    }
    case 'unknown-target':
      return note(
        [
          outcome.written === ''
            ? 'Chưa có mã chỉ tiêu, chưa ghi nhận gì.'
            : `Kế hoạch không có chỉ tiêu <b>${clip(outcome.written, 20)}</b>, chưa ghi nhận gì.`,
          ...figureExample(office.plan, 'Đề nghị gửi theo mẫu'),
        ],
        [[targetsButton]],
      );
  }
}

/** Below the answer to a report: the figure of the note, written down or not. */
export function figureLines(figure: ReportedFigure | undefined): readonly string[] {
  switch (figure?.kind) {
    case undefined:
      return [];
    case 'measured':
      return [`Chỉ tiêu ${targetName(figure.standing.target)}: ${recordedWords(figure.standing)}.`];
    case 'unclear': {
      const [first] = figure.targets;
      if (!first) return [];
      const codes = figure.targets.slice(0, 4).map(({ code }) => clip(code, 12));
      return [
        `Số liệu trong nội dung chưa ghi vào chỉ tiêu ${codes.join(', ')}; đề nghị gửi riêng, ví dụ: <code>/chitieu ${clip(first.code, 12)} ${exampleOf(first)}</code>`,
      ];
    }
  }
}

/** `CT.3.2 Số hóa tối thiểu 95% hồ sơ tiếp nhận` */
function targetName({ code, text }: Target): string {
  return `<b>${clip(code, 12)}</b> ${clip(text, 140)}`;
}

function recordedWords({ target, latest, state }: TargetStanding): string {
  if (latest === null) return STATES[state];
  return `đã ghi nhận <b>${figureWords(target, latest)}</b>, ${STATES[state]} (yêu cầu ${wantedWords(target)})`;
}

/** `96,5%`, `trên 90%`, `3/5 đơn vị (60%)`, `14,8 tỷ đồng`: a figure as it was said, in the target's unit; escaped. */
export function figureWords(target: Target, { value, bound, counted }: Measure): string {
  const before = bound === 'above' ? 'trên ' : bound === 'at-least' ? 'từ ' : '';
  const figure = `${before}${valueWords(target, value)}`;
  if (!counted) return figure;
  const unit = target.of ? ` ${clip(target.of.unit, 16)}` : '';
  return `${counted.part}/${counted.whole}${unit} (${figure})`;
}

function wantedWords(target: Target): string {
  const value = valueWords(target, target.value);
  switch (target.comparison) {
    case 'at-least':
      return `từ ${value} trở lên`;
    case 'more-than':
      return `trên ${value}`;
    case 'exactly':
      return value;
  }
}

function valueWords({ unit }: Target, value: number): string {
  const words = String(value).replace('.', ',');
  return unit === '%' ? `${words}%` : `${words} ${clip(unit, 24)}`;
}

function leadWords(office: Office, target: Target): string {
  const leads = leadsOf(office.plan, target);
  const [only, ...others] = leads;
  if (only === undefined) return 'đầu mối';
  return others.length === 0
    ? clip(departmentOf(office.plan, only).name, 60)
    : shortNames(office, leads.slice(0, 12));
}

/** A target of the plan with a figure; nothing where the plan has none. */
function figureExample(plan: Plan, what: string): readonly string[] {
  const wordings = ['{rate} 96,5%', '{counted} +1 {countUnit}'].map(
    (example) => `${what}: <code>/chitieu ${example}</code>`,
  );
  return [filled(plan, wordings) ?? []].flat();
}

/** A figure of the kind that the target asks for. */
function exampleOf({ unit, of }: Target): string {
  if (of) return `+1 ${clip(of.unit, 16)}`;
  if (unit === '%') return '96,5%';
  return /đồng/iu.test(unit) ? '14,8 tỷ' : `+1 ${clip(unit, 24)}`;
}

function faultWords({ target, fault, written }: Extract<MeasureOutcome, { kind: 'unread' }>): string {
  const said = `“${clip(written, 60)}”`;
  switch (fault) {
    case 'nothing':
      return 'chưa có số liệu';
    case 'no-figure':
      return `${said} không cho biết đạt bao nhiêu`;
    case 'other-unit':
      return `${said} không theo đơn vị tính ${target.unit === '%' ? '%' : clip(target.unit, 24)}`;
    case 'out-of-range':
      return `${said} vượt quá mức có thể có`;
    case 'not-whole':
      return `${said} không phải số nguyên`;
  }
}

import type { Office } from '../../plan/plan.js';
import type { Fact, FactOf, PersonId, UnreachableReason } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { causeWords } from '../late-reason/words.js';
import { evidenceWords, wordsBeside } from '../../words/lines.js';
import { assignmentFactWords } from '../assigned/record-words.js';
import { groupWords } from './group-words.js';
import { figureWords } from '../target/words.js';
import { fieldsWords } from '../../words/fields.js';
import { capacityBeside } from '../../words/changed-words.js';
import { changeFactWords } from './change-words.js';
import { periodOf } from './period-words.js';
import { leadersOf } from '../../words/office.js';
import { reportedStatus } from '../../words/stage-words.js';
import { clip, dateWords, instantWords, postWords, shortNames } from '../../words/words.js';
import { whoWords } from '../../words/who.js';

/**
 * What a fact says, in words; escaped. Every kind of fact has its words here: a kind without them does not compile.
 * The period is told where the reader does not know it.
 */
// eslint-disable-next-line max-lines-per-function -- A table with a row for each kind of fact.
export function factWords(office: Office, history: History, fact: Fact): string {
  switch (fact.kind) {
    case 'reported':
      return reportedWords(office, fact);
    case 'supplemented':
      return supplementedWords(office, fact);
    case 'day-corrected':
      return correctedWords(office, fact);
    case 'withdrawn':
      return withdrawnWords(history, fact.reports);
    case 'reopened':
      return `mở lại${periodOf(fact)}, lý do: ${clip(fact.reason, 200)}`;
    case 'measured':
      return measuredWords(office, fact);
    case 'date-set':
    case 'postponed':
    case 'still-blocked':
      return heldWords(fact);
    case 'journal-restored':
    case 'day-set':
    case 'plan-started':
    case 'plan-applied':
    case 'plan-reverted':
    case 'plan-dropped':
    case 'plan-mended':
    case 'backlog-asked':
    case 'backlog-answered':
      return planWords(fact);
    case 'invited':
    case 'enrolled':
    case 'removed':
    case 'moved':
    case 'unreachable':
    case 'reachable':
    case 'renamed':
      return peopleWords(office, history, fact);
    case 'group-bound':
    case 'group-unbound':
    case 'group-moved':
    case 'topic-closed':
      return groupWords(fact);
    case 'closed':
    case 'confirmation-set':
    case 'signer-set':
    case 'confirmed':
    case 'returned':
    case 'assigned':
    case 'stand-in-set':
    case 'stand-in-ended':
    case 'fields-set':
      return officeWords(office, history, fact);
    case 'task-assigned':
    case 'assignment-undone':
    case 'assignment-stopped':
    case 'assignment-acknowledged':
      return assignmentFactWords(office, history, fact);
    case 'extension-asked':
    case 'extension-granted':
    case 'extension-refused':
    case 'extension-lapsed':
    case 'answered':
    case 'nudged':
    case 'nudge-answered':
    case 'reason-given':
    case 'reason-confirmed':
    case 'submitted':
      return decisionWords(office, fact);
    case 'authority-set':
    case 'changed':
    case 'change-prepared':
    case 'change-refused':
      return changeFactWords(office, fact);
  }
}

function heldWords(fact: FactOf<'date-set' | 'postponed' | 'still-blocked'>): string {
  if (fact.kind === 'date-set') return `đặt hạn ${dateWords(fact.due)}`;
  return fact.kind === 'postponed'
    ? `hoãn nhắc${periodOf(fact)} đến ${dateWords(fact.until)}`
    : `xác nhận còn vướng mắc${periodOf(fact)}`;
}

function restoredWords({ copy, until }: FactOf<'journal-restored'>): string {
  const reaching = until === null ? '' : `, nhật ký có đến ${instantWords(until)}`;
  return `khôi phục từ bản sao ngày ${dateWords(copy)}${reaching}`;
}

function reportedWords(office: Office, fact: FactOf<'reported'>): string {
  const { status, completedOn, stage = null, part, evidence, note } = fact;
  const day = status === 'done' && completedOn !== null ? ` ngày ${dateWords(completedOn)}` : '';
  const words = wordsBeside(note, evidence, 200);
  const details = [
    ...(evidence.length > 0 ? [`minh chứng: ${evidenceWords(evidence)}`] : []),
    ...(words === '' ? [] : [`nội dung: ${words}`]),
  ];
  return [
    `báo cáo ${reportedStatus({ status, stage })}${day}${periodOf(fact)}${partOf(office, part)}`,
    ...details,
  ].join('; ');
}

function supplementedWords(office: Office, fact: Extract<Fact, { kind: 'supplemented' }>): string {
  // A document that stands in the words is told once.
  const said = wordsBeside(fact.note, fact.evidence, 200);
  const added = [evidenceWords(fact.evidence), said].filter((words) => words !== '');
  return `bổ sung báo cáo${periodOf(fact)}${partOf(office, fact.part)}: ${added.join('; ') || clip(fact.note, 200)}`;
}

function correctedWords(office: Office, fact: Extract<Fact, { kind: 'day-corrected' }>): string {
  const days = `từ ${dateWords(fact.from)} thành ${dateWords(fact.completedOn)}`;
  return `sửa ngày hoàn thành ${days}${periodOf(fact)}${partOf(office, fact.part)}`;
}

function withdrawnWords(history: History, ids: readonly number[]): string {
  const taken = history.facts.filter(({ id }) => ids.includes(id));
  const has = (wanted: Fact['kind']): boolean => taken.some(({ kind }) => kind === wanted);
  if (has('reported')) return 'hoàn tác báo cáo trước';
  if (has('changed')) return 'hoàn tác quyết định điều chỉnh';
  if (has('change-prepared')) return 'rút nội dung trình điều chỉnh';
  if (has('closed')) return 'hoàn tác việc đóng nhiệm vụ';
  if (has('day-corrected')) return 'hoàn tác việc sửa ngày hoàn thành';
  if (has('still-blocked')) return 'hoàn tác xác nhận còn vướng mắc';
  if (has('postponed')) return 'hoàn tác việc hoãn nhắc';
  return has('measured') ? 'hoàn tác số liệu chỉ tiêu' : 'hoàn tác nội dung bổ sung';
}

function planWords(
  fact: FactOf<
    | 'journal-restored'
    | 'day-set'
    | 'plan-started'
    | 'plan-applied'
    | 'plan-reverted'
    | 'plan-dropped'
    | 'plan-mended'
    | 'backlog-asked'
    | 'backlog-answered'
  >,
): string {
  switch (fact.kind) {
    case 'journal-restored':
      return restoredWords(fact);
    case 'day-set': {
      const name = fact.name === '' ? '' : ` (${clip(fact.name, 60)})`;
      return `ghi ${dateWords(fact.day)} là ${fact.worked ? 'ngày làm việc' : 'ngày nghỉ'}${name}`;
    }
    case 'plan-started':
      return `bắt đầu theo dõi kế hoạch năm ${fact.year} từ ${dateWords(fact.on)}`;
    case 'plan-applied':
      return `áp dụng kế hoạch năm ${fact.year}`;
    case 'plan-reverted':
      return 'trở lại kế hoạch trước';
    case 'plan-dropped':
      return `bỏ bản xem trước kế hoạch năm ${fact.year}`;
    case 'plan-mended':
      return `sửa kế hoạch năm ${fact.year}, chưa áp dụng`;
    case 'backlog-asked':
      return `hỏi đầu mối về ${fact.items.length} việc đến hạn trước khi bắt đầu`;
    case 'backlog-answered':
      return 'đầu mối trả lời về việc đến hạn trước khi bắt đầu';
  }
}

function peopleWords(
  office: Office,
  history: History,
  fact: FactOf<'invited' | 'enrolled' | 'removed' | 'moved' | 'unreachable' | 'reachable' | 'renamed'>,
): string {
  switch (fact.kind) {
    case 'invited':
      return `tạo liên kết mời ${postWords(office, fact.post)}`;
    case 'enrolled':
      return `ghi danh đồng chí ${clip(fact.name, 64)}, ${postWords(office, fact.post)}`;
    case 'removed':
      return `${nameOf(office, history, fact.person)} thôi làm ${postWords(office, fact.post)}`;
    case 'moved': {
      const [from, to] = [shortNames(office, [fact.from]), shortNames(office, [fact.to])];
      const when = fact.version === null ? '' : ', theo kế hoạch mới';
      return `chuyển ${nameOf(office, history, fact.person)} từ ${from} sang ${to}${when}`;
    }
    case 'unreachable':
      return `không liên lạc được với ${nameOf(office, history, fact.person)}: ${unreachableWords(fact.reason)}`;
    case 'reachable':
      return `liên lạc lại được với ${nameOf(office, history, fact.person)}`;
    case 'renamed':
      return `một người đã ghi danh đổi tên trên Telegram thành ${clip(fact.name, 64)}`;
  }
}

type OfficeFact = FactOf<
  | 'closed'
  | 'confirmation-set'
  | 'signer-set'
  | 'confirmed'
  | 'returned'
  | 'assigned'
  | 'stand-in-set'
  | 'stand-in-ended'
  | 'fields-set'
>;

function officeWords(office: Office, history: History, fact: OfficeFact): string {
  switch (fact.kind) {
    case 'closed':
      return `kết thúc${periodOf(fact)}, ngày hoàn thành ${dateWords(fact.completedOn)}`;
    case 'confirmation-set':
      return fact.required ? 'báo cáo từ đây chờ đầu mối xác nhận' : 'báo cáo từ đây không cần xác nhận';
    case 'signer-set':
      return `đổi người ký ${fact.paper === 'report' ? 'báo cáo' : 'công văn đôn đốc'}`;
    case 'confirmed':
      return `xác nhận báo cáo${periodOf(fact)}`;
    case 'returned':
      return `trả lại báo cáo${periodOf(fact)}, lý do: ${clip(fact.reason, 200)}`;
    case 'assigned':
      return fact.person === null
        ? 'thôi giao đầu mối'
        : `giao ${nameOf(office, history, fact.person)} làm đầu mối`;
    case 'stand-in-set': {
      const [away, standIn] = [fact.person, fact.standIn].map((person) => nameOf(office, history, person));
      return `${standIn ?? ''} làm thay ${away ?? ''} đến ${dateWords(fact.until)}`;
    }
    case 'stand-in-ended':
      return `${nameOf(office, history, fact.person)} làm việc trở lại`;
    case 'fields-set':
      return `phân công ${nameOf(office, history, fact.person)} phụ trách ${fieldsWords(office, fact.fields)}`;
  }
}

type DecisionFact = FactOf<
  | 'extension-asked'
  | 'extension-granted'
  | 'extension-refused'
  | 'extension-lapsed'
  | 'answered'
  | 'nudged'
  | 'nudge-answered'
  | 'reason-given'
  | 'reason-confirmed'
  | 'submitted'
>;

function decisionWords(office: Office, fact: DecisionFact): string {
  switch (fact.kind) {
    case 'extension-asked': {
      const days = `từ ${dateWords(fact.from)} đến ${dateWords(fact.until)}`;
      return `xin gia hạn${periodOf(fact)} ${days}, lý do: ${clip(fact.reason, 200)}`;
    }
    case 'extension-granted':
      return `đồng ý gia hạn${capacityBeside(office.plan, fact.as)}`;
    case 'extension-refused':
      return `không đồng ý gia hạn${capacityBeside(office.plan, fact.as)}, lý do: ${clip(fact.reason, 200)}`;
    case 'extension-lapsed':
      return 'đề nghị gia hạn hết hiệu lực, chưa được quyết định';
    case 'answered':
      return `trả lời vướng mắc: ${clip(fact.words, 200)}`;
    case 'nudged':
      return `đôn đốc${fact.words === '' ? '' : `: ${clip(fact.words, 200)}`}`;
    case 'nudge-answered':
      return `trả lời đôn đốc: ${clip(fact.words, 200)}`;
    case 'reason-given': {
      const words = fact.words === '' ? '' : `: ${clip(fact.words, 200)}`;
      return `nêu nguyên nhân quá hạn${periodOf(fact)}${partOf(office, fact.part)}, ${causeWords(fact.cause)}${words}`;
    }
    case 'reason-confirmed':
      return `xác nhận nguyên nhân khách quan${capacityBeside(office.plan, fact.as)}`;
    case 'submitted':
      return `trình ${leadersOf(office.plan)}`;
  }
}

export function unreachableWords(reason: UnreachableReason): string {
  switch (reason) {
    case 'blocked':
      return 'đã chặn bot';
    case 'deactivated':
      return 'tài khoản không còn';
    case 'never-started':
      return 'chưa mở bot';
  }
}

function nameOf(office: Office, history: History, person: PersonId): string {
  return whoWords(office, history, { by: person, inGroup: false });
}

function partOf(office: Office, part: FactOf<'reported'>['part']): string {
  return part === null ? '' : `, phần của ${shortNames(office, [part])}`;
}

function measuredWords(office: Office, fact: FactOf<'measured'>): string {
  const target = office.plan.targets.find(({ code }) => code === fact.target);
  const figure = target ? figureWords(target, fact) : String(fact.value);
  return `ghi số liệu chỉ tiêu ${clip(fact.target, 12)}: ${figure}`;
}

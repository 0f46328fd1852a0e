import type {
  Decision,
  Doubt,
  DoubtWhy,
  ImportReport,
  NotUnderstood,
  Place,
} from '../../plan/drafting/imported.js';
import { plainClip } from '../words.js';
import { NO_LEAD } from './remarks.js';

const MOST_REMARKS = 40;
const LONGEST_QUOTE = 160;
/** The whole report stays on a page: what repeats is gathered, what is left over is named by its code alone. */
const MOST_LINES = { decisions: 11, unread: 6, doubts: 8 };
/** From this many on alike points stand on one line. */
const MANY = 4;

/** The whole report of an import, a line each: first what must be decided. */
export function importReportLines(report: ImportReport): readonly string[] {
  const { tasks, sections, rows, notUnderstood, doubts, decisions, leftOut, hiddenSheets = [] } = report;
  const notes = rows.filter(({ fate }) => fate === 'note').map(({ place }) => place);
  return [
    `Đã đọc ${tasks} nhiệm vụ, ${sections} mục.`,
    ...hiddenLines(hiddenSheets),
    ...part('Cần quyết định', decisions.length, shortened(decisionLines(decisions), MOST_LINES.decisions)),
    ...part('Chưa đọc được', notUnderstood.length, shortened(unreadLines(notUnderstood), MOST_LINES.unread)),
    ...part('Đã đọc, đề nghị kiểm tra lại', doubts.length, shortened(doubtLines(doubts), MOST_LINES.doubts)),
    ...(leftOut.length === 0
      ? []
      : [
          '',
          `Cột không đưa vào kế hoạch (${leftOut.length}): ${leftOut.map((label) => `“${quote(label)}”`).join(', ')}.`,
        ]),
    ...(notes.length === 0
      ? []
      : [`Dòng ghi chú, không đưa vào kế hoạch (${notes.length}): ${placesWords(notes)}.`]),
  ];
}

const MOST_SHEETS = 5;

/** Nothing is left out in silence: what somebody hid may be the list that is meant. */
export function hiddenLines(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_SHEETS).map((name) => `“${plainClip(name, 40)}”`);
  const rest = names.length - shown.length;
  const more = rest > 0 ? ` và ${rest} trang khác` : '';
  return [
    `Trang tính ẩn, không đọc (${names.length}): ${shown.join(', ')}${more}. Nếu cần, đề nghị bỏ ẩn rồi gửi lại.`,
  ];
}

type Found = Pick<ImportReport, 'notUnderstood' | 'decisions' | 'doubts'>;

/** What the coordinator is told when the plan is loaded; the phrases of deadlines are told there by themselves. */
export function gatheredRemarks({ notUnderstood, decisions, doubts }: Found): readonly string[] {
  const all = [
    ...unreadLines(notUnderstood.filter(({ why }) => why !== 'no-columns')),
    ...decisionLines(decisions.filter(({ kind }) => kind !== 'deadline' && kind !== 'no-deadline')),
    ...doubtLines(doubts.filter(({ why }) => why.kind !== 'deadline')),
  ].map(({ words }) => words);
  if (all.length <= MOST_REMARKS) return all;
  const left = all.length - MOST_REMARKS;
  return [...all.slice(0, MOST_REMARKS), `Còn ${left} điểm cần xem lại trong báo cáo khi nhập kế hoạch.`];
}

/** A line of the report, and what of the plan it is about. */
interface Line {
  readonly words: string;
  readonly about: readonly string[];
}

function part(head: string, count: number, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['', `${head} (${count}):`, ...lines.map((line) => `- ${line}`)];
}

function shortened(lines: readonly Line[], most: number): readonly string[] {
  const shown = lines.length <= most + 1 ? lines : lines.slice(0, most);
  const left = lines.slice(shown.length);
  const about = [...new Set(left.flatMap((line) => line.about))];
  const rest = left.length === 0 ? [] : [`Và ${left.length} điểm khác: ${about.join(', ')}.`];
  return [...shown.map(({ words }) => words), ...rest];
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, readonly Item[]])[] {
  const groups = new Map<string, [Item, Item[]]>();
  for (const item of items) {
    const there = groups.get(keyOf(item));
    if (there) there[1].push(item);
    else groups.set(keyOf(item), [item, [item]]);
  }
  return [...groups.values()];
}

function placeWords({ table, row }: Place): string {
  return `Bảng ${table}, dòng ${row}`;
}

/** `bảng 1, dòng 1; bảng 2, dòng 4–9`. */
function placesWords(places: readonly Place[]): string {
  return grouped(places, ({ table }) => String(table))
    .map(([{ table }, own]) => `bảng ${table}, dòng ${spansWords(own.map(({ row }) => row))}`)
    .join('; ');
}

function spansWords(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function quote(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
}

/** A table without columns is told as one, with the words of its first rows. */
function unreadLines(all: readonly NotUnderstood[]): readonly Line[] {
  const groups = grouped(all, ({ why, place }) =>
    why === 'no-columns' || why === 'target' ? `${why} ${place.table}` : `${place.table} ${place.row}`,
  );
  return groups.map(([first, rows]): Line => {
    const places = placesWords(rows.map(({ place }) => place));
    const where =
      rows.length === 1 ? placeWords(first.place) : places.charAt(0).toUpperCase() + places.slice(1);
    const shown = rows.slice(0, 3).map(({ text }) => `“${quote(text)}”`);
    const more = rows.length > shown.length ? ' …' : '';
    return { words: `${where}: ${shown.join('; ')}${more}. ${NOT_UNDERSTOOD[first.why]}`, about: [places] };
  });
}

const NOT_UNDERSTOOD: Readonly<Record<NotUnderstood['why'], string>> = {
  'no-columns': 'Bảng không có dòng tiêu đề nhận ra được (nhiệm vụ, chủ trì, thời gian).',
  'no-work': 'Dòng có số thứ tự nhưng không có nội dung nhiệm vụ.',
  'nothing-above': 'Dòng không có số thứ tự, không có thời gian, và không có nhiệm vụ phía trên để nối vào.',
  'cells-out-of-place': 'Dòng thiếu ô: thời gian đứng ở cột khác, không rõ các ô còn lại thuộc cột nào.',
  'too-many-cells': 'Dòng có nhiều ô hơn tiêu đề.',
  'heading-of-nothing': 'Dòng chỉ có tên, không có đơn vị chủ trì, thời gian, và không có nhiệm vụ bên dưới.',
  total: 'Dòng tổng cộng.',
  target: 'Bảng chỉ tiêu, không đưa vào nhiệm vụ.',
  number: 'Không đọc được số thứ tự, và không có nội dung nhiệm vụ.',
};

type Department = Extract<Decision, { kind: 'department' }>;

function decisionLines(decisions: readonly Decision[]): readonly Line[] {
  const departments = decisions.filter((one) => one.kind === 'department');
  const others = decisions.filter((one) => one.kind !== 'department');
  const lines = grouped(others, decisionKey).map(([first, all]): Line => {
    const codes = all.flatMap((one) => ('code' in one ? [one.code] : []));
    return { words: decisionWords(first, codes.join(', ')), about: codes };
  });
  return [...lines, ...departmentLines(departments)];
}

function decisionKey(decision: Decision): string {
  return decision.kind === 'deadline' ? `deadline ${decision.phrase}` : decision.kind;
}

function departmentLines(departments: readonly Department[]): readonly Line[] {
  if (departments.length < MANY) {
    return departments.map(({ id, name, tasks }): Line => {
      const where = tasks.length > 0 ? ` (${tasks.join(', ')})` : '';
      return {
        words: `Đơn vị mới “${quote(name)}”, mã ${id}${where}: đề nghị kiểm tra tên và mã.`,
        about: [id],
      };
    });
  }
  const list = departments.map(({ id, name, tasks }) => `${quote(name)}, mã ${id} (${tasks.join(', ')})`);
  return [
    {
      words: `${departments.length} đơn vị mới, đề nghị kiểm tra tên và mã: ${list.join('; ')}.`,
      about: departments.map(({ id }) => id),
    },
  ];
}

function decisionWords(decision: Exclude<Decision, Department>, codes: string): string {
  switch (decision.kind) {
    case 'deadline':
      return `${codes}: chưa có hạn; thời gian ghi “${quote(decision.phrase)}”. ${decision.reason}`.trim();
    case 'no-deadline':
      return `${codes}: chưa có hạn; ô thời gian để trống.`;
    case 'lead':
      return `${codes}: ${NO_LEAD}`;
    case 'office':
      return 'Chưa rõ tên cơ quan: đề nghị ghi vào "office" của tệp kế hoạch.';
    case 'title':
      return 'Chưa rõ tên kế hoạch: đề nghị ghi vào "title" của tệp kế hoạch.';
    case 'itself':
      return `${decision.code} là việc ban hành chính kế hoạch này: đề nghị xác nhận ("itself").`;
    case 'targets':
      return 'Chỉ tiêu và nhiệm vụ nêu ngoài bảng phụ lục chưa được đọc: đề nghị bổ sung vào tệp kế hoạch, nếu có.';
  }
}

function doubtLines(doubts: readonly Doubt[]): readonly Line[] {
  const byKind = grouped(doubts, ({ why }) => why.kind);
  return byKind.flatMap(([{ why }, all]): readonly Line[] => {
    const alike = grouped(all, (one) => doubtOf(one.why));
    if (alike.length < MANY && GATHERED[why.kind] === undefined)
      return alike.map(([first, own]) => alikeLine(first, own));
    if (all.length === 1) return all.map((one) => alikeLine(one, [one]));
    const head = (GATHERED[why.kind] ?? GATHERED_OTHERS)(all.length);
    const list = alike.map(([first, own]) => shortWords(first.why, codesOf(own)));
    return [{ words: `${head}: ${list.join('; ')}.`, about: codesOf(all) }];
  });
}

function alikeLine(first: Doubt, own: readonly Doubt[]): Line {
  const codes = codesOf(own);
  const words = doubtOf(first.why);
  const place = first.place === null ? [] : [placeWords(first.place).toLowerCase()];
  if (codes.length === 0) return { words: [...place, words].join(': '), about: place };
  const where =
    codes.length === 1 && place.length > 0 ? `${codes[0] ?? ''} (${place[0] ?? ''})` : codes.join(', ');
  return { words: `${where}: ${words}`, about: codes };
}

function codesOf(doubts: readonly Doubt[]): readonly string[] {
  return [...new Set(doubts.flatMap(({ code }) => code ?? []))];
}

/** How many alike points begin their one line. */
const GATHERED: Partial<Record<DoubtWhy['kind'], (count: number) => string>> = {
  'number-given': (count) => `${count} số thứ tự tự động`,
  'number-twice': (count) => `${count} số thứ tự in hai lần trong mục, mã thêm chữ cái`,
  'number-shortened': (count) => `${count} số thứ tự không đưa hết vào mã được, mã đã đặt lại`,
  'cells-moved': (count) => `${count} dòng lệch cột, đã dời sang phải cho khớp cột thời gian`,
  joined: (count) => `${count} dòng không có số thứ tự đã nối vào nhiệm vụ phía trên`,
  'columns-of-table-before': (count) =>
    `${count} bảng không có dòng tiêu đề, đọc theo tiêu đề của bảng trước`,
  'section-id': (count) => `${count} mục không in số, mã đặt theo thứ tự`,
  leads: (count) =>
    `${count} dòng có nhiều đơn vị chủ trì (đơn vị ghi đầu chủ trì, các đơn vị còn lại cũng được báo cáo)`,
  'leads-unclear': (count) => `${count} dòng chưa rõ một hay nhiều đơn vị chủ trì, đề nghị xác nhận`,
  'lead-similar': (count) => `${count} tên đơn vị ghi khác đã gộp`,
  'deadline-as': (count) => `${count} thời gian hiểu theo cột, mục hoặc năm học`,
  'deadline-above': (count) => `${count} thời gian lấy từ ô gộp phía trên`,
  'lead-from-title': (count) => `${count} dòng lấy đơn vị chủ trì theo tên mục`,
  'lead-from-above': (count) => `${count} ô chủ trì để trống, lấy theo dòng trên`,
  deadline: (count) => `${count} thời gian đọc được nhưng cần xem lại`,
};
/** These have nothing more to say than where they are. */
const PLACES_ALONE: readonly DoubtWhy['kind'][] = [
  'number-given',
  'number-twice',
  'number-shortened',
  'cells-moved',
  'joined',
  'columns-of-table-before',
];

const GATHERED_OTHERS = (count: number): string => `${count} điểm`;

/** The part of a gathered line that differs. */
function shortWords(why: DoubtWhy, codes: readonly string[]): string {
  const where = codes.join(', ');
  if (PLACES_ALONE.includes(why.kind)) return where;
  const words = shortOf(why);
  return where === '' ? words : `${where} ${words}`;
}

function shortOf(why: DoubtWhy): string {
  if (why.kind === 'section-id') return `${why.id} “${quote(why.title)}”`;
  if (why.kind === 'leads' || why.kind === 'leads-unclear') return `“${quote(why.printed)}”`;
  if (why.kind === 'lead-similar') return `“${quote(why.printed)}” là ${why.lead}`;
  if (why.kind === 'deadline-as') return `“${quote(why.printed)}” là “${quote(why.phrase)}”`;
  if (why.kind === 'deadline-above') return `“${quote(why.phrase)}”`;
  if (why.kind === 'lead-from-above' || why.kind === 'lead-from-title') return why.lead;
  return doubtOf(why).replace(/\.$/u, '');
}

function doubtOf(why: DoubtWhy): string {
  switch (why.kind) {
    case 'cells-moved':
      return 'các ô lệch cột, đã dời sang phải cho khớp cột thời gian.';
    case 'joined':
      return 'dòng không có số thứ tự đứng dưới đã được nối vào nhiệm vụ này.';
    case 'joined-and-own':
      return 'dòng đầu trang vừa nối phần trên vừa là một nhiệm vụ riêng.';
    case 'lead-from-above':
      return `ô chủ trì để trống, lấy theo dòng trên: ${why.lead}.`;
    case 'lead-from-title':
      return `dòng không ghi đơn vị chủ trì, lấy theo tên mục: ${why.lead}.`;
    case 'lead-similar':
      return `chủ trì ghi “${quote(why.printed)}”, hiểu là ${why.lead}.`;
    case 'leads':
      return `chủ trì ghi “${quote(why.printed)}”: ${why.lead} chủ trì, các đơn vị còn lại cũng được báo cáo.`;
    case 'leads-unclear':
      return `chủ trì ghi “${quote(why.printed)}”, hiểu là ${why.read} đơn vị; đề nghị xác nhận là một hay nhiều.`;
    case 'number-given':
      return 'dòng không có số thứ tự dùng được, mã đặt theo thứ tự trong mục.';
    case 'number-twice':
      return 'số thứ tự này in hai lần trong mục, mã thêm chữ cái.';
    case 'number-shortened':
      return 'số thứ tự không đưa hết vào mã được, mã đã đặt lại.';
    case 'columns-of-table-before':
      return 'bảng không có dòng tiêu đề, đọc theo tiêu đề của bảng trước.';
    case 'work-column':
      return `nội dung nhiệm vụ lấy ở cột “${quote(why.label)}”, không lấy cột “${quote(why.other)}”.`;
    case 'lead-column':
      return `đơn vị chủ trì lấy ở cột “${quote(why.label)}”, không lấy cột “${quote(why.other)}”.`;
    case 'deadline-column':
      return `thời hạn lấy ở cột “${quote(why.label)}”, không lấy cột “${quote(why.other)}”.`;
    case 'target-as-task':
      return `cột “${quote(why.label)}” hiểu là nhiệm vụ; đề nghị bỏ nếu chỉ là chỉ tiêu.`;
    case 'marks':
      return `thời gian lấy theo các ô đánh dấu: “${quote(why.phrase)}”.`;
    case 'start-left-out':
      return `thời điểm bắt đầu “${quote(why.text)}” không đưa vào kế hoạch.`;
    case 'deadline-above':
      return `thời gian “${quote(why.phrase)}” lấy từ ô gộp phía trên.`;
    case 'deadline':
      return `thời gian “${quote(why.phrase)}”: ${why.words}`;
    case 'deadline-as':
      return `thời gian “${quote(why.printed)}” hiểu là “${quote(why.phrase)}”.`;
    case 'number-unread':
      return `không đọc được số thứ tự “${quote(why.text)}”.`;
    case 'section-id':
      return `Mục “${quote(why.title)}” có mã ${why.id}.`;
    case 'title-guessed':
      return `dòng “${quote(why.title)}” hiểu là tên mục.`;
    case 'stray-words':
      return `chữ “${quote(why.words)}” cạnh tên mục “${quote(why.title)}” không đưa vào kế hoạch.`;
    case 'title-year':
      return `Tên in trong tệp là “${quote(why.title)}”, khác năm đã chọn.`;
  }
}

import type { Plan } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { COMMANDS, commandNames } from '../words/commands.js';
import type { CommandName } from '../words/commands.js';
import type { ReadCommand } from './command.js';
import { consistsOf, holds, phraseAt, phrases, wordsOf } from '../speech/phrases.js';
import type { Phrases } from '../speech/phrases.js';

const BEFORE = phrases(
  'dạ, vâng, em, e, tôi, mình, xin, cho, giúp, bot, ơi, ad, admin, anh, chị, nhờ, muốn, cần, hỏi, à, ạ',
);
const AFTER = phrases(
  'ạ, nhé, nha, đi, với, giúp, giùm, dùm, hộ, em, e, anh, chị, bot, ơi, này, cái, nào, vậy, thế, rồi, à',
);

/** What people say to take a report back, the last or that of a task. */
const TAKE_BACK =
  'hoàn tác, undo, rút lại, rút báo cáo, rút lại báo cáo, hoàn tác báo cáo, lấy lại báo cáo, thu hồi, thu hồi báo cáo, hủy báo cáo, huỷ báo cáo, ' +
  'báo cáo nhầm, ghi nhầm, báo nhầm';

/** What people say for a command that needs nothing more. */
const SPOKEN: readonly (readonly [CommandName, Phrases])[] = [
  ['undo', phrases(`${TAKE_BACK}, hủy báo cáo vừa rồi, huỷ báo cáo vừa rồi, hoàn tác báo cáo vừa rồi`)],
  [
    'help',
    phrases(
      'trợ giúp, giúp, giúp đỡ, hướng dẫn, hướng dẫn sử dụng, cách dùng, cách sử dụng, help, menu, lệnh, các lệnh, danh sách lệnh, dùng thế nào, sử dụng thế nào, ' +
        'báo cáo thế nào, báo cáo như thế nào, cách báo cáo, làm thế nào để báo cáo',
    ),
  ],
  [
    'mine',
    phrases(
      'việc của tôi, việc của em, việc của mình, việc tôi, việc em, danh sách việc, xem việc, xem việc của tôi, việc cần làm, việc phải làm, việc hôm nay, việc đang mở, ' +
        'nhiệm vụ của tôi, nhiệm vụ của em, nhiệm vụ của mình, nhiệm vụ hôm nay, xem nhiệm vụ, danh sách nhiệm vụ, hôm nay tôi phải làm gì, hôm nay em phải làm gì, ' +
        'hôm nay phải làm gì, hôm nay làm gì, hôm nay có việc gì, hôm nay có gì, tôi phải làm gì, em phải làm gì, phải làm gì, phải làm những gì, tôi cần làm gì, em cần làm gì, ' +
        'có việc gì, có việc gì không, còn việc gì, còn việc gì không, còn những việc gì, còn nhiệm vụ gì, tôi còn việc gì, em còn việc gì, tuần này phải làm gì, tuần này có việc gì, ' +
        'việc tuần này',
    ),
  ],
  [
    'overdue',
    phrases(
      'quá hạn, việc quá hạn, nhiệm vụ quá hạn, xem quá hạn, việc nào quá hạn, có việc gì quá hạn, cái gì quá hạn, trễ hạn, việc trễ hạn',
    ),
  ],
  [
    'due',
    phrases(
      'sắp đến hạn, việc sắp đến hạn, nhiệm vụ sắp đến hạn, sắp tới, việc sắp tới, đến hạn, việc đến hạn, việc nào sắp đến hạn, sắp tới có việc gì, sắp đến hạn việc gì',
    ),
  ],
  [
    'status',
    phrases(
      'tình hình, xem tình hình, tiến độ, xem tiến độ, tình hình thực hiện, tình hình chung, tình hình kế hoạch, tiến độ kế hoạch, tình hình thế nào, tiến độ thế nào',
    ),
  ],
];

/** Words before a code that ask to see it: `xem III.1`, `tình hình III.1`. */
const LOOK = phrases(
  'xem, xem lại, xem tình hình, tình hình, tiến độ, xem tiến độ, kiểm tra, tra cứu, thông tin',
);

/**
 * A command that is said in words, or typed without its stroke: `hoàn tác`, `việc của tôi`, `viec`. Null where the
 * words may be anything else.
 */
export function readSpokenCommand(plan: Plan, text: string): ReadCommand | null {
  if (text.length > LONGEST) return null;
  const words = wordsOf(text);
  const [only, ...more] = words;
  const typed = commandNames.find(
    (name) => TYPED.has(name) && (name === only || COMMANDS[name].alias === only),
  );
  if (typed !== undefined && more.length === 0) return { kind: 'command', name: typed, rest: '' };
  const at = afterCourtesy(words);
  for (const [name, known] of SPOKEN) {
    const length = phraseAt(words, at, known);
    if (length > 0 && consistsOf(words.slice(at + length), AFTER)) return { kind: 'command', name, rest: '' };
  }
  return takenBack(plan, text) ?? lookedAt(plan, text);
}

/** "hoàn tác III.3", "em báo nhầm III.3": the report of that task. */
function takenBack(plan: Plan, text: string): ReadCommand | null {
  const rest = codeBehind(plan, text, TAKES_BACK);
  return rest === null ? null : { kind: 'command', name: 'undo', rest };
}

/** Alone these take something else back: an open question, a press. */
const TAKES_BACK = phrases(`${TAKE_BACK}, hủy, huỷ, bấm nhầm, gửi nhầm, nhầm`);

const LONGEST = 80;
/** Those whose bare name can mean nothing else. */
const TYPED: ReadonlySet<CommandName> = new Set(['undo', 'help', 'mine', 'overdue', 'due', 'status']);

function afterCourtesy(words: readonly string[]): number {
  let at = 0;
  for (let length = 1; length > 0; at += length) length = phraseAt(words, at, BEFORE);
  // "giúp" alone is the wish itself, and so are its last words.
  return at >= words.length ? 0 : at;
}

function lookedAt(plan: Plan, text: string): ReadCommand | null {
  const rest = codeBehind(plan, text, LOOK);
  return rest === null ? null : { kind: 'command', name: 'status', rest };
}

/** The one code behind words of a list, with nothing else but courtesy. */
function codeBehind(plan: Plan, text: string, known: Phrases): string | null {
  const written = text.normalize('NFC').trim();
  const space = [...written.matchAll(/\s+/gu)].slice(0, 3);
  for (const { index } of space.reverse()) {
    const before = wordsOf(written.slice(0, index));
    // "dạ III.1", "- III.1" wish for nothing.
    if (!holds(before, known) || !consistsOf(before, [...known, ...BEFORE])) continue;
    const rest = written.slice(index).trim();
    const { references, rest: more } = readCodes(plan, rest);
    const [reference, ...others] = references;
    if (reference?.kind === 'task' && others.length === 0 && consistsOf(wordsOf(more), AFTER)) {
      return reference.task.code;
    }
  }
  return null;
}

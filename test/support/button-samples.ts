import type { Action } from '../../src/words/action.js';

/** Data of every kind of button as the bot writes it, each with all its fields. A kind that is missing fails the type check. */
export const BUTTON_SAMPLES: Readonly<Record<Action['kind'], readonly string[]>> = {
  report: ['r|III.1|2025||d', 'r|VI.2|*2025|', 'r|III.1|2025|KT|p3|2025-03-18', 'r|VI.2|~2025|*|b'],
  'report-said': ['sd|III.1|d|2025-03-18|2025', 'sd||||'],
  'correct-day': ['db|12|2025-03-18'],
  awaited: ['sw|III.1|2025|KT'],
  'report-row': ['R|I.1', 'R|I.1|2025'],
  'report-many': ['rm|1|*2025|d'],
  attach: ['at|12'],
  'assign-part': ['gp|leads|VPTK', 'gp|due|2025-03-20', 'gp|work|', 'gp|basis|none'],
  'assign-work': ['gv|assign', 'gv|edit', 'gv|show'],
  'undo-assignment': ['gu|12'],
  'stop-assignment': ['gs|12'],
  acknowledge: ['gr|12'],
  undo: ['u|12'],
  evidence: ['ev|12'],
  files: ['fi|III.1|0|2025'],
  form: ['fo|III.1|2025'],
  letter: ['lt'],
  postpone: ['pp|III.1|2025', 'pp|III.1|2025|7'],
  'still-blocked': ['sv|III.1|2025'],
  'check-in': ['ci|ff|all', 'ci|1|3'],
  view: [
    ...[
      'v|plan||0|2025',
      'v|section|III|0',
      'v|department|VPTK|0',
      'v|task|III.1|0',
      'v|due|7|0',
      'v|target|1|0',
    ],
    ...[
      'v|overdue||0',
      'v|waiting||0',
      'v|extensions||0',
      'v|targets||0',
      'v|mine||0',
      'v|sections||0',
      'v|departments||0',
    ],
  ],
  picture: ['i|VPTK|2025', 'i|'],
  extend: ['xt|I.2|2025|2025-06-30', 'xt|I.2||'],
  'extend-otherwise': ['ex|I.2|2025'],
  'decide-extension': ['xd|12|grant', 'xd|12|grant|34'],
  change: [
    'dc|1|I.2|0|2025|2025-06-30',
    'dc|0|I.2|5|KT|2025-04-01|2025',
    'dc|2|TH.4|||',
    'dc|1.z9|I.2|0|2025|2025-06-30',
  ],
  'decide-change': ['cd|12|grant', 'cd|12|grant|34'],
  submit: ['sb|12'],
  'answer-blocked': ['an|12'],
  nudge: ['nu|I.2'],
  'nudge-overdue': ['nq|yes', 'nq|ask|VPTK', 'nq|ask|VPTK|2025'],
  'answer-nudge': ['na|12'],
  'give-reason': ['ly|I.2|*2025|objective'],
  'confirm-reason': ['lx|12'],
  'in-year': ['iy|2025'],
  'take-forwarded': ['fw'],
  cancel: ['t'],
  'record-words': ['y'],
  nothing: ['n'],
  paper: ['d|report|q1|2025', 'd|urging|VPTK'],
  'post-summary': ['p'],
  backlog: ['b|ff|3|2025', 'b|7|send'],
  revoke: ['x|12'],
  plan: ['P|2025-123456|drop'],
  checklist: ['ck|all', 'ck|plan', 'ck|departments', 'ck|group', 'ck|days-off'],
  invite: ['iv|LD', 'iv|VPTK'],
  'draft-plan': ['Pd|2026', 'Pd|2027'],
  'plan-of-year': ['Py|2026-123456|', 'Py|2026-123456|2026-654321'],
  'plan-revert': ['Pu|12'],
  mend: [
    ...[
      'Pm|2025-123456|12|r|0',
      'Pm|2026-123456+654321|0|w|3',
      'Pm|2025-123456|12|l|3|0|',
      'Pm|2025-123456|12|l|3|0|-',
    ],
    ...[
      'Pm|2025-123456|12|l|3|0|1.4',
      'Pm|2025-123456|12|L|3|1.4',
      'Pm|2025-123456|12|d|3',
      'Pm|2025-123456|12|D|3',
    ],
    ...[
      'Pm|2025-123456|12|t|3',
      'Pm|2025-123456|12|s|3|0',
      'Pm|2025-123456|12|S|3|1',
      'Pm|2025-123456|12|x|3',
    ],
    ...[
      'Pm|2025-123456|12|u|0',
      'Pm|2025-123456|12|U|1',
      'Pm|2025-123456|12|m|1|0',
      'Pm|2025-123456|12|M|1|2',
    ],
    ...[
      'Pm|2025-123456|12|p|1',
      'Pm|2025-123456|12|P|1|*',
      'Pm|2025-123456|12|P|1|0',
      'Pm|2025-123456|12|n|1',
    ],
    'Pm|2025-123456|12|b',
  ],
  place: ['pl|2025-123456|KT|1004|1'],
  'confirm-report': ['oc|12|1'],
  'return-report': ['or|12'],
  'close-task': ['ox|V.2a|2025|2025-03-20'],
  'choose-lead': ['ol|I.3|0|2025', 'ol||1'],
  assign: ['oa|I.3|1003|2025'],
  charge: ['of|1003|5|2|0a1f', 'of|1003|0|save|0a1f', 'of||0|list|0a1f'],
  people: ['oP|0'],
  person: ['op|1003'],
  leave: ['oq|1003|0'],
  'stand-in': ['os|1003|1004|0'],
  'end-stand-in': ['oe|1003'],
  transfer: ['om|1003|KT|VPTK'],
  record: ['rc|III.1|2025'],
  reopen: ['o|III.1|2025'],
};

/** What a forger would write into a field: the bounds of numbers, years and days, what lies beyond, and what is none. */
export const FORGED_FIELDS: readonly string[] = [
  ...['', '*', '~', '0', '1', '-1', '00', '1.5', '1e3', '٣', '191', '192', '366', '367', '999', '1000'],
  ...['999999999', '999999999999999', '9007199254740993', '9999999999999999', '9'.repeat(40)],
  ...['0000', '1999', '2000', '2100', '2101', '9999', '~0000', '*9999', '~2100'],
  ...['0001-01-01', '1900-01-01', '2000-01-01', '2100-12-31', '2101-12-31', '9999-12-31', '2025-02-30'],
  ...['9999-12', '2100-12', '2025-99', '2025-Q9', 'f'.repeat(48), 'f'.repeat(49), 'p9', 'p', 'z99'],
  ...['constructor', '__proto__', 'toString', 'X'.repeat(17), 'Đ', '<b>', '\u0000'],
];

/** Each sample with one of its fields forged in every way. */
export const FORGED: readonly string[] = [
  ...new Set(
    Object.values(BUTTON_SAMPLES)
      .flat()
      .flatMap((data) => {
        const parts = data.split('|');
        return parts
          .slice(1)
          .flatMap((_, at) => FORGED_FIELDS.map((forged) => parts.with(at + 1, forged).join('|')));
      }),
  ),
];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainWords as readWords } from '../../src/chat/plain-words.js';
import { effort } from '../support/effort.js';
import { readReports } from '../../src/speech/said-report.js';
import { plan } from '../support/office.js';

/** What would be written down, `asked` where it is asked, `none` where the words are no report. */
function said(text: string, reply = false): string {
  const read = readWords(plan, text, reply);
  if (read.kind !== 'command') return read.kind;
  const reports = readReports(plan, text, null);
  if (reports.some(({ doubt }) => doubt !== null)) return 'asked';
  return reports
    .map(({ status, references, note }) => {
      const codes = references.map((one) => (one.kind === 'task' ? one.task.code : one.written));
      return [status, codes.join(' '), note].filter((part) => part !== '').join(' ');
    })
    .join('; ');
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');

describe('plain words that certainly mean a report', () => {
  it.each([
    ['xong III.3', 'done III.3'],
    ['Xong iii 3', 'done III.3'],
    ['Đã hoàn thành III.1', 'done III.1'],
    ['III.3 xong rồi, 45/KH-UBND', 'done III.3 45/KH-UBND'],
    ['III.3 xong rồi ạ', 'done III.3'],
    ['III.3: xong', 'done III.3'],
    ['dạ em báo cáo xong III.3 ạ', 'done III.3'],
    ['xong III.3, III.5: đạt 96%', 'done III.3 III.5 đạt 96%'],
    ['xong III.3-9', 'done III.3 III.4 III.5 III.6 III.7 III.8 III.9'],
    ['xong III.1 ngày 28/03', 'done III.1 ngày 28/03'],
    ['xong III.1 trước hạn', 'done III.1 trước hạn'],
    ['III.1 xong 100%', 'done III.1 100%'],
    ['III.1 xong: 96% hồ sơ', 'done III.1 96% hồ sơ'],
    ['đang làm III.1', 'in-progress III.1'],
    ['đang III.1', 'in-progress III.1'],
    ['III.1 đang thực hiện, đã trình dự thảo', 'in-progress III.1 đã trình dự thảo'],
    ['đang triển khai III.1: chưa có số văn bản', 'in-progress III.1 chưa có số văn bản'],
    ['vướng III.1: chờ tỉnh', 'blocked III.1 chờ tỉnh'],
    ['vướng mắc III.1 chưa có kinh phí', 'blocked III.1 chưa có kinh phí'],
    ['III.1 bị vướng, không có máy', 'blocked III.1 không có máy'],
    ['không phát sinh II.1', 'not-arising II.1'],
    ['II.1 không phát sinh', 'not-arising II.1'],
    ['Ko ps II.1', 'not-arising II.1'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
    expect(said(text.normalize('NFD')).normalize('NFC')).toBe(expected);
    // Without accents a polite "ạ" and an asking "à" are one: see below.
    if (!text.endsWith('ạ')) expect(said(plain(text))).toBe(plain(expected));
  });

  it.each([
    ['xong', 'done'],
    ['xong ngày 28/03', 'done ngày 28/03'],
    ['đang làm', 'in-progress'],
    ['vướng: chờ tỉnh', 'blocked chờ tỉnh'],
    ['không phát sinh', 'not-arising'],
    ['hoan thanh roi a', 'none'],
    ['đang họp', 'none'],
  ])('as a reply, without a code: %s', (text, expected) => expect(said(text, true)).toBe(expected));

  it.each(['đang làm', 'vướng: chờ tỉnh', 'không phát sinh', 'chờ tỉnh', 'III.3', 'III.3: 96,5%', ''])(
    'that is no report of anything named: “%s”',
    (text) => expect(said(text)).toBe('none'),
  );
});

const verbs = fc.constantFrom(
  'xong',
  'đã xong',
  'hoàn thành',
  'đang làm',
  'đang thực hiện',
  'vướng',
  'vướng mắc',
  'không phát sinh',
);
const codes = fc.constantFrom('III.1', 'iii 3', 'I.1a', 'VII.2.1', 'II.1', 'III.3, III.5');
const writing = fc.constantFrom(
  (text: string) => text,
  plain,
  (text: string) => text.normalize('NFD'),
  (text: string) => text.toUpperCase(),
);
const order = fc.boolean();
const sentence = (verb: string, code: string, verbFirst: boolean): string =>
  verbFirst ? `${verb} ${code}` : `${code} ${verb}`;

describe('no question and no denial is ever recorded', () => {
  it('whatever ends in a question', () => {
    const asking = fc.constantFrom(
      '?',
      ' ?',
      '？',
      ' chưa',
      ' chưa?',
      ' chưa ạ',
      ' chưa em',
      ' chưa đồng chí Tâm',
      ' không',
      ' phải không anh',
      ' được không',
      ' hay chưa',
      ' rồi à',
      ' rồi hả anh',
      ' khi nào',
      ' bao giờ thì được',
      ' thế nào rồi',
      ' đến đâu rồi',
      ' nhỉ',
    );
    fc.assert(
      fc.property(fc.tuple(verbs, codes, order, asking, writing), ([verb, code, first, end, write]) => {
        expect(said(write(`${sentence(verb, code, first)}${end}`))).toBe('none');
      }),
      { numRuns: effort(1_000, 20_000) },
    );
  });

  it('whatever is denied before it is said', () => {
    const denial = fc.constantFrom(
      'chưa',
      'không',
      'vẫn chưa',
      'chẳng',
      'không còn',
      'hết',
      'chưa thể',
      'sắp',
      'gần',
    );
    fc.assert(
      fc.property(fc.tuple(verbs, codes, order, denial, writing), ([verb, code, first, not, write]) => {
        const text = first ? `${not} ${verb} ${code}` : `${code} ${not} ${verb}`;
        expect(['none', 'asked']).toContain(said(write(text)));
        expect(['none', 'asked']).toContain(said(write(text), true));
      }),
      { numRuns: effort(1_000, 20_000) },
    );
  });

  it('whatever is called done with a denial or a condition anywhere behind', () => {
    const behind = fc.constantFrom(
      ', chưa có số văn bản',
      ' nhưng chưa ký',
      ': không đạt',
      ' nếu tỉnh đồng ý',
      ' dự kiến tuần sau',
      ' trước thứ Sáu',
      ' một phần',
      ' 50%',
      ' gần hết',
      ' ngày mai',
    );
    const done = fc.constantFrom('xong', 'đã xong', 'hoàn thành', 'Đã hoàn thành');
    fc.assert(
      fc.property(fc.tuple(done, codes, order, behind, writing), ([verb, code, first, end, write]) => {
        expect(['none', 'asked']).toContain(said(write(`${sentence(verb, code, first)}${end}`)));
      }),
      { numRuns: effort(1_000, 20_000) },
    );
  });

  it('never throws and ends soon, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        readWords(plan, text);
        readWords(plan, `xong III.1 ${text}`);
      }),
      { numRuns: effort(1_000, 50_000) },
    );
    for (const long of [
      'xong '.repeat(800),
      'ạ '.repeat(2_000),
      'đang làm '.repeat(400),
      ' '.repeat(4_000),
    ]) {
      readWords(plan, long);
      readWords(plan, `III.1 xong ${long}`);
    }
  });
});

describe('a code behind nothing but courtesy, a mark or a sign wishes for nothing', () => {
  it.each(['dạ III.3', '- III.3', 'em III.3', '✅ III.3', '1. III.3', 'xin III.3'])('%s', (text) => {
    expect(said(text)).toBe('none');
  });

  it.each(['hoàn tác III.3', 'em báo nhầm III.3', '- rút lại III.3'])('and “%s” takes it back', (text) => {
    expect(readWords(plan, text)).toEqual({ kind: 'command', name: 'undo', rest: 'III.3' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn } from '../../src/plan/task-code.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';
import { readAs, spelled } from './spelled-codes.js';

const codes = plan.tasks.map(({ code }) => code as string);
const read = (text: string): string => readAs(plan, text);

describe('a range has two full codes, or the second by its row or its letter', () => {
  const whole = 'III.3 III.4 III.5 III.6';
  it.each([
    ...['III.3-III.6', 'III.3 - III.6', 'III.3–III.6', 'III.3—III.6', 'III.3 −III.6', 'III.3->III.6'],
    ...['III.3 → III.6', 'III.3..III.6', 'III.3...III.6', 'III.3 … III.6', 'III.3~III.6', 'III.3 => III.6'],
    ...['III.3 đến III.6', 'III.3 den III.6', 'III.3 ĐẾN III.6', 'III.3 tới III.6', 'III.3 toi III.6'],
    ...['từ III.3 đến III.6', 'Từ III.3 tới III.6', 'từ III.3 đến hết III.6', 'tu III.3 den III.6'],
    ...['từ mã III.3 đến mã III.6', 'III.3 ðến III.6', '“III.3”-“III.6”', '“III.3-III.6”'],
    ...['III.3–6', 'III.3—6', 'III.3 đến 6', 'III.3 den 6', 'III.3->6', 'iii 3 - iii 6', 'III,3-III,6'],
    ...['III.6-III.3', 'III.6 đến III.3', 'III.3 đến III.6'.normalize('NFD')],
  ])('%s', (text) => {
    expect(read(text)).toBe(whole);
    expect(read(`${text}: đạt 96%`)).toBe(`${whole} | đạt 96%`);
  });

  it.each([
    ['III.8-IV.1', 'III.8 III.9 IV.1'],
    ['IV.1 đến III.8 xong', 'III.8 III.9 IV.1 | xong'],
    ['I.1-I.3', 'I.1a I.1b I.1c I.1d I.2 I.3'],
    ['I.1a-c', 'I.1a I.1b I.1c'],
    ['I.1a–I.1c', 'I.1a I.1b I.1c'],
    ['I.1a đến c', 'I.1a I.1b I.1c'],
    ['I.4a-c', 'I.4a I.4b !I.4c'],
    ['I.4a đến I.4c', 'I.4a I.4b !I.4c'],
    ['I.1a - e đang làm', 'I.1a | e đang làm'],
    ['III.8-III.11', 'III.8 III.9 !III.11'],
    ['III.3-6,8', 'III.3 III.4 III.5 III.6 ~III.8(III.8)'],
    ['III.3-6,8 triệu', 'III.3 | 6,8 triệu'],
    ['III.3 đến mục 6', 'III.3 III.4 III.5 III.6'],
    ['III.3-III.5-III.7', 'III.3 III.4 III.5 III.7'],
    ['III.8 - III.9 - IV.1', 'III.8 III.9 IV.1'],
    ['III.3 đến nay 15 hồ sơ', 'III.3 | đến nay 15 hồ sơ'],
    ['III.3-X.1', 'III.3 !X.1'],
    ['III.3-5, III.7 - III.9 và IV.1', 'III.3 III.4 III.5 III.7 III.8 III.9 IV.1'],
    ['- III.3\n- III.6', 'III.3 III.6'],
    ['III.3 đến 28/03', 'III.3 | đến 28/03'],
    ['III.3 đến 30 tháng 6', 'III.3 | đến 30 tháng 6'],
    ['III.1 - TH 15 hồ sơ', 'III.1 | TH 15 hồ sơ'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('whatever joins its ends, and whichever of them comes first', () => {
    const ends = plan.tasks.filter(({ section }) => section === 'III').map(({ code }) => code as string);
    const links = ['-', ' - ', '–', ' — ', '->', ' → ', '..', ' đến ', ' tới ', ' den ', ' đến hết ', '~'];
    const end = fc.nat(ends.length - 1);
    fc.assert(
      fc.property(end, end, fc.constantFrom(...links), (one, other, link) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const text = `${ends[one] ?? ''}${link}${ends[other] ?? ''}`;
        expect(read(text)).toBe(ends.slice(from, to + 1).join(' '));
      }),
      { numRuns: effort(200, 5_000) },
    );
  });
});

describe('a list has codes, or rows of one section', () => {
  it.each([
    ...['III.3, III.6', 'III.3; III.6', 'III.3/III.6', 'III.3 / III.6', 'III.3 + III.6', 'III.3 & III.6'],
    ...['III.3 với III.6', 'III.3 cùng III.6', 'III.3 cùng với III.6', 'III.3 và III.6', 'III.3 va III.6'],
    ...[
      '- III.3\n- III.6',
      '• III.3\n• III.6',
      '1) III.3\n2) III.6',
      '1. III.3\n2. III.6',
      '+ III.3\n+ III.6',
      'a) III.3\nb) III.6',
    ],
    ...['III.3\nIII.6', '(III.3, III.6)', '(III.3), (III.6)', '“III.3”, “III.6”', 'mã III.3, mã III.6'],
    ...['các mục III.3 và III.6', 'Nhiệm vụ III.3, nhiệm vụ III.6', 'III.3 và 6', 'cả III.3 và III.6'],
  ])('%s', (text) => {
    expect(read(text)).toBe('III.3 III.6');
    expect(read(`${text}: đã số hóa`)).toBe('III.3 III.6 | đã số hóa');
  });

  it.each([
    ['III.3, III.6 và III.9', 'III.3 III.6 III.9'],
    ['III.3, 6 và 9', 'III.3 III.6 III.9'],
    ['III.3, 6, 9 đã xong', 'III.3 III.6 III.9 | đã xong'],
    ['III.3, 6, IV.1', 'III.3 III.6 IV.1'],
    ['I.1a, b và c', 'I.1a I.1b I.1c'],
    ['II.2a,b,c', 'II.2a II.2b II.2c'],
    ['III.3, 6', 'III.3 ~III.6(III.6)'],
    ['III.3, 5 hồ sơ', 'III.3 | 5 hồ sơ'],
    ['III.3, 5, 7 hồ sơ', 'III.3 | 5, 7 hồ sơ'],
    ['III.3 và 6 hồ sơ', 'III.3 | và 6 hồ sơ'],
    ['III.3, 96', 'III.3 | 96'],
    ['I.1a, e làm rồi', 'I.1a | e làm rồi'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('what is written around a code or in it', () => {
  it.each([
    ...['“III.3”', '"III.3"', "'III.3'", '‘III.3’', '(III.3)', '[III.3]', '«III.3»', '*III.3*', '**III.3**'],
    ...['`III.3`', '_III.3_', 'III.3.', 'III.3:', '- III.3', '• III.3', '1) III.3', '#III.3', '“ III.3 ”'],
    ...[
      'mã III.3',
      'mã số III.3',
      'Mã: III.3',
      'nhiệm vụ III.3',
      'nhiệm vụ số III.3',
      'nv III.3',
      'NV III.3',
    ],
    ...[
      'việc III.3',
      'công việc III.3',
      'mục III.3',
      'muc III.3',
      'ma III.3',
      'số III.3',
      '【III.3】',
      '“III.3”!',
      'III.3!',
      'III.3…',
      'nội dung III.3',
      'đầu việc III.3',
      'nvụ III.3',
      'III.3)',
      'Phần III.3',
    ],
    ...['ＩＩＩ．３', 'ｉｉｉ．３', 'III.٣', 'III.३', 'III.③', 'III.３', 'III.𝟑', 'III.3️⃣', 'III.๓'],
    ...[
      'III\u200B.\u200B3',
      'I\u200DI\u2060I.3\uFEFF',
      'I\u00ADII.3',
      'III\u00A0.\u00A03',
      'III\u00A03',
      'III\u30003',
    ],
    ...[
      'III . 3',
      'III . 3 .',
      'iii3',
      'III_3',
      'III·3',
      'III•3',
      'III,3',
      'III:3',
      'III。3',
      'III.03',
      'III–3',
    ],
    ...['ІІІ.3', 'ΙΙΙ.3', 'ӀӀӀ.3', 'lll.3', 'IIl.3', '|||.3', 'Ⅲ.3', 'ⅲ.3'],
  ])('%s', (text) => {
    expect(read(text)).toBe('III.3');
    expect(read(`${text} đạt 96%`)).toBe('III.3 | đạt 96%');
  });

  it.each([
    ['ТН.1', 'TH.1'],
    ['ΤΗ.1', 'TH.1'],
    ['ХI.1', '!XI.1'],
    ['III.⑫', '!III.12'],
    ['III.²', ' | III.²'],
    ['í.1', ' | í.1'],
    ['III.3\u200Bxong', 'III.3 | xong'],
    ['III.3 “đạt 96%”', 'III.3 | “đạt 96%”'],
    ['vii 2 1', 'VII.2.1'],
    ['VII-2-1', 'VII.2.1'],
    ['VII 2 1 lớp tập huấn', 'VII.2?(VII.2a VII.2b VII.2.1) | 1 lớp tập huấn'],
    ['mục 3.3', '~III.3(III.3)'],
    ['việc 3 đơn vị chưa gửi', ' | việc 3 đơn vị chưa gửi'],
    ['- 45/KH-UBND', ' | 45/KH-UBND'],
    ['28.3.2025', ' | 28.3.2025'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('a number in the digits of any script is that number', () => {
    const zeros = [0x06_60, 0x06_f0, 0x09_66, 0x0e_50, 0x10_40, 0x17_e0, 0xff_10, 0x1_d7_ce, 0x1_e9_50];
    fc.assert(
      fc.property(fc.constantFrom(...zeros), fc.constantFrom(...codes), (zero, code) => {
        const written = code.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
        expect(read(written)).toBe(code);
      }),
      { numRuns: effort(200, 5_000) },
    );
  });
});

describe('a code is found wherever it certainly stands', () => {
  const found = (text: string): string =>
    codesIn(plan, text)
      .map(({ reference, at, end }) => `${spelled(reference)}<${text.slice(at, end)}>`)
      .join(' ');

  it.each([
    ['chờ kết quả III.2', 'III.2<III.2>'],
    ['xong III.3, xong III.6', 'III.3<III.3> III.6<III.6>'],
    ['III.1 chờ tỉnh; III.2 đã xong', 'III.1<III.1> III.2<III.2>'],
    ['đạt 96%, cùng “iii.4” và th.1', 'III.4<iii.4> TH.1<th.1>'],
    ['xong từ III.3 đến III.5 rồi', 'III.3<III.3 đến III.5> III.4<III.3 đến III.5> III.5<III.3 đến III.5>'],
    ['gồm I.1 và III.99', 'I.1?(I.1a I.1b I.1c I.1d)<I.1> !III.99<III.99>'],
    ['iii4 xong, iv1 chưa', 'III.4<iii4> IV.1<iv1>'],
    ['III\u200B.3 xong', 'III.3<III\u200B.3>'],
    ['đã số hóa, III.4'.normalize('NFD'), 'III.4<III.4>'],
    ['II.1 TH 15 hồ sơ', 'II.1<II.1>'],
    ['III 15 hồ sơ', ''],
    ['45/KH-UBND, 22/QĐ-UBND, Nghị định 30/2020/NĐ-CP, 12-NQ/TU', ''],
    ['ngày 3.3.2025, 28/03, 3.3, 12.5 triệu, 96,5%', ''],
    ['nghị quyết X.1, quý II, kỳ 2, vi 2 don vi', ''],
    ['III.3xong, KH-III.3, 45/III.3', ''],
  ])('%s', (text, expected) => expect(found(text)).toBe(expected));

  it('between any words that hold none', () => {
    const words = fc.array(
      fc.constantFrom(
        'đạt',
        'số hóa',
        'kế hoạch',
        '15 hồ sơ',
        'xong',
        '45/KH-UBND',
        '96%',
        'ngày 20/03',
        '3.3',
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(words, fc.constantFrom(...codes), words, (before, code, after) => {
        expect(found([...before, code, ...after].join(' '))).toBe(`${code}<${code}>`);
      }),
      { numRuns: effort(500, 10_000) },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCodes } from '../../src/plan/task-code.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';
import { readAs, spelled } from './spelled-codes.js';

const codes = plan.tasks.map((task) => task.code as string);

const read = (text: string): string => readAs(plan, text);

describe('a code is read however a person types it', () => {
  it.each([
    ['III.3', 'III.3'],
    ['iii.3', 'III.3'],
    ['III,3', 'III.3'],
    ['III 3', 'III.3'],
    ['III-3', 'III.3'],
    ['III3', 'III.3'],
    ['  III . 3  ', 'III.3'],
    ['III.03', 'III.3'],
    ['III.3.', 'III.3'],
    ['lII.3', 'III.3'],
    ['lll.3', 'III.3'],
    ['|||.3', 'III.3'],
    ['Ⅲ.3', 'III.3'],
    ['ⅲ.3', 'III.3'],
    ['III．３', 'III.3'],
    ['ІІІ.3', 'III.3'],
    ['ӀӀӀ.3', 'III.3'],
    ['ΙΙΙ.3', 'III.3'],
    ['ⅤⅡ.4', 'VII.4'],
    ['νii.4', 'VII.4'],
    ['I.1a', 'I.1a'],
    ['i.1A', 'I.1a'],
    ['I.1.a', 'I.1a'],
    ['i 1 a', 'I.1?(I.1a I.1b I.1c I.1d) | a'],
    ['VII.2.1', 'VII.2.1'],
    ['vii.2b', 'VII.2b'],
    ['TH.1', 'TH.1'],
    ['th 1', 'TH.1'],
    ['Th-4', 'TH.4'],
    ['\u200BIII.3', 'III.3'],
    ['\u200FIII.3\u00A0xong', 'III.3 | xong'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('what is not certain is asked, never guessed', () => {
  it.each([
    ['I.1', 'I.1?(I.1a I.1b I.1c I.1d)'],
    ['VII.2', 'VII.2?(VII.2a VII.2b VII.2.1)'],
    ['VII.3', 'VII.3?(VII.3a VII.3b)'],
    ['V.2', 'V.2?(V.2a V.2b)'],
    ['3.3', '~III.3(III.3)'],
    ['1.1', '~I.1(I.1a I.1b I.1c I.1d)'],
    ['3.3 đạt 96%', '~III.3(III.3) | đạt 96%'],
    ['III.99', '!III.99'],
    ['III.0', '!III.0'],
    ['X.1', '!X.1'],
    ['III.3b', '!III.3b'],
    ['12.5', '!12.5'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['III.99', ['III.9', 'III.8', 'III.7', 'III.6']],
    ['III.3b', ['III.3', 'III.2', 'III.4', 'III.1']],
    ['V.1', ['V.2a', 'V.2b']],
  ])('%s offers the nearest', (text, nearest) => {
    const [reference] = readCodes(plan, text).references;
    expect(reference?.kind).toBe('unknown');
    if (reference?.kind !== 'unknown') return;
    expect(reference.nearest.map(({ code }) => code).slice(0, nearest.length)).toEqual(nearest);
  });
});

describe('several codes and ranges', () => {
  it.each([
    ['III.3 III.4', 'III.3 III.4'],
    ['III.3, III.4', 'III.3 III.4'],
    ['III.3,III.4', 'III.3 III.4'],
    ['III.3; iv.1 + VI.4', 'III.3 IV.1 VI.4'],
    ['III.3 và III.5', 'III.3 III.5'],
    ['III 3 III 4', 'III.3 III.4'],
    ['III.3 III.3', 'III.3'],
    ['III.3-5', 'III.3 III.4 III.5'],
    ['III.3–5 xong', 'III.3 III.4 III.5 | xong'],
    ['III.3 - 5', 'III.3 III.4 III.5'],
    ['III.3-9', 'III.3 III.4 III.5 III.6 III.7 III.8 III.9'],
    ['VII.1-3', 'VII.1 VII.2a VII.2b VII.2.1 VII.3a VII.3b'],
    ['III.3, III.5: đạt 96%', 'III.3 III.5 | đạt 96%'],
    ['III.8-11', 'III.8 III.9 !III.10 !III.11'],
    ['III.5-3', 'III.5 | 3'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('the note begins where the codes end', () => {
  it.each([
    ['III.1 - 45/KH-UBND', 'III.1 | 45/KH-UBND'],
    ['III.1 45/KH-UBND', 'III.1 | 45/KH-UBND'],
    ['III.1: 45/KH-UBND ngày 20/03', 'III.1 | 45/KH-UBND ngày 20/03'],
    ['III.3 2 hội nghị', 'III.3 | 2 hội nghị'],
    ['III.3 96%', 'III.3 | 96%'],
    ['III.3-96%', 'III.3 | 96%'],
    ['III.3 - 28/03', 'III.3 | 28/03'],
    ['III.3, 12.5 triệu', 'III.3 | 12.5 triệu'],
    ['III.3 có 5 hồ sơ', 'III.3 | có 5 hồ sơ'],
    ['II.1 TH 15 hồ sơ', 'II.1 | TH 15 hồ sơ'],
    ['III.3 x 5', 'III.3 | x 5'],
    ['III.3 m² ½', 'III.3 | m² ½'],
    ['III.3 xong rồi', 'III.3 | xong rồi'],
    ['III.3 đã xong', 'III.3 | đã xong'],
    ['xong', ' | xong'],
    ['45/KH-UBND', ' | 45/KH-UBND'],
    ['28/03', ' | 28/03'],
    ['3', ' | 3'],
    ['', ''],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('composes what a telephone sends as letters and accents apart', () => {
    expect(read('III.3 đã số hóa'.normalize('NFD'))).toBe('III.3 | đã số hóa');
  });
});

const separator = fc.constantFrom('.', ',', ' ', '-', ' . ', '. ');
const cased = fc.func(fc.boolean());
const word = fc.constantFrom(
  'đạt',
  'số',
  'hóa',
  'kế hoạch',
  'hồ sơ',
  'xong',
  '45/KH-UBND',
  '96%',
  'ngày 20/03',
);

describe('of every plan code', () => {
  it('it reads as itself, in any letter case, with any separator', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), separator, cased, (code, between, upper) => {
        const written = [...code.replace('.', between)]
          .map((letter, at) => (upper(at) ? letter.toUpperCase() : letter.toLowerCase()))
          .join('');
        expect(read(written)).toBe(code);
      }),
      { numRuns: effort(500, 20_000) },
    );
  });

  it('codes in a row are all read, and the note after them is kept whole', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' ', ', ', '; ', ' và '),
        fc.array(word, { minLength: 1, maxLength: 6 }),
        (several, between, words) => {
          const note = `ghi chú ${words.join(' ')}`;
          const { references, rest } = readCodes(plan, `${several.join(between)} ${note}`);
          expect(references.map(spelled)).toEqual(several);
          expect(rest).toBe(note);
        },
      ),
      { numRuns: effort(500, 20_000) },
    );
  });
});

describe('whatever is typed', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'I',
          'V',
          'X',
          'l',
          '|',
          'Ⅲ',
          'І',
          '.',
          ',',
          '-',
          '–',
          ' ',
          '3',
          '99',
          'a',
          '%',
          '/',
          '\u200F',
          'đ',
          '\0',
        ),
      )
      .map((pieces) => pieces.join('')),
  );

  it('nothing throws, and what is left over was written there', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { references, rest } = readCodes(plan, text);
        expect(references.length).toBeLessThan(text.length + 100);
        const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/gu, '');
        expect(plain(text)).toContain(plain(rest));
      }),
      { numRuns: effort(2_000, 100_000) },
    );
  });

  // A pattern that backtracks would run into the test's time limit.
  it('a long text takes no long time', () => {
    for (const text of [
      'III.3 '.repeat(5_000),
      'I'.repeat(100_000),
      '3.'.repeat(50_000),
      ' '.repeat(100_000),
    ]) {
      expect(() => readCodes(plan, text)).not.toThrow();
    }
  });
});

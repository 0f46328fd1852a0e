import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/*
 * What a text says of the office and its plan comes from the plan file. A word that belongs to one commune, or to its
 * plan on administrative reform, stands in no source file but for the few that are named here, each with its reason.
 */
const SRC = new URL('../../src/', import.meta.url);

/** Words by which documents and messages of people are read; nothing of them is ever said. */
const READ_NOT_SAID = ['documents/import/', 'speech/', 'plan/spoken/', 'plan/phrase/'];

const OF_ONE_OFFICE =
  /CCHC|cải cách|Ban Chỉ đạo|BCĐ|(?<!\d)581(?!\d)|(?<!\p{L})xã(?!\p{L}| hội)|UBND|Ủy ban nhân dân|(?<!\p{L})Chủ tịch|Cẩm Nhượng|Hà Tĩnh|VPTK|(?<![\p{L}\d])[IV]+\.\d/giu;

const ALLOWED: Readonly<Record<string, { readonly words: readonly string[]; readonly because: string }>> = {
  'plan/issuer-words.ts': {
    words: ['xã', 'UBND', 'Ủy ban nhân dân', 'Chủ tịch', 'cải cách', 'CCHC'],
    because: 'the kinds of offices, and the one subject whose reports the ministry has rules for',
  },
  'features/papers/report/words.ts': {
    words: ['581', 'CCHC', 'II.3'],
    because: 'the ministry’s letter, said of that subject alone; a part of the report itself',
  },
  'features/plan-change/plan-like.ts': {
    words: ['cchc'],
    because: 'how people call the file of a plan; one word of several',
  },
  'features/papers/issuer.ts': { words: ['xã'], because: 'the party’s bodies by the kind of unit' },
  'features/papers/document-words.ts': {
    words: ['UBND', 'BCĐ'],
    because: 'who issues letters, as a letter’s symbol begins with it: the paper may be any office’s',
  },
  'features/papers/districts.ts': {
    words: ['xã'],
    because: 'how a plan’s text names the units between commune and province, which are no more',
  },
  'words/office.ts': { words: ['Ban Chỉ đạo'], because: 'how a steering committee is called for short' },
  'words/documents/imported.ts': {
    words: ['Ban Chỉ đạo'],
    because: 'the committee that a draft proposes; its subject and its unit are the document’s',
  },
  'words/examples.ts': {
    words: ['III.3', 'III.1', 'III.5', 'VII.1', 'II.1', 'I.2', 'I.1', 'I.3', 'V.2', 'VPTK'],
    because: 'the handbook’s examples, taken where the plan has such tasks',
  },
  'words/sentence-case.ts': {
    words: ['CCHC', 'UBND'],
    because: 'abbreviations that keep their capitals in a title that a plan brings',
  },
  'store/plan-schema.ts': {
    words: ['UBND', 'VPTK', 'III.3', 'I.1', 'I.1'],
    because: 'how a field of a plan file is written, told to whoever writes one',
  },
};

function sources(): readonly string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) => /\.(?:ts|html)$/u.test(name) && !READ_NOT_SAID.some((folder) => name.startsWith(folder)),
    )
    .sort();
}

function wordsIn(file: string): readonly string[] {
  const text = readFileSync(new URL(file, SRC), 'utf8')
    .normalize('NFC')
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/(?<=^|\s)\/\/.*$/gmu, '');
  return [...new Set([...text.matchAll(OF_ONE_OFFICE)].map(([word]) => word))];
}

test('no text knows of one office alone', () => {
  const found = sources().flatMap((file) =>
    wordsIn(file)
      .filter((word) => ALLOWED[file]?.words.some((one) => one.toLowerCase() === word.toLowerCase()) !== true)
      .map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});

test('nothing is allowed that is not there any more', () => {
  for (const [file, { words }] of Object.entries(ALLOWED)) {
    const found = wordsIn(file).map((word) => word.toLowerCase());
    expect([file, words.filter((word) => !found.includes(word.toLowerCase()))]).toEqual([file, []]);
  }
});

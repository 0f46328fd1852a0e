import { partOf } from '../../support/zip.js';

/** A paragraph of a Word file as its XML has it. */
export interface DocxLine {
  readonly text: string;
  /** Of the letters, in points, as far as all of them have the same. */
  readonly size: number | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly align: string;
  /** Pieces that are marked yellow. */
  readonly yellow: readonly string[];
}

/** The paragraphs of a paper in the order in which they stand in it, read without the library that wrote them. */
export function docxLines(bytes: Uint8Array): readonly DocxLine[] {
  const xml = partOf(Buffer.from(bytes), 'word/document.xml');
  return (xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []).map(lineOf);
}

function lineOf(paragraph: string): DocxLine {
  const runs = paragraph.match(/<w:r>.*?<\/w:r>/gsu) ?? [];
  const sizes = new Set(runs.map((run) => Number(/<w:sz w:val="(\d+)"\/>/u.exec(run)?.[1]) / 2));
  const [size] = sizes;
  const every = (mark: RegExp): boolean => runs.length > 0 && runs.every((run) => mark.test(run));
  return {
    text: runs.map(textOf).join(''),
    size: sizes.size === 1 ? (size ?? null) : null,
    bold: every(/<w:b\/>/u),
    italic: every(/<w:i\/>/u),
    align: /<w:jc w:val="([a-z]+)"\/>/u.exec(paragraph)?.[1] ?? 'left',
    yellow: runs.filter((run) => run.includes('<w:highlight w:val="yellow"/>')).map(textOf),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function textOf(run: string): string {
  return [...run.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gsu)]
    .map(([, text = '']) =>
      text.replace(/&(?:lt|gt|quot|apos|amp);/gu, (entity) => ENTITIES[entity] ?? entity),
    )
    .join('');
}

/** The sections of a paper, each as its XML says how its pages are. */
export function docxSections(bytes: Uint8Array): readonly string[] {
  return partOf(Buffer.from(bytes), 'word/document.xml').match(/<w:sectPr.*?<\/w:sectPr>/gsu) ?? [];
}

import { AlignmentType, Paragraph } from 'docx';
import type { Table } from 'docx';
import type { PaperBlock } from '../../words/documents/paper.js';
import { centred, textRuns } from './lines.js';
import { SIZE, TEXT_WIDTH, millimetres } from './page.js';
import { tableOf } from './table.js';

/** Between paragraphs at least 6 points, lines 1.15 times their height, the first drawn in by 10 mm. */
const SPACING = { before: 60, after: 60, line: 276 };
const FIRST_LINE = millimetres(10);
const LAST_BLOCKS = 2;
const LETTERS = { size: SIZE.body };

/** The last lines stay with what comes after them: nobody signs a page that has nothing else on it. */
export function bodyOf(blocks: readonly PaperBlock[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => blockOf(block, at >= blocks.length - LAST_BLOCKS));
}

function blockOf(block: PaperBlock, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'part':
    case 'section':
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          keepNext: true,
          indent: { firstLine: FIRST_LINE },
          spacing: { ...SPACING, before: block.kind === 'part' ? 180 : 120 },
          children: textRuns([block.text], { ...LETTERS, bold: true }),
        }),
      ];
    case 'lead':
      return [
        new Paragraph({
          keepNext: true,
          indent: { firstLine: FIRST_LINE },
          spacing: SPACING,
          children: textRuns([block.text], { ...LETTERS, italics: true }),
        }),
      ];
    case 'paragraph':
    case 'item':
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          keepNext,
          indent: { firstLine: FIRST_LINE },
          spacing: SPACING,
          children: textRuns(block.kind === 'item' ? ['- ', ...block.runs] : block.runs, LETTERS),
        }),
      ];
    case 'caption':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 160, after: 80 },
          children: textRuns([block.text], { size: SIZE.small, italics: true }),
        }),
      ];
    case 'table':
      return [tableOf(block.table, { width: TEXT_WIDTH, size: SIZE.table }), centred([''], { size: 8 })];
  }
}

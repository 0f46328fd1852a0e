import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { ISectionOptions } from 'docx';
import type { OfficialPaper, PaperAppendix } from '../../words/documents/paper.js';
import { bodyOf } from './body.js';
import { headOf } from './head.js';
import { centred } from './lines.js';
import { FONT, LYING_MARGINS, LYING_WIDTH, MARGINS, PAPER, SIZE } from './page.js';
import { signingOf } from './signing.js';
import { tableOf } from './table.js';

/** The paper as a .docx file that Word and LibreOffice open, in the form of Nghị định 30/2020/NĐ-CP. */
export async function paperFile(paper: OfficialPaper): Promise<Uint8Array> {
  const document = new Document({
    creator: paper.authority.join(' '),
    styles: { default: { document: { run: { font: FONT, size: SIZE.body } } } },
    sections: [upright(paper), ...(paper.appendix ? [lying(paper.appendix)] : [])],
  });
  return Packer.toBuffer(document);
}

function upright(paper: OfficialPaper): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: { size: { width: PAPER.short, height: PAPER.long }, margin: MARGINS },
    },
    // Pages are numbered in the middle above the text, but for the first.
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: [...headOf(paper), ...bodyOf(paper.body), signingOf(paper)],
  };
}

function lying({ title, note, table }: PaperAppendix): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: PAPER.short, height: PAPER.long, orientation: PageOrientation.LANDSCAPE },
        margin: LYING_MARGINS,
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber() },
    children: [
      ...title.map((line) => centred([line], { size: SIZE.body, bold: true })),
      centred(note, { size: SIZE.small, italics: true }, { before: 60, after: 160 }),
      tableOf(table, { width: LYING_WIDTH, size: SIZE.appendix }),
    ],
  };
}

function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: FONT, size: SIZE.small, children: [PageNumber.CURRENT] })],
      }),
    ],
  });
}

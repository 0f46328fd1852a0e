import { Paragraph } from 'docx';
import type { Table } from 'docx';
import { motto } from '../../words/documents/motto.js';
import type { OfficialPaper } from '../../words/documents/paper.js';
import { sideBySide } from './head.js';
import { centred, textRuns } from './lines.js';
import { SIZE, TEXT_WIDTH, millimetres } from './page.js';

/** Under the last line of the body. */
const AIR = 160;
const LEFT = millimetres(78);
/** Room for the signature and the seal. */
const SIGNATURE_LINES = 4;

/** Who gets it on the left; who signs it, and room for that, on the right. */
export function signingOf({ recipients, signer, signature }: OfficialPaper): Table {
  const left = [
    new Paragraph({
      spacing: { before: AIR },
      children: textRuns([motto.recipients], { size: SIZE.recipientsTitle, bold: true, italics: true }),
    }),
    ...recipients.map((line) => new Paragraph({ children: textRuns(line, { size: SIZE.recipients }) })),
  ];
  const bold = { size: SIZE.body, bold: true };
  const right = [
    ...signer.map((line, at) => centred([line], bold, { before: at === 0 ? AIR : 0 })),
    ...Array.from({ length: SIGNATURE_LINES }, () => centred([''], bold)),
    centred(signature, bold),
  ];
  return sideBySide([left, right], [LEFT, TEXT_WIDTH - LEFT]);
}

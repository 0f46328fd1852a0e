import { AlignmentType, BorderStyle, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import type { Run, Runs } from '../../words/documents/paper.js';
import { FONT } from './page.js';

type RunStyle = Pick<IRunOptions, 'size' | 'bold' | 'italics' | 'allCaps'>;

/** The pieces of a line; a gap is marked yellow, so that nobody sends it off unfilled. */
export function textRuns(runs: Runs, style: RunStyle): TextRun[] {
  return runs.map((run) => new TextRun({ font: FONT, ...style, ...optionsOf(run) }));
}

function optionsOf(run: Run): IRunOptions {
  if (typeof run === 'string') return { text: run };
  switch (run.kind) {
    case 'gap':
      return { text: run.text, highlight: 'yellow' };
    case 'bold':
      return { text: run.text, bold: true };
    case 'italic':
      return { text: run.text, italics: true };
  }
}

/** A line in the middle. */
export function centred(runs: Runs, style: RunStyle, spacing: IParagraphOptions['spacing'] = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: textRuns(runs, style) });
}

/** The thin line under a name, so far from both sides of its cell or page. */
export function rule(aside: number): Paragraph {
  return new Paragraph({
    indent: { left: aside, right: aside },
    spacing: { before: 50, after: 0, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

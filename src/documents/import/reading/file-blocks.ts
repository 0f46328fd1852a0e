import type { Block } from '../block.js';
import type { FileForm } from './file-form.js';
import { blocksOfHtml } from './html-blocks.js';
import { blocksOfMarkdown } from './markdown-blocks.js';
import { guardBlocks, UnreadableFile } from '../limits.js';
import { blocksOfWord } from './word/word-blocks.js';
import { blocksOfXlsx, hiddenSheetsOf } from './xlsx-blocks.js';
import { guardZip, LARGEST_FILE, markupOf } from './zip-guard.js';

/**
 * Reads the tables and paragraphs of a file, as much of each as a plan may have. Call it where it can be stopped.
 * @throws UnreadableFile
 */
export function blocksOf(form: FileForm, file: Buffer): Promise<readonly Block[]> {
  return new Promise((resolve) => resolve(guarded(form, file)));
}

/** The hidden sheets of a workbook that `blocksOf` has read: none of their rows is among the blocks. */
export function hiddenSheetsIn(form: FileForm, file: Buffer): readonly string[] {
  return form === 'xlsx' ? hiddenSheetsOf(new Map(markupOf(file))) : [];
}

function guarded(form: FileForm, file: Buffer): readonly Block[] {
  if (file.length > LARGEST_FILE) throw new UnreadableFile('too-large');
  const blocks = allBlocksOf(form, file);
  guardBlocks(blocks);
  return blocks;
}

function allBlocksOf(form: FileForm, file: Buffer): readonly Block[] {
  switch (form) {
    case 'docx':
      guardZip(file);
      return blocksOfWord(file);
    case 'xlsx':
      return sheetsOf(file);
    case 'html':
      return blocksOfHtml(decoded(file));
    case 'markdown':
      return blocksOfMarkdown(decoded(file));
  }
}

function sheetsOf(file: Buffer): readonly Block[] {
  try {
    return blocksOfXlsx(new Map(markupOf(file)));
  } catch (error) {
    if (error instanceof UnreadableFile && error.reason !== 'not-docx') throw error;
    // Whatever is wrong with its markup, for the person it is one thing: no Excel file.
    throw new UnreadableFile('not-xlsx');
  }
}

/** UTF-8, UTF-16 with its mark, or what the page itself names. */
function decoded(file: Buffer): string {
  const [first = 0, second = 0] = file;
  const named = /charset=["']?([\w-]+)/iu.exec(file.toString('latin1', 0, 2000))?.[1];
  const mark =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(mark ?? named ?? 'utf-8', { fatal: true }).decode(file);
  } catch {
    throw new UnreadableFile('encoding');
  }
}

import mammoth from 'mammoth';
import type { Block } from '../block.js';
import type { FileForm } from './file-form.js';
import { blocksOfHtml } from './html-blocks.js';
import { blocksOfMarkdown } from './markdown-blocks.js';
import { guardZip, LARGEST_FILE, UnreadableFile } from './zip-guard.js';

/**
 * Reads the tables and paragraphs of a file. Call it where it can be stopped: see `in-worker.ts`.
 * @throws UnreadableFile
 */
export async function blocksOf(form: FileForm, file: Buffer): Promise<readonly Block[]> {
  if (file.length > LARGEST_FILE) throw new UnreadableFile('too-large');
  switch (form) {
    case 'docx':
      return blocksOfHtml(await htmlOfDocx(file));
    case 'html':
      return blocksOfHtml(decoded(file));
    case 'markdown':
      return blocksOfMarkdown(decoded(file));
  }
}

async function htmlOfDocx(file: Buffer): Promise<string> {
  guardZip(file);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: file },
      {
        // A cell whose only content is its automatic number is an empty paragraph.
        ignoreEmptyParagraphs: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch {
    // Whatever mammoth stumbles over, for the person it is one thing: no Word file.
    throw new UnreadableFile('not-docx');
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

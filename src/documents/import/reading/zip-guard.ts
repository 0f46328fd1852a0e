import { inflateRawSync } from 'node:zlib';

/** Thrown for a file that cannot be read; the message is for the log, `reason` for people. */
export class UnreadableFile extends Error {
  constructor(readonly reason: 'not-docx' | 'too-large' | 'encrypted' | 'encoding') {
    super(`the file cannot be read: ${reason}`);
  }
}

/** A Word file of an appendix is some hundred kilobytes, pictures included; unpacked it may be many times that. */
export const LARGEST_FILE = 20_000_000;
const LARGEST_UNPACKED = 120_000_000;
const LARGEST_MARKUP = 40_000_000;
const MOST_ENTRIES = 5000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATED = 8;
const OLD_WORD = 0xd0cf11e0;

/**
 * Unpacks every entry once under a budget, since what a zip says of its own sizes may be a lie.
 * @throws UnreadableFile where it is no zip, or unpacks to more than any Word file does
 */
export function guardZip(file: Buffer): void {
  if (file.length > LARGEST_FILE) throw new UnreadableFile('too-large');
  if (file.length > 4 && file.readUInt32BE(0) === OLD_WORD) throw new UnreadableFile('not-docx');
  let left = LARGEST_UNPACKED;
  for (const entry of entriesOf(file)) {
    if (entry.encrypted) throw new UnreadableFile('encrypted');
    const budget = Math.min(left, /\.(?:xml|rels)$/iu.test(entry.name) ? LARGEST_MARKUP : left);
    left -= unpackedSize(file, entry, budget);
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

function entriesOf(file: Buffer): readonly Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new UnreadableFile('too-large');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) throw new UnreadableFile('not-docx');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw new UnreadableFile('not-docx');
}

function unpackedSize(file: Buffer, { method, packed, offset }: Entry, budget: number): number {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw new UnreadableFile('not-docx');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + packed > file.length) throw new UnreadableFile('not-docx');
  if (packed > budget) throw new UnreadableFile('too-large');
  if (method !== DEFLATED) return packed;
  try {
    return inflateRawSync(file.subarray(start, start + packed), { maxOutputLength: Math.max(1, budget) })
      .length;
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableFile(large ? 'too-large' : 'not-docx');
  }
}

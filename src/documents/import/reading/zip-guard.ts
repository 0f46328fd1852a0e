import { inflateRawSync } from 'node:zlib';
import { guardXml, UnreadableFile } from '../limits.js';

/** A Word file of an appendix is some hundred kilobytes, pictures included; unpacked it may be many times that. */
export const LARGEST_FILE = 20_000_000;
const LARGEST_UNPACKED = 120_000_000;
const LARGEST_MARKUP = 40_000_000;
const MOST_ENTRIES = 5000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATED = 8;
const OLD_OFFICE = 0xd0cf11e0;

/** A password makes an old container of an office file, with a new one inside. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Unpacks every entry once under a budget, since what a zip says of its own sizes may be a lie, and looks at its markup.
 * @throws UnreadableFile where it is no zip, or unpacks to more than any office file does
 */
export function guardZip(file: Buffer): void {
  Array.from(markupOf(file), ([name]) => name);
}

/** The same, giving the markup that it has looked at, by its place in the file. */
export function* markupOf(file: Buffer): Generator<readonly [name: string, markup: Buffer]> {
  if (file.length > LARGEST_FILE) throw new UnreadableFile('too-large');
  if (file.length > 4 && file.readUInt32BE(0) === OLD_OFFICE) {
    throw new UnreadableFile(file.includes(LOCKED) ? 'encrypted' : 'not-docx');
  }
  let left = LARGEST_UNPACKED;
  for (const entry of entriesOf(file)) {
    if (entry.encrypted) throw new UnreadableFile('encrypted');
    const isMarkup = /\.(?:xml|rels)$/iu.test(entry.name);
    const unpacked = unpackedOf(file, entry, Math.min(left, isMarkup ? LARGEST_MARKUP : left));
    left -= unpacked.length;
    if (!isMarkup) continue;
    guardXml(unpacked);
    yield [entry.name, unpacked];
  }
}

/** The unpacked bytes of one entry of a guarded zip, or null where it has none of that name. */
export function entryOf(file: Buffer, name: string): Buffer | null {
  const entry = entriesOf(file).find((one) => one.name === name);
  return entry ? unpackedOf(file, entry, LARGEST_MARKUP) : null;
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

function unpackedOf(file: Buffer, { method, packed, offset }: Entry, budget: number): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw new UnreadableFile('not-docx');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + packed > file.length) throw new UnreadableFile('not-docx');
  if (packed > budget) throw new UnreadableFile('too-large');
  const raw = file.subarray(start, start + packed);
  if (method !== DEFLATED) return raw;
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableFile(large ? 'too-large' : 'not-docx');
  }
}

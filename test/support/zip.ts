import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;

/** The text of one part of a zip file, as office documents are. @throws RangeError where it is not there */
export function partOf(zip: Buffer, wanted: string): string {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (name === wanted) return contentAt(zip, at);
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new RangeError(`no part ${wanted}`);
}

function contentAt(zip: Buffer, entry: number): string {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(from, from + size);
  return (method === DEFLATED ? inflateRawSync(content) : content).toString('utf8');
}

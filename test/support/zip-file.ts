import { deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly packed: Buffer;
}

/** What a zip says of its entries, whether it is so or not. */
interface Says {
  readonly unpacked: number;
  readonly flags: number;
}

/** A zip with deflated entries, their sizes as it says them. */
export function zipWith(entries: readonly Entry[], says: Says): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, packed } of entries) {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(says.flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(says.unpacked, 22);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(says.flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(says.unpacked, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, title, packed);
    centrals.push(central, title);
    offset += 30 + title.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}

/** A zip with one deflated entry. */
export function zipOf(name: string, packed: Buffer, says: Says = { unpacked: 100, flags: 0 }): Buffer {
  return zipWith([{ name, packed }], says);
}

/** An office file of such parts. */
export function officeFile(parts: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(parts).map(([name, text]) => ({
    name,
    packed: deflateRawSync(Buffer.from(text)),
  }));
  return zipWith(entries, { unpacked: 100, flags: 0 });
}

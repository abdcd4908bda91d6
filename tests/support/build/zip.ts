import { crc32, deflateRawSync } from "node:zlib";

/** A zip made by hand, so that it may lie: `declared` sizes stand where the real ones should. */
export function zipOf(
  parts: Readonly<Record<string, string>>,
  { declared = {} }: { readonly declared?: Readonly<Record<string, number>> } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const size = declared[name] ?? plain.length;
    const fields = fieldsOf(crc(plain), packed.length, size, Buffer.byteLength(name));
    const local = Buffer.concat([
      Buffer.from("PK\u0003\u0004", "latin1"),
      fields,
      Buffer.from(name),
      packed,
    ]);
    directory.push(
      Buffer.concat([
        Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"),
        fields,
        Buffer.alloc(10),
        u32(offset),
        Buffer.from(name),
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = Object.keys(parts).length;
  const end = Buffer.concat([
    Buffer.from("PK\u0005\u0006", "latin1"),
    Buffer.alloc(4),
    u16(count),
    u16(count),
    u32(index.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...bodies, index, end]);
}

function fieldsOf(checksum: number, packed: number, plain: number, name: number): Buffer {
  return Buffer.concat([
    u16(20),
    u16(0x0800),
    u16(8),
    u32(0),
    u32(checksum),
    u32(packed),
    u32(plain),
    u16(name),
    u16(0),
  ]);
}

const u16 = (value: number) => Buffer.from([value & 0xff, (value >> 8) & 0xff]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

const crc = (bytes: Buffer): number => crc32(bytes);

import { ConversationError } from "@shared/conversations/errors";
import sharp from "sharp";

export interface Accepted {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
}

const megabyte = 1_048_576;
const maxPixels = 40_000_000;

/** What a file is by its own first bytes; its name and declared type are not believed. */
const signatures: readonly {
  readonly type: string;
  readonly test: (head: Buffer) => boolean;
  readonly max: number;
}[] = [
  {
    type: "image/jpeg",
    max: 10 * megabyte,
    test: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  },
  {
    type: "image/png",
    max: 10 * megabyte,
    test: (head) => head.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex")),
  },
  {
    type: "image/webp",
    max: 10 * megabyte,
    test: (head) => ascii(head, 0, "RIFF") && ascii(head, 8, "WEBP"),
  },
  { type: "image/gif", max: 5 * megabyte, test: (head) => ascii(head, 0, "GIF8") },
  { type: "audio/amr", max: 2 * megabyte, test: (head) => ascii(head, 0, "#!AMR") },
  {
    type: "audio/mpeg",
    max: 4 * megabyte,
    test: (head) => ascii(head, 0, "ID3") || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0),
  },
  {
    type: "audio/wav",
    max: 8 * megabyte,
    test: (head) => ascii(head, 0, "RIFF") && ascii(head, 8, "WAVE"),
  },
  { type: "audio/mp4", max: 4 * megabyte, test: (head) => ascii(head, 4, "ftyp") },
  {
    type: "audio/webm",
    max: 4 * megabyte,
    test: (head) => head.subarray(0, 4).equals(Buffer.from("1a45dfa3", "hex")),
  },
  { type: "audio/ogg", max: 4 * megabyte, test: (head) => ascii(head, 0, "OggS") },
  { type: "application/pdf", max: 10 * megabyte, test: (head) => ascii(head, 0, "%PDF-") },
];

const ascii = (head: Buffer, at: number, text: string) =>
  head.subarray(at, at + text.length).toString("latin1") === text;

/**
 * Takes what may be sent in a conversation and makes it harmless: pictures are drawn anew without
 * their metadata, everything else is kept as bytes and served as an attachment (security.md A4-12).
 */
export async function acceptUpload(bytes: Buffer): Promise<Accepted> {
  const kind = signatures.find(({ test }) => test(bytes.subarray(0, 16)));
  if (!kind) throw ConversationError.mediaRejected();
  if (bytes.length > kind.max) throw ConversationError.mediaTooLarge({ maxBytes: kind.max });
  return kind.type.startsWith("image/") ? redraw(bytes) : { bytes, contentType: kind.type };
}

async function redraw(bytes: Buffer): Promise<Accepted> {
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).rotate();
    const { data, info } = await picture
      .resize({ width: 2048, height: 2048, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 86 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, contentType: "image/jpeg", width: info.width, height: info.height };
  } catch {
    throw ConversationError.mediaRejected();
  }
}

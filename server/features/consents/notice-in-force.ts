import type { Tx } from "@server/core/mongo";
import { notice as builtIn } from "@shared/text/zh-CN/privacy-notice";
import mongoose, { Schema } from "mongoose";

/** One version of the privacy notice. A change of what is done with data is a new one (PIPL 14, 17). */
export interface NoticeVersion {
  readonly version: string;
  readonly effectiveOn: string;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** What is new, in a sentence; none for the first. */
  readonly change?: string;
}

interface NoticeDocument extends Omit<NoticeVersion, "version"> {
  readonly _id: string;
  readonly publishedAt: Date;
}

const schema = new Schema<NoticeDocument>(
  {
    _id: String,
    effectiveOn: String,
    sections: [{ _id: false, title: String, text: String }],
    change: String,
    publishedAt: Date,
  },
  { collection: "privacyNotices", autoIndex: false, versionKey: false },
);
const Notices = mongoose.model<NoticeDocument>("PrivacyNotice", schema);

let known: { readonly notices: Promise<NoticeVersion[]>; readonly until: number } | undefined;

/** Every version there was, the one in force first. */
export function noticeVersions(): Promise<NoticeVersion[]> {
  if (!known || known.until < Date.now()) known = { notices: read(), until: Date.now() + 2_000 };
  return known.notices;
}

/** The version that counts now: who answered another one is asked again. */
export async function noticeInForce(): Promise<NoticeVersion> {
  const [newest] = await noticeVersions();
  return newest ?? builtIn;
}

/** Puts a version in force, in the transaction of the second person's yes. */
export async function publishNotice(
  { version, ...rest }: NoticeVersion,
  publishedAt: Date,
  tx: Tx,
): Promise<void> {
  await Notices.create([{ _id: version, ...rest, publishedAt }], { session: tx });
  known = undefined;
}

/** The text that was shown under a version, as it was hashed into the ledger. */
export async function noticeText(version: string): Promise<string> {
  const found = (await noticeVersions()).find((one) => one.version === version);
  return JSON.stringify(found ?? builtIn);
}

async function read(): Promise<NoticeVersion[]> {
  const published = await Notices.find().sort({ publishedAt: -1 }).lean<NoticeDocument[]>();
  return [
    ...published.map(({ _id, effectiveOn, sections, change }) => ({
      version: _id,
      effectiveOn,
      sections: sections.map(({ title, text }) => ({ title, text })),
      ...(change ? { change } : {}),
    })),
    builtIn,
  ];
}

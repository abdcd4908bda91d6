import { createHash } from "node:crypto";
import { RequestError } from "@shared/core/errors";
import mongoose, { Schema } from "mongoose";
import { minutes } from "./clock";
import { isDuplicateKey } from "./mongo";

/** The answer to a repeated request is the first answer, for a day (security.md E-17). */
interface IdempotencyDocument {
  readonly _id: string;
  readonly fingerprint: string;
  readonly startedAt: Date;
  readonly answer?: string;
}

const schema = new Schema(
  { _id: String, fingerprint: String, startedAt: Date, answer: String },
  { collection: "idempotency", versionKey: false },
);
schema.index({ startedAt: 1 }, { expireAfterSeconds: 86_400 });
const Answers = mongoose.model<IdempotencyDocument>("Idempotency", schema as never);

/**
 * Runs `work` once for a key and gives every repetition the same answer. The same key with another
 * body is refused; a repetition while the first is under way is told to wait.
 * The stored answer is sealed by the caller, because it may hold personal data.
 */
export async function once(
  key: string,
  body: string,
  box: {
    readonly seal: (plain: string) => Promise<string>;
    readonly open: (sealed: string) => Promise<string>;
  },
  work: () => Promise<string>,
): Promise<string> {
  const _id = createHash("sha256").update(key).digest("base64url");
  const fingerprint = createHash("sha256").update(body).digest("base64url");
  try {
    await Answers.create({ _id, fingerprint, startedAt: new Date() });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return replay(_id, fingerprint, box.open, work);
  }
  return run(_id, box.seal, work);
}

async function run(
  _id: string,
  seal: (plain: string) => Promise<string>,
  work: () => Promise<string>,
): Promise<string> {
  try {
    const answer = await work();
    await Answers.updateOne({ _id }, { $set: { answer: await seal(answer) } });
    return answer;
  } catch (error) {
    await Answers.deleteOne({ _id });
    throw error;
  }
}

async function replay(
  _id: string,
  fingerprint: string,
  open: (sealed: string) => Promise<string>,
  work: () => Promise<string>,
): Promise<string> {
  const first = (await Answers.findOne({ _id }).lean()) as IdempotencyDocument | null;
  if (!first) return work();
  if (first.fingerprint !== fingerprint)
    throw RequestError.conflict({ reason: "sameKeyOtherBody" });
  if (first.answer !== undefined) return open(first.answer);
  if (Date.now() - first.startedAt.getTime() < minutes(1))
    throw RequestError.conflict({ reason: "underWay" });
  // The process that began died without an answer. Commands are idempotent by their own keys.
  return work();
}

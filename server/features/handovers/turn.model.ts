import { minutes } from "@server/core/clock";
import { isDuplicateKey, type Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** Whose book is being handed over now, and by which act: one at a time. */
interface TurnDocument {
  /** The former manager. */
  readonly _id: string;
  readonly handoverId: string;
  readonly at: Date;
}

const schema = new Schema<TurnDocument>(
  { _id: String, handoverId: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: "handoverTurns", versionKey: false },
);
const Turns = mongoose.model<TurnDocument>("HandoverTurn", schema);

/** A turn that was taken by a process which died before it wrote the hand-over is free again. */
const abandoned = minutes(1);

export const turns = {
  /** True for whoever may go on; taken before the transaction, so that two never wait for each other. */
  async take(
    staffId: string,
    handoverId: string,
    exists: (handoverId: string) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      await Turns.create({ _id: staffId, handoverId, at: new Date() });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const held = await Turns.findById(staffId).lean<TurnDocument | null>();
    if (!held) return turns.take(staffId, handoverId, exists);
    const isLeft = Date.now() - held.at.getTime() > abandoned && !(await exists(held.handoverId));
    if (!isLeft) return false;
    const { modifiedCount } = await Turns.updateOne(
      { _id: staffId, handoverId: held.handoverId },
      { $set: { handoverId, at: new Date() } },
    );
    return modifiedCount === 1;
  },

  async free(staffId: string, handoverId: string, tx?: Tx): Promise<void> {
    await Turns.deleteOne({ _id: staffId, handoverId }, tx ? { session: tx } : {});
  },
};

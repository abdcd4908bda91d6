import mongoose, { type ClientSession, Schema } from "mongoose";

/** One unit of the bank's tree. */
export interface UnitDocument {
  readonly _id: string;
  /** The bank's own number for it. */
  readonly no: string;
  readonly kind: "bank" | "branch" | "subBranch" | "team";
  readonly name: string;
  readonly parentId?: string;
  /** Ids from the bank down to this unit: what "mine and below" is asked with. */
  readonly path: readonly string[];
  readonly address?: string;
  /** Absent in units that came from the bank's file: those are open. */
  readonly state?: "open" | "closed";
  /** The unit was moved and records below it still carry the path it had then. */
  readonly formerPath?: readonly string[];
}

const schema = new Schema<UnitDocument>(
  {
    _id: String,
    no: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    parentId: String,
    path: { type: [String], required: true },
    address: String,
    state: String,
    formerPath: { type: [String], default: undefined },
  },
  { collection: "units", autoIndex: false, versionKey: false },
);
schema.index({ no: 1 }, { unique: true });
schema.index({ path: 1 });

export const UnitModel = mongoose.model<UnitDocument>("Unit", schema);

/** Whether people may be put into a unit. */
export const isOpen = ({ state }: Pick<UnitDocument, "state">): boolean => state !== "closed";

/** The bank's tree. Small and no secret: it needs no Scope. */
export const units = {
  all: () => UnitModel.find().lean<UnitDocument[]>(),
  find: (id: string) => UnitModel.findById(id).lean<UnitDocument | null>(),
  named: (ids: readonly string[]) =>
    UnitModel.find({ _id: { $in: [...ids] } }).lean<UnitDocument[]>(),
  byNo: (no: string) => UnitModel.findOne({ no }).lean<UnitDocument | null>(),

  /** Ids of a unit and everything below it. */
  async below(id: string): Promise<string[]> {
    const found = await UnitModel.find({ path: id }, { _id: 1 }).lean<{ _id: string }[]>();
    return found.map((unit) => unit._id);
  },

  /** The branch a unit belongs to; the bank itself for what stands above branches. */
  async branchOf(id: string): Promise<UnitDocument | undefined> {
    const unit = await units.find(id);
    if (!unit) return undefined;
    const above = await units.named(unit.path);
    return above.find(({ kind }) => kind === "branch") ?? above.find(({ kind }) => kind === "bank");
  },

  /** Writes units as the bank's file says, parents before children. */
  async save(documents: readonly UnitDocument[], session: ClientSession): Promise<void> {
    await UnitModel.bulkWrite(
      documents.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $set: rest }, upsert: true },
      })),
      { session, ordered: false },
    );
  },
};

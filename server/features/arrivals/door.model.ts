import { randomBytes } from "node:crypto";
import { isDuplicateKey, transact } from "@server/core/mongo";
import { type Sealed, sealedPath, type Vault } from "@server/core/vault";
import { ArrivalError } from "@shared/arrivals/errors";
import mongoose, { Schema } from "mongoose";

/** A branch's point of arrival. Its secret makes the beacon's daily part and the screen's codes. */
export interface DoorDocument {
  /** The branch or sub-branch. */
  readonly _id: string;
  /** In capitals. */
  readonly uuid: string;
  readonly major: number;
  readonly secret: Sealed;
  readonly latitude: number;
  readonly longitude: number;
}

const schema = new Schema<DoorDocument>(
  {
    _id: String,
    uuid: { type: String, required: true },
    major: { type: Number, required: true },
    secret: sealedPath,
    latitude: { type: Number, required: true },
    longitude: { type: Number, required: true },
  },
  { collection: "arrivalDoors", versionKey: false },
);
schema.index({ uuid: 1, major: 1 }, { unique: true });
const Doors = mongoose.model<DoorDocument>("ArrivalDoor", schema);

/** The key that protects the doors' secrets: they are revoked alike. */
const owner = "arrivalDoors";
const place = (id: string) => ({ collection: "arrivalDoors", id, field: "secret" });

export type NewDoor = Omit<DoorDocument, "secret">;

/** Points of arrival: as many as there are branches, and no secret but their secret. */
export const doors = {
  all: () => Doors.find().lean<DoorDocument[]>(),
  find: (unitId: string) => Doors.findById(unitId).lean<DoorDocument | null>(),
  secretOf: (vault: Vault, door: DoorDocument) => vault.open(owner, place(door._id), door.secret),

  /** Sets a door up; answers its new secret. */
  async save(vault: Vault, { _id, ...door }: NewDoor, given?: string): Promise<string> {
    const secret = given ?? randomBytes(32).toString("hex");
    const sealed = await vault.seal(owner, place(_id), secret);
    const set = { ...door, uuid: door.uuid.toUpperCase(), secret: sealed };
    try {
      await transact((session) =>
        Doors.updateOne({ _id }, { $set: set }, { upsert: true, session }),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw ArrivalError.doorTaken();
      throw error;
    }
    return secret;
  },
};

import type { Tx } from "@server/core/mongo";
import type { Vault } from "@server/core/vault";
import type { StaffRole } from "@shared/core/endpoint";
import { type StaffDocument, StaffModel } from "./staff.model";

/** Owners of the keys that protect what staff have sealed: a class each, as they are revoked alike. */
export const staffKey = { personal: "staff", authenticator: "staff.totp" } as const;

type SealedField = "phone" | "openid" | "totpSeed";
const placeOf = (id: string, field: SealedField) => ({ collection: "staff", id, field });
const keyOf = (field: SealedField) =>
  field === "totpSeed" ? staffKey.authenticator : staffKey.personal;

/** What of a staff record may be changed after it was made. */
export type StaffChange = Partial<
  Pick<
    StaffDocument,
    | "roles"
    | "state"
    | "presence"
    | "unitId"
    | "unitPath"
    | "passwordHash"
    | "passwordSetAt"
    | "formerPasswords"
    | "recoveryCodes"
    | "name"
    | "title"
    | "skills"
  >
>;

/** What a new record is made of; everything else comes later. */
export type NewStaff = Pick<
  StaffDocument,
  "_id" | "no" | "name" | "title" | "roles" | "unitId" | "unitPath" | "skills" | "createdAt"
>;

/** Members of staff. Who may list whom is the policy's matter; the records themselves are colleagues'. */
export const staff = {
  find: (id: string) => StaffModel.findById(id).lean<StaffDocument | null>(),
  byNo: (no: string) => StaffModel.findOne({ no }).lean<StaffDocument | null>(),
  named: (ids: readonly string[]) =>
    StaffModel.find({ _id: { $in: [...ids] } }).lean<StaffDocument[]>(),
  all: () => StaffModel.find().sort({ no: 1 }).lean<StaffDocument[]>(),
  /** People of a unit and of every unit below it. */
  within: (unitId: string) =>
    StaffModel.find({ unitPath: unitId }).sort({ no: 1 }).lean<StaffDocument[]>(),
  withRole: (role: StaffRole) =>
    StaffModel.find({ roles: role, state: "active" }).sort({ no: 1 }).lean<StaffDocument[]>(),

  /** Who signs in with this WeChat identity of the official account. */
  async byOpenid(vault: Vault, openid: string): Promise<StaffDocument | null> {
    const index = await vault.blindSearch("openid", openid);
    return StaffModel.findOne({ openidIndex: { $in: index } }).lean<StaffDocument | null>();
  },

  change: (id: string, set: StaffChange, tx?: Tx) =>
    StaffModel.findByIdAndUpdate(
      id,
      { $set: set },
      { returnDocument: "after", ...(tx ? { session: tx } : {}) },
    ).lean<StaffDocument | null>(),

  /** Opens one sealed field of a record; undefined when the record has none. */
  async open(vault: Vault, person: StaffDocument, field: SealedField): Promise<string | undefined> {
    const sealed = person[field];
    return sealed ? vault.open(keyOf(field), placeOf(person._id, field), sealed) : undefined;
  },

  insert: async (document: NewStaff, tx: Tx): Promise<void> => {
    await StaffModel.create(
      [{ ...document, certificates: [], state: "active", presence: "onDuty" }],
      { session: tx },
    );
  },

  async setPhone(vault: Vault, id: string, phone: string, tx: Tx): Promise<void> {
    const sealed = await vault.seal(keyOf("phone"), placeOf(id, "phone"), phone);
    const phoneIndex = await vault.blind("phone", phone);
    await StaffModel.updateOne(
      { _id: id },
      { $set: { phone: sealed, phoneIndex } },
      { session: tx },
    );
  },

  /** Remembers a network; answers whether it is a new one beside others that are known. */
  async meetNetwork(id: string, network: string): Promise<boolean> {
    const before = await StaffModel.findOneAndUpdate(
      { _id: id, knownNetworks: { $ne: network } },
      { $push: { knownNetworks: { $each: [network], $slice: -20 } } },
    ).lean<StaffDocument | null>();
    return before !== null && (before.knownNetworks?.length ?? 0) > 0;
  },

  /** Uses up one recovery code; null when it is none of the person's. */
  spendRecoveryCode: (id: string, hash: string) =>
    StaffModel.findOneAndUpdate(
      { _id: id, recoveryCodes: hash },
      { $pull: { recoveryCodes: hash } },
      { returnDocument: "after" },
    ).lean<StaffDocument | null>(),

  /** People who are in a unit itself, not below it, and active. */
  activeIn: (unitId: string) => StaffModel.countDocuments({ unitId, state: "active" }),

  async bindOpenid(vault: Vault, id: string, openid: string): Promise<void> {
    await StaffModel.updateOne(
      { _id: id },
      {
        $set: {
          openid: await vault.seal(keyOf("openid"), placeOf(id, "openid"), openid),
          openidIndex: await vault.blind("openid", openid),
        },
      },
    );
  },

  async enrolAuthenticator(vault: Vault, id: string, seed: string, tx?: Tx): Promise<void> {
    const totpSeed = await vault.seal(keyOf("totpSeed"), placeOf(id, "totpSeed"), seed);
    await StaffModel.updateOne({ _id: id }, { $set: { totpSeed } }, tx ? { session: tx } : {});
  },
};

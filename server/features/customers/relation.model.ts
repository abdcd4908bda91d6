import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** How a customer is tied to another person or to a company. */
export interface RelationDocument {
  readonly _id: string;
  readonly customerId: string;
  /** 配偶, 子女, 父母, 高管, 推荐人 … as codes. */
  readonly kind: "spouse" | "child" | "parent" | "sibling" | "executive" | "referrer";
  /** The other end, where that is a customer too. */
  readonly otherCustomerId?: string;
  readonly companyId?: string;
  readonly position?: string;
  /** Name of somebody who is no customer; sealed with the customer's key. Never a child's under 14. */
  readonly name?: Sealed;
  /** The other person agreed to be known here as belonging to this customer. */
  readonly consented: boolean;
  /** How and when they did, where staff wrote it down; a day after which it no longer counts. */
  readonly consent?: RelationConsent;
  readonly source: string;
  readonly changedAt?: Date;
}

export interface RelationConsent {
  readonly on: string;
  readonly until?: string;
  readonly way?: "inPerson" | "phone" | "written";
  readonly by: string;
}

/** Whether the other person may be shown today. */
export const isConsented = (
  { consented, consent }: Pick<RelationDocument, "consented" | "consent">,
  today: string,
): boolean => consented && (!consent?.until || consent.until >= today);

/** A company whose executives are customers. Its name is public; nothing here is personal. */
export interface CompanyDocument {
  readonly _id: string;
  readonly no: string;
  readonly name: string;
  readonly industry?: string;
}

const relations = new Schema<RelationDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    kind: { type: String, required: true },
    otherCustomerId: String,
    companyId: String,
    position: String,
    name: sealedPath,
    consented: { type: Boolean, required: true },
    consent: {
      type: { _id: false, on: String, until: String, way: String, by: String },
      default: undefined,
    },
    source: String,
    changedAt: Date,
  },
  { collection: "relations", autoIndex: false, versionKey: false },
);
relations.index({ customerId: 1 });
relations.index({ otherCustomerId: 1 });
relations.index({ companyId: 1 });

const companies = new Schema<CompanyDocument>(
  { _id: String, no: { type: String, required: true }, name: String, industry: String },
  { collection: "companies", autoIndex: false, versionKey: false },
);
companies.index({ no: 1 }, { unique: true });

export const RelationModel = mongoose.model<RelationDocument>("Relation", relations);
export const CompanyModel = mongoose.model<CompanyDocument>("Company", companies);

/** Where the name in a relation stands. */
export const relationPlace = (id: string) => ({ collection: "relations", id, field: "name" });

/** Relations of customers the caller has already found within a Scope. */
export const customerRelations = {
  of: (customerId: string) => RelationModel.find({ customerId }).lean<RelationDocument[]>(),
  /** Those that begin or end at any of these. */
  around: (ids: readonly string[]) =>
    RelationModel.find({
      $or: [{ customerId: { $in: [...ids] } }, { otherCustomerId: { $in: [...ids] } }],
    })
      .limit(400)
      .lean<RelationDocument[]>(),
  /** Who leads these companies. */
  leaders: (companyIds: readonly string[]) =>
    RelationModel.find({ companyId: { $in: [...companyIds] }, kind: "executive" })
      .limit(100)
      .lean<RelationDocument[]>(),
  find: (id: string) => RelationModel.findById(id).lean<RelationDocument | null>(),
  companies: (ids: readonly string[]) =>
    CompanyModel.find({ _id: { $in: [...ids] } }).lean<CompanyDocument[]>(),
};

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
  readonly source: string;
}

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
    source: String,
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
  companies: (ids: readonly string[]) =>
    CompanyModel.find({ _id: { $in: [...ids] } }).lean<CompanyDocument[]>(),
};

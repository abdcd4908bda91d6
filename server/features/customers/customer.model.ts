import { type Sealed, sealedPath } from "@server/core/vault";
import type { Answer } from "@shared/forms/question";
import mongoose, { Schema } from "mongoose";

export interface CustomerTag {
  readonly name: string;
  readonly dimension: "wealth" | "life";
  readonly source: "import" | "rm" | "rule" | "behaviour" | "survey";
  readonly at: Date;
  /** Last day it counts, `2026-11-25`. */
  readonly until?: string;
  /** How sure whoever set it is, up to 1. */
  readonly confidence?: number;
  /** Staff id, where a person set it. */
  readonly by?: string;
}

export interface CustomerHolding {
  readonly id: string;
  readonly kind: "deposit" | "wealth" | "fund" | "insurance" | "metal" | "loan" | "trust";
  readonly name: string;
  readonly productCode: string;
  readonly amountFen: number;
  readonly riskLevel?: "R1" | "R2" | "R3" | "R4" | "R5";
  readonly openedOn?: string;
  readonly maturesOn?: string;
  /** The account it is booked on. */
  readonly accountId?: string;
}

export interface CustomerAccount {
  readonly id: string;
  readonly kind: "card" | "account";
  readonly number: Sealed;
  readonly numberIndex: string;
  readonly openedOn?: string;
  readonly expiresOn?: string;
}

/**
 * A customer as the bank knows them, and the facts document that conditions are asked about.
 * Sealed: whatever names, reaches or identifies a person. Clear: levels, amounts, days.
 */
export interface CustomerDocument {
  readonly _id: string;
  /** The core system's customer number. */
  readonly no: string;
  readonly tier: "gold" | "platinum" | "diamond" | "private";
  /** Staff id of the relationship manager who answers for the customer. */
  readonly rmId: string;
  /** The manager's team. */
  readonly unitId: string;
  /** Units from the bank down to that team. */
  readonly unitPath: readonly string[];
  readonly customerSince?: string;

  readonly name: Sealed;
  readonly phone: Sealed;
  readonly phoneIndex: string;
  readonly idNumber: Sealed;
  readonly idNumberIndex: string;
  readonly birthDate: Sealed;
  readonly email?: Sealed;
  readonly address?: Sealed;
  /** What is always read together: see `CustomerDetails`. */
  readonly details: Sealed;
  /** Tokens of name, initials and last digits that match only within the manager's book. */
  readonly searchTokens: readonly string[];

  /** Days of the year, `11-25`; `lunar` is month and day of the lunar calendar. */
  readonly birthday: {
    readonly solar: string;
    readonly lunar: string;
    readonly keeps: "solar" | "lunar";
  };
  readonly riskLevel?: "C1" | "C2" | "C3" | "C4" | "C5";
  readonly riskAssessedOn?: string;
  readonly riskExpiresOn?: string;

  /** Sum of the holdings without loans, in fen. */
  readonly aumFen: number;
  readonly assetsAsOf?: string;
  readonly holdings: readonly CustomerHolding[];
  readonly accounts: readonly CustomerAccount[];
  readonly tags: readonly CustomerTag[];

  /** The bank's own fields: clear ones by key; see `field-values.ts`. */
  readonly fields?: Readonly<Record<string, Answer>>;
  /** Those whose values are sealed one by one, and which of them are there. */
  readonly sealedFields?: readonly { readonly key: string; readonly value: Sealed }[];
  readonly sealedKnown?: Readonly<Record<string, true>>;
  /** Whose word each of them is, and since when. */
  readonly fieldMarks?: Readonly<Record<string, FieldMark>>;

  /** Topics not to be mentioned and the tags that touch them: see `topic-locks.ts`. Not to be asked about. */
  readonly locks?: Sealed;
  /** Meets the standard of a qualified investor, by this proof and until this day. */
  readonly investor?: {
    readonly until: string;
    readonly proof: Sealed;
    readonly by: string;
    readonly at: Date;
  };

  /** What the bank's own records say about contacting the customer. The ledger of consents is its own matter. */
  readonly contact: {
    /** Agreed to marketing and did not object since. */
    readonly marketing: boolean;
    readonly greetings: boolean;
    /** No celebration until this day passed. */
    readonly mourningUntil?: string;
    /** Contact is frozen by the bank, with the day it ends. */
    readonly frozenUntil?: string;
  };
  readonly openComplaints: number;

  /** A WeChat identity is bound to the record. */
  readonly bound: boolean;
  readonly lastContactAt?: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Keyed prints of the imported rows this record was last written from, by kind of file. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Where the value of one of the bank's own fields came from. */
export interface FieldMark {
  readonly source: "staff" | "customer" | "import";
  readonly at: Date;
}

/** The part of a customer's personal data that is only ever read as a whole. */
export interface CustomerDetails {
  readonly gender: "female" | "male";
  /** Province, city and district: as much of the address as is shown without a reason. */
  readonly district?: string;
  readonly occupation?: string;
  readonly notes?: string;
}

const text = String;
const tag = {
  _id: false,
  name: text,
  dimension: text,
  source: text,
  at: Date,
  until: text,
  confidence: Number,
  by: text,
};
const holding = {
  _id: false,
  id: text,
  kind: { type: text },
  name: text,
  productCode: text,
  amountFen: Number,
  riskLevel: text,
  openedOn: text,
  maturesOn: text,
  accountId: text,
};
const account = {
  _id: false,
  id: text,
  kind: { type: text },
  number: sealedPath,
  numberIndex: text,
  openedOn: text,
  expiresOn: text,
};

const schema = new Schema<CustomerDocument>(
  {
    _id: String,
    no: { type: String, required: true },
    tier: { type: String, required: true },
    rmId: { type: String, required: true },
    unitId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    customerSince: String,
    name: { ...sealedPath, required: true },
    phone: { ...sealedPath, required: true },
    phoneIndex: { type: String, required: true },
    idNumber: { ...sealedPath, required: true },
    idNumberIndex: { type: String, required: true },
    birthDate: { ...sealedPath, required: true },
    email: sealedPath,
    address: sealedPath,
    details: { ...sealedPath, required: true },
    searchTokens: { type: [String], default: [] },
    birthday: { solar: String, lunar: String, keeps: String },
    riskLevel: String,
    riskAssessedOn: String,
    riskExpiresOn: String,
    aumFen: { type: Number, default: 0 },
    assetsAsOf: String,
    holdings: { type: [holding], default: [] },
    accounts: { type: [account], default: [] },
    tags: { type: [tag], default: [] },
    locks: sealedPath,
    investor: {
      type: { _id: false, until: text, proof: sealedPath, by: text, at: Date },
      default: undefined,
    },
    contact: { marketing: Boolean, greetings: Boolean, mourningUntil: String, frozenUntil: String },
    openComplaints: { type: Number, default: 0 },
    bound: { type: Boolean, default: false },
    lastContactAt: Date,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    sources: { type: Schema.Types.Mixed, default: {} },
    fields: Schema.Types.Mixed,
    sealedFields: { type: [{ _id: false, key: String, value: sealedPath }], default: undefined },
    sealedKnown: Schema.Types.Mixed,
    fieldMarks: Schema.Types.Mixed,
  },
  { collection: "customers", autoIndex: false, versionKey: false, minimize: false },
);
schema.index({ no: 1 }, { unique: true });
schema.index({ phoneIndex: 1 });
schema.index({ idNumberIndex: 1 }, { unique: true });
schema.index({ rmId: 1, _id: 1 });
schema.index({ unitPath: 1, _id: 1 });
schema.index({ searchTokens: 1 });
schema.index({ "birthday.solar": 1 });
schema.index({ "birthday.lunar": 1 });
schema.index({ customerSince: 1 });
schema.index({ "holdings.maturesOn": 1 });
schema.index({ "accounts.numberIndex": 1 });

/** Raw model, for this feature's own commands and the segment engine. Requests go through `customers`. */
export const CustomerModel = mongoose.model<CustomerDocument>("Customer", schema);

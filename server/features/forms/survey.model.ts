import type { Tx } from "@server/core/mongo";
import {
  filterWithin,
  hasRole,
  type Scope,
  type StaffActor,
  scopeTo,
  scopeToAny,
} from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { Answer } from "@shared/forms/question";
import mongoose, { Schema } from "mongoose";

/** A form on its way to customers, in the version it had when it was sent. */
export interface SurveyDocument {
  readonly _id: string;
  /** Made by the client: sending twice sends once. */
  readonly clientId: string;
  readonly formId: string;
  readonly version: number;
  readonly title: string;
  readonly state: "open" | "closed";
  readonly until: Date;
  readonly asked: number;
  readonly answered: number;
  readonly byId: string;
  readonly unitId: string;
  readonly createdAt: Date;
}

/** One customer's turn at a survey. What is counted stands clear; the answers as a whole are sealed. */
export interface AskDocument {
  readonly _id: string;
  readonly surveyId: string;
  readonly formId: string;
  readonly version: number;
  readonly title: string;
  readonly customerId: string;
  readonly until: Date;
  readonly questions: number;
  readonly answeredAt?: Date;
  /** Made by the client: answering twice answers once. */
  readonly clientId?: string;
  readonly answers?: Sealed;
  /** Answers that say nothing of the person, for the chart. */
  readonly counted?: Readonly<Record<string, Answer>>;
  /** Every question that was answered. */
  readonly given?: readonly string[];
  readonly createdAt: Date;
}

const schema = new Schema<SurveyDocument>(
  {
    _id: String,
    clientId: { type: String, required: true },
    formId: { type: String, required: true },
    version: { type: Number, required: true },
    title: String,
    state: { type: String, required: true },
    until: { type: Date, required: true },
    asked: { type: Number, default: 0 },
    answered: { type: Number, default: 0 },
    byId: { type: String, required: true },
    unitId: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: "surveys", versionKey: false },
);
schema.index({ byId: 1, clientId: 1 }, { unique: true });
schema.index({ createdAt: -1 });
schema.index({ formId: 1 });

const askSchema = new Schema<AskDocument>(
  {
    _id: String,
    surveyId: { type: String, required: true },
    formId: { type: String, required: true },
    version: { type: Number, required: true },
    title: String,
    customerId: { type: String, required: true },
    until: { type: Date, required: true },
    questions: Number,
    answeredAt: Date,
    clientId: String,
    answers: sealedPath,
    counted: Schema.Types.Mixed,
    given: { type: [String], default: undefined },
    createdAt: { type: Date, required: true },
  },
  { collection: "surveyAsks", versionKey: false },
);
askSchema.index({ surveyId: 1, customerId: 1 }, { unique: true });
askSchema.index({ customerId: 1, createdAt: -1 });

const SurveyModel = mongoose.model<SurveyDocument>("Survey", schema);
const AskModel = mongoose.model<AskDocument>("SurveyAsk", askSchema);

export const askPlace = (id: string) => ({ collection: "surveyAsks", id, field: "answers" });

/** Whoever sent a survey, and the leads and heads above them; marketing shares its own. */
export function surveysSeenBy(actor: StaffActor): Scope<SurveyDocument> {
  return scopeToAny<SurveyDocument>([
    scopeTo<SurveyDocument>({ byId: actor.id }),
    ...(hasRole(actor, "lead", "head")
      ? [scopeTo<SurveyDocument>({ unitId: { $in: [...actor.unitIds] } })]
      : []),
    ...(hasRole(actor, "marketer") ? [scopeTo<SurveyDocument>({ unitId: actor.unitId })] : []),
  ]);
}

/** The only way to surveys: within a Scope, or by the customer who is asked. */
export const surveys = {
  within: (scope: Scope<SurveyDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) => SurveyModel.findOne(inScope({ _id: id })).lean<SurveyDocument | null>(),
      latest: (limit: number) =>
        SurveyModel.find(inScope({})).sort({ createdAt: -1 }).limit(limit).lean<SurveyDocument[]>(),
    };
  },
  ofForm: (formId: string) => SurveyModel.find({ formId }).limit(100).lean<SurveyDocument[]>(),
  sentAs: (byId: string, clientId: string) =>
    SurveyModel.findOne({ byId, clientId }).lean<SurveyDocument | null>(),
  insert: async (survey: SurveyDocument, asks: readonly AskDocument[], tx: Tx) => {
    await SurveyModel.create([survey], { session: tx });
    for (let from = 0; from < asks.length; from += 500)
      await AskModel.insertMany(asks.slice(from, from + 500) as never[], { session: tx });
  },
  close: (id: string, tx: Tx) =>
    SurveyModel.findOneAndUpdate(
      { _id: id },
      { $set: { state: "closed" } },
      { returnDocument: "after", session: tx },
    ).lean<SurveyDocument | null>(),
  state: async (id: string): Promise<SurveyDocument["state"]> =>
    (await SurveyModel.findById(id, { state: 1 }).lean())?.state ?? "closed",
};

/** What customers are asked. */
export const asks = {
  find: (id: string, customerId: string, tx?: Tx) =>
    AskModel.findOne({ _id: id, customerId })
      .session(tx ?? null)
      .lean<AskDocument | null>(),
  byId: (id: string) => AskModel.findById(id).lean<AskDocument | null>(),
  ofCustomer: (customerId: string) =>
    AskModel.find({ customerId }).sort({ createdAt: -1 }).limit(50).lean<AskDocument[]>(),
  /** What a customer can still answer, whatever ends first coming first. */
  async waiting(customerId: string, now: Date): Promise<AskDocument[]> {
    const open = await AskModel.find({ customerId, answeredAt: { $exists: false } })
      .limit(50)
      .lean<AskDocument[]>();
    const states = await Promise.all(open.map(({ surveyId }) => surveys.state(surveyId)));
    return open
      .filter(({ until }, at) => until > now && states[at] === "open")
      .sort((one, other) => one.until.getTime() - other.until.getTime());
  },
  answered: (surveyId: string) =>
    AskModel.find({ surveyId, answeredAt: { $exists: true } }, { answers: 0 })
      .limit(10_000)
      .lean<AskDocument[]>(),
  /** Takes the answer if there is none yet; false when there is. */
  async answer(ask: AskDocument, set: Partial<AskDocument>, tx: Tx): Promise<boolean> {
    const { modifiedCount } = await AskModel.updateOne(
      { _id: ask._id, answeredAt: { $exists: false } },
      { $set: set },
      { session: tx },
    );
    if (modifiedCount !== 1) return false;
    await SurveyModel.updateOne({ _id: ask.surveyId }, { $inc: { answered: 1 } }, { session: tx });
    return true;
  },
};

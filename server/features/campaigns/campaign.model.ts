import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope } from "@server/core/policy";
import type {
  CampaignAudience,
  CampaignChannel,
  CampaignContent,
  CampaignOffer,
  CampaignState,
} from "@shared/campaigns/campaign";
import mongoose, { Schema } from "mongoose";

/** A push to an audience. What it says is the same for all; who is who is looked up when it leaves. */
export interface CampaignDocument {
  readonly _id: string;
  readonly title: string;
  readonly state: CampaignState;
  /** JSON text, so that nothing in a condition can ever be an operator. */
  readonly audienceText: string;
  readonly content: CampaignContent;
  readonly offer?: CampaignOffer;
  readonly channels: readonly CampaignChannel[];
  readonly startsAt?: Date;
  readonly expiresAt?: Date;
  readonly authorId: string;
  /** Where the author works, for who may see and approve it. */
  readonly unitPath: readonly string[];
  readonly approval: {
    readonly needed: boolean;
    readonly byId?: string;
    readonly at?: Date;
    readonly rejection?: string;
  };
  readonly stopReason?: string;
  /** Audience written down in chunks; before that nothing is planned. */
  readonly snapshotAt?: Date;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const schema = new Schema<CampaignDocument>(
  {
    _id: String,
    title: { type: String, required: true },
    state: { type: String, required: true },
    audienceText: { type: String, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    offer: Schema.Types.Mixed,
    channels: { type: [String], required: true },
    startsAt: Date,
    expiresAt: Date,
    authorId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    approval: { _id: false, needed: Boolean, byId: String, at: Date, rejection: String },
    stopReason: String,
    snapshotAt: Date,
    startedAt: Date,
    finishedAt: Date,
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  } as never,
  { collection: "campaigns", versionKey: false },
);
schema.index({ state: 1, startsAt: 1 });
schema.index({ authorId: 1, createdAt: -1 });
schema.index({ unitPath: 1, createdAt: -1 });
schema.index({ createdAt: -1 });

export const CampaignModel = mongoose.model<CampaignDocument>("Campaign", schema);

/** A stretch of the audience as it was at the start; planned chunk by chunk, so that starting is quick. */
export interface ChunkDocument {
  /** `<campaign>:<number>` */
  readonly _id: string;
  readonly campaignId: string;
  readonly no: number;
  readonly customerIds: readonly string[];
  readonly isPlanned: boolean;
}

const chunks = new Schema<ChunkDocument>(
  { _id: String, campaignId: String, no: Number, customerIds: [String], isPlanned: Boolean },
  { collection: "campaignChunks", versionKey: false },
);
chunks.index({ campaignId: 1, isPlanned: 1, no: 1 });
export const Chunks = mongoose.model<ChunkDocument>("CampaignChunk", chunks);

export const audienceIn = ({
  audienceText,
}: Pick<CampaignDocument, "audienceText">): CampaignAudience =>
  JSON.parse(audienceText) as CampaignAudience;

/** What the deliveries of a campaign name as their source. */
export const sourceOf = (campaignId: string): string => `campaign:${campaignId}`;

/** The only way to campaigns: within a Scope. */
export const campaignRecords = {
  within: (scope: Scope<CampaignDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) =>
        CampaignModel.findOne(inScope({ _id: id })).lean<CampaignDocument | null>(),

      page: (
        filter: { readonly state?: CampaignState },
        { after, limit }: { after?: { at: Date; id: string }; limit: number },
      ) =>
        CampaignModel.find(
          inScope({
            ...filter,
            ...(after
              ? {
                  $or: [
                    { createdAt: { $lt: after.at } },
                    { createdAt: after.at, _id: { $lt: after.id } },
                  ],
                }
              : {}),
          }),
        )
          .sort({ createdAt: -1, _id: -1 })
          .limit(limit)
          .lean<CampaignDocument[]>(),

      /** Moves on from one of these states; null when it is in none of them any more. */
      move: (
        id: string,
        from: readonly CampaignState[],
        update: { readonly $set: Partial<CampaignDocument>; readonly $unset?: object },
        { tx, version }: { readonly tx?: Tx; readonly version?: number } = {},
      ) =>
        CampaignModel.findOneAndUpdate(
          inScope({ _id: id, state: { $in: [...from] }, ...(version ? { version } : {}) }),
          { ...update, $inc: { version: 1 } },
          { returnDocument: "after", ...(tx ? { session: tx } : {}) },
        ).lean<CampaignDocument | null>(),
    };
  },
};

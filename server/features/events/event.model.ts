import type { Place } from "@server/core/cursor";
import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope, scopeTo } from "@server/core/policy";
import type { CustomerDocument } from "@server/features/customers";
import { tiers } from "@shared/customers/customer";
import type { EventForStaff } from "@shared/events/event";
import mongoose, { Schema } from "mongoose";

/** Something VIPs attend. `takenSeats` changes only together with the sign-ups it counts. */
export interface EventDocument {
  readonly _id: string;
  readonly state: EventForStaff["state"];
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly signUpUntil: Date;
  readonly seats: number;
  /** People with a seat or an offer of one. */
  readonly takenSeats: number;
  readonly companionsMax: number;
  readonly poster: EventForStaff["poster"];
  readonly audience: {
    readonly minTier: CustomerDocument["tier"];
    readonly tags: readonly string[];
  };
  readonly questions: readonly {
    readonly id: string;
    readonly label: string;
    readonly required: boolean;
  }[];
  /** A form in place of the questions. */
  readonly formId?: string | undefined;
  readonly createdBy: string;
  readonly createdAt: Date;
}

const schema = new Schema<EventDocument>(
  {
    _id: String,
    state: { type: String, required: true },
    title: String,
    summary: String,
    description: String,
    place: String,
    startsAt: Date,
    endsAt: Date,
    signUpUntil: Date,
    seats: Number,
    takenSeats: { type: Number, default: 0 },
    companionsMax: Number,
    poster: String,
    audience: { _id: false, minTier: String, tags: [String] },
    questions: [{ _id: false, id: String, label: String, required: Boolean }],
    formId: String,
    createdBy: String,
    createdAt: Date,
  },
  { collection: "events", versionKey: false },
);
schema.index({ state: 1, startsAt: 1 });
schema.index({ startsAt: -1 });
export const Events = mongoose.model<EventDocument>("Event", schema);

export const everyEvent = scopeTo<EventDocument>({});

/** Events a customer is eligible for; for others they do not exist. */
export function eventsFor({
  tier,
  tags,
}: Pick<CustomerDocument, "tier" | "tags">): Scope<EventDocument> {
  const reached = tiers.slice(0, tiers.indexOf(tier) + 1);
  const names = tags.map(({ name }) => name);
  return {
    filter: {
      state: { $in: ["published", "closed", "cancelled"] },
      "audience.minTier": { $in: reached },
      $or: [{ "audience.tags": { $size: 0 } }, { "audience.tags": { $in: names } }],
    },
  } as unknown as Scope<EventDocument>;
}

export const events = {
  within: (scope: Scope<EventDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string, tx?: Tx) =>
        Events.findOne(
          inScope({ _id: id }),
          null,
          tx ? { session: tx } : {},
        ).lean<EventDocument | null>(),
      findMany: (ids: readonly string[]) =>
        Events.find(inScope({ _id: { $in: [...ids] } })).lean<EventDocument[]>(),
      coming: (from: Date, until: Date) =>
        Events.find(inScope({ startsAt: { $gte: from, $lt: until } }))
          .sort({ startsAt: 1 })
          .limit(100)
          .lean<EventDocument[]>(),
      /** Newest first, beginning after a place in that order. */
      page: (after: Place | undefined, limit: number) =>
        Events.find(
          inScope(
            after
              ? {
                  $or: [
                    { startsAt: { $lt: after.at } },
                    { startsAt: after.at, _id: { $lt: after.id } },
                  ],
                }
              : {},
          ),
        )
          .sort({ startsAt: -1, _id: -1 })
          .limit(limit)
          .lean<EventDocument[]>(),
    };
  },
  insert: async (document: EventDocument, tx: Tx): Promise<void> => {
    await Events.create([document], { session: tx });
  },
  change: (
    id: string,
    set: Partial<EventDocument>,
    tx: Tx,
    from?: readonly EventDocument["state"][],
  ) =>
    Events.findOneAndUpdate(
      { _id: id, ...(from ? { state: { $in: [...from] } } : {}) },
      { $set: set },
      { returnDocument: "after", session: tx },
    ).lean<EventDocument | null>(),
  /** Takes seats if that many are left; false when not. */
  async takeSeats(id: string, people: number, seats: number, tx: Tx): Promise<boolean> {
    const { modifiedCount } = await Events.updateOne(
      { _id: id, takenSeats: { $lte: seats - people } },
      { $inc: { takenSeats: people } },
      { session: tx },
    );
    return modifiedCount === 1;
  },
  async freeSeats(id: string, people: number, tx: Tx): Promise<void> {
    await Events.updateOne({ _id: id }, { $inc: { takenSeats: -people } }, { session: tx });
  },
};

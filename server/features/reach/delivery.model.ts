import { type Sealed, sealedPath } from "@server/core/vault";
import type { DeliveryState, HeldReason, MessageClass, ReachChannel } from "@shared/reach/reach";
import mongoose, { Schema } from "mongoose";

/**
 * One message for one customer on its way out: the intent, and the outbox row it becomes.
 * PLANNED → CLAIMED → ATTEMPTING (written before the call) → SENT, RETRY, FAILED, UNKNOWN; or HELD.
 */
export interface DeliveryDocument {
  readonly _id: string;
  /** What asked for it: `campaign:cmp_…`, `booking:bkg_…`. With step and customer it is unique. */
  readonly source: string;
  readonly step: string;
  readonly customerId: string;
  readonly class: MessageClass;
  readonly kind: string;
  readonly template: string;
  /** What the message says about this customer; absent where the kind knows it itself. */
  readonly data?: Sealed;
  readonly state: DeliveryState;
  /** Set while its campaign is paused. */
  readonly isParked?: boolean;
  /** In the product's time. */
  readonly dueAt: Date;
  readonly expiresAt?: Date;
  /** Fence: whoever took the row last. A write with another fence changes nothing. */
  readonly claim?: string;
  /** In the database's time. */
  readonly leaseUntil?: Date;
  readonly attempts: number;
  /** In the database's time: the platform tells repetitions apart for ten minutes from then. */
  readonly firstAttemptAt?: Date;
  readonly channel?: ReachChannel;
  /** Channels that cannot carry it, so that the next one is tried. */
  readonly failedChannels: readonly ReachChannel[];
  readonly reason?: HeldReason;
  /** Kind of refusal, with the platform's number, for support. */
  readonly failure?: string;
  readonly code?: number | string;
  /** Why this channel, or why not: every one looked at, in order. */
  readonly considered: readonly { readonly channel: ReachChannel; readonly why: string }[];
  readonly decidedAt?: Date;
  readonly sentAt?: Date;
  readonly readAt?: Date;
  readonly createdAt: Date;
}

const schema = new Schema<DeliveryDocument>(
  {
    _id: String,
    source: { type: String, required: true },
    step: { type: String, required: true },
    customerId: { type: String, required: true },
    class: { type: String, required: true },
    kind: { type: String, required: true },
    template: { type: String, required: true },
    data: sealedPath,
    state: { type: String, required: true },
    isParked: Boolean,
    dueAt: { type: Date, required: true },
    expiresAt: Date,
    claim: String,
    leaseUntil: Date,
    attempts: { type: Number, default: 0 },
    firstAttemptAt: Date,
    channel: String,
    failedChannels: { type: [String], default: [] },
    reason: String,
    failure: String,
    code: Schema.Types.Mixed,
    considered: { type: [{ _id: false, channel: String, why: String }], default: [] },
    decidedAt: Date,
    sentAt: Date,
    readAt: Date,
    createdAt: { type: Date, required: true },
  },
  { collection: "deliveries", versionKey: false },
);
schema.index({ source: 1, step: 1, customerId: 1 }, { unique: true });
schema.index({ class: 1, state: 1, dueAt: 1 });
schema.index({ state: 1, leaseUntil: 1 });
schema.index({ source: 1, state: 1, _id: 1 });
schema.index({ customerId: 1, sentAt: -1 });
schema.index({ customerId: 1, state: 1 });
schema.index({ claim: 1 }, { partialFilterExpression: { claim: { $exists: true } } });

export const Deliveries = mongoose.model<DeliveryDocument>("Delivery", schema);

/** One try, written before the call leaves. */
export interface AttemptDocument {
  /** `<delivery>#<number>` */
  readonly _id: string;
  readonly deliveryId: string;
  readonly channel: ReachChannel;
  readonly at: Date;
}

const attempts = new Schema<AttemptDocument>(
  { _id: String, deliveryId: String, channel: String, at: Date },
  { collection: "deliveryAttempts", versionKey: false },
);
attempts.index({ deliveryId: 1 });
export const Attempts = mongoose.model<AttemptDocument>("DeliveryAttempt", attempts);

/** What the platform answered to one try. */
export interface OutcomeDocument {
  /** The attempt's id. */
  readonly _id: string;
  readonly deliveryId: string;
  readonly outcome: string;
  readonly code?: number | string;
  /** The platform's words, without secrets. */
  readonly reason?: string;
  readonly messageId?: string;
  readonly at: Date;
}

const outcomes = new Schema<OutcomeDocument>(
  {
    _id: String,
    deliveryId: String,
    outcome: String,
    code: Schema.Types.Mixed,
    reason: String,
    messageId: String,
    at: Date,
  },
  { collection: "deliveryOutcomes", versionKey: false },
);
outcomes.index({ deliveryId: 1 });
outcomes.index({ messageId: 1 }, { partialFilterExpression: { messageId: { $exists: true } } });
export const Outcomes = mongoose.model<OutcomeDocument>("DeliveryOutcome", outcomes);

import mongoose, { Schema } from "mongoose";
import type { DraftLine, StoredLine } from "./entry";

/** An entry committed with its act, waiting for its place in a chain. */
export interface QueuedLine {
  readonly _id: string;
  readonly shard: string;
  readonly draft: DraftLine;
  readonly queuedAt: Date;
}

const loose = { strict: false, versionKey: false, autoIndex: false, autoCreate: false } as const;

const lines = new Schema<StoredLine>({ _id: String }, { ...loose, collection: "audit" });
lines.index({ id: 1 }, { unique: true });
lines.index({ shard: 1, n: 1 });
lines.index({ at: -1 });
lines.index({ customerId: 1, at: -1 });
lines.index({ "actor.id": 1, at: -1 });

const queue = new Schema<QueuedLine>({ _id: String }, { ...loose, collection: "auditQueue" });
queue.index({ queuedAt: 1 });

const shards = new Schema({ _id: String }, { ...loose, collection: "auditShards" });
shards.index({ quiet: 1 });
const purges = new Schema({ _id: Number }, { ...loose, collection: "auditPurges" });
const seals = new Schema({ _id: Number }, { ...loose, collection: "auditSeals" });
const leases = new Schema({ _id: String }, { ...loose, collection: "auditLeases" });

/** Declared so that collections and indexes are there before the first entry; written as raw documents. */
export const auditModels = [
  mongoose.model("AuditLine", lines),
  mongoose.model("AuditQueue", queue),
  mongoose.model("AuditShard", shards),
  mongoose.model("AuditSeal", seals),
  mongoose.model("AuditPurge", purges),
  mongoose.model("AuditLease", leases),
];

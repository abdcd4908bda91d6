import { randomBytes } from "node:crypto";
import { formatId } from "@shared/core/ids";
import type { ClientSession, Connection } from "mongoose";
import type { Vault } from "../vault";
import type { HashName } from "./canonical";
import { Chainer } from "./chainer";
import type { AuditEntry, DraftLine } from "./entry";

export interface AuditOptions {
  readonly db: Connection;
  readonly vault: Vault;
  readonly clock: { now(): Date };
  /** Called when the trail cannot be written for a while: an alarm, not a log line. */
  readonly alarm?: (problem: string, error: unknown) => void;
  /** What this process's chain is hashed with. */
  readonly hash?: HashName;
}

/** The audit trail of this process. Nothing in it can be switched off by who is audited. */
export interface Audit {
  /** Writes the entry in the transaction of the act: both happen or neither. */
  record(entry: AuditEntry, options: { readonly session: ClientSession }): Promise<void>;
  /** Takes the entry for a read and answers at once; it is written within a few milliseconds. */
  note(entry: AuditEntry): void;
  /** Writes the entry and waits for it: for reveals, exports and bulk reads. Rejects when it cannot be written. */
  await(entry: AuditEntry): Promise<void>;
  /** Waits until everything taken so far stands in the trail. */
  settled(): Promise<void>;
  /** Gives a place in the trail to committed entries whose process is gone; answers how many. */
  adopt(olderThanMs: number): Promise<number>;
  /** Writes what is left and ends the shard. */
  close(): Promise<void>;
}

/** Opens the trail for this process; its chain begins with the first entry. */
export function createAudit({
  db,
  vault,
  clock,
  alarm = () => {},
  hash = "sha256",
}: AuditOptions): Audit {
  const chainer = new Chainer({ db, alarm, hash });

  async function draft({ reason, ...entry }: AuditEntry): Promise<DraftLine> {
    const id = formatId("aud", randomBytes(16));
    const at = clock.now().toISOString();
    if (!reason) return compact({ id, at, ...entry });
    const owner = entry.customerId ?? "staff";
    const sealed = await vault.seal(owner, { collection: "audit", id, field: "reason" }, reason);
    return compact({ id, at, ...entry, reason: sealed.toString("base64") });
  }

  return {
    record: async (entry, { session }) => chainer.queue(await draft(entry), session),
    note: (entry) => chainer.note(draft(entry)),
    await: async (entry) => chainer.write(await draft(entry)),
    settled: () => chainer.settled(),
    adopt: (olderThanMs) => chainer.adopt(olderThanMs),
    close: () => chainer.close(),
  };
}

/** Leaves out what is undefined and copies only what the trail knows, so that the stored line hashes as it was. */
function compact(line: DraftLine): DraftLine {
  const { kind, id, roles } = line.actor;
  const { reason, fields, customerId } = line;
  return {
    id: line.id,
    at: line.at,
    actor: { kind, id, roles: [...roles] },
    act: line.act,
    object: { kind: line.object.kind, id: line.object.id },
    result: line.result,
    ip: line.ip,
    requestId: line.requestId,
    ...(customerId ? { customerId } : {}),
    ...(reason ? { reason } : {}),
    ...(fields ? { fields: [...fields] } : {}),
  };
}

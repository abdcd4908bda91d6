/** Who acted. `system` is a job, `wechat` the platform's own callbacks. */
export interface AuditActor {
  readonly kind: "staff" | "customer" | "system" | "wechat" | "anonymous";
  readonly id: string;
  readonly roles: readonly string[];
}

/**
 * One act, told in ids and field names. No value of a customer's data may stand here:
 * the trail is kept for years and cannot be corrected. Free text goes into `reason`, which is sealed.
 */
export interface AuditEntry {
  readonly actor: AuditActor;
  /** `noun.verb`: `customer.read`, `booking.create`, `session.fail`. */
  readonly act: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** Whose data it was about, where that is one customer. */
  readonly customerId?: string;
  readonly result: "ok" | "denied" | "failed";
  readonly ip: string;
  readonly requestId: string;
  readonly reason?: string;
  /** Names of the fields read or changed. */
  readonly fields?: readonly string[];
}

/** An entry as it is written: numbered within its shard and holding the hash of the one before. */
export interface AuditLine {
  readonly id: string;
  /** When, in the product's time. */
  readonly at: string;
  readonly shard: string;
  readonly n: number;
  readonly actor: AuditActor;
  readonly act: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly customerId?: string;
  readonly result: AuditEntry["result"];
  readonly ip: string;
  readonly requestId: string;
  /** Sealed with the key of the customer, else of the staff; base64. */
  readonly reason?: string;
  readonly fields?: readonly string[];
  readonly prev: string;
  readonly h: string;
}

/** A line that has no place in a chain yet. */
export type DraftLine = Omit<AuditLine, "shard" | "n" | "prev" | "h">;

export interface StoredLine extends AuditLine {
  /** `<shard>:<n>`: a number taken twice cannot be written. */
  readonly _id: string;
}

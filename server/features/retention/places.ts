import type { RetentionClass } from "@shared/privacy/retention";

/** Where data of a class that ends by its age stands, and by which date it is counted. */
export interface AgingPlace {
  readonly name: Extract<RetentionClass, "behaviour" | "technical">;
  readonly collection: string;
  readonly date: string;
  /** How a document says whose it is; absent where it is nobody's. */
  readonly customer?: string;
  readonly only?: Readonly<Record<string, unknown>>;
  /** Documents that hang on these, by the path that names them. */
  readonly with?: readonly (readonly [collection: string, path: string])[];
}

/** What is taken away when it is old enough. What must outlive the relationship is not among it. */
export const agingPlaces: readonly AgingPlace[] = [
  {
    name: "behaviour",
    collection: "deliveries",
    date: "createdAt",
    customer: "customerId",
    only: { state: { $in: ["SENT", "FAILED", "UNKNOWN", "HELD"] } },
    with: [
      ["deliveryAttempts", "deliveryId"],
      ["deliveryOutcomes", "deliveryId"],
    ],
  },
  {
    name: "behaviour",
    collection: "timelineEntries",
    date: "at",
    customer: "customerId",
    only: { kind: { $in: ["campaign", "notice"] } },
  },
  { name: "behaviour", collection: "arrivals", date: "at", customer: "customerId" },
  {
    name: "technical",
    collection: "importBatches",
    date: "createdAt",
    only: { state: { $in: ["applied", "undone", "failed", "expired"] } },
    with: [["importPartitions", "batchId"]],
  },
  {
    name: "technical",
    collection: "exports",
    date: "createdAt",
    only: { state: { $in: ["taken", "expired", "refused", "failed"] } },
  },
];

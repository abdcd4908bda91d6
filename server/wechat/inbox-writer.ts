import { type Collection, MongoBulkWriteError } from "mongodb";
import type { InboxDocument } from "./inbox";

export type Stored = "new" | "repeated";

interface Waiting {
  readonly document: InboxDocument;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

const largestGroup = 200;
const longestQueue = 5_000;
const duplicateKey = 11_000;

/**
 * Stores pushes durably, those that arrive during one write together in the next: a storm of
 * callbacks costs a few writes, and a single one waits for nothing.
 */
export function inboxWriter(collection: Collection<InboxDocument>) {
  let queue: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (queue.length > 0) {
      const group = queue.slice(0, largestGroup);
      queue = queue.slice(largestGroup);
      await storeGroup(collection, group);
    }
    writing = false;
  }

  return (document: InboxDocument): Promise<Stored> =>
    new Promise((resolve, reject) => {
      // Beyond this the platform had better come again than wait here until it gives up.
      if (queue.length >= longestQueue) return reject(new Error("too many pushes are waiting"));
      queue.push({ document, resolve, reject });
      if (!writing) void write();
    });
}

async function storeGroup(
  collection: Collection<InboxDocument>,
  group: readonly Waiting[],
): Promise<void> {
  try {
    await collection.insertMany(
      group.map(({ document }) => document),
      { ordered: false, writeConcern: { w: "majority", journal: true } },
    );
    for (const { resolve } of group) resolve("new");
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) {
      for (const { reject } of group) reject(error);
      return;
    }
    settleEach(group, error);
  }
}

function settleEach(group: readonly Waiting[], error: MongoBulkWriteError): void {
  const failures = new Map(
    [error.writeErrors].flat().map((failure) => [failure.index, failure.code]),
  );
  for (const [index, { resolve, reject }] of group.entries()) {
    const code = failures.get(index);
    if (code === undefined) resolve("new");
    else if (code === duplicateKey) resolve("repeated");
    else reject(error);
  }
}

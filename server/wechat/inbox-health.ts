import type { Collection } from "mongodb";
import type { AccountKind } from "./account";
import type { InboxDocument } from "./inbox";

export interface InboxHealth {
  readonly lastAt?: Date;
  readonly lastType?: string;
  /** From what happened to our door, of the latest pushes; the platform's instants are in whole seconds. */
  readonly lags: readonly number[];
  readonly today: number;
  readonly waiting: number;
  readonly oldestWaitingAt?: Date;
  readonly failed: number;
  readonly unheard: number;
}

const latest = 50;

/** How an account's pushes are doing: when the last came, how late they are, what is left undone. */
export async function inboxHealth(
  inbox: Collection<InboxDocument>,
  account: AccountKind,
  dayStart: Date,
): Promise<InboxHealth> {
  const shown = { projection: { receivedAt: 1, createdAt: 1, type: 1 } };
  const [newest, oldest, today, waiting, failed, unheard] = await Promise.all([
    inbox.find({ account }, shown).sort({ receivedAt: -1 }).limit(latest).toArray(),
    inbox.find({ account, state: "waiting" }, shown).sort({ receivedAt: 1 }).limit(1).toArray(),
    inbox.countDocuments({ account, receivedAt: { $gte: dayStart } }),
    inbox.countDocuments({ account, state: "waiting" }),
    inbox.countDocuments({ account, state: "failed" }),
    inbox.countDocuments({ account, state: "unhandled" }),
  ]);
  return {
    ...(newest[0] && { lastAt: newest[0].receivedAt, lastType: newest[0].type }),
    lags: newest.map((row) => row.receivedAt.getTime() - row.createdAt.getTime()),
    today,
    waiting,
    ...(oldest[0] && { oldestWaitingAt: oldest[0].receivedAt }),
    failed,
    unheard,
  };
}

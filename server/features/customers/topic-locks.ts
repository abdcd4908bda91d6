import type { Tx } from "@server/core/mongo";
import type { Vault } from "@server/core/vault";
import { type LockTopic, lockTopics, type TopicLock } from "@shared/notes/notes";
import { notes as words } from "@shared/text/zh-CN/notes";
import { type CustomerDocument, CustomerModel, type CustomerTag } from "./customer.model";

/** One lock with the note that set it. */
export interface SetLock {
  readonly noteId: string;
  readonly topic: LockTopic;
  readonly words: readonly string[];
}

/**
 * What must not be mentioned, and the tags that would mention it. It is sealed, so that no segment,
 * campaign or care can be made of it: whoever does not open a record does not know of it.
 */
export interface LockState {
  readonly locks: readonly SetLock[];
  readonly tags: readonly CustomerTag[];
}

const place = (id: string) => ({ collection: "customers", id, field: "locks" });
const none: LockState = { locks: [], tags: [] };

/** The locks of a customer whom the caller found within a Scope. */
export async function openLocks(
  vault: Vault,
  { _id, locks }: Pick<CustomerDocument, "_id" | "locks">,
): Promise<LockState> {
  if (!locks) return none;
  const state = await vault.openGroup<LockState>(_id, place(_id), locks);
  return {
    locks: state.locks,
    tags: state.tags.map((tag) => ({ ...tag, at: new Date(tag.at) })),
  };
}

/** The words by which a locked topic would be mentioned. */
export const wordsOf = ({ topic, words: own }: Pick<SetLock, "topic" | "words">): string[] => [
  ...new Set([...words.topicWords[topic], ...own]),
];

/** Whether a text touches a locked topic. */
export const touches = (text: string, locks: readonly SetLock[]): boolean =>
  locks.some((lock) => wordsOf(lock).some((word) => text.includes(word)));

/** The locks as those who serve the customer read them, one a topic. */
export function presentLocks({ locks }: LockState): TopicLock[] {
  return lockTopics.flatMap((topic) => {
    const set = locks.filter((lock) => lock.topic === topic);
    if (set.length === 0) return [];
    const all = [...new Set(set.flatMap(wordsOf))];
    const own = [...new Set(set.flatMap((lock) => lock.words))];
    const label = topic === "other" ? own.join("、") : words.topics[topic];
    return [{ topic, label, words: all }];
  });
}

/**
 * Sets the locks of a customer: tags that touch one leave the record's open tags, where conditions
 * look, and come back when the last lock on them is lifted.
 */
export async function setLocks(
  vault: Vault,
  customerId: string,
  change: (locks: readonly SetLock[]) => readonly SetLock[],
  tx: Tx,
): Promise<void> {
  const customer = await CustomerModel.findById(customerId)
    .session(tx)
    .lean<CustomerDocument | null>();
  if (!customer) return;
  const before = await openLocks(vault, customer);
  const locks = change(before.locks);
  await writeTags(vault, customer, { locks, tags: [...customer.tags, ...before.tags] }, tx);
}

/** Writes all tags of a customer, open and locked ones where they belong. */
export async function writeTags(
  vault: Vault,
  { _id }: Pick<CustomerDocument, "_id">,
  { locks, tags }: LockState,
  tx: Tx,
): Promise<void> {
  const hidden = tags.filter(({ name }) => touches(name, locks));
  const open = tags.filter((tag) => !hidden.includes(tag));
  const isEmpty = locks.length === 0 && hidden.length === 0;
  const update = isEmpty
    ? { $set: { tags: open }, $unset: { locks: 1 } }
    : {
        $set: {
          tags: open,
          locks: await vault.sealGroup(_id, place(_id), { locks, tags: hidden }),
        },
      };
  await CustomerModel.updateOne({ _id }, update as never, { session: tx });
}

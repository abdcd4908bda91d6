import type { StaffActor } from "@server/core/policy";
import { comingBookings, countClashes } from "@server/features/bookings";
import { countCampaigns } from "@server/features/campaigns";
import { countCares } from "@server/features/cares";
import { countConversations } from "@server/features/conversations";
import { bookOf, type CustomerDocument, customers, openNames } from "@server/features/customers";
import { covers, type StaffDocument, serviceMembers, staff } from "@server/features/organisation";
import { countSegments } from "@server/features/segments";
import { openTasksByCustomer } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import { HandoverError, StaffError } from "@shared/staff/errors";
import { bulkFrom, type HandoverPreview } from "@shared/staff/handovers";
import { splitBook } from "@shared/staff/split-book";
import { mayHandOver, maySucceed } from "./handover.policy";

interface Asked {
  readonly fromId: string;
  readonly successorIds: readonly string[];
  readonly customerIds?: readonly string[] | undefined;
  readonly picks?: readonly { readonly customerId: string; readonly toId: string }[] | undefined;
}

const weights = { gold: 1, platinum: 2, diamond: 3, private: 4 } as const;

/** The manager whose book it is, within the reader's units. */
export async function formerManager(id: string, actor: StaffActor): Promise<StaffDocument> {
  const person = await staff.find(id);
  if (!person || !mayHandOver(actor, person)) throw StaffError.notFound();
  return person;
}

/** Managers who may take over; one who may not makes the whole act impossible. */
export async function successorsFor(
  ids: readonly string[],
  fromId: string,
  actor: StaffActor,
): Promise<StaffDocument[]> {
  const unique = [...new Set(ids)];
  const found = await staff.named(unique);
  if (found.length !== unique.length || found.some((one) => !maySucceed(actor, one, fromId)))
    throw HandoverError.badSuccessor();
  return found;
}

/** Who would get whom, and what moves along. Nothing is changed by looking. */
export async function previewHandover(
  asked: Asked,
  actor: StaffActor,
  ports: Ports,
): Promise<HandoverPreview> {
  const from = await formerManager(asked.fromId, actor);
  const successors = await successorsFor(asked.successorIds, from._id, actor);
  const chosen = asked.customerIds ? new Set(asked.customerIds) : undefined;
  const book = (await bookOf(from._id)).filter(({ _id }) => !chosen || chosen.has(_id));
  const now = ports.clock.now();
  const [load, names, tasks, coming] = await Promise.all([
    customers.load(successors.map(({ _id }) => _id)),
    openNames(ports.vault, book),
    openTasksByCustomer(from._id),
    comingBookings(from._id, now),
  ]);
  const matters = (id: string) =>
    (tasks.get(id) ?? 0) + coming.filter(({ customerId }) => customerId === id).length;
  const split = await suggest(asked, from, { book, load, successors, matters, now });
  const gets = (id: string) => [...split.values()].filter((to) => to === id).length;
  return {
    from: cardOf(from),
    successors: successors.map((one) => ({
      ...cardOf(one),
      load: load.get(one._id) ?? 0,
      gets: gets(one._id),
      after: (load.get(one._id) ?? 0) + gets(one._id),
    })),
    customers: book.map(({ _id, tier }) => ({
      id: _id,
      name: names.get(_id) ?? "",
      tier,
      toId: split.get(_id) ?? "",
      matters: matters(_id),
    })),
    counts: await countAll(from, book, { tasks, coming, split }),
    needsApproval: book.length >= bulkFrom,
  };
}

async function suggest(
  { picks = [] }: Asked,
  from: StaffDocument,
  {
    book,
    load,
    successors,
    matters,
    now,
  }: {
    readonly book: readonly CustomerDocument[];
    readonly load: ReadonlyMap<string, number>;
    readonly successors: readonly StaffDocument[];
    readonly matters: (id: string) => number;
    readonly now: Date;
  },
): Promise<Map<string, string>> {
  const ids = new Set(successors.map(({ _id }) => _id));
  const picked = new Map(
    picks.flatMap(({ customerId, toId }) => (ids.has(toId) ? [[customerId, toId] as const] : [])),
  );
  const [members, standIn] = await Promise.all([
    serviceMembers.ofMany(
      book.map(({ _id }) => _id),
      now,
    ),
    covers.of(from._id, now),
  ]);
  const open = book.filter(({ _id }) => !picked.has(_id));
  const suggested = splitBook(
    open.map(({ _id, tier }) => ({
      customerId: _id,
      weight: weights[tier] + matters(_id),
      knownBy: [
        ...members.filter((one) => one.customerId === _id).map(({ staffId }) => staffId),
        ...(standIn ? [standIn.coverId] : []),
      ],
    })),
    successors.map(({ _id }) => ({
      id: _id,
      load: (load.get(_id) ?? 0) + book.filter((one) => picked.get(one._id) === _id).length,
    })),
  );
  return new Map(
    book.map(({ _id }) => [_id, picked.get(_id) ?? suggested.get(_id) ?? ""] as const),
  );
}

async function countAll(
  from: StaffDocument,
  book: readonly CustomerDocument[],
  {
    tasks,
    coming,
    split,
  }: {
    readonly tasks: ReadonlyMap<string, number>;
    readonly coming: Awaited<ReturnType<typeof comingBookings>>;
    readonly split: ReadonlyMap<string, string>;
  },
): Promise<HandoverPreview["counts"]> {
  const ids = book.map(({ _id }) => _id);
  const mine = new Set(ids);
  const bookings = coming.filter(({ customerId }) => mine.has(customerId));
  const [talks, conflicts, cares, campaigns, segments] = await Promise.all([
    countConversations(ids),
    countClashes(bookings, (id) => split.get(id)),
    countCares(ids),
    countCampaigns(from._id),
    countSegments(from._id),
  ]);
  return {
    customers: book.length,
    ...talks,
    tasks: ids.reduce((sum, id) => sum + (tasks.get(id) ?? 0), 0),
    bookings: bookings.length,
    conflicts,
    cares,
    campaigns,
    segments,
  };
}

export const cardOf = ({ _id, name, title }: StaffDocument) => ({ id: _id, name, title });

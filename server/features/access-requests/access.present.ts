import { type AccessGrantDocument, grantPlace } from "@server/features/access-grants";
import { customers, everyCustomer, openNames } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Access, AccessPurpose, AccessReview, AccessState } from "@shared/access/access";
import { maskName } from "@shared/masking/masking";
import { words } from "@shared/text/zh-CN/access";
import { looksDuring } from "./looks";

const stateOf = ({ from, until, lapsesAt }: AccessGrantDocument, now: Date): AccessState => {
  if (from && until) return until > now ? "open" : "over";
  return lapsesAt > now ? "waiting" : "closed";
};

/** Accesses as their owner sees them: the customer only while one is open. */
export async function presentAccesses(
  list: readonly AccessGrantDocument[],
  ports: Ports,
): Promise<Access[]> {
  const now = ports.clock.now();
  const open = list.filter((one) => stateOf(one, now) === "open");
  const names = await namesOf(open, ports);
  return Promise.all(
    list.map(async (grant) => {
      const { _id, kind, purpose, hours, askedAt, until, customerId } = grant;
      const state = stateOf(grant, now);
      return {
        id: _id,
        kind,
        state,
        ...(await openTexts(grant, ports)),
        purpose: purpose as AccessPurpose,
        hours,
        askedAt: askedAt.toISOString(),
        ...(until ? { until: until.toISOString() } : {}),
        ...(state === "open" && customerId
          ? { customer: { id: customerId, name: names.get(customerId) ?? "" } }
          : {}),
      };
    }),
  );
}

/** Accesses as compliance judges them: names masked, with what was done. */
export async function presentReviews(
  list: readonly AccessGrantDocument[],
  ports: Ports,
): Promise<AccessReview[]> {
  const now = ports.clock.now();
  const ids = list.flatMap(({ staffId, deciderId, review }) => [
    staffId,
    ...(deciderId ? [deciderId] : []),
    ...(review ? [review.byId] : []),
  ]);
  const [names, colleagues] = await Promise.all([
    namesOf(list, ports),
    staff.named([...new Set(ids)]),
  ]);
  const people = new Map(colleagues.map((one) => [one._id, one]));
  return Promise.all(
    list.map(async (grant) => {
      const { _id, kind, staffId, purpose, from = now, until = now, deciderId, review } = grant;
      const { reason } = await openTexts(grant, ports);
      return {
        id: _id,
        kind,
        state: stateOf(grant, now),
        staffName: people.get(staffId)?.name ?? "",
        staffTitle: people.get(staffId)?.title ?? "",
        customerName: maskName(names.get(grant.customerId ?? "") ?? words.nobody),
        purpose: purpose as AccessPurpose,
        reason,
        from: from.toISOString(),
        until: until.toISOString(),
        ...(deciderId ? { approvedBy: people.get(deciderId)?.name ?? "" } : {}),
        looks: await looksDuring(grant, from, until),
        ...(review
          ? {
              review: {
                result: review.result,
                note: await ports.vault.open("staff", grantPlace(_id, "review.note"), review.note),
                by: people.get(review.byId)?.name ?? "",
                at: review.at.toISOString(),
              },
            }
          : {}),
      };
    }),
  );
}

async function openTexts(
  { _id, askedFor, reason }: AccessGrantDocument,
  { vault }: Ports,
): Promise<{ askedFor: string; reason: string }> {
  const [number, why] = await vault.openMany([
    { owner: "staff", place: grantPlace(_id, "askedFor"), sealed: askedFor },
    { owner: "staff", place: grantPlace(_id, "reason"), sealed: reason },
  ]);
  return { askedFor: number ?? "", reason: why ?? "" };
}

async function namesOf(list: readonly AccessGrantDocument[], { vault }: Ports) {
  const ids = list.flatMap(({ customerId }) => customerId ?? []);
  return openNames(vault, await customers.within(everyCustomer).findMany([...new Set(ids)]));
}

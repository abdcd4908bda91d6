import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { trailOf } from "@server/core/trail";
import { type AccessGrantDocument, accessGrants, grantPlace } from "@server/features/access-grants";
import { customerInScope } from "@server/features/customers";
import { accessEndpoints as all } from "@shared/access/endpoints";
import { AccessError } from "@shared/access/errors";
import { presentAccesses, presentReviews } from "./access.present";
import {
  askAccess,
  breakGlass,
  endAccess,
  openForReview,
  type StaffContext,
  writeDown,
} from "./ask-access";

export const accessRoutes: readonly Implementation[] = [
  implement(pick(all, "POST /access-requests"))(async (asked, context) =>
    presentOne(await askAccess(asked, context), context),
  ),
  implement(pick(all, "POST /access-requests/break-glass"))(async (asked, context) =>
    presentOne(await breakGlass(asked, context), context),
  ),
  implement(pick(all, "GET /access-requests"))(async ({ cursor, limit = 30 }, { actor, ports }) => {
    const found = await accessGrants.of(actor.id, readCursor(cursor), limit + 1);
    const { page, next } = pageOf(found, limit);
    return { items: await presentAccesses(page, ports), ...next };
  }),
  implement(pick(all, "POST /access-requests/:id/end"))(async ({ id }, context) =>
    presentOne(await endAccess(id, context), context),
  ),
  implement(pick(all, "POST /customers/:id/review-access"))(async ({ id, ...asked }, context) =>
    presentOne(
      await openForReview(await customerInScope(id, context.actor), asked, context),
      context,
    ),
  ),
  implement(pick(all, "GET /access-reviews"))(
    async ({ box = "due", cursor, limit = 20 }, { ports }) => {
      const found = await accessGrants.toReview(box === "done", readCursor(cursor), limit + 1);
      const { page, next } = pageOf(found, limit);
      return { items: await presentReviews(page, ports), ...next };
    },
  ),
  implement(pick(all, "POST /access-reviews/:id"))(async ({ id, result, note }, context) =>
    judge(id, { result, note }, context),
  ),
];

async function judge(
  id: string,
  { result, note }: { readonly result: "fine" | "misuse"; readonly note: string },
  context: StaffContext,
) {
  const { actor, ports } = context;
  const found = await accessGrants.find(id);
  if (!found?.until) throw AccessError.notFound();
  if (found.staffId === actor.id) throw AccessError.notYourOwn();
  const sealed = await ports.vault.seal("staff", grantPlace(id, "review.note"), note);
  const judged = await transact(async (tx) => {
    const review = { result, note: sealed, byId: actor.id, at: ports.clock.now() };
    const after = await accessGrants.judge(id, review, tx);
    if (!after) throw AccessError.alreadyReviewed();
    await writeDown(after, "access.reviewed", trailOf(context), tx, note);
    return after;
  });
  const [presented] = await presentReviews([judged], ports);
  if (!presented) throw AccessError.notFound();
  return presented;
}

async function presentOne(grant: AccessGrantDocument, { ports }: StaffContext) {
  const [presented] = await presentAccesses([grant], ports);
  if (!presented) throw AccessError.notFound();
  return presented;
}

function pageOf(found: readonly AccessGrantDocument[], limit: number) {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next =
    last && found.length > limit
      ? { nextCursor: cursorOf({ at: last.askedAt, id: last._id }) }
      : {};
  return { page, next };
}

import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { type CustomerActor, hasRole } from "@server/core/policy";
import { customers, customersSeenBy } from "@server/features/customers";
import { dataRightsEndpoints as all, DataRightsError } from "@shared/privacy/data-rights";
import { askCopy, askCorrection, askDeletion } from "./ask-request";
import { consentLedger } from "./consent-ledger";
import { copyFile } from "./copy-file";
import { decideRequest } from "./decide-request";
import { readCopy } from "./make-copy";
import { previewDeletion } from "./preview-deletion";
import { proveIdentity } from "./prove-identity";
import { lookersOf } from "./readers";
import { reasonsFor } from "./reasons";
import {
  advanceRequest,
  type DataRequestDocument,
  DataRequestModel,
  openStates,
} from "./request.model";
import { presentRequest, presentRows } from "./request.present";

type Own = RequestContext<CustomerActor>;

async function ownRequest(id: string, { actor }: Own): Promise<DataRequestDocument> {
  const found = await DataRequestModel.findOne({
    _id: id,
    customerId: actor.id,
  }).lean<DataRequestDocument | null>();
  if (!found) throw DataRightsError.notFound();
  return found;
}

export const dataRightsRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /my/data-requests"))(async (_, { actor, ports }) => {
    const mine = await DataRequestModel.find({ customerId: actor.id })
      .sort({ createdAt: -1 })
      .limit(50)
      .lean<DataRequestDocument[]>();
    return { items: await Promise.all(mine.map((one) => presentRequest(one, ports))) };
  }),
  implement(pick(all, "POST /my/corrections"))(async (input, context) =>
    presentRequest(await askCorrection(input, context), context.ports),
  ),
  implement(pick(all, "POST /my/data-copies"))(async ({ idLastFour }, context) => {
    await proveIdentity(context.actor.id, idLastFour, context.ports);
    return presentRequest(await askCopy(context), context.ports);
  }),
  implement(pick(all, "GET /my/data-copies/:id"))(async ({ id, format }, context) => {
    const { actor, ports, ip, requestId } = context;
    const data = await readCopy(await ownRequest(id, context), ports);
    await ports.audit.await({
      actor: { kind: "customer", id: actor.id, roles: [] },
      act: "customer.exported",
      object: { kind: "dataRequest", id },
      customerId: actor.id,
      result: "ok",
      ip,
      requestId,
      fields: [format],
    });
    return copyFile(data, format);
  }),
  implement(pick(all, "GET /my/deletion"))((_, { actor, ports }) =>
    previewDeletion(actor.id, ports),
  ),
  implement(pick(all, "POST /my/deletions"))(async ({ idLastFour, note }, context) => {
    await proveIdentity(context.actor.id, idLastFour, context.ports);
    return presentRequest(await askDeletion(note, context), context.ports);
  }),
  implement(pick(all, "POST /my/data-requests/:id/withdraw"))(async ({ id }, context) => {
    await ownRequest(id, context);
    return presentRequest(await withdraw(id, context), context.ports);
  }),
  implement(pick(all, "GET /my/readers"))(({ cursor, limit }, { actor, ports }) =>
    lookersOf(actor.id, { cursor, limit }, ports),
  ),
  implement(pick(all, "GET /my/reasons"))(async (_, { actor, ports }) => ({
    items: await reasonsFor(actor.id, ports),
  })),
  implement(pick(all, "GET /data-requests"))(
    async ({ box = "open", cursor, limit = 50 }, { actor, ports }) => {
      const scope = customers.within(customersSeenBy(actor));
      const states:
        | { $in: DataRequestDocument["state"][] }
        | { $nin: DataRequestDocument["state"][] } =
        box === "open" ? { $in: [...openStates] } : { $nin: [...openStates] };
      const kind: { kind?: "correction" } = hasRole(actor, "compliance")
        ? {}
        : { kind: "correction" };
      const after = cursor ? new Date(cursor) : undefined;
      const page = await DataRequestModel.find({
        state: states,
        ...kind,
        ...(after && !Number.isNaN(after.getTime()) ? { dueAt: { $gt: after } } : {}),
      })
        .sort({ dueAt: box === "open" ? 1 : -1 })
        .limit(limit)
        .lean<DataRequestDocument[]>();
      const seen = await scope.findMany(page.map(({ customerId }) => customerId));
      const last = page.length === limit && box === "open" ? page.at(-1) : undefined;
      return {
        items: await presentRows(page, seen, actor, ports),
        ...(last ? { nextCursor: last.dueAt.toISOString() } : {}),
      };
    },
  ),
  implement(pick(all, "POST /data-requests/:id/decide"))(async (input, context) => {
    const { request, customer } = await decideRequest(input, context);
    const [row] = await presentRows([request], [customer], context.actor, context.ports);
    return row as NonNullable<typeof row>;
  }),
  implement(pick(all, "GET /customers/:id/consents"))(({ id }, context) =>
    consentLedger(id, context),
  ),
];

async function withdraw(
  id: string,
  { actor, ports, ip, requestId }: Own,
): Promise<DataRequestDocument> {
  return transact(async (tx) => {
    const set = { state: "withdrawn", finishedAt: ports.clock.now() } as const;
    const moved = await advanceRequest(id, ["asked", "cooling", "reviewing"], set, tx);
    if (!moved) throw DataRightsError.wrongState();
    await ports.audit.record(
      {
        actor: { kind: "customer", id: actor.id, roles: [] },
        act: "dataRequest.withdrawn",
        object: { kind: "dataRequest", id },
        customerId: actor.id,
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    return moved;
  });
}

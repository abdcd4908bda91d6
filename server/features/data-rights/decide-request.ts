import { announce } from "@server/core/events";
import type { RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import { hasRole, type StaffActor } from "@server/core/policy";
import {
  type CustomerDocument,
  customerPlace,
  customers,
  customersSeenBy,
  openDetails,
} from "@server/features/customers";
import { DataRightsError } from "@shared/privacy/data-rights";
import mongoose from "mongoose";
import { previewDeletion } from "./preview-deletion";
import {
  advanceRequest,
  type DataRequestDocument,
  DataRequestModel,
  type RequestWords,
  wordsPlace,
} from "./request.model";

type Context = RequestContext<StaffActor>;
interface Decision {
  readonly id: string;
  readonly accept: boolean;
  readonly answer: string;
}

/** Which wishes this person decides: compliance all that need a decision, managers their customers' corrections. */
export const mayDecide = (actor: StaffActor, { kind, state }: DataRequestDocument): boolean =>
  (kind === "correction" && state === "asked") ||
  (kind === "deletion" && state === "reviewing" && hasRole(actor, "compliance"));

/** Says yes or no. A correction of what stands in our record is made at once; a deletion begins. */
export async function decideRequest(
  { id, accept, answer }: Decision,
  context: Context,
): Promise<{ readonly request: DataRequestDocument; readonly customer: CustomerDocument }> {
  const { actor, ports, ip, requestId } = context;
  const found = await DataRequestModel.findById(id).lean<DataRequestDocument | null>();
  const customer = found
    ? await customers.within(customersSeenBy(actor)).find(found.customerId)
    : null;
  if (!found || !customer) throw DataRightsError.notFound();
  if (!mayDecide(actor, found)) throw DataRightsError.wrongState();
  if (accept && found.kind === "deletion") {
    const { blockers } = await previewDeletion(customer._id, ports);
    if (blockers.length > 0) throw DataRightsError.blocked({ blockers });
  }
  const said = await openWords(found, ports);
  const words = await ports.vault.sealGroup(customer._id, wordsPlace(id), { ...said, answer });
  const at = ports.clock.now();
  const state = !accept ? "declined" : found.kind === "deletion" ? "executing" : "done";
  const request = await transact(async (tx) => {
    const set = {
      state,
      words,
      decidedBy: actor.id,
      decidedAt: at,
      ...(state === "executing" ? {} : { finishedAt: at }),
    } as const;
    const moved = await advanceRequest(id, [found.state], set, tx);
    if (!moved) throw DataRightsError.wrongState();
    if (state === "done") await correct(customer, found, said, context, tx);
    await announce(tx, {
      type: "dataRequest.decided",
      aggregate: { kind: "dataRequest", id },
      actor: { kind: "staff", id: actor.id },
      at,
      data: { kind: found.kind, state, customerId: customer._id },
    });
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "dataRequest.decided",
        object: { kind: "dataRequest", id },
        customerId: customer._id,
        result: "ok",
        ip,
        requestId,
        reason: answer,
        fields: [found.kind, state, ...(found.field ? [found.field] : [])],
      },
      { session: tx },
    );
    return moved;
  });
  const about = { kind: "changed", what: "dataRequest", id } as const;
  ports.live.publish([`customer:${customer._id}`], about);
  return { request, customer };
}

export async function openWords(
  { _id, customerId, words }: DataRequestDocument,
  { vault }: Pick<Context["ports"], "vault">,
): Promise<RequestWords> {
  return words ? vault.openGroup<RequestWords>(customerId, wordsPlace(_id), words) : {};
}

/** Writes what is ours to correct. Name, phone and ID come from the core system and follow with its next file. */
async function correct(
  customer: CustomerDocument,
  { field }: DataRequestDocument,
  { value = "" }: RequestWords,
  { ports }: Context,
  tx: Tx,
): Promise<void> {
  const { vault, clock } = ports;
  const id = customer._id;
  const set =
    field === "email" || field === "address"
      ? { [field]: await vault.seal(id, customerPlace(id, field), value) }
      : field === "occupation" || field === "district"
        ? {
            details: await vault.sealGroup(id, customerPlace(id, "details"), {
              ...(await openDetails(vault, customer)),
              [field]: value,
            }),
          }
        : undefined;
  if (!set) return;
  await mongoose.connection
    .collection("customers")
    .updateOne({ _id: id as never }, { $set: { ...set, updatedAt: clock.now() } }, { session: tx });
}

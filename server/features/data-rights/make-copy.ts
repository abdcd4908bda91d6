import { hours } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import { ownData } from "@server/features/consents";
import type { Ports } from "@server/ports";
import { DataRightsError } from "@shared/privacy/data-rights";
import {
  advanceRequest,
  CopyModel,
  copyOwner,
  type DataRequestDocument,
  DataRequestModel,
} from "./request.model";

export type OwnData = Awaited<ReturnType<typeof ownData>>;

const copyPlace = (id: string) => ({ collection: "dataCopies", id, field: "bytes" });
/** A copy lies ready for three days. */
const life = hours(72);

/** Gathers everything about a customer and puts it away under a key of its own. Killed, it is made anew. */
export async function makeCopy(requestId: string, ports: Ports): Promise<void> {
  const request = await DataRequestModel.findById(requestId).lean<DataRequestDocument | null>();
  if (request?.state !== "making") return;
  const data = await ownData(request.customerId, ports);
  const _id = newId("cpy");
  const bytes = await ports.vault.seal(copyOwner(requestId), copyPlace(_id), JSON.stringify(data));
  const finishedAt = ports.clock.now();
  await transact(async (tx) => {
    await CopyModel.deleteMany({ requestId }, { session: tx });
    await CopyModel.create([{ _id, requestId, bytes }], { session: tx });
    const set = {
      state: "ready",
      finishedAt,
      expiresAt: new Date(finishedAt.getTime() + life),
    } as const;
    await advanceRequest(requestId, ["making"], set, tx);
  });
  const about = { kind: "changed", what: "dataRequest", id: requestId } as const;
  ports.live.publish([`customer:${request.customerId}`], about);
}

/** The content of a finished copy; refused for one that is not ready, or no longer. */
export async function readCopy(request: DataRequestDocument, ports: Ports): Promise<OwnData> {
  const copy = await CopyModel.findOne({ requestId: request._id }).lean();
  const isOver = !request.expiresAt || request.expiresAt <= ports.clock.now();
  if (request.state !== "ready" || isOver || !copy) throw DataRightsError.wrongState();
  const text = await ports.vault.open(copyOwner(request._id), copyPlace(copy._id), copy.bytes);
  return JSON.parse(text) as OwnData;
}

/** Destroys copies that had their time. */
export async function expireCopies(ports: Ports): Promise<void> {
  const old = await DataRequestModel.find(
    { kind: "copy", state: "ready", expiresAt: { $lte: ports.clock.now() } },
    { _id: 1 },
  ).lean();
  for (const { _id } of old) {
    await advanceRequest(_id, ["ready"], { state: "expired" });
    await ports.vault.forget(copyOwner(_id));
    await CopyModel.deleteMany({ requestId: _id });
  }
}

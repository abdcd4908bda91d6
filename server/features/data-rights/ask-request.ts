import { days } from "@server/core/clock";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import type { RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { CustomerActor } from "@server/core/policy";
import { ownRecord } from "@server/features/customers";
import { openTasks } from "@server/features/tasks";
import { normaliseIdNumber } from "@shared/identifiers/id-number";
import { normalisePhone } from "@shared/identifiers/phone";
import { DataRightsError } from "@shared/privacy/data-rights";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import { coolingDays } from "./cooling-days";
import { previewDeletion } from "./preview-deletion";
import {
  type CorrectableField,
  type DataRequestDocument,
  DataRequestModel,
  openStates,
  type RequestWords,
  wordsPlace,
} from "./request.model";
import { afterWorkingDays } from "./working-days";

type Context = RequestContext<CustomerActor>;
/** Working days in which the law wants an answer. */
export const answerWithin = 15;

export async function askCorrection(
  { field, value, note }: { field: CorrectableField; value: string; note?: string | undefined },
  context: Context,
): Promise<DataRequestDocument> {
  refuseOddValue(field, value);
  return ask(
    { kind: "correction", state: "asked", field },
    { value, ...(note ? { note } : {}) },
    context,
  );
}

export const askCopy = (context: Context) => ask({ kind: "copy", state: "making" }, {}, context);

/** Begins the days in which the customer may think again. What stands in the way is told, not hidden. */
export async function askDeletion(
  note: string | undefined,
  context: Context,
): Promise<DataRequestDocument> {
  const { blockers } = await previewDeletion(context.actor.id, context.ports);
  if (blockers.length > 0) throw DataRightsError.blocked({ blockers });
  const coolsUntil = new Date(context.ports.clock.now().getTime() + days(coolingDays));
  return ask({ kind: "deletion", state: "cooling", coolsUntil }, note ? { note } : {}, context);
}

async function ask(
  what: Pick<DataRequestDocument, "kind" | "state" | "field" | "coolsUntil">,
  said: RequestWords,
  { actor, ports, ip, requestId }: Context,
): Promise<DataRequestDocument> {
  const customer = await ownRecord(actor.id);
  const createdAt = ports.clock.now();
  const _id = newId("drq");
  const document: DataRequestDocument = {
    _id,
    customerId: actor.id,
    ...what,
    words: await ports.vault.sealGroup(actor.id, wordsPlace(_id), said),
    createdAt,
    dueAt: await afterWorkingDays(createdAt, answerWithin),
  };
  await transact(async (tx) => {
    const { kind, field } = what;
    const same = { customerId: actor.id, kind, state: { $in: [...openStates] } };
    if (await DataRequestModel.exists(field ? { ...same, field } : same).session(tx))
      throw DataRightsError.alreadyAsked();
    await DataRequestModel.create([document], { session: tx });
    await announce(tx, {
      type: "dataRequest.asked",
      aggregate: { kind: "dataRequest", id: _id },
      actor: { kind: "customer", id: actor.id },
      at: createdAt,
      data: { kind, customerId: actor.id },
    });
    await ports.audit.record(
      {
        actor: { kind: "customer", id: actor.id, roles: [] },
        act: "dataRequest.asked",
        object: { kind: "dataRequest", id: _id },
        customerId: actor.id,
        result: "ok",
        ip,
        requestId,
        fields: [kind, ...(field ? [field] : [])],
      },
      { session: tx },
    );
    if (kind === "correction")
      await openTasks([taskOf(document, customer.rmId)], { ports, session: tx });
  });
  return document;
}

/** The manager hears of a correction as a thing to do, with the day it is due. */
const taskOf = (
  { _id, customerId, field = "other", dueAt }: DataRequestDocument,
  rmId: string,
) => ({
  key: `dataRequest:${_id}`,
  kind: "review" as const,
  assigneeId: rmId,
  customerId,
  priority: "high" as const,
  dueAt,
  title: words.taskTitle,
  detail: words.fields[field],
});

function refuseOddValue(field: CorrectableField, value: string): void {
  const good =
    field === "phone"
      ? normalisePhone(value)
      : field === "idNumber"
        ? normaliseIdNumber(value)
        : field === "email"
          ? /^[^\s@=+]+@[^\s@]+\.[a-z]{2,}$/i.test(value)
          : !/[<>\p{Cc}]/u.test(value);
  if (!good) throw DataRightsError.badValue();
}

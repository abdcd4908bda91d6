import type { StaffActor } from "@server/core/policy";
import { type CustomerDocument, openNames, seesNames } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { maskName } from "@shared/masking/masking";
import type { DataRequest, DataRequestRow } from "@shared/privacy/data-rights";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import { mayDecide, openWords } from "./decide-request";
import { type DataRequestDocument, openStates } from "./request.model";

const steps: Readonly<Record<string, string>> = words.steps;
const isOpen = ({ state }: DataRequestDocument) =>
  (openStates as readonly string[]).includes(state);

export async function presentRequest(
  request: DataRequestDocument,
  ports: Pick<Ports, "vault">,
): Promise<DataRequest> {
  const { _id, kind, state, field, createdAt, dueAt, coolsUntil, finishedAt } = request;
  const said = await openWords(request, ports);
  return {
    id: _id,
    kind,
    state,
    ...(field ? { field } : {}),
    ...said,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    ...(coolsUntil ? { coolsUntil: coolsUntil.toISOString() } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
    ...(request.steps && state === "done"
      ? { proof: request.steps.map(({ step, count }) => ({ step: steps[step] ?? step, count })) }
      : {}),
    abilities: {
      withdraw: state === "asked" || state === "cooling" || state === "reviewing",
      fetch: kind === "copy" && state === "ready",
    },
  };
}

export async function presentRows(
  requests: readonly DataRequestDocument[],
  seen: readonly CustomerDocument[],
  actor: StaffActor,
  ports: Pick<Ports, "vault" | "clock">,
): Promise<DataRequestRow[]> {
  const byId = new Map(seen.map((customer) => [customer._id, customer]));
  const names = await openNames(ports.vault, seen);
  const managers = await staff.named([...new Set(seen.map(({ rmId }) => rmId))]);
  const managerOf = new Map(managers.map(({ _id, name }) => [_id, name]));
  const now = ports.clock.now();
  return Promise.all(
    requests.flatMap((request) => {
      const customer = byId.get(request.customerId);
      if (!customer) return [];
      const name = names.get(customer._id) ?? "";
      return (async () => ({
        ...(await presentRequest(request, ports)),
        customer: {
          id: customer._id,
          no: customer.no,
          name: seesNames(actor) ? name : maskName(name),
        },
        rmName: managerOf.get(customer.rmId) ?? "",
        isLate: isOpen(request) && request.dueAt < now,
        canDecide: mayDecide(actor, request),
      }))();
    }),
  );
}

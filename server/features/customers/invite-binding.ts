import type { RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { inviteCustomer } from "@server/features/sessions";
import type { CustomerDocument } from "./customer.model";

/** A personal mini-program code with which this customer binds their WeChat; one use, 24 hours. */
export async function inviteBinding(
  customer: CustomerDocument,
  { actor, ip, requestId, ports }: RequestContext<StaffActor>,
) {
  const { scene, expiresAt } = await inviteCustomer(customer._id, actor.id);
  const picture = await ports.wechat.mini.codes.code({ scene, page: "pages/bind/index" });
  await transact((tx) =>
    ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "customer.invited",
        object: { kind: "customer", id: customer._id },
        customerId: customer._id,
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    ),
  );
  return {
    scene,
    imageDataUrl: `data:${picture.contentType};base64,${picture.bytes.toString("base64")}`,
    expiresAt: expiresAt.toISOString(),
  };
}

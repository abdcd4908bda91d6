import mongoose from "mongoose";
import { newId } from "../core/ids";
import type { RequestContext } from "../core/implement";
import type { StaffActor } from "../core/policy";
import { askAccess, breakGlass } from "../features/access-requests";
import { customers, everyCustomer } from "../features/customers";
import { staff } from "../features/organisation";
import { staffActor } from "../features/sessions";
import type { Ports } from "../ports";

/**
 * What waits for a second person when the demo begins: a colleague asks for one of 林静's customers,
 * and one customer was opened in need, for compliance to judge.
 */
export async function lendAccess(ports: Ports): Promise<void> {
  const zhou = await contextOf("rm-zhou", ports);
  const shen = await contextOf("rm-shen", ports);
  const has = async (no: string) => (await customers.within(everyCustomer).byNo(no)) !== null;
  if (zhou && (await has("vip-wu"))) {
    await askAccess(
      {
        number: "vip-wu",
        purpose: "coverForColleague",
        reason: "林静外出拜访，客户来电询问高尔夫活动的同行名额",
        hours: 4,
      },
      zhou,
    );
  }
  if (shen && (await has("vip-zhao"))) {
    await breakGlass(
      {
        number: "vip-zhao",
        purpose: "riskEvent",
        reason: "客户在网点称接到冒充公检法的电话，需立即核对联系人",
        hours: 2,
      },
      shen,
    );
  }
  // Told of before the demo begins: no phone buzzes for it now.
  await mongoose.connection
    .collection<{ todo: string[] }>("domainEvents")
    .updateMany(
      { type: { $in: ["approval.asked", "alarm.raised"] } },
      { $pull: { todo: "staffNotices" } },
    );
}

async function contextOf(
  no: string,
  ports: Ports,
): Promise<RequestContext<StaffActor> | undefined> {
  const person = await staff.byNo(no);
  const actor = person ? await staffActor(person._id, ports.clock) : undefined;
  if (!actor) return undefined;
  return {
    actor,
    ports,
    requestId: newId("req"),
    ip: "",
    userAgent: "demo",
    origin: "",
    cookies: { get: () => undefined, set: () => undefined },
  };
}

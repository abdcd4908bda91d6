import { transact } from "@server/core/mongo";
import { consents, hashText, type Purpose } from "@server/features/consents";
import { customers, everyCustomer } from "@server/features/customers";
import type { Ports } from "@server/ports";
import { notice } from "@shared/text/zh-CN/privacy-notice";
import { wechatUsers } from "./wechat-user.model";

export interface ReadyPerson {
  /** The core system's customer number. */
  readonly no: string;
  readonly openids: { readonly mini: string; readonly official: string };
  readonly unionid: string;
  readonly follows: boolean;
  readonly agreed: readonly Purpose[];
}

/** Binds people who had bound themselves before: the demo's, whose first steps were taken yesterday. */
export async function bindReady(person: ReadyPerson, ports: Ports): Promise<void> {
  const customer = await customers.within(everyCustomer).byNo(person.no);
  if (!customer || customer.bound) return;
  const { unionid, openids, follows } = person;
  await wechatUsers.meet(ports.vault, "mini", { openid: openids.mini, unionid });
  const user = await wechatUsers.meet(ports.vault, "official", {
    openid: openids.official,
    unionid,
    follows,
  });
  const at = ports.clock.now();
  const common = {
    customerId: customer._id,
    granted: true,
    version: notice.version,
    textHash: hashText(JSON.stringify(notice)),
    channel: "mini",
    ip: "",
    at,
  };
  await transact(async (tx) => {
    await wechatUsers.change(user._id, { $set: { customerId: customer._id, boundAt: at } }, tx);
    await customers.within(everyCustomer).change(customer._id, { bound: true }, tx);
    if (person.agreed.length > 0)
      await consents.record(
        person.agreed.map((purpose) => ({ ...common, purpose })),
        tx,
      );
  });
}

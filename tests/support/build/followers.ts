import { transact } from "@server/core/mongo";
import { consents, hashText } from "@server/features/consents";
import { customers, everyCustomer } from "@server/features/customers";
import { wechatUsers } from "@server/features/sessions";
import { notice } from "@shared/text/zh-CN/privacy-notice";
import type { TestApp } from "../app";
import { customerIdOf } from "./customers";

/** Binds bank customers to WeChat as if they had done so before, followers of the official account. */
export async function bindFollowers(
  { server, sandbox }: TestApp,
  nos: readonly string[],
): Promise<Map<string, string>> {
  const { vault } = server.ports;
  const ids = new Map<string, string>();
  for (const no of nos) {
    const { openids, unionid } = personOf(sandbox, no);
    await wechatUsers.meet(vault, "mini", { openid: openids.mini, unionid });
    const user = await wechatUsers.meet(vault, "official", {
      openid: openids.official,
      unionid,
      follows: true,
    });
    const customerId = await customerIdOf(no);
    await wechatUsers.change(user._id, { $set: { customerId, boundAt: new Date() } });
    await customers.within(everyCustomer).change(customerId, { bound: true });
    await agree(customerId);
    ids.set(no, customerId);
  }
  return ids;
}

/** Answers the privacy notice with what the product needs and what assets need. */
async function agree(customerId: string): Promise<void> {
  const answer = { customerId, granted: true, version: notice.version, at: new Date() };
  const rows = (["service", "financial"] as const).map((purpose) => ({
    ...answer,
    purpose,
    textHash: hashText(JSON.stringify(notice)),
    channel: "mini",
    ip: "",
  }));
  await transact((tx) => consents.record(rows, tx));
}

function personOf(sandbox: TestApp["sandbox"], no: string) {
  const known = sandbox.control.people().find(({ id }) => id === no);
  return known ?? sandbox.control.addPerson({ id: no, nickname: no, following: true });
}

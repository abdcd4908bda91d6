import { conversationOf } from "@server/features/conversations/open-conversation";
import { CustomerModel } from "@server/features/customers";
import { Purses, purseId } from "@server/features/reach/purse.model";
import { wechatUsers } from "@server/features/sessions";
import { buildCustomers } from "@tests/support/build/customers";
import { atOnce } from "../lib/rounds";
import { importPeople, type Stand } from "../lib/stand";

export interface Recipient {
  readonly customerId: string;
  readonly openid: string;
}

export const invitation = "campaign.invitation";

/**
 * Customers who follow the official account, agreed to marketing and gave their lasting permission
 * to be invited: everybody a message may go to, so that every send is one.
 */
export async function gatherRecipients(
  stand: Stand,
  openids: readonly { readonly official: string; readonly mini: string }[],
): Promise<Recipient[]> {
  const { vault } = stand.ports;
  await importPeople(stand);
  await buildCustomers(
    { server: stand },
    openids.map(() => ({})),
  );
  await CustomerModel.updateMany({ no: /^made-/ }, { $set: { "contact.marketing": true } });
  const made = await CustomerModel.find({ no: /^made-/ }, { _id: 1 }).lean();
  const recipients: Recipient[] = [];
  await atOnce(openids.length, 8, async (at) => {
    const [customerId, openid] = [String(made[at]?._id), openids[at]];
    if (!openid) return;
    const unionid = `union-bench-${at}`;
    const seen = { openid: openid.official, unionid, follows: true };
    const user = await wechatUsers.meet(vault, "official", seen);
    const both = await wechatUsers.meet(vault, "mini", { openid: openid.mini, unionid });
    await wechatUsers.change(user._id, { $set: { customerId, boundAt: new Date() } });
    await allow(both.miniIndex ?? "");
    await conversationOf(customerId);
    recipients.push({ customerId, openid: openid.official });
  });
  return recipients;
}

async function allow(owner: string): Promise<void> {
  await Purses.create({
    _id: purseId(owner, "subscribe", invitation),
    owner,
    channel: "subscribe",
    template: invitation,
    left: 0,
    isLongTerm: true,
    held: [],
    seen: [],
    grants: [],
  });
}

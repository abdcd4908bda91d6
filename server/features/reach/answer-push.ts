import { wechatUsers } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import type { Outcome } from "@server/wechat";
import { openWindow } from "./grant-rights";
import { purseId, rightEndAfter, settleRights, takeRights } from "./purse.model";

/** What somebody did at the official account, and what is answered at once by rule. */
export interface AnsweredPush {
  readonly id: string;
  readonly openid: string;
  readonly at: Date;
  readonly by: "message" | "act";
}

/**
 * Sends the automatic answer to a push out of the window that the push opened, so that the ledger
 * knows it went: the right is taken before the call and given back only on an answer that says
 * nothing was sent. Undefined when the window has no message left; the same push takes one right
 * however often it is heard.
 */
export async function answerPush<Value>(
  { id, openid, at, by }: AnsweredPush,
  send: () => Promise<Outcome<Value>>,
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<Outcome<Value> | undefined> {
  const owner = await wechatUsers.rightsName(vault, "official", openid);
  // Whoever hears the push first opens its window; the other finds it open.
  await openWindow(owner, "officialService", { at, by, pushId: id });
  const holding = { deliveryId: `answer:${id}`, purse: purseId(owner, "officialService") };
  const taken = await takeRights([holding], clock.now());
  if (!taken.has(holding.deliveryId)) return undefined;

  const outcome = await send();
  await settleRights([{ ...holding, end: rightEndAfter(outcome) }]);
  return outcome;
}

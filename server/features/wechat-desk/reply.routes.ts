import { days } from "@server/core/clock";
import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import type { ReplyDesk } from "@shared/wechat-desk/contracts";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import { replies } from "./reply.model";
import { namesOf, trail } from "./trail";

async function desk({ clock }: Ports): Promise<ReplyDesk> {
  const [newest, history, answered] = await Promise.all([
    replies.newest(),
    replies.history(),
    replies.countSince(new Date(clock.now().getTime() - days(30))),
  ]);
  const name = await namesOf(history.map(({ by }) => by));
  const saved = ({ at, by }: { at: Date; by: string }) => ({ at: at.toISOString(), by: name(by) });
  return {
    version: newest?._id ?? 0,
    rules: newest?.rules ?? { isOn: false, keywords: [], keys: [] },
    ...(newest ? { changed: saved(newest) } : {}),
    history: history.map((one) => ({ version: one._id, ...saved(one) })),
    answered,
  };
}

export const replyRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-replies"))((_, { ports }) => desk(ports)),
  implement(pick(all, "PUT /wechat-replies"))(async ({ version, rules }, context) => {
    const { actor, ports } = context;
    if (version !== ((await replies.newest())?._id ?? 0)) throw WechatDeskError.outdated();
    await transact(async (tx) => {
      const next = { _id: version + 1, rules, at: ports.clock.now(), by: actor.id };
      if (!(await replies.add(next, tx))) throw WechatDeskError.outdated();
      const fields = Object.keys(rules);
      const object = { kind: "wechatReplies", id: String(next._id) };
      await trail(context, { act: "wechatReplies.changed", object, fields }, tx);
    });
    return desk(ports);
  }),
  implement(pick(all, "GET /wechat-replies/versions/:version"))(async ({ version }) => {
    const found = await replies.version(version);
    if (!found) throw WechatDeskError.notFound();
    return { rules: found.rules };
  }),
];

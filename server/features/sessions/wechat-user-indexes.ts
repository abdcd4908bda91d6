import type { IndexRefill, Vault } from "@server/core/vault";
import type { WechatUserDocument } from "./wechat-user.model";

const owner = "wechat";

/** The blind indexes of WeChat users, computed anew when index keys change. */
export const wechatUserIndexes: IndexRefill = {
  collection: "wechatUsers",
  paths: ["miniIndex", "officialIndex", "unionIndex"],
  async refill(document, vault) {
    const user = document as unknown as WechatUserDocument;
    const sides = await Promise.all(
      (["mini", "official"] as const).map((side) => sideOf(user, side, vault)),
    );
    const set = Object.assign({}, ...sides);
    if (!user.unionIndex) return { set };
    if (!user.union) return { set, missing: ["blind.unionid"] };
    const unionid = await open(user, "union", vault);
    return { set: { ...set, unionIndex: await vault.blind("unionid", unionid) } };
  },
};

/** The name under which the rights at an account stand is the index before: it must not change. */
async function sideOf(
  user: WechatUserDocument,
  side: "mini" | "official",
  vault: Vault,
): Promise<Record<string, string>> {
  const before = user[`${side}Index`];
  if (!before) return {};
  const index = await vault.blind("openid", await open(user, side, vault));
  if (index === before) return {};
  return {
    [`${side}Index`]: index,
    ...(user[`${side}Rights`] ? {} : { [`${side}Rights`]: before }),
  };
}

function open(user: WechatUserDocument, field: "mini" | "official" | "union", vault: Vault) {
  const place = { collection: "wechatUsers", id: user._id, field };
  return vault.open(owner, place, user[field] as NonNullable<WechatUserDocument["mini"]>);
}

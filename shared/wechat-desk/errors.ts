import { defineErrors } from "../core/errors";

/** What can go wrong at the desk from which the WeChat accounts are run. */
export const WechatDeskError = defineErrors("wechatDesk", {
  notFound: 404,
  outdated: 409,
  badMenu: 400,
  badMapping: 400,
  nobodyToTell: 409,
  tooSoon: 429,
  refused: 502,
});

import type { Jump } from "../core/types";
import { isRecord } from "../core/xml";
import { PlatformError } from "./errcodes";
import type { Platform } from "./platform";

/** A page path with its query taken apart, as a phone opens it. */
export function miniJump(appid: string, path: string): Extract<Jump, { kind: "mini" }> {
  const [page = "", search = ""] = path.split("?", 2);
  return {
    kind: "mini",
    appid,
    path: page.replace(/^\//, ""),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** Is this page part of the released mini-program? Unknown while nobody said which pages there are. */
export function pageExists(platform: Platform, path: string): boolean {
  const { miniPages } = platform.rules;
  const page = path.split(/[?#]/, 1)[0]?.replace(/^\//, "") ?? "";
  return miniPages === null || page === "" || miniPages.includes(page);
}

/** Where a template card leads: the mini-program when one is named, else the address, else nowhere. */
export function jumpOf(platform: Platform, body: Record<string, unknown>): Jump | null {
  const { miniprogram, url } = body;
  if (isRecord(miniprogram) && typeof miniprogram.appid === "string" && miniprogram.appid !== "") {
    if (miniprogram.appid !== platform.world.accounts.mini.appid) throw new PlatformError(40013);
    const path = miniprogram.pagepath ?? miniprogram.pagePath ?? "";
    if (typeof path !== "string" || !pageExists(platform, path)) throw new PlatformError(40165);
    return miniJump(miniprogram.appid, path);
  }
  return typeof url === "string" && url !== "" ? { kind: "web", url } : null;
}

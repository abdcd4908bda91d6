import { escapeHtml } from "../core/http";
import { derivedHex } from "../core/random";
import type { Platform } from "../wechat/platform";
import { find } from "./people";

/** A quiet face for a person: the last character of the name on a tint of their own. */
export function avatar(platform: Platform, id: string): Buffer {
  const { nickname } = find(platform, id);
  const hue = Number.parseInt(derivedHex(4, "face", id), 16) % 360;
  const letter = escapeHtml([...nickname].at(-1) ?? "");
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 132"><rect width="132" height="132" fill="hsl(${hue} 24% 86%)"/><text x="66" y="88" text-anchor="middle" font-size="60" font-family="PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,sans-serif" fill="hsl(${hue} 34% 28%)">${letter}</text></svg>`,
  );
}

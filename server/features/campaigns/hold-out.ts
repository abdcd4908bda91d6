import { createHash } from "node:crypto";
import type { CampaignAudience } from "@shared/campaigns/campaign";

/**
 * Whether somebody belongs to the share that gets nothing, to compare with. The same person falls
 * the same way in one audience each time it is asked, and anew in another.
 */
export function isHeldOut(
  customerId: string,
  { holdOutPercent = 0, ...audience }: CampaignAudience,
): boolean {
  if (holdOutPercent === 0) return false;
  const hash = createHash("sha256")
    .update(`${JSON.stringify(audience)}|${customerId}`)
    .digest();
  return hash.readUInt32BE(0) % 100 < holdOutPercent;
}

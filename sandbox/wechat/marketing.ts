import { isRecord } from "../core/xml";

/**
 * Words that make the platform take a service notice for advertising. Its real classifier is unknown; these
 * are the ones its own rules for template content give as examples of what is not allowed.
 */
const words =
  /优惠|促销|特惠|折扣|打折|限时|限量|抢购|秒杀|红包|抽奖|中奖|立减|满减|代金券|免费领|领取福利|大礼包|爆款|热销|年化收益|高收益|稳赚|保本|火热认购|立即购买|立即认购/;

/** True when a value of the data reads like marketing. */
export function looksLikeMarketing(data: Record<string, unknown>): boolean {
  for (const key in data) {
    const item = data[key];
    const value = isRecord(item) ? item.value : item;
    if (typeof value === "string" && words.test(value)) return true;
  }
  return false;
}

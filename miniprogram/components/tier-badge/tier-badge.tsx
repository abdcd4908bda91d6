import type { Tier } from "@shared/customers/customer";
import { tierNames } from "@shared/text/zh-CN/miniprogram";
import { Text } from "@tarojs/components";
import "./tier-badge.scss";

export function TierBadge({ tier }: { tier: Tier }) {
  return <Text className={`tier-badge tier-badge--${tier}`}>{tierNames[tier]}</Text>;
}

import { sayMoney } from "@shared/format/money";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { Amount } from "../../../components/amount/amount";
import { sayShare } from "../../../format/share";

interface AllocationProps {
  readonly parts: Portfolio["allocation"];
  readonly isHidden: boolean;
}

/** How it is spread: one bar, and under it the same as a table. */
export function Allocation({ parts, isHidden }: AllocationProps) {
  if (parts.length === 0) return null;
  const sorted = [...parts].sort((a, b) => b.share - a.share);
  return (
    <View className="report__card">
      <Text className="report__heading">{words.allocation}</Text>
      <View className="allocation__bar">
        {sorted.map(({ kind, share }) => (
          <View
            key={kind}
            className={`allocation__part allocation__part--${kind}`}
            style={{ width: `${Math.max(1, share * 100)}%` }}
          />
        ))}
      </View>
      {sorted.map(({ kind, share, amountFen }) => (
        <View key={kind} className="allocation__row">
          <View className={`allocation__dot allocation__part--${kind}`} />
          <Text className="allocation__kind">{words.kinds[kind]}</Text>
          <Text className="allocation__share">{sayShare(share)}</Text>
          <Amount className="allocation__amount" hidden={isHidden}>
            {sayMoney(amountFen)}
          </Amount>
        </View>
      ))}
    </View>
  );
}

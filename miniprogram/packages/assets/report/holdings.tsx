import { dayOf } from "@shared/calendar/day";
import { sayDate } from "@shared/format/moment";
import { sayMoney } from "@shared/format/money";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { Amount } from "../../../components/amount/amount";
import { now } from "../../../data/clock";

type Holding = Portfolio["holdings"][number];

interface HoldingsProps {
  readonly items: readonly Holding[];
  readonly isHidden: boolean;
}

/** Everything that is held, one line each. */
export function Holdings({ items, isHidden }: HoldingsProps) {
  if (items.length === 0) return null;
  return (
    <View className="report__card">
      <Text className="report__heading">{words.holdings}</Text>
      {items.map((holding) => (
        <View key={holding.id} className="report__row">
          <View className="report__words">
            <Text className="report__name">{holding.name}</Text>
            <Text className="report__text">{sayAbout(holding, now())}</Text>
          </View>
          <Amount hidden={isHidden}>{sayMoney(holding.amountFen)}</Amount>
        </View>
      ))}
    </View>
  );
}

function sayAbout({ kind, riskLevel, maturesOn, accountMasked }: Holding, time: Date): string {
  const year = dayOf(time).slice(0, 4);
  const parts = [
    words.kinds[kind],
    riskLevel && words.risk(riskLevel),
    maturesOn && words.matures(sayDate(maturesOn.slice(0, 10), year)),
    accountMasked,
  ];
  return parts.filter(Boolean).join(" · ");
}

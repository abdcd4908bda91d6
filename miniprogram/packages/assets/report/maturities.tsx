import { dayOf } from "@shared/calendar/day";
import { sayDate } from "@shared/format/moment";
import { sayMoney } from "@shared/format/money";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { Amount } from "../../../components/amount/amount";
import { now } from "../../../data/clock";

interface MaturitiesProps {
  readonly items: Portfolio["maturities"];
  readonly isHidden: boolean;
}

/** What comes due, soonest first. */
export function Maturities({ items, isHidden }: MaturitiesProps) {
  const year = dayOf(now()).slice(0, 4);
  return (
    <View className="report__card">
      <Text className="report__heading">{words.maturities}</Text>
      {items.length === 0 ? <Text className="report__none">{words.noMaturities}</Text> : null}
      {items.map(({ name, amountFen, on, inDays }) => (
        <View key={`${name}${on}`} className="report__row">
          <View className="report__words">
            <Text className="report__name">{name}</Text>
            <Text className="report__text">
              {sayDate(on.slice(0, 10), year)} · {words.inDays(inDays)}
            </Text>
          </View>
          <Amount hidden={isHidden}>{sayMoney(amountFen)}</Amount>
        </View>
      ))}
    </View>
  );
}

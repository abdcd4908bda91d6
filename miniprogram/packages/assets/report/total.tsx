import { dayOf } from "@shared/calendar/day";
import { sayDate } from "@shared/format/moment";
import { sayMoney, toneOfChange } from "@shared/format/money";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { Amount } from "../../../components/amount/amount";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";

interface TotalProps {
  readonly portfolio: Portfolio;
  readonly isHidden: boolean;
  readonly toggle: () => void;
}

/** All of it in one figure, as of a day, against the day before. */
export function Total({ portfolio, isHidden, toggle }: TotalProps) {
  const { asOf, totalFen, changeFen, changeSince } = portfolio;
  const year = dayOf(now()).slice(0, 4);
  return (
    <Tap className="report__card total" label={isHidden ? words.show : words.hide} onTap={toggle}>
      <View className="total__line">
        <Text className="total__label">{words.total}</Text>
        <Icon name={isHidden ? "hidden" : "eye"} className="total__eye" />
      </View>
      <Amount className="total__figure" hidden={isHidden}>
        {sayMoney(totalFen, { unit: "yuan", bare: true })}
      </Amount>
      {changeFen !== undefined && changeSince ? (
        <View className="total__change">
          <Text className="total__since">
            {words.since(sayDate(changeSince.slice(0, 10), year))}
          </Text>
          <Amount className={isHidden ? "" : `total__${toneOfChange(changeFen)}`} hidden={isHidden}>
            {sayMoney(changeFen, { unit: "yuan", signed: true })}
          </Amount>
        </View>
      ) : null}
      <Text className="total__as-of">{words.asOf(sayDate(asOf.slice(0, 10), year))}</Text>
    </Tap>
  );
}

import { dayOf } from "@shared/calendar/day";
import { sayDate } from "@shared/format/moment";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { now } from "../../../data/clock";
import { spoken } from "../../../platform/spoken";
import { barsOf } from "./trend.model";

/** A year at a glance: the shape only, the figures stand above. */
export function Trend({ points }: { points: Portfolio["trend"] }) {
  const bars = barsOf(points);
  const [first] = bars;
  const last = bars[bars.length - 1];
  if (!first || !last || bars.length < 2) return null;
  const year = dayOf(now()).slice(0, 4);
  const [from, to] = [sayDate(first.on.slice(0, 10), year), sayDate(last.on.slice(0, 10), year)];
  return (
    <View className="report__card">
      <Text className="report__heading">{words.trend}</Text>
      <View className="trend" {...spoken({ role: "img", label: words.trendLabel(from, to) })}>
        {bars.map(({ on, height }) => (
          <View key={on} className="trend__column">
            <View
              className={`trend__bar ${on === last.on ? "trend__bar--last" : ""}`}
              style={{ height: `${height}%` }}
            />
          </View>
        ))}
      </View>
      <View className="trend__ends">
        <Text>{from}</Text>
        <Text>{to}</Text>
      </View>
    </View>
  );
}

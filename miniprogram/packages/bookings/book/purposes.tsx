import type { Purpose } from "@shared/bookings/booking";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { Icon, type IconName } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import "./purposes.scss";

const icons: Readonly<Record<Purpose["place"], IconName>> = {
  branch: "place",
  video: "video",
  phone: "phone",
};

interface PurposesProps {
  readonly items: readonly Purpose[];
  readonly choose: (purpose: Purpose) => void;
}

/** Step one: what for, in plain words, and how long it takes. */
export function Purposes({ items, choose }: PurposesProps) {
  return (
    <View>
      <View className="book__lead">
        <Text className="book__title">{words.purposeLead}</Text>
        <Text className="book__text">{words.purposeText}</Text>
      </View>
      <View className="purposes">
        {items.map((purpose) => (
          <Tap key={purpose.id} className="purposes__item" onTap={() => choose(purpose)}>
            <Icon name={icons[purpose.place]} className="purposes__icon" />
            <View className="purposes__words">
              <Text className="purposes__title">{purpose.title}</Text>
              <Text className="purposes__text">
                {words.minutes(purpose.minutes)} · {words.places[purpose.place]}
              </Text>
            </View>
            <Icon name="next" className="purposes__next" />
          </Tap>
        ))}
      </View>
    </View>
  );
}

import { home as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../components/icon/icon";
import { Tap } from "../../components/tap/tap";
import { now } from "../../data/clock";
import { open } from "../../platform/navigation";
import { concernIcons, type HomeItem, wayTo, whenOf } from "./concerns.model";
import "./concerns.scss";

/** What concerns the customer now, and nothing else. */
export function Concerns({ items }: { items: readonly HomeItem[] }) {
  return (
    <View className="concerns">
      <Text className="concerns__title">{words.concerns}</Text>
      <View className="concerns__list">
        {items.length > 0 ? (
          items.map((item) => <Concern key={`${item.kind}${item.refId}`} item={item} />)
        ) : (
          <Nothing />
        )}
      </View>
    </View>
  );
}

function Concern({ item }: { item: HomeItem }) {
  const { screen, query } = wayTo(item);
  const when = whenOf(item, now());
  return (
    <Tap className="concern" onTap={() => open(screen, query)}>
      <Icon name={concernIcons[item.kind]} className="concern__icon" />
      <View className="concern__body">
        <Text className="concern__title">{item.title}</Text>
        <Text className="concern__text">{item.text}</Text>
        {when ? <Text className="concern__at">{when}</Text> : null}
      </View>
      <Icon name="next" className="concern__next" />
    </Tap>
  );
}

function Nothing() {
  return (
    <Tap className="concern" onTap={() => open("book")}>
      <View className="concern__body">
        <Text className="concern__title">{words.nothing}</Text>
        <Text className="concern__text">{words.nothingText}</Text>
      </View>
      <Text className="concern__act">{words.nothingAct}</Text>
    </Tap>
  );
}

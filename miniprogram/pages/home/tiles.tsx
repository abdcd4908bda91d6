import type { Screen } from "@shared/home/screens";
import { home as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Icon, type IconName } from "../../components/icon/icon";
import { Tap } from "../../components/tap/tap";
import { open } from "../../platform/navigation";
import "./tiles.scss";

const tiles: readonly {
  readonly screen: Screen;
  readonly icon: IconName;
  readonly label: string;
}[] = [
  { screen: "conversation", icon: "chat", label: words.tiles.rm },
  { screen: "book", icon: "calendar", label: words.tiles.book },
  { screen: "events", icon: "events", label: words.tiles.events },
  { screen: "assets", icon: "chart", label: words.tiles.assets },
];

/** The four things a customer comes for, one tap each. */
export function Tiles() {
  return (
    <View className="tiles">
      {tiles.map(({ screen, icon, label }) => (
        <Tap key={screen} className="tiles__tile" onTap={() => open(screen)}>
          <Icon name={icon} className="tiles__icon" />
          <Text className="tiles__label">{label}</Text>
        </Tap>
      ))}
    </View>
  );
}

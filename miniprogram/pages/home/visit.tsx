import { visit as words } from "@shared/text/zh-CN/miniprogram-arrivals";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../components/icon/icon";
import { Tap } from "../../components/tap/tap";
import { useArrival } from "../../hooks/use-arrival";
import { open } from "../../platform/navigation";
import "./visit.scss";

/** While the customer is at a branch: who knows of it. At all other times nothing. */
export function Visit() {
  const { state } = useArrival();
  const visit = state.status === "ready" ? state.data.visit : undefined;
  if (!visit) return null;
  return (
    <Tap className="visit" onTap={() => open("checkIn")}>
      <Icon name="place" className="visit__icon" />
      <View className="visit__words">
        <Text className="visit__title">{words.title(visit.place)}</Text>
        <Text className="visit__text">
          {visit.state === "served" ? words.served(visit.rmName) : words.waiting(visit.rmName)}
        </Text>
      </View>
    </Tap>
  );
}

import { sayMoment } from "@shared/format/moment";
import { reasons as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { open } from "../../../platform/navigation";
import "../readers/index.scss";

export default function ReasonsPage() {
  return (
    <Screen className="told" skeleton={<View className="bone bone--card told__bone" />}>
      <Reasons />
    </Screen>
  );
}

/** Why each message came, and the way to stop those that need not come. */
function Reasons() {
  const reasons = useEndpoint("GET /my/reasons", {});
  return (
    <States of={reasons} skeleton={<View className="bone bone--card told__bone" />}>
      {({ items }) => (
        <>
          <Text className="told__lead">{words.lead}</Text>
          <View className="told__card">
            {items.length === 0 ? <Text className="told__none">{words.none}</Text> : null}
            {items.map((one) => (
              <View key={one.id} className="told__row">
                <Text className="told__title">{one.title}</Text>
                <Text className="told__text">{one.because}</Text>
                <Text className="told__at">
                  {sayMoment(one.at, now())} · {one.channel}
                </Text>
              </View>
            ))}
          </View>
          <Button kind="quiet" onTap={() => open("consents")}>
            {words.stop}
          </Button>
        </>
      )}
    </States>
  );
}

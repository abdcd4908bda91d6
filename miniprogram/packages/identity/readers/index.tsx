import { sayMoment } from "@shared/format/moment";
import { readers as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import "./index.scss";

export default function ReadersPage() {
  return (
    <Screen className="told" skeleton={<View className="bone bone--card told__bone" />}>
      <Readers />
    </Screen>
  );
}

/** Who looked at this person's data: what they are and why, newest first. */
function Readers() {
  const readers = useEndpoint("GET /my/readers", { limit: 50 });
  return (
    <States of={readers} skeleton={<View className="bone bone--card told__bone" />}>
      {({ items }) => (
        <>
          <Text className="told__lead">{words.lead}</Text>
          <View className="told__card">
            {items.length === 0 ? <Text className="told__none">{words.none}</Text> : null}
            {items.map((one) => (
              <View key={one.id} className="told__row">
                <Text className="told__title">{one.who}</Text>
                <Text className="told__text">{one.what}</Text>
                <Text className="told__at">{sayMoment(one.at, now())}</Text>
              </View>
            ))}
          </View>
        </>
      )}
    </States>
  );
}

import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";
import { sayMoment } from "@shared/format/moment";
import { ownData as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { open } from "../../../platform/navigation";
import { cellsOf } from "./data.model";
import "./index.scss";

type OwnData = OutputOf<EndpointBy<"GET /my/data">>;

export default function DataPage() {
  return (
    <Screen className="own-data" skeleton={<DataBones />}>
      <Data />
    </Screen>
  );
}

/** Everything kept about this person, to read, to take along, and to have corrected. */
function Data() {
  const data = useEndpoint("GET /my/data", {});
  return (
    <States of={data} skeleton={<DataBones />}>
      {(all) => (
        <>
          <View className="own-data__lead">
            <Text>{words.lead}</Text>
            <Text className="own-data__at">{words.at(sayMoment(all.at, now()))}</Text>
          </View>
          {all.sections.map((section) => (
            <Section key={section.title} section={section} />
          ))}
          <View className="own-data__acts">
            <Button kind="plain" onTap={() => open("rights")}>
              {words.rights}
            </Button>
            <Button kind="quiet" onTap={() => open("readers")}>
              {words.readers}
            </Button>
            <Button kind="quiet" onTap={() => open("reasons")}>
              {words.reasons}
            </Button>
          </View>
        </>
      )}
    </States>
  );
}

function Section({ section }: { section: OwnData["sections"][number] }) {
  return (
    <View className="own-data__section">
      <Text className="own-data__title">{section.title}</Text>
      <Text className="own-data__at">
        {words.from(section.from)}
        {section.asOf ? ` · ${words.at(section.asOf)}` : ""}
      </Text>
      {section.rows.length === 0 ? <Text className="own-data__at">{words.none}</Text> : null}
      {section.rows.map((row) => (
        <View key={JSON.stringify(row)} className="own-data__row">
          {cellsOf(row).map(([name, value]) => (
            <View key={name} className="own-data__cell">
              <Text className="own-data__name">{name}</Text>
              <Text className="own-data__value">{value}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

function DataBones() {
  return (
    <View>
      <View className="bone bone--card own-data__bone" />
      <View className="bone bone--card own-data__bone" />
    </View>
  );
}

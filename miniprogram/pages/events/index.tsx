import { events as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Screen } from "../../components/screen/screen";
import { Empty } from "../../components/states/empty";
import { States } from "../../components/states/states";
import { Tap } from "../../components/tap/tap";
import { useEndpoint } from "../../hooks/use-endpoint";
import { endPullDown, usePullDownRefresh } from "../../platform/lifecycle";
import { open } from "../../platform/navigation";
import { EventCard } from "./event-card";
import "./index.scss";

export default function EventsPage() {
  return (
    <Screen className="events" skeleton={<EventBones />}>
      <Events />
    </Screen>
  );
}

function Events() {
  const events = useEndpoint("GET /my/events", {});
  usePullDownRefresh(() => void events.reload().finally(endPullDown));
  return (
    <>
      <View className="events__head">
        <Text className="events__lead">{words.lead}</Text>
        <Tap className="events__tickets" onTap={() => open("tickets")}>
          {words.tickets}
        </Tap>
      </View>
      <States of={events} skeleton={<EventBones />}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((event) => <EventCard key={event.id} event={event} />)
          ) : (
            <Empty
              icon="events"
              title={words.empty}
              text={words.emptyText}
              act={{ label: words.emptyAct, onTap: () => open("conversation") }}
            />
          )
        }
      </States>
    </>
  );
}

function EventBones() {
  return (
    <View>
      <View className="bone bone--card events__bone" />
      <View className="bone bone--card events__bone" />
    </View>
  );
}

import type { EventForCustomer } from "@shared/events/event";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { Poster } from "../../../components/poster/poster";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { prepareSubscriptions } from "../../../data/subscriptions";
import { offerOf } from "../../../format/event-state";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { useLiveChange } from "../../../live";
import { useRouter } from "../../../platform/lifecycle";
import { AskOrganiser } from "./ask-organiser";
import { EventFacts } from "./event-facts";
import { Mine } from "./mine";
import { SignUp } from "./sign-up";
import "./index.scss";

export default function EventPage() {
  return (
    <Screen className="event" skeleton={<EventBones />}>
      <EventDetail />
    </Screen>
  );
}

function EventDetail() {
  const { id = "" } = useRouter().params;
  const event = useEndpoint("GET /my/events/:id", { id });
  useLiveChange(event.reload);
  useEffect(() => void prepareSubscriptions().catch(() => undefined), []);
  return (
    <States of={event} skeleton={<EventBones />}>
      {(data) => <EventReady event={data} put={event.put} />}
    </States>
  );
}

interface EventReadyProps {
  readonly event: EventForCustomer;
  readonly put: (event: EventForCustomer) => void;
}

function EventReady({ event, put }: EventReadyProps) {
  const offer = offerOf(event, now());
  return (
    <>
      <Poster pattern={event.poster} tall />
      <View className="event__sheet">
        <Text className="event__title">{event.title}</Text>
        <Text className="event__summary">{event.summary}</Text>
        <EventFacts event={event} />
      </View>
      {offer === "mine" && event.mine ? <Mine event={event} mine={event.mine} put={put} /> : null}
      {offer === "open" || offer === "waitlist" ? (
        <SignUp event={event} isWaitlist={offer === "waitlist"} put={put} />
      ) : null}
      {offer === "closed" || offer === "cancelled" ? (
        <Text className="event__off">{words[offer]}</Text>
      ) : null}
      <View className="event__about">
        <Text className="event__heading">{words.about}</Text>
        <Text className="event__description">{event.description}</Text>
      </View>
      <AskOrganiser eventId={event.id} />
    </>
  );
}

function EventBones() {
  return (
    <View>
      <View className="bone event__bone-poster" />
      <View className="bone bone--card event__bone" />
      <View className="bone bone--card event__bone" />
    </View>
  );
}

import type { EventForCustomer } from "@shared/events/event";
import { events as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Meter } from "../../components/meter/meter";
import { Poster } from "../../components/poster/poster";
import { Tap } from "../../components/tap/tap";
import { now } from "../../data/clock";
import { offerOf, seatsLeft } from "../../format/event-state";
import { saySpan } from "../../format/time";
import { open } from "../../platform/navigation";
import "./event-card.scss";

/** An event in the list: its poster, when and where, and how many seats are left. */
export function EventCard({ event }: { event: EventForCustomer }) {
  const offer = offerOf(event, now());
  return (
    <Tap className="event-card" onTap={() => open("event", { id: event.id })}>
      <Poster pattern={event.poster} />
      <View className="event-card__body">
        <View className="event-card__line">
          <Text className="event-card__title">{event.title}</Text>
          {event.mine ? (
            <Text className="event-card__mine">{words.mine[event.mine.state]}</Text>
          ) : null}
        </View>
        <Text className="event-card__summary">{event.summary}</Text>
        <Text className="event-card__when">{saySpan(event.startsAt, event.endsAt, now())}</Text>
        <Text className="event-card__where">{event.place}</Text>
        {offer === "open" || offer === "waitlist" || offer === "mine" ? (
          <View className="event-card__seats">
            <Meter taken={event.taken} of={event.seats} />
            <Text className="event-card__left">
              {event.full ? words.full : words.seatsLeft(seatsLeft(event))}
            </Text>
          </View>
        ) : (
          <Text className="event-card__off">{words[offer]}</Text>
        )}
      </View>
    </Tap>
  );
}

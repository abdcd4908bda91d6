import type { EventForCustomer } from "@shared/events/event";
import { sayMoment } from "@shared/format/moment";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { Icon, type IconName } from "../../../components/icon/icon";
import { Meter } from "../../../components/meter/meter";
import { now } from "../../../data/clock";
import { saySpan } from "../../../format/time";

/** When, where, until when, and how full it is. */
export function EventFacts({ event }: { event: EventForCustomer }) {
  return (
    <View className="event__facts">
      <Fact icon="clock" label={words.when} text={saySpan(event.startsAt, event.endsAt, now())} />
      <Fact icon="place" label={words.where} text={event.place} />
      <Fact icon="calendar" label={words.until} text={sayMoment(event.signUpUntil, now())} />
      <View className="event__fact">
        <Icon name="people" className="event__icon" />
        <View className="event__seats">
          <Text>{words.seatsText(event.taken, event.seats)}</Text>
          <Meter taken={event.taken} of={event.seats} />
        </View>
      </View>
    </View>
  );
}

function Fact({ icon, label, text }: { icon: IconName; label: string; text: string }) {
  return (
    <View className="event__fact">
      <Icon name={icon} className="event__icon" />
      <Text className="event__label">{label}</Text>
      <Text className="event__text">{text}</Text>
    </View>
  );
}

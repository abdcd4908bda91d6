import type { Booking } from "@shared/bookings/booking";
import { book, booked as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { now } from "../../../data/clock";
import { saySpan } from "../../../format/time";
import "./booking-facts.scss";

/** When, where, with whom, and what to bring. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const { start, end, staffName, place, where, bring } = booking;
  return (
    <View className="facts">
      <Fact label={words.when} text={saySpan(start, end, now())} />
      <Fact label={words.who} text={staffName} />
      <Fact label={words.where} text={where || book.places[place]} />
      {place === "branch" ? (
        <Fact label={words.bring} text={bring.length > 0 ? bring.join("、") : words.bringNothing} />
      ) : null}
    </View>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <View className="facts__fact">
      <Text className="facts__label">{label}</Text>
      <Text className="facts__text">{text}</Text>
    </View>
  );
}

import type { Booking } from "@shared/bookings/booking";
import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { AcceptTimes } from "../../../components/accept-times/accept-times";
import { now } from "../../../data/clock";
import { saySpan } from "../../../format/time";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { layoutChanged } from "../layout";

/** What became of the times an RM offered: to choose from, or chosen. */
export function OfferTimes({ bookingId }: { bookingId: string }) {
  const booking = useEndpoint("GET /my/bookings/:id", { id: bookingId });
  const { status } = booking.state;
  useEffect(() => {
    if (status === "ready") layoutChanged();
  }, [status]);
  if (booking.state.status !== "ready") return null;

  const { data } = booking.state;
  if (!data.abilities.accept) return <Settled booking={data} />;
  return (
    <View className="talk-card__times">
      <Text className="talk-card__line">{words.cards.choose}</Text>
      <AcceptTimes booking={data} accepted={booking.put} failed={booking.reload} />
    </View>
  );
}

function Settled({ booking }: { booking: Booking }) {
  if (booking.state !== "confirmed") return null;
  return (
    <Text className="talk-card__settled">
      {words.cards.accepted} {saySpan(booking.start, booking.end, now())}
    </Text>
  );
}

import type { Booking } from "@shared/bookings/booking";
import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useEffect, useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { askFor } from "../../../data/subscriptions";
import { saySpan } from "../../../format/time";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { call } from "../../../session";
import { layoutChanged } from "../layout";

/** The times an RM keeps for this customer: one tap says yes. */
export function OfferTimes({ bookingId }: { bookingId: string }) {
  const booking = useEndpoint("GET /my/bookings/:id", { id: bookingId });
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { status } = booking.state;
  useEffect(() => {
    if (status === "ready") layoutChanged();
  }, [status]);
  if (booking.state.status !== "ready") return null;
  const { data } = booking.state;

  const accept = async (start: string) => {
    setBusy(start);
    setProblem(undefined);
    await askFor("booking");
    try {
      booking.put(await call("POST /my/bookings/:id/accept", { id: bookingId, start }));
    } catch (error) {
      setProblem(sentence(error));
      void booking.reload();
    } finally {
      setBusy(undefined);
    }
  };
  if (!data.abilities.accept) return <Settled booking={data} />;
  return (
    <View className="talk-card__times">
      <Text className="talk-card__line">{words.cards.choose}</Text>
      {data.proposals.map(({ start, end }) => (
        <Tap
          key={start}
          className="talk-card__time"
          disabled={busy !== undefined}
          onTap={() => void accept(start)}
        >
          {busy === start ? words.sending : saySpan(start, end, now())}
        </Tap>
      ))}
      {problem ? <Text className="talk-card__problem">{problem}</Text> : null}
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

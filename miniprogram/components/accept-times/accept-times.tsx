import type { Booking } from "@shared/bookings/booking";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { now } from "../../data/clock";
import { askFor } from "../../data/subscriptions";
import { saySpan } from "../../format/time";
import { call } from "../../session";
import { sentence } from "../states/sentence";
import { Tap } from "../tap/tap";
import "./accept-times.scss";

interface AcceptTimesProps {
  readonly booking: Booking;
  readonly accepted: (booking: Booking) => void;
  /** The times may have gone meanwhile. */
  readonly failed: () => void;
}

/** The times an RM keeps for this customer: one tap says yes. */
export function AcceptTimes({ booking, accepted, failed }: AcceptTimesProps) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const accept = async (start: string) => {
    setBusy(start);
    setProblem(undefined);
    await askFor("booking");
    try {
      accepted(await call("POST /my/bookings/:id/accept", { id: booking.id, start }));
    } catch (error) {
      setProblem(sentence(error));
      failed();
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <View className="accept-times">
      {booking.proposals.map(({ start, end }) => (
        <Tap
          key={start}
          className={`accept-times__time ${busy === start ? "accept-times__time--busy" : ""}`}
          disabled={busy !== undefined}
          onTap={() => void accept(start)}
        >
          {saySpan(start, end, now())}
        </Tap>
      ))}
      {problem ? <Text className="accept-times__problem">{problem}</Text> : null}
    </View>
  );
}

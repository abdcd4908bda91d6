import type { Booking } from "@shared/bookings/booking";
import { dayOf } from "@shared/calendar/day";
import { sayMoment } from "@shared/format/moment";
import { booked, bookings as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { AcceptTimes } from "../../../components/accept-times/accept-times";
import { sentence } from "../../../components/states/sentence";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { ask, say } from "../../../platform/feedback";
import { open } from "../../../platform/navigation";
import { call } from "../../../session";
import { BookingFacts } from "../parts/booking-facts";
import { useCalendar } from "../parts/use-calendar";
import "./booking-card.scss";

interface BookingCardProps {
  readonly booking: Booking;
  readonly put: (booking: Booking) => void;
  readonly reload: () => Promise<void>;
}

/** One booking with everything that can be done about it now. */
export function BookingCard({ booking, put, reload }: BookingCardProps) {
  return (
    <View className="booking-card">
      <View className="booking-card__head">
        <Text className="booking-card__title">{booking.purposeTitle}</Text>
        <Text className={`booking-card__state booking-card__state--${booking.state}`}>
          {booking.arrivedAt && booking.state === "confirmed"
            ? words.arrived
            : words.states[booking.state]}
        </Text>
      </View>
      {booking.abilities.accept ? (
        <View className="booking-card__offer">
          <Text className="booking-card__hint">{words.choose}</Text>
          <AcceptTimes booking={booking} accepted={put} failed={() => void reload()} />
        </View>
      ) : (
        <BookingFacts booking={booking} />
      )}
      {booking.rescheduledFrom ? (
        <Text className="booking-card__hint">
          {words.movedFrom(sayMoment(booking.rescheduledFrom, now()))}
        </Text>
      ) : null}
      <Acts booking={booking} put={put} />
    </View>
  );
}

/** Somebody who comes to the branch today says so with one tap. */
function isAtBranchToday({ state, place, start }: Booking): boolean {
  return state === "confirmed" && place === "branch" && dayOf(new Date(start)) === dayOf(now());
}

function Acts({ booking, put }: Pick<BookingCardProps, "booking" | "put">) {
  const [isBusy, setBusy] = useState(false);
  const calendar = useCalendar(booking);
  const cancel = async () => {
    const isSure = await ask({
      title: words.cancelAsk,
      text: words.cancelText,
      yes: words.cancelYes,
      no: words.cancelNo,
    });
    if (!isSure) return;
    setBusy(true);
    try {
      put(await call("POST /my/bookings/:id/cancel", { id: booking.id }));
      say(words.cancelled);
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const { state, abilities, id, purposeId } = booking;
  return (
    <View className="booking-card__acts">
      {state === "confirmed" && abilities.cancel ? (
        <Act label={booked.calendar} isBusy={calendar.isBusy} onTap={calendar.add} />
      ) : null}
      {isAtBranchToday(booking) ? (
        <Act label={words.checkIn} onTap={() => open("checkIn")} />
      ) : null}
      {abilities.reschedule ? (
        <Act label={words.move} onTap={() => open("book", { moveId: id })} />
      ) : null}
      {abilities.cancel ? (
        <Act label={words.cancel} isBusy={isBusy} onTap={() => void cancel()} />
      ) : null}
      {state === "done" || state === "cancelled" || state === "noShow" ? (
        <Act label={words.again} onTap={() => open("book", { purposeId })} />
      ) : null}
    </View>
  );
}

function Act({ label, isBusy, onTap }: { label: string; isBusy?: boolean; onTap: () => void }) {
  return (
    <Tap className="booking-card__act" disabled={isBusy ?? false} onTap={onTap}>
      {label}
    </Tap>
  );
}

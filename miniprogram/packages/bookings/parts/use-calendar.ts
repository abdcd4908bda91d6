import type { Booking } from "@shared/bookings/booking";
import { booked as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { useState } from "react";
import { addToCalendar } from "../../../platform/calendar";
import { say } from "../../../platform/feedback";
import { session } from "../../../session";

/** Puts a booking into the phone's calendar. */
export function useCalendar(booking: Booking) {
  const [isBusy, setBusy] = useState(false);
  const add = () => {
    setBusy(true);
    void write(booking)
      .then((isDone) => say(isDone ? words.calendarDone : words.calendarFailed))
      .finally(() => setBusy(false));
  };
  return { isBusy, add };
}

async function write(booking: Booking): Promise<boolean> {
  const entry = {
    title: `${booking.purposeTitle} · ${booking.staffName}`,
    start: booking.start,
    end: booking.end,
    where: booking.where,
    note: booking.bring.length > 0 ? `${words.bring}：${booking.bring.join("、")}` : "",
    file: `/my/bookings/${booking.id}/calendar.ics`,
  };
  return addToCalendar(entry, await session.token());
}

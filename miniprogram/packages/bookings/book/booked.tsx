import type { Booking } from "@shared/bookings/booking";
import { booked as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { back, replaceWith } from "../../../platform/navigation";
import { BookingFacts } from "../parts/booking-facts";
import { useCalendar } from "../parts/use-calendar";
import { useReminder } from "../parts/use-reminder";
import "./booked.scss";

/** It is settled: when, where, with whom, what to bring, and into the calendar. */
export function Booked({ booking, moved = false }: { booking: Booking; moved?: boolean }) {
  const calendar = useCalendar(booking);
  const reminder = useReminder("booking", words.reminded);
  return (
    <View className="booked">
      <View className="booked__seal">
        <Icon name="check" className="booked__check" />
      </View>
      <Text className="booked__title">{moved ? words.moved : words.title}</Text>
      <View className="booked__card">
        <Text className="booked__purpose">{booking.purposeTitle}</Text>
        <BookingFacts booking={booking} />
      </View>
      <View className="booked__acts">
        <Button onTap={calendar.add} busy={calendar.isBusy}>
          {words.calendar}
        </Button>
        {reminder.isOffered ? (
          <Button kind="plain" onTap={reminder.ask}>
            {words.remind}
          </Button>
        ) : null}
        <View className="booked__links">
          <Tap className="booked__link" onTap={() => replaceWith("bookings", { id: booking.id })}>
            {words.mine}
          </Tap>
          <Tap className="booked__link" onTap={back}>
            {words.done}
          </Tap>
        </View>
      </View>
    </View>
  );
}

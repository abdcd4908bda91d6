import type { Slot } from "@shared/bookings/booking";
import { dayOf } from "@shared/calendar/day";
import { sayDate, sayDay, sayRange } from "@shared/format/moment";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";

interface SlotButtonProps {
  readonly slot: Slot;
  readonly busy: string | undefined;
  readonly choose: (slot: Slot) => void;
}

/** One of the next times, large enough for any thumb. */
export function SlotButton({ slot, busy, choose }: SlotButtonProps) {
  const day = dayOf(new Date(slot.start));
  const time = now();
  const near = sayDay(day, time);
  const date = sayDate(day, dayOf(time).slice(0, 4));
  return (
    <Tap
      className={`slot ${busy === slot.start ? "slot--busy" : ""}`}
      disabled={busy !== undefined}
      onTap={() => choose(slot)}
    >
      <View className="slot__day">
        <Text className="slot__near">{near}</Text>
        {near === date ? null : <Text className="slot__date">{date}</Text>}
      </View>
      <View className="slot__hours">
        <Text className="slot__time">{sayRange(slot.start, slot.end)}</Text>
        <Text className="slot__who">
          {busy === slot.start ? words.confirming : words.withOther(slot.staffName)}
        </Text>
      </View>
    </Tap>
  );
}

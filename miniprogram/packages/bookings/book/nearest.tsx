import type { Slot } from "@shared/bookings/booking";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { Empty } from "../../../components/states/empty";
import { open } from "../../../platform/navigation";
import { SlotButton } from "./slot-button";

interface NearestProps {
  readonly slots: readonly Slot[];
  readonly busy: string | undefined;
  readonly choose: (slot: Slot) => void;
}

export function Nearest({ slots, busy, choose }: NearestProps) {
  if (slots.length === 0) {
    return (
      <Empty
        icon="calendar"
        title={words.noneNear}
        act={{ label: words.noneNearAct, onTap: () => open("conversation") }}
      />
    );
  }
  return (
    <View className="nearest">
      <Text className="book__section">{words.nearest}</Text>
      {slots.map((slot) => (
        <SlotButton key={slot.start + slot.staffId} slot={slot} busy={busy} choose={choose} />
      ))}
    </View>
  );
}

import type { Slot } from "@shared/bookings/booking";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { open } from "../../../platform/navigation";
import type { BookingProblem } from "./booking-problem.model";
import { SlotButton } from "./slot-button";

interface ProblemProps {
  readonly problem: BookingProblem;
  readonly busy: string | undefined;
  readonly choose: (slot: Slot) => void;
}

/** What went wrong, with the next times in the same place. */
export function Problem({ problem, busy, choose }: ProblemProps) {
  return (
    <View className="times__problem">
      <View className="times__why">
        <Icon name="alert" className="times__alert" />
        <Text className="times__reason">{problem.text}</Text>
      </View>
      {problem.next.map((slot) => (
        <SlotButton key={slot.start + slot.staffId} slot={slot} busy={busy} choose={choose} />
      ))}
      {problem.hasOther ? (
        <Tap className="times__other" onTap={() => open("bookings")}>
          {words.seeMine}
        </Tap>
      ) : null}
    </View>
  );
}

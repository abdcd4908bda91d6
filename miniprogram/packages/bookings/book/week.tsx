import type { Slot } from "@shared/bookings/booking";
import { weekdayOf } from "@shared/calendar/day";
import { sayClock } from "@shared/format/moment";
import { format } from "@shared/text/zh-CN/format";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { firstFree, neighbours } from "./week.model";
import "./week.scss";

interface Day {
  readonly date: string;
  readonly slots: readonly Slot[];
  readonly closed?: string | undefined;
}

interface WeekProps {
  readonly days: readonly Day[];
  readonly busy: string | undefined;
  readonly choose: (slot: Slot) => void;
  readonly from: string | undefined;
  readonly show: (from: string | undefined) => void;
}

/** A strip of seven days over the times of one of them. */
export function Week({ days, busy, choose, show }: WeekProps) {
  const [picked, setPicked] = useState<string>();
  const shown =
    days.find(({ date }) => date === picked) ?? days.find(({ date }) => date === firstFree(days));
  const { earlier, later } = neighbours(days, now());
  return (
    <View className="week">
      <View className="week__head">
        <Text className="book__section">{words.byDay}</Text>
        <View className="week__turn">
          {earlier ? (
            <Tap className="week__go" onTap={() => show(earlier)}>
              {words.earlier}
            </Tap>
          ) : null}
          {later ? (
            <Tap className="week__go" onTap={() => show(later)}>
              {words.later}
            </Tap>
          ) : null}
        </View>
      </View>
      <View className="week__strip">
        {days.map((day) => (
          <DayTab key={day.date} day={day} isOn={day === shown} onTap={() => setPicked(day.date)} />
        ))}
      </View>
      {shown ? <DayTimes day={shown} busy={busy} choose={choose} /> : null}
    </View>
  );
}

function DayTab({ day, isOn, onTap }: { day: Day; isOn: boolean; onTap: () => void }) {
  const weekday = (format.weekdays[weekdayOf(day.date) - 1] ?? "").slice(-1);
  const isFree = day.slots.length > 0;
  return (
    <Tap
      className={`week__day ${isOn ? "week__day--on" : ""} ${isFree ? "" : "week__day--none"}`}
      onTap={onTap}
    >
      <Text className="week__weekday">{weekday}</Text>
      <Text className="week__date">{Number(day.date.slice(8))}</Text>
      <Text className="week__mark">{markOf(day)}</Text>
    </Tap>
  );
}

function DayTimes({ day, busy, choose }: { day: Day } & Pick<WeekProps, "busy" | "choose">) {
  if (day.slots.length === 0) {
    return <Text className="week__none">{day.closed ?? words.noneOnDay}</Text>;
  }
  return (
    <View className="week__times">
      {day.slots.map((slot) => (
        <Tap
          key={slot.start + slot.staffId}
          className={`week__time ${busy === slot.start ? "week__time--busy" : ""}`}
          disabled={busy !== undefined}
          onTap={() => choose(slot)}
        >
          {sayClock(slot.start)}
        </Tap>
      ))}
    </View>
  );
}

function markOf({ closed, slots }: Day): string {
  if (closed) return words.closed;
  return slots.length > 0 ? "·" : "";
}

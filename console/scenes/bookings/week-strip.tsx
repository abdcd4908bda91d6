import { now } from "@console/data/clock";
import type { Output } from "@console/data/queries";
import { sayDate, sayWeekday } from "@console/format/say-time";
import { dayOf, instantOf, wallTime } from "@console/format/time";
import styles from "./bookings.module.css";
import { touches } from "./day.model";
import { words } from "./words";

interface WeekStripProps {
  readonly days: readonly string[];
  readonly chosen: string;
  readonly week: Output<"GET /bookings"> | undefined;
  readonly onChoose: (day: string) => void;
}

export function WeekStrip({ days, chosen, week, onChoose }: WeekStripProps) {
  const today = dayOf(now());
  return (
    <div className={styles.strip} role="radiogroup" aria-label={words.week}>
      {days.map((day) => {
        const { weekday, day: date } = wallTime(instantOf(day, "12:00"));
        const isBusy = week?.items.some((item) => item.state !== "cancelled" && touches(item, day));
        return (
          // biome-ignore lint/a11y/useSemanticElements: seven buttons in a row, as a calendar has them.
          <button
            key={day}
            type="button"
            role="radio"
            aria-checked={day === chosen}
            aria-label={sayDate(day, now())}
            data-today={day === today || undefined}
            data-busy={isBusy || undefined}
            onClick={() => onChoose(day)}
          >
            <small>{sayWeekday(weekday).slice(-1)}</small>
            {date}
          </button>
        );
      })}
    </div>
  );
}

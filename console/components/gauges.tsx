import { sayRemaining } from "@console/format/say-time";
import styles from "./gauges.module.css";

interface MeterProps {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  readonly tone?: "navy" | "ok" | "warn" | "danger" | "gold";
}

/** How much of a whole is taken: seats, sends. */
export function Meter({ value, max, label, tone = "navy" }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      className={styles.meter}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}

interface RingProps {
  readonly since: string;
  readonly dueAt: string;
  readonly now: number;
  readonly size?: number;
}

/** A promise running out: full when made, empty when due, then red. In words beside it for everybody. */
export function SlaRing({ since, dueAt, now, size = 20 }: RingProps) {
  const { share, tone } = clockFace(since, dueAt, now);
  const radius = 8;
  const length = 2 * Math.PI * radius;
  return (
    <span className={styles.sla} data-tone={tone}>
      <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden>
        <circle className={styles.track} cx="10" cy="10" r={radius} />
        <circle
          className={styles.hand}
          cx="10"
          cy="10"
          r={radius}
          strokeDasharray={`${length * share} ${length}`}
          transform="rotate(-90 10 10)"
        />
      </svg>
      {sayRemaining(dueAt, now)}
    </span>
  );
}

/** How much of a promised time is left, and whether one should hurry (from 30 % on). */
export function clockFace(since: string, dueAt: string, now: number) {
  const due = new Date(dueAt).getTime();
  const whole = due - new Date(since).getTime();
  const left = due - now;
  if (left <= 0) return { share: 1, tone: "late" as const };
  const share = whole > 0 ? Math.min(1, left / whole) : 1;
  return { share, tone: share <= 0.3 ? ("soon" as const) : ("calm" as const) };
}

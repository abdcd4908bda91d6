import { common } from "@console/shell/words";
import type { Tier } from "@shared/customers/customer";
import type { ReactNode } from "react";
import styles from "./badges.module.css";
import { cx } from "./class-names";
import { initialOf, tintOf } from "./person.model";

export function TierBadge({ tier }: { tier: Tier }) {
  return <span className={cx(styles.tier, styles[tier])}>{common.tiers[tier]}</span>;
}

interface AvatarProps {
  readonly name: string;
  readonly size?: number;
  /** There now: said in words to a reader, as a dot to an eye. */
  readonly isOnline?: string | undefined;
}

/** A person without a photo: the family name on a tinted circle. */
export function Avatar({ name, size = 44, isOnline }: AvatarProps) {
  return (
    <span
      className={styles.avatar}
      data-tint={tintOf(name)}
      style={{ width: size, height: size, fontSize: size * 0.4 }}
    >
      <span aria-hidden>{initialOf(name)}</span>
      {isOnline && <i className={styles.online} role="img" aria-label={isOnline} />}
    </span>
  );
}

type Tone = "neutral" | "gold" | "ok" | "warn" | "danger";

/** A state in a word; the colour only repeats it. */
export function Label({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={cx(styles.label, styles[tone])}>{children}</span>;
}

export function Count({ value, label }: { value: number; label: string }) {
  if (value <= 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden>{value > 99 ? "99+" : value}</span>
      <span className="seen-by-readers-only">{label}</span>
    </span>
  );
}

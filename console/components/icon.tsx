import styles from "./icon.module.css";
import { paths } from "./icon-paths";

export type IconName = keyof typeof paths;

/** One line family, 1.5 px stroke. Decoration by default; a `label` makes it speak for itself. */
export function Icon({
  name,
  size = 20,
  label,
}: {
  name: IconName;
  size?: number;
  label?: string;
}) {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={paths[name]} />
    </svg>
  );
}

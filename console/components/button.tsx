import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./button.module.css";
import { cx } from "./class-names";
import { Icon, type IconName } from "./icon";

interface Look {
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "small" | "normal";
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Under way: says so to a reader and refuses a second tap. */
    readonly busy?: boolean;
  };

/** A button is a verb; one primary a screen. */
export function Button({
  kind = "plain",
  size = "normal",
  icon,
  busy = false,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(styles.button, styles[kind], styles[size], className)}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      {...rest}
    >
      {icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  );
}

/** Looks like a button, goes somewhere. */
export function LinkButton({
  kind = "plain",
  size = "normal",
  icon,
  href,
  children,
}: Look & { href: string }) {
  return (
    <Link href={href} className={cx(styles.button, styles[kind], styles[size])}>
      {icon && <Icon name={icon} size={18} />}
      {children}
    </Link>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly icon: IconName;
  /** What it does, in words: a picture alone says nothing to a reader. */
  readonly label: string;
};

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={cx(styles.iconButton, className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}

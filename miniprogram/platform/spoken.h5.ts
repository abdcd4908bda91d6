import type { Spoken } from "./spoken";

interface KeyEvent {
  readonly key: string;
  preventDefault(): void;
}

/** What a screen reader is told; and what can be tapped can be reached and pressed by keyboard. */
export function spoken({ role, label, checked, disabled, onTap }: Spoken): Record<string, unknown> {
  const about = {
    role,
    ...(label ? { ariaLabel: label } : {}),
    ...(checked === undefined ? {} : { ariaChecked: String(checked) }),
    ...(disabled ? { ariaDisabled: "true" } : {}),
  };
  if (!onTap || disabled) return about;
  const onKeyDown = (event: KeyEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onTap();
  };
  return { ...about, tabindex: 0, onKeyDown };
}

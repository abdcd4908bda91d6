import { common } from "@shared/text/zh-CN/miniprogram";
import { Button as HostButton } from "@tarojs/components";
import type { ReactNode } from "react";
import "./button.scss";

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  /** While its work is under way it says so and takes no second tap. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onTap: () => void;
}

export function Button({
  children,
  kind = "primary",
  busy,
  disabled,
  className = "",
  onTap,
}: ButtonProps) {
  const isOff = busy || disabled;
  return (
    <HostButton
      className={`button button--${kind} ${isOff ? "button--off" : ""} ${className}`}
      hoverClass="button--pressed"
      disabled={isOff}
      onClick={isOff ? undefined : onTap}
    >
      {busy ? common.working : children}
    </HostButton>
  );
}

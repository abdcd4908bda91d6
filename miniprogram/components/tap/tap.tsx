import { spoken } from "@miniprogram/platform/spoken";
import { View } from "@tarojs/components";
import type { ReactNode } from "react";
import "./tap.scss";

interface TapProps {
  readonly children?: ReactNode;
  readonly className?: string;
  readonly id?: string;
  /** What it does, where its content does not say so. */
  readonly label?: string;
  readonly role?: "button" | "switch" | "checkbox";
  /** On or off, for a switch or a radio. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onTap: () => void;
}

/** Anything that can be tapped: dims under the finger and is a button to a screen reader. */
export function Tap({
  children,
  className = "",
  id,
  label,
  role = "button",
  checked,
  disabled,
  onTap,
}: TapProps) {
  return (
    <View
      id={id}
      className={`tap ${className} ${disabled ? "tap--disabled" : ""}`}
      hoverClass={disabled ? "none" : "tap--pressed"}
      hoverStartTime={20}
      hoverStayTime={80}
      onClick={disabled ? undefined : onTap}
      {...spoken({ label, role, checked, disabled, onTap })}
    >
      {children}
    </View>
  );
}

import type { ReactNode } from "react";
import { Icon } from "../icons";

interface TopBarProps {
  title: string;
  back?: () => void;
  children?: ReactNode;
}

export function TopBar({ title, back, children }: TopBarProps) {
  return (
    <header className="top-bar">
      {back && (
        <button type="button" className="top-back" aria-label="返回" onClick={back}>
          <Icon name="back" size={24} />
        </button>
      )}
      <h2>{title}</h2>
      {children}
    </header>
  );
}

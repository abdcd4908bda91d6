import { type ReactNode, type TouchEvent, useRef, useState } from "react";
import styles from "./swipe-row.module.css";

export interface SwipeAction {
  readonly label: string;
  readonly tone: "calm" | "warn";
  readonly onAct: () => void;
}

const buttonWidth = 84;
const slack = 12;

/**
 * A row that a thumb can draw aside to find its actions. The same actions stand elsewhere for a
 * keyboard, so the hidden buttons leave the tab order until they are drawn out.
 */
export function SwipeRow({
  actions,
  children,
}: {
  actions: readonly SwipeAction[];
  children: ReactNode;
}) {
  const [shift, setShift] = useState(0);
  const [isDragging, setDragging] = useState(false);
  const start = useRef<{ x: number; y: number; shift: number } | undefined>(undefined);
  const room = actions.length * buttonWidth;

  const begin = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (touch) start.current = { x: touch.clientX, y: touch.clientY, shift };
  };
  const move = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (!touch || !start.current) return;
    const along = touch.clientX - start.current.x;
    const across = Math.abs(touch.clientY - start.current.y);
    if (!isDragging && (Math.abs(along) < slack || across > Math.abs(along))) return;
    setDragging(true);
    setShift(Math.max(-room, Math.min(0, start.current.shift + along)));
  };
  const end = () => {
    start.current = undefined;
    setDragging(false);
    setShift(shift < -room / 2 ? -room : 0);
  };
  const isOpen = shift === -room;

  return (
    <div className={styles.frame} onTouchStart={begin} onTouchMove={move} onTouchEnd={end}>
      <div className={styles.actions} style={{ width: room }}>
        {actions.map((action) => (
          <button
            key={action.label}
            type="button"
            tabIndex={isOpen ? 0 : -1}
            aria-hidden={!isOpen}
            data-tone={action.tone}
            onClick={() => {
              setShift(0);
              action.onAct();
            }}
          >
            {action.label}
          </button>
        ))}
      </div>
      <div
        className={styles.face}
        data-dragging={isDragging || undefined}
        style={shift === 0 ? undefined : { transform: `translateX(${shift}px)` }}
      >
        {children}
      </div>
    </div>
  );
}

import { useEffect, useState } from "react";
import { useObservable } from "../model/observable";
import type { World } from "../model/world";
import { fullDate } from "../phone/words";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shanghaiMs = 8 * hourMs;
const opening = 9 * hourMs;

/** The offset at which it is nine in the morning of the next day in Shanghai. */
export function untilNextMorning(now: number): number {
  const local = now + shanghaiMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  return midnight + dayMs + opening - local;
}

/** A desk clock; its keys move the time of the platform and of the product together. */
export function Clock({ world }: { world: World }) {
  useObservable(world);
  const [, tick] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);

  const { now, clockOffset } = world;
  const move = (offsetMs: number) => {
    setBusy(true);
    void world.setClock(offsetMs).finally(() => setBusy(false));
  };
  const key = (label: string, offsetMs: number) => (
    <button type="button" disabled={busy} onClick={() => move(offsetMs)}>
      {label}
    </button>
  );

  return (
    <section className="panel clock" aria-label="时间">
      <Face now={now} />
      <div>
        <p className="clock-date">{fullDate(now)}</p>
        <p className="clock-note">{clockOffset === 0 ? "真实时间" : shiftText(clockOffset)}</p>
      </div>
      <div className="keys">
        {key("+1 小时", clockOffset + hourMs)}
        {key("次日 9:00", clockOffset + untilNextMorning(now))}
        {key("+1 天", clockOffset + dayMs)}
        {clockOffset !== 0 && key("回到现在", 0)}
      </div>
    </section>
  );
}

function shiftText(offset: number): string {
  const hours = Math.round(Math.abs(offset) / hourMs);
  const days = Math.floor(hours / 24);
  const parts = [days > 0 && `${days} 天`, hours % 24 > 0 && `${hours % 24} 小时`].filter(Boolean);
  return `拨${offset > 0 ? "快" : "慢"}了 ${parts.join(" ") || "不到 1 小时"}`;
}

const hourMarks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function Face({ now }: { now: number }) {
  const local = (now + shanghaiMs) % dayMs;
  const seconds = Math.floor(local / 1000);
  const hand = (turns: number) => `rotate(${(turns % 1) * 360} 50 50)`;
  return (
    <svg className="face" viewBox="0 0 100 100" aria-hidden="true">
      <circle className="rim" cx="50" cy="50" r="47" />
      <circle className="dial" cx="50" cy="50" r="43" />
      {hourMarks.map((hour) => (
        <line
          key={hour}
          className={hour % 3 === 0 ? "mark long" : "mark"}
          x1="50"
          x2="50"
          y1="11"
          y2={hour % 3 === 0 ? 18 : 14}
          transform={`rotate(${hour * 30} 50 50)`}
        />
      ))}
      <line className="hour" x1="50" y1="54" x2="50" y2="29" transform={hand(seconds / 43_200)} />
      <line className="minute" x1="50" y1="56" x2="50" y2="17" transform={hand(seconds / 3600)} />
      <line className="second" x1="50" y1="60" x2="50" y2="14" transform={hand(seconds / 60)} />
      <circle className="hub" cx="50" cy="50" r="2.6" />
    </svg>
  );
}

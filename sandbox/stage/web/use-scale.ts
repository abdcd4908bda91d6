import { useEffect, useState } from "react";

/** The phone with its rim. */
const frame = { width: 410, height: 864 };
const narrow = 760;
const smallest = 0.56;

/** How large a phone may be: its proportion is kept, the window decides its size. */
export function scaleFor(width: number, height: number): number {
  if (width <= narrow) {
    return Math.min((width - 16) / frame.width, (height - 108) / frame.height);
  }
  const byHeight = (height - 158) / frame.height;
  return Math.max(smallest, Math.min(1, byHeight));
}

export function useScale(): number {
  const [scale, setScale] = useState(() => scaleFor(innerWidth, innerHeight));
  useEffect(() => {
    const fit = () => setScale(scaleFor(innerWidth, innerHeight));
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, []);
  return scale;
}

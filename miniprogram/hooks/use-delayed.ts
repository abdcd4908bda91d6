import { useEffect, useState } from "react";

/** `true` only after so many milliseconds: what comes sooner needs no skeleton. */
export function useDelayed(milliseconds = 300): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isLate;
}

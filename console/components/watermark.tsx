import { useNow } from "@console/data/clock";
import { useKnownMe } from "@console/data/me";
import { clockOf, dayOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { type RefObject, useEffect } from "react";
import { drawSheet, isIntact } from "./watermark.model";
import styles from "./watermark.module.css";

interface WatermarkProps {
  /** What it lies over, where that is not the whole page: a dialog stands above everything else. */
  readonly over?: RefObject<HTMLElement | null>;
}

/**
 * The reader's name, number and the minute over whatever shows personal data, on screen and on
 * paper (PBC-D 33). It stands outside of what is rendered here and comes back when it is taken away
 * or made invisible.
 */
export function Watermark({ over }: WatermarkProps) {
  const me = useKnownMe();
  const now = useNow();
  const text = me ? common.watermark(`${me.name} ${me.no}`, `${dayOf(now)} ${clockOf(now)}`) : "";
  useEffect(() => {
    const host = over?.current ?? document.body;
    if (!text) return;
    return keep(host, text);
  }, [over, text]);
  return null;
}

/** Puts the sheet over the host and watches over it; answers how to end that. */
function keep(host: HTMLElement, text: string): () => void {
  const place = host === document.body ? styles.page : styles.part;
  const look = () => drawSheet(`${styles.sheet} ${place}`, text);
  let sheet = look();
  const observer = new MutationObserver(restore);
  function watch() {
    host.append(sheet);
    observer.observe(host, { childList: true });
    observer.observe(sheet, { attributes: true, childList: true, subtree: true });
  }
  function restore() {
    if (isIntact(sheet, host, text)) return;
    observer.disconnect();
    sheet.remove();
    sheet = look();
    watch();
  }
  watch();
  // A stylesheet changes no attribute: looked at now and then.
  const timer = setInterval(restore, 2_000);
  return () => {
    clearInterval(timer);
    observer.disconnect();
    sheet.remove();
  };
}

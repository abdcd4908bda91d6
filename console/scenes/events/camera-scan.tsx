import { Button } from "@console/components/button";
import { toast } from "@console/data/toasts";
import { useEffect, useRef, useState } from "react";
import { canScan, openDetector } from "./detector";
import styles from "./events.module.css";
import { words } from "./words";

/** The camera reads tickets where the browser can; elsewhere the field below does it. */
export function CameraScan({ onCode }: { onCode: (code: string) => void }) {
  const [isOn, setOn] = useState(false);
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const screen = video.current;
    if (!isOn || !screen) return;
    const stopping = new AbortController();
    const fail = () => {
      setOn(false);
      toast(words.door.noCamera, "danger");
    };
    watch(screen, onCode, stopping.signal).catch(fail);
    return () => stopping.abort();
  }, [isOn, onCode]);

  if (!canScan()) return null;
  return (
    <div className={styles.scan}>
      {isOn && <video ref={video} className={styles.video} muted playsInline />}
      <Button icon={isOn ? "stop" : "scan"} onClick={() => setOn(!isOn)}>
        {isOn ? words.door.stop : words.door.scan}
      </Button>
    </div>
  );
}

const lookEvery = 200;

async function watch(
  screen: HTMLVideoElement,
  onCode: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) return close();
  signal.addEventListener("abort", close);
  screen.srcObject = stream;
  await screen.play();
  const detector = openDetector();
  while (!signal.aborted) {
    const [found] = await detector.detect(screen).catch(() => []);
    if (found && !signal.aborted) onCode(found.rawValue);
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

import { addressOf } from "./media.h5";
import type { Recorder, RecorderListener } from "./recorder";

/** Whether this browser can record. */
export const canRecord = "MediaRecorder" in window && Boolean(navigator.mediaDevices?.getUserMedia);
export const longestSeconds = 60;

/** Starts recording speech, at most a minute. */
export function record({ done, failed }: RecorderListener): Recorder {
  let isWanted = true;
  let recorder: MediaRecorder | undefined;
  const start = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const parts: Blob[] = [];
    const startedAt = performance.now();
    const current = new MediaRecorder(stream);
    recorder = current;
    const limit = setTimeout(() => current.stop(), longestSeconds * 1000);
    current.ondataavailable = ({ data }) => parts.push(data);
    current.onstop = () => {
      clearTimeout(limit);
      for (const track of stream.getTracks()) track.stop();
      if (!isWanted) return;
      const blob = new Blob(parts, { type: current.mimeType });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      done({
        path: addressOf(blob),
        seconds: Math.min(longestSeconds, Math.max(1, seconds)),
      });
    };
    if (isWanted) current.start();
    else for (const track of stream.getTracks()) track.stop();
  };
  start().catch(() => {
    if (isWanted) failed();
  });
  return {
    stop: () => recorder?.stop(),
    cancel: () => {
      isWanted = false;
      if (recorder?.state === "recording") recorder.stop();
    },
  };
}

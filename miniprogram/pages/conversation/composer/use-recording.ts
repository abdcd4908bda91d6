import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { useEffect, useRef, useState } from "react";
import { say } from "../../../platform/feedback";
import { type Recorder, type Recording, record } from "../../../platform/recorder";

/** A recording and its seconds; leaving the panel throws it away. */
export function useRecording(finished: (recording: Recording) => void) {
  const [seconds, setSeconds] = useState<number>();
  const recorder = useRef<Recorder>();
  const isRecording = seconds !== undefined;

  useEffect(() => {
    if (!isRecording) return;
    const timer = setInterval(() => setSeconds((count) => (count ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isRecording]);
  useEffect(() => () => recorder.current?.cancel(), []);

  const end = () => {
    recorder.current = undefined;
    setSeconds(undefined);
  };
  return {
    seconds,
    start: () => {
      setSeconds(0);
      recorder.current = record({
        done: (recording) => {
          end();
          finished(recording);
        },
        failed: () => {
          end();
          say(words.record.failed);
        },
      });
    },
    stop: () => recorder.current?.stop(),
    cancel: () => {
      recorder.current?.cancel();
      end();
    },
  };
}

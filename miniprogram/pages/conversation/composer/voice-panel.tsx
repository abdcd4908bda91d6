import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { say } from "../../../platform/feedback";
import { type Recorder, record } from "../../../platform/recorder";
import { talk } from "../../../talk";

/** One tap begins, the next one sends: easier than holding a finger still for a minute. */
export function VoicePanel({ done }: { done: () => void }) {
  const [seconds, setSeconds] = useState<number>();
  const recorder = useRef<Recorder>();
  const isRecording = seconds !== undefined;

  useEffect(() => {
    if (!isRecording) return;
    const timer = setInterval(() => setSeconds((count) => (count ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isRecording]);
  useEffect(() => () => recorder.current?.cancel(), []);

  const start = () => {
    setSeconds(0);
    recorder.current = record({
      done: (recording) => {
        recorder.current = undefined;
        talk.say({ kind: "voice", ...recording });
        done();
      },
      failed: () => {
        recorder.current = undefined;
        setSeconds(undefined);
        say(words.record.failed);
      },
    });
  };
  const cancel = () => {
    recorder.current?.cancel();
    recorder.current = undefined;
    setSeconds(undefined);
  };

  return (
    <View className="composer__panel composer__voice">
      <Text className="composer__hint">
        {isRecording ? words.record.going : words.record.start}
      </Text>
      <Tap
        className={`composer__record ${isRecording ? "composer__record--on" : ""}`}
        label={isRecording ? words.record.send : words.record.start}
        onTap={isRecording ? () => recorder.current?.stop() : start}
      >
        {isRecording ? (
          <Text className="composer__count">{words.voiceSeconds(seconds)}</Text>
        ) : (
          <Icon name="mic" className="composer__mic" />
        )}
      </Tap>
      <View className="composer__after">
        {isRecording ? (
          <>
            <Tap className="composer__cancel" onTap={cancel}>
              {words.record.cancel}
            </Tap>
            <Text className="composer__hint">{words.record.send}</Text>
          </>
        ) : null}
      </View>
    </View>
  );
}

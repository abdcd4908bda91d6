import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useRef, useState } from "react";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { fileOf } from "../../../data/media";
import { say } from "../../../platform/feedback";
import { play } from "../../../platform/media";

interface VoiceBubbleProps {
  readonly mediaId: string;
  readonly seconds: number;
  readonly transcript?: string | undefined;
  readonly isMine: boolean;
}

export function VoiceBubble({ mediaId, seconds, transcript, isMine }: VoiceBubbleProps) {
  return (
    <>
      <VoiceBody seconds={seconds} isMine={isMine} load={() => fileOf(mediaId)} />
      {transcript ? <Text className="bubble__transcript">{transcript}</Text> : null}
    </>
  );
}

interface VoiceBodyProps {
  readonly seconds: number;
  readonly isMine: boolean;
  readonly load: () => Promise<string>;
}

/** A bar as long as what was said; a tap plays it and a second one stops it. */
export function VoiceBody({ seconds, isMine, load }: VoiceBodyProps) {
  const [isPlaying, setPlaying] = useState(false);
  const stop = useRef<() => void>();
  const toggle = () => {
    if (isPlaying) return stop.current?.();
    setPlaying(true);
    load().then(
      (path) => {
        stop.current = play(path, () => setPlaying(false));
      },
      () => {
        setPlaying(false);
        say(words.voiceGone);
      },
    );
  };
  const length = lengthOf(seconds);
  return (
    <Tap
      className={`bubble__body bubble__voice bubble__voice--${length}`}
      label={words.voiceLabel(seconds)}
      onTap={toggle}
    >
      <Icon name={isPlaying ? "voice" : "play"} className={isPlaying ? "bubble__playing" : ""} />
      <View className="bubble__wave" />
      <Text className={isMine ? "" : "bubble__seconds"}>{words.voiceSeconds(seconds)}</Text>
    </Tap>
  );
}

function lengthOf(seconds: number) {
  if (seconds < 10) return "short";
  return seconds < 30 ? "middle" : "long";
}

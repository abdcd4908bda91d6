import { Icon } from "@console/components/icon";
import { mediaUrl } from "@console/data/media";
import { toast } from "@console/data/toasts";
import { useRef, useState } from "react";
import styles from "./message.module.css";
import { words } from "./words";

interface VoiceNoteProps {
  readonly mediaId: string;
  readonly seconds: number;
  readonly transcript?: string | undefined;
  readonly isOurs: boolean;
}

/** As long as it lasts, within reason; the transcript stands under it where there is one. */
export function VoiceNote({ mediaId, seconds, transcript }: VoiceNoteProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const fail = () => {
    setPlaying(false);
    toast(words.voiceFailed, "danger");
  };
  const toggle = () => {
    if (isPlaying) audio.current?.pause();
    else audio.current?.play().catch(fail);
  };
  return (
    <div className={styles.voice}>
      <button
        type="button"
        className={styles.voiceButton}
        style={{ width: `${80 + seconds * 2.4}px` }}
        onClick={toggle}
        aria-label={`${isPlaying ? words.pause : words.play} ${words.voice(seconds)}`}
      >
        <Icon name={isPlaying ? "pause" : "play"} size={16} />
        <span>{seconds}″</span>
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: its transcript stands beside it. */}
      <audio
        ref={audio}
        src={mediaUrl(mediaId)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
      />
      {transcript && <p className={styles.transcript}>{transcript}</p>}
    </div>
  );
}

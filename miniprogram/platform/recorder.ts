import Taro from "@tarojs/taro";

export interface Recording {
  readonly path: string;
  readonly seconds: number;
}

export interface Recorder {
  /** Ends and keeps what was said. */
  readonly stop: () => void;
  /** Ends and throws it away. */
  readonly cancel: () => void;
}

export interface RecorderListener {
  readonly done: (recording: Recording) => void;
  readonly failed: () => void;
}

/** Whether this host can record. */
export const canRecord = true;
export const longestSeconds = 60;

/** Starts recording speech: mono, 16 kHz, at most a minute. */
export function record({ done, failed }: RecorderListener): Recorder {
  const manager = Taro.getRecorderManager();
  let isWanted = true;
  manager.onStop(({ tempFilePath, duration }) => {
    if (isWanted && tempFilePath) done({ path: tempFilePath, seconds: secondsOf(duration) });
  });
  manager.onError(() => {
    if (isWanted) failed();
  });
  manager.start({
    duration: longestSeconds * 1000,
    sampleRate: 16000,
    numberOfChannels: 1,
    encodeBitRate: 48000,
    format: "mp3",
  });
  return {
    stop: () => manager.stop(),
    cancel: () => {
      isWanted = false;
      manager.stop();
    },
  };
}

const secondsOf = (milliseconds: number) =>
  Math.min(longestSeconds, Math.max(1, Math.round(milliseconds / 1000)));

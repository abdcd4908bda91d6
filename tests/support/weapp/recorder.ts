type Result = Record<string, unknown>;

/** Something spoken: the file of a recording of one second. */
export function recorderManager(keep: (bytes: Buffer, extension: string) => string) {
  let stopped: ((event: Result) => void) | undefined;
  let started: (() => void) | undefined;
  const ignore = () => undefined;
  return {
    onStart: (listener: () => void) => {
      started = listener;
    },
    onStop: (listener: (event: Result) => void) => {
      stopped = listener;
    },
    onError: ignore,
    onPause: ignore,
    onResume: ignore,
    onInterruptionBegin: ignore,
    onInterruptionEnd: ignore,
    onFrameRecorded: ignore,
    start: () => started?.(),
    pause: ignore,
    resume: ignore,
    stop: () => {
      const bytes = wavOfOneSecond();
      stopped?.({ tempFilePath: keep(bytes, "wav"), duration: 1000, fileSize: bytes.length });
    },
  };
}

function wavOfOneSecond(): Buffer {
  const rate = 8000;
  const bytes = Buffer.alloc(44 + rate * 2);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + rate * 2, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(rate * 2, 40);
  return bytes;
}

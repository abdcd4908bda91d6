const sampleRate = 16_000;
const toneHertz = 440;

export interface Recording {
  blob: Blob;
  /** Milliseconds. */
  duration: number;
  extension: "wav";
}

interface Session {
  recorder: MediaRecorder | undefined;
  stream: MediaStream | undefined;
  parts: Blob[];
  started: number;
  finish: (recording: Recording) => void;
  result: Promise<Recording>;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Records from the microphone, or a soft tone where there is none. The result is always WAV: a
 * browser has no encoder for WeChat's mp3 and aac.
 */
export class Recorder {
  private session: Session | undefined;

  async start(maxMs: number): Promise<void> {
    if (this.session) throw new Error("audio is recording, don't start record again");
    let finish: (recording: Recording) => void = () => undefined;
    const result = new Promise<Recording>((resolve) => {
      finish = resolve;
    });
    const stream = await microphone();
    const recorder = stream ? new MediaRecorder(stream) : undefined;
    const parts: Blob[] = [];
    recorder?.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder?.start();
    const timer = setTimeout(() => this.stop(), maxMs);
    this.session = { recorder, stream, parts, started: Date.now(), finish, result, timer };
  }

  result(): Promise<Recording> {
    if (!this.session) throw new Error("recorder not start");
    return this.session.result;
  }

  pause(): void {
    this.session?.recorder?.pause();
  }

  resume(): void {
    this.session?.recorder?.resume();
  }

  stop(): void {
    const { session } = this;
    if (!session) throw new Error("recorder not start");
    this.session = undefined;
    clearTimeout(session.timer);
    const duration = Math.max(200, Date.now() - session.started);
    void finished(session, duration).then(session.finish);
  }
}

async function microphone(): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return undefined;
  }
}

async function finished(session: Session, duration: number): Promise<Recording> {
  const { recorder, stream, parts } = session;
  if (!recorder) return recording(tone(duration), duration);

  await new Promise((resolve) => {
    recorder.addEventListener("stop", resolve, { once: true });
    recorder.stop();
  });
  for (const track of stream?.getTracks() ?? []) track.stop();
  try {
    const bytes = await new Blob(parts).arrayBuffer();
    const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
    return recording(decoded.getChannelData(0), duration);
  } catch {
    return recording(tone(duration), duration);
  }
}

function tone(duration: number): Float32Array {
  const samples = new Float32Array(Math.round((duration / 1000) * sampleRate));
  return samples.map((_, index) => Math.sin((index / sampleRate) * 2 * Math.PI * toneHertz) * 0.15);
}

function recording(samples: Float32Array, duration: number): Recording {
  return { blob: wav(samples), duration, extension: "wav" };
}

/** 16-bit mono PCM with the 44-byte header every player knows. */
function wav(samples: Float32Array): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, value: string) => {
    for (let index = 0; index < value.length; index++)
      view.setUint8(at + index, value.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => {
    view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 0x7fff, true);
  });
  return new Blob([view], { type: "audio/wav" });
}

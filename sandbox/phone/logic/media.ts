import type { Data } from "../protocol";
import { ask, CallError, nextNumber } from "./bridge";
import { api, type CallOptions, count } from "./call";
import { canvasByUid } from "./canvas";
import { keepTemporary } from "./files";
import { privacyGate } from "./privacy";
import { topPage } from "./state";

interface Chosen {
  blob: Blob;
  name: string;
  width: number;
  height: number;
  duration: number;
  kind: "image" | "video" | "file";
}

const pageId = () => topPage()?.pageId;

async function choose(name: string, options: Data): Promise<Chosen[]> {
  await privacyGate(name);
  const { files } = await ask("chooseFiles", options, pageId());
  const chosen = files as Chosen[];
  if (chosen.length === 0) throw new CallError("cancel");
  return chosen;
}

function kept(file: Chosen): string {
  return keepTemporary(file.blob, file.name.split(".").at(-1) ?? "bin");
}

export const chooseImage = api("chooseImage", async (options) => {
  const files = await choose("chooseImage", { count: options.count ?? 9, accept: "image/*" });
  const tempFiles = files.map((file) => ({ path: kept(file), size: file.blob.size }));
  return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) };
});

export const chooseMedia = api("chooseMedia", async (options) => {
  const types = (options.mediaType ?? ["image", "video"]) as string[];
  const accept = types.includes("mix") ? "image/*,video/*" : types.map((t) => `${t}/*`).join(",");
  const files = await choose("chooseMedia", { count: options.count ?? 9, accept });
  const tempFiles = files.map((file) => ({
    tempFilePath: kept(file),
    size: file.blob.size,
    width: file.width,
    height: file.height,
    duration: file.duration,
    fileType: file.kind,
  }));
  return { tempFiles, type: types.length === 1 ? types[0] : "mix" };
});

export const chooseMessageFile = api("chooseMessageFile", async (options) => {
  const files = await choose("chooseMessageFile", { count: options.count ?? 100, accept: "" });
  const time = Math.floor(Date.now() / 1000);
  return {
    tempFiles: files.map((file) => ({
      path: kept(file),
      name: file.name,
      size: file.blob.size,
      type: file.kind,
      time,
    })),
  };
});

export const canvasToTempFilePath = api("canvasToTempFilePath", async (options: CallOptions) => {
  const given = options.canvas as { uid?: string } | undefined;
  const canvas = canvasByUid(given?.uid);
  if (!canvas) throw new CallError("invalid viewId");
  const type = options.fileType === "jpg" ? "image/jpeg" : "image/png";
  const blob = await canvas.convertToBlob({ type, quality: Number(options.quality ?? 1) });
  return { tempFilePath: keepTemporary(blob, type === "image/jpeg" ? "jpg" : "png") };
});

type Listener = (event?: Data) => void;

/** Listeners kept by name, as the managers of WeChat keep them: `onStop(f)` adds one. */
export function listeners(names: string[]) {
  const kept = new Map<string, Set<Listener>>(names.map((name) => [name, new Set()]));
  const methods: Record<string, (listener: Listener) => void> = {};
  for (const [name, set] of kept) {
    methods[`on${name}`] = (listener) => void set.add(listener);
    methods[`off${name}`] = (listener) => (listener ? void set.delete(listener) : set.clear());
  }
  const tell = (name: string, event?: Data) => {
    for (const listener of kept.get(name) ?? []) listener(event);
  };
  return { methods, tell };
}

const recorderEvents = listeners(["Start", "Stop", "Pause", "Resume", "Error"]);

function recorderFailed(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  recorderEvents.tell("Error", { errMsg: `operateRecorder:fail ${message}` });
}

async function recorderStart(options: Data): Promise<void> {
  await privacyGate("startRecord");
  await ask("recorderStart", options, pageId());
  recorderEvents.tell("Start");
  const { blob, duration, extension } = await ask("recorderResult", {}, pageId());
  const file = blob as Blob;
  const tempFilePath = keepTemporary(file, String(extension));
  recorderEvents.tell("Stop", { tempFilePath, duration, fileSize: file.size });
}

async function recorderControl(name: "Pause" | "Resume"): Promise<void> {
  await ask(`recorder${name}`, {}, pageId());
  recorderEvents.tell(name);
}

const recorder = {
  start: (options: Data = {}) => void recorderStart(options).catch(recorderFailed),
  stop: () => void ask("recorderStop", {}, pageId()).catch(recorderFailed),
  pause: () => void recorderControl("Pause").catch(recorderFailed),
  resume: () => void recorderControl("Resume").catch(recorderFailed),
  ...recorderEvents.methods,
};

export function getRecorderManager() {
  count("getRecorderManager", { known: true });
  return recorder;
}

const players = new Map<number, (event: Data) => void>();

export function audioEvent(argument: unknown): void {
  const { player, ...event } = argument as Data;
  players.get(Number(player))?.(event);
}

/** `wx.createInnerAudioContext()`: the shell owns the loudspeaker. */
export function createInnerAudioContext() {
  count("createInnerAudioContext", { known: true });
  const player = nextNumber();
  const { methods, tell } = listeners([
    "Play",
    "Pause",
    "Stop",
    "Ended",
    "Error",
    "TimeUpdate",
    "Canplay",
  ]);
  const order = (act: string, more: Data = {}) => {
    const { src, loop, volume, autoplay } = audio;
    const options = { player, act, src, loop, volume, autoplay, ...more };
    ask("audio", options, pageId()).catch((error: Error) =>
      tell("Error", { errMsg: error.message }),
    );
  };

  const audio = {
    src: "",
    loop: false,
    autoplay: false,
    volume: 1,
    duration: 0,
    currentTime: 0,
    paused: true,
    play: () => order("play"),
    pause: () => order("pause"),
    stop: () => order("stop"),
    seek: (position: number) => order("seek", { position }),
    destroy: () => {
      order("destroy");
      players.delete(player);
    },
    ...methods,
  };
  players.set(player, ({ event, ...rest }) => {
    Object.assign(audio, rest);
    tell(String(event), rest);
  });
  return audio;
}

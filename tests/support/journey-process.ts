import { createWriteStream } from "node:fs";
import { hasEnded, launch } from "@config/scripts/lib/child.mjs";
import { root } from "./journey-build";
import { until } from "./until";

export interface Program {
  /** Its words, for whoever asks why a journey failed. */
  readonly log: string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

interface ProgramOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** What answers well once it is ready; without it, its end is waited for. */
  readonly url?: string;
}

/** Starts one of our programs as `npm start` does, and answers once it is ready. */
export async function startProgram({ args, env, log, url }: ProgramOptions): Promise<Program> {
  const child = launch(process.execPath, [...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
  });
  const words = createWriteStream(log, { flags: "a" });
  child.stdout?.pipe(words, { end: false });
  child.stderr?.pipe(words, { end: false });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded(child)) child.kill(signal);
    await ended;
  };
  const program = { log, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
  if (url === undefined) {
    await ended;
    if (child.exitCode !== 0) throw new Error(`It ended with ${child.exitCode}, see ${log}.`);
    return program;
  }
  await until(
    () => {
      if (hasEnded(child)) throw new Error(`It ended before it was ready, see ${log}.`);
      return answersWell(url);
    },
    `an answer from ${url}, see ${log}`,
    60_000,
  );
  return program;
}

async function answersWell(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.arrayBuffer();
    return response.status < 400;
  } catch {
    return false;
  }
}

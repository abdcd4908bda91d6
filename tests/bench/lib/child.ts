import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { launch, stop } from "@config/scripts/lib/child.mjs";

export interface Program {
  /** What its first line of JSON says. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** From its start to that line. */
  readonly startedInMs: number;
  /** Time that its process spent on processors so far. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Without tsx, for what is JavaScript already. */
  readonly isBuilt?: boolean;
}

/** Runs a program of ours in a process of its own until it says in JSON where it listens. */
export async function startProgram(
  file: string,
  { args = [], env = {}, isBuilt = false }: ProgramOptions = {},
): Promise<Program> {
  const startedAt = performance.now();
  const child = launch(process.execPath, [...(isBuilt ? [] : ["--import", "tsx"]), file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...plainEnvironment(), ...env },
  });
  const said = await firstJson(child, file);
  return {
    said,
    url: String(said.listening ?? ""),
    startedInMs: performance.now() - startedAt,
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: () => stop(child),
  };
}

/** What every program needs, and nothing that would say where our own database is. */
function plainEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "", NODE_OPTIONS } = process.env;
  return { PATH, HOME, TZ: "Asia/Shanghai", ...(NODE_OPTIONS ? { NODE_OPTIONS } : {}) };
}

function firstJson(child: ChildProcess, file: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${file} says nothing.`)), 60_000);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}.`)));
    if (!child.stdout) return reject(new Error(`${file} cannot be heard.`));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      clearTimeout(patience);
      resolve(JSON.parse(line) as Record<string, unknown>);
    });
  });
}

/** From /proc, in ticks of ten milliseconds; not known elsewhere. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

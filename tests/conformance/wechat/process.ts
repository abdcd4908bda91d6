import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What `npm run sandbox` prints when it is ready. */
export interface Started {
  listening: string;
  accounts: { kind: "official" | "mini"; appid: string; secret: string; token: string }[];
  proxy: string;
  ca: string;
  stop(): Promise<void>;
}

/** Runs the platform as anybody would: by its npm script, with proxy, on free ports. */
export async function startProcess(): Promise<Started> {
  const child = spawn("npm", ["run", "-s", "sandbox", "--", "--port", "0", "--proxy-port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  if (lines.length < 2) throw new Error("the sandbox did not start");
  const [first = "", second = ""] = lines;
  return { ...JSON.parse(first), ...JSON.parse(second), stop: () => stop(child) };
}

/** The script runs under npm: the whole group has to end, not npm alone. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  await ended;
}

import { closeSync } from "node:fs";
import { createServer } from "node:net";
import { hasEnded, launch } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { logFile, openLog } from "./log.mjs";
import { root } from "./paths.mjs";
import { endOf } from "./run-program.mjs";

const patienceMs = 60_000;

/** Starts one of our Node programs and answers its child once `url` answers well. */
export async function startProgram(name, args, { env, url }) {
  const log = logFile(name);
  const words = openLog(log);
  const child = launch(process.execPath, ["--enable-source-maps", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", words, words],
  });
  closeSync(words);

  const deadline = Date.now() + patienceMs;
  while (!(await answersWell(url))) {
    if (hasEnded(child)) throw new Failure(`The ${name} could not start:\n${endOf(log)}`);
    if (Date.now() > deadline) throw new Failure(`The ${name} is not ready yet:\n${endOf(log)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return child;
}

async function answersWell(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    await response.arrayBuffer();
    return response.status < 400;
  } catch {
    return false;
  }
}

/** Makes sure that nobody else has the port, before minutes of work go by. */
export function requirePort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", () =>
      reject(
        new Failure(`Port ${port} is taken by another program: choose one by PORT=N npm start.`),
      ),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve()));
  });
}

import { createWriteStream, readFileSync } from "node:fs";
import { launch } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { folder, root } from "./paths.mjs";

/**
 * Runs a program to its end with its words in `.data/log/<log>.log`.
 * A program that fails is a Failure that shows the end of that log.
 */
export async function run(name, command, args, { log, env = process.env, cwd = root }) {
  const path = `${folder(".data", "log")}/${log}.log`;
  const file = createWriteStream(path);
  const child = launch(command, args, { cwd, env });
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });

  const code = await new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(new Failure(`${name} cannot run: ${cause.message}.`)));
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  await new Promise((done) => file.end(done));
  if (code === 0) return;
  throw new Failure(`${name} failed (${code}), all of it in .data/log/${log}.log:\n${endOf(path)}`);
}

/** Runs a program with our own terminal and answers its exit code. */
export async function runInTerminal(command, args, { env = process.env, cwd = root } = {}) {
  const child = launch(command, args, { cwd, env, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** The last lines of a log, without a terminal's colours. */
export function endOf(path, lines = 30) {
  const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");
  const text = readFileSync(path, "utf8").replace(colour, "");
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}

import { createWriteStream, existsSync, openSync, renameSync } from "node:fs";
import { folder } from "./paths.mjs";

/** The log of a program, fresh; the one of the run before is kept beside it. */
export function logFile(name) {
  const path = `${folder(".data", "log")}/${name}.log`;
  if (existsSync(path)) renameSync(path, path.replace(/log$/, "before.log"));
  return path;
}

/** A descriptor that a child can write its words to by itself. */
export function openLog(path) {
  return openSync(path, "a");
}

/** Answers a function that appends one line to a program's log. */
export function appendLog(name) {
  const stream = createWriteStream(logFile(name));
  return (line) => stream.write(`${line}\n`);
}

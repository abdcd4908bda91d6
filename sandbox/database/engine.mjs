import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

// The embedded server is a MongoDB-compatible one over WiredTiger. It is a program of its own that
// is fetched when it is needed, and serves demonstration and tests only, never a bank.
export const embedded = { crate: "secantus-mdb", version: "0.5.3-beta.196" };
export const wheel = { requirement: "SecantusDB==0.5.3b197", version: "0.5.3b197" };
export const python = { requirement: "SecantusDB==0.7.0b3", version: "0.7.0b3" };

/** The steps a person may name in GUIBIN_DATABASE to have that one and no other. */
export const steps = ["uri", "mongod", "embedded", "wheel", "cargo", "python"];

/**
 * Finds a database that can be used at once: the one named by MONGODB_URI, a `mongod` at hand,
 * or an embedded server installed earlier. Answers undefined when one must be installed first.
 */
export function findEngine(env = process.env, { slow = true } = {}) {
  const wanted = env.GUIBIN_DATABASE;
  const candidates = [
    ["uri", () => env.MONGODB_URI && { kind: "uri", name: "MongoDB", uri: env.MONGODB_URI }],
    [
      "mongod",
      () => found("mongod", "MongoDB", "local", env.MONGOD_BINARY ?? onPath("mongod", env)),
    ],
    ["wheel", () => installed("embedded", wheel.version, "venv/bin/secantusd-mdb", env)],
    ["cargo", () => installed("embedded", embedded.version, "bin/secantusd-rs", env)],
    ["python", () => slow && installed("python", python.version, "venv/bin/secantusd-py", env)],
  ];
  for (const [step, find] of candidates) {
    if (wanted && wanted !== step && !(wanted === "embedded" && step === "cargo")) continue;
    const engine = find();
    if (engine) return engine;
  }
  return undefined;
}

/** Where one version of the embedded server lives, shared by all checkouts of a person. */
export function cacheFolder(version, env = process.env) {
  const cache = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "guibin", "embedded-mongo", version);
}

/** The path of a program, or undefined. */
export function onPath(program, env = process.env) {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function installed(kind, version, file, env) {
  const binary = join(cacheFolder(version, env), file);
  return found(kind, "embedded MongoDB-compatible server", version, existsSync(binary) && binary);
}

function found(kind, name, version, binary) {
  return binary ? { kind, name, version, binary } : undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { existsSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { cacheFolder, embedded, findEngine, onPath, python, wheel } from "./engine.mjs";

const crateCount = 210;

/**
 * Finds a database server or installs one, once for all checkouts, by the first way that works:
 * a prebuilt wheel, a build with cargo, and at last a slow server in Python, for a look only.
 * Rejects with one sentence when nothing works. `say` hears how far it is.
 */
export async function prepareEngine({ env = process.env, slow = true, launch, say = () => {} }) {
  // The slow server is taken only where a better one cannot be built.
  const found = findEngine(env, { slow: slow && !onPath("cargo", env) });
  if (found) return found;

  const failures = [];
  for (const way of ways(env, slow)) {
    try {
      await way.install({ env, launch, say });
      const engine = findEngine({ ...env, GUIBIN_DATABASE: way.step }, { slow });
      if (engine) return engine;
    } catch (error) {
      failures.push(`${way.step}: ${error.message}`);
    }
  }
  throw new Error(missing(slow, failures));
}

function ways(env, slow) {
  const all = [
    { step: "wheel", install: installWheel, possible: onPath("python3", env) },
    { step: "cargo", install: buildWithCargo, possible: onPath("cargo", env) },
    { step: "python", install: installPython, possible: slow && onPath("python3", env) },
  ];
  const wanted = env.GUIBIN_DATABASE;
  return all.filter(({ step, possible }) => possible && (!wanted || wanted === step));
}

async function installWheel({ env, launch, say }) {
  say("looking for a prebuilt server");
  await intoVenv(wheel, ["--no-deps", "--only-binary", ":all:"], { env, launch });
}

async function installPython({ env, launch, say }) {
  if (existsSync(join(cacheFolder(python.version, env), "venv/bin/secantusd-py"))) return;
  say("installing the slow Python server");
  await intoVenv(python, [], { env, launch });
}

async function buildWithCargo({ env, launch, say }) {
  if (!onPath("cc", env) && !env.CC) throw new Error("a C compiler (cc) is missing");
  const root = cacheFolder(embedded.version, env);
  const target = join(root, "build");
  mkdirSync(root, { recursive: true });

  const extra = onPath("cmake", env) ? {} : await withCmake({ env, launch, say });
  let crates = 0;
  say("building the database server with cargo");
  await run(launch, onPath("cargo", env), cargoArguments(root), {
    // Kept until it is done, so that a build that was interrupted goes on where it was.
    env: { ...env, ...quickBuild, ...extra, CARGO_TARGET_DIR: target },
    onLine: (line) => {
      if (!/^\s*Compiling /.test(line)) return;
      crates = Math.min(crates + 1, crateCount);
      say(`building the database server, crate ${crates} of ${crateCount}`);
    },
  });
  rmSync(target, { recursive: true, force: true });
}

// Half the time of the crate's own release profile, for a server that is 10–25 % slower.
const quickBuild = {
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "2",
  CARGO_PROFILE_RELEASE_DEBUG: "0",
};

const cargoArguments = (root) => [
  ...["install", embedded.crate, "--version", embedded.version, "--locked"],
  // It asks for a newer compiler than it needs.
  "--ignore-rust-version",
  ...["--no-default-features", "--features", "bin", "--root", root],
];

async function withCmake({ env, launch, say }) {
  if (!onPath("python3", env)) throw new Error("cmake is missing");
  say("installing cmake");
  const venv = await intoVenv({ requirement: "cmake", version: "cmake" }, [], { env, launch });
  return { PATH: [join(venv, "bin"), env.PATH].join(delimiter) };
}

async function intoVenv({ requirement, version }, options, { env, launch }) {
  const venv = join(cacheFolder(version, env), "venv");
  try {
    await run(launch, onPath("python3", env), ["-m", "venv", venv], { env });
    await run(launch, join(venv, "bin/python"), pipArguments(requirement, options), { env });
    return venv;
  } catch (error) {
    rmSync(cacheFolder(version, env), { recursive: true, force: true });
    throw error;
  }
}

const pipArguments = (requirement, options) => [
  ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check"],
  ...options,
  requirement,
];

function run(launch, command, args, { env, onLine = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = launch(command, args, { env });
    let last = "";
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        if (/error/i.test(line) || !last) last = line.trim();
        onLine(line);
      });
    }
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(last || `${command} ended with ${code}`));
    });
  });
}

function missing(slow, failures) {
  const tried = failures.length > 0 ? ` (tried ${failures.join("; ")})` : "";
  const python = slow ? ", or install Python 3 with venv for a slow one" : "";
  return (
    "No database can be prepared: set MONGODB_URI to a MongoDB replica set, put mongod on PATH, " +
    `or install cargo with a C compiler${python}${tried}.`
  );
}

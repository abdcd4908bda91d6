import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { ensureReplicaSet } from "./replica-set.mjs";

/**
 * Runs a database and answers once it takes connections. `durable` makes every commit reach the
 * disk, so that not even kill -9 loses a write; tests do without and are faster.
 * `launch(command, args, options)` starts the process, so the caller owns its life.
 */
export async function serveDatabase({ engine, folder, port, durable, launch, onLine = () => {} }) {
  if (engine.kind === "uri") return { engine, uri: (name) => nameIn(engine.uri, name) };

  mkdirSync(folder, { recursive: true });
  const chosen = port ?? (await freePort());
  const child = launch(engine.binary, argumentsOf(engine, { folder, port: chosen, durable }), {
    cwd: folder,
  });
  await whenReady(child, engine, chosen, onLine);
  if (engine.kind === "mongod") await ensureReplicaSet(chosen);

  const base = `mongodb://127.0.0.1:${chosen}/?directConnection=true`;
  return { engine, child, port: chosen, uri: (name) => nameIn(base, name) };
}

/** The same server with another database named in the address. */
export function nameIn(uri, name) {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);
}

/** A TCP port nobody listens on at this moment. */
export function freePort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function argumentsOf(engine, { folder, port, durable }) {
  if (engine.kind === "mongod") {
    return [
      "--dbpath",
      folder,
      "--port",
      `${port}`,
      "--bind_ip",
      "127.0.0.1",
      "--replSet",
      "guibin",
    ];
  }
  const common = ["--host", "127.0.0.1", "--port", `${port}`, "--storage-path", folder];
  if (engine.kind === "python") return common;
  return [
    ...common,
    ...["--cache-size", "256M", "--log-level", "WARNING"],
    ...["--oplog-retention-seconds", "86400", "--oplog-max-entries", "1000000"],
    ...["--noop-heartbeat-seconds", "10"],
    ...(durable ? ["--sync-on-commit"] : []),
  ];
}

// Each server says in its own words that it listens.
const readyLine = /listening on|Waiting for connections/i;

function whenReady(child, engine, port, onLine) {
  const said = [];
  return new Promise((resolve, reject) => {
    const hear = (line) => {
      onLine(line);
      if (said.push(line) > 20) said.shift();
      if (readyLine.test(line)) resolve();
    };
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.once("error", (cause) =>
      reject(new Error(`The database could not start: ${cause.message}`)),
    );
    child.once("exit", (code, signal) => {
      const why = said.at(-1) ?? `it ended with ${signal ?? code}`;
      reject(new Error(`The ${engine.name} could not start on port ${port}: ${why}`));
    });
  });
}

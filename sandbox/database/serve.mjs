import { mkdirSync } from "node:fs";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { ensureReplicaSet } from "./replica-set.mjs";

/**
 * Runs a database and answers once it takes connections. `durable` makes every commit reach the
 * disk, so that not even kill -9 loses a write; tests do without and are faster.
 * `launch(command, args, options)` starts the process, so the caller owns its life.
 */
export async function serveDatabase(options) {
  const { engine, folder, launch, onLine = () => {} } = options;
  if (engine.kind === "uri") return { engine, uri: (name) => nameIn(engine.uri, name) };

  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const child = launch(engine.binary, argumentsOf(engine, { ...options, port }), { cwd: folder });
  await whenReady(child, engine, port, onLine);
  if (engine.kind === "mongod") await ensureReplicaSet(port);

  const base = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  return { engine, child, port, uri: (name) => nameIn(base, name) };
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

function argumentsOf({ kind }, { folder, port, durable, cacheSize = "256M" }) {
  if (kind === "mongod") {
    const address = ["--port", `${port}`, "--bind_ip", "127.0.0.1"];
    return ["--dbpath", folder, ...address, "--replSet", "guibin"];
  }
  return [
    ...["--host", "127.0.0.1", "--port", `${port}`, "--storage-path", folder],
    ...["--cache-size", cacheSize, "--log-level", "WARNING"],
    ...["--oplog-retention-seconds", "86400", "--oplog-max-entries", "1000000"],
    ...["--noop-heartbeat-seconds", "10"],
    ...(durable ? ["--sync-on-commit"] : []),
  ];
}

// Some servers say that they listen, others are quiet and are asked by a connection.
const readyLine = /listening on|waiting for connections/i;

function whenReady(child, engine, port, onLine) {
  const said = [];
  return new Promise((resolve, reject) => {
    const asking = setInterval(() => probe(port, ready), 100);
    const ready = () => {
      clearInterval(asking);
      resolve();
    };
    const fail = (why) => {
      clearInterval(asking);
      reject(new Error(`The ${engine.name} could not start on port ${port}: ${why}`));
    };
    const hear = (line) => {
      onLine(line);
      if (said.push(line) > 20) said.shift();
      if (readyLine.test(line)) ready();
    };
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.once("error", (cause) => fail(cause.message));
    child.once("exit", (code, signal) => fail(said.at(-1) ?? `it ended with ${signal ?? code}`));
  });
}

function probe(port, onConnect) {
  const socket = connect(port, "127.0.0.1");
  socket.once("connect", () => {
    socket.destroy();
    onConnect();
  });
  socket.once("error", () => socket.destroy());
}

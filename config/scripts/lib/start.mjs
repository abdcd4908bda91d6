import { rmSync } from "node:fs";
import { buildStale } from "./builds.mjs";
import { forgetData, openDatabase, prepareDatabase } from "./database.mjs";
import { importDemo } from "./demo.mjs";
import { Failure } from "./failure.mjs";
import { createKeeper } from "./keeper.mjs";
import { takeLock } from "./lock.mjs";
import { ensureModules } from "./modules.mjs";
import { openInBrowser } from "./open-in-browser.mjs";
import { readPort } from "./options.mjs";
import { at } from "./paths.mjs";
import { requirePort } from "./ready.mjs";
import { planServices, writeServerBase } from "./services.mjs";
import { createSteps } from "./steps.mjs";
import { watchSources } from "./watch.mjs";

/** Brings up everything and stays until it is told to end. */
export async function start(options) {
  const port = readPort(options.port ?? process.env.PORT, 8080);
  const address = `http://127.0.0.1:${port}`;
  const { owner } = takeLock("start", { address });
  if (owner)
    throw new Failure(`GuiBin is running already: ${owner.address} (process ${owner.pid}).`);
  await requirePort(port);
  if (options.fresh) beginAnew();

  const { step, print } = createSteps();
  print(`GuiBin on Node ${process.versions.node}`);
  const engine = await prepareEverything(step);

  const ended = new Promise((_, reject) => {
    const giveUp = (sentence) => reject(new Failure(sentence));
    bringUp({ engine, port, step, print, giveUp }).then((keeper) => {
      if (options.watch) watchSources({ step, print, keeper, port });
      print(`Ready  ${address}`);
      if (!options["no-open"]) openInBrowser(address);
    }, reject);
  });
  return ended;
}

/** The slowest things side by side: the database server's one-time build, packages, front ends. */
async function prepareEverything(step) {
  const programs = ensureModules(step).then(() => buildStale(step));
  const [engine] = await Promise.all([prepareDatabase(step), programs]);
  return engine;
}

async function bringUp({ engine, port, step, print, giveUp }) {
  const keeper = createKeeper({ print, giveUp });
  let database = await step("start database", () => openDatabase(engine));
  if (database.child) {
    let first = database;
    await keeper.keep("database", async () => {
      // The server finds it under the same address when it had to be started again.
      database = first ?? (await openDatabase(engine, { port: database.port }));
      first = undefined;
      return database.child;
    });
  }

  const services = await planServices(database, port);
  await importDemo(step, database, services.server.env);
  writeServerBase(port);
  await Promise.all([
    step("start sandbox", () => keeper.keep("sandbox", services.sandbox.start)),
    step("start server", () => keeper.keep("server", services.server.start)),
  ]);
  print(describe(database, services));
  return keeper;
}

function describe({ engine, port }, { server, sandbox }) {
  const where = port ? `127.0.0.1:${port}` : "by MONGODB_URI";
  return [
    `  database  ${[engine.name, engine.version].filter(Boolean).join(" ")}, ${where}`,
    `  sandbox   ${sandbox.address}`,
    `  server    ${server.address}`,
    "  logs      .data/log",
  ].join("\n");
}

function beginAnew() {
  forgetData();
  rmSync(at(".data/keys"), { recursive: true, force: true });
}

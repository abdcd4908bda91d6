import { freePort } from "../../sandbox/database/index.mjs";
import { databaseName, openDatabase, prepareDatabase } from "./lib/database.mjs";
import { Failure } from "./lib/failure.mjs";
import { main } from "./lib/main.mjs";
import { ensureModules } from "./lib/modules.mjs";
import { readOptions, readPort } from "./lib/options.mjs";
import { requirePort } from "./lib/ready.mjs";
import { createSteps } from "./lib/steps.mjs";

const usualPort = 27_017;

// `npm run db [-- --port N]` runs the database alone; `-- --build` only prepares it.
await main(run, { stoppedCode: process.argv.includes("--build") ? 130 : 0 });

async function run() {
  const options = readOptions({ port: "N", build: "flag" });
  const { step, print } = createSteps();
  const engine = await prepareDatabase(step);
  print(`${engine.name} ${engine.version ?? ""}`.trimEnd());
  if (options.build || engine.kind === "uri") return 0;

  if (engine.kind === "mongod") await ensureModules(step);
  const port = readPort(options.port) ?? (await anyPort());
  const database = await openDatabase(engine, { port });
  print(`Ready  ${database.uri(databaseName)}`);
  await new Promise((done) => database.child.once("exit", done));
  throw new Failure("The database ended; its words are in .data/log/database.log.");
}

function anyPort() {
  return requirePort(usualPort).then(
    () => usualPort,
    () => freePort(),
  );
}

import { existsSync, readFileSync } from "node:fs";
import { freePort } from "../../../sandbox/database/index.mjs";
import { openDatabase, prepareDatabase } from "./database.mjs";
import { importDemo } from "./demo.mjs";
import { lockOwner } from "./lock.mjs";
import { at } from "./paths.mjs";
import { planServices } from "./services.mjs";

/**
 * The environment of the running `npm start`, or else of the same database opened for as long as
 * the caller lives. `services` says that the caller is a server, which needs the sandbox too.
 */
export async function workEnvironment({ step, print, services }) {
  const notes = at(".data/running.json");
  if (lockOwner("start") && existsSync(notes)) {
    const running = JSON.parse(readFileSync(notes, "utf8"));
    // A second server beside the running one listens elsewhere.
    return services ? { ...running, PORT: process.env.PORT ?? `${await freePort()}` } : running;
  }
  const database = await openDatabase(await prepareDatabase(step));
  const stagePort = Number(process.env.STAGE_PORT) || (await freePort());
  const plan = await planServices(database, stagePort);
  await importDemo(step, database, plan.server.env);
  if (!services) return plan.server.env;

  await step("start sandbox", plan.sandbox.start);
  print(`  stage     http://127.0.0.1:${stagePort}`);
  print(`  server    ${plan.server.address}`);
  return plan.server.env;
}

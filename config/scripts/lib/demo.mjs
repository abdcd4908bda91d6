import { existsSync } from "node:fs";
import { needsDemo, noteDemo } from "./database.mjs";
import { at } from "./paths.mjs";
import { run } from "./run-program.mjs";

const script = "dist/server/cli/demo.js";

/** Imports the demo bank from its files into a database that has nothing yet. */
export async function importDemo(step, database, env) {
  if (!existsSync(at(script)) || !(await needsDemo(database))) return;
  await step("import demo bank", () =>
    run(
      "Importing the demo bank",
      process.execPath,
      ["--enable-source-maps", script, "--data", "sandbox/bank/data"],
      { log: "demo", env: { ...process.env, ...env } },
    ),
  );
  noteDemo(database);
}

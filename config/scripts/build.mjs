import { buildStale, targetNames } from "./lib/builds.mjs";
import { Failure } from "./lib/failure.mjs";
import { main } from "./lib/main.mjs";
import { ensureModules } from "./lib/modules.mjs";
import { createSteps } from "./lib/steps.mjs";

// `npm run build [-- server console weapp h5] [--force]`
await main(async () => {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith("--"));
  const unknown = names.find((name) => !targetNames.includes(name));
  if (unknown) throw new Failure(`There is no ${unknown} to build: ${targetNames.join(", ")}.`);

  const { step, print } = createSteps();
  await ensureModules(step);
  const force = args.includes("--force");
  const built = await buildStale(step, names.length > 0 ? names : targetNames, { force });
  if (built.length === 0) print("Everything is up to date.");
});

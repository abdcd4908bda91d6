import { check } from "./lib/checks.mjs";
import { main } from "./lib/main.mjs";
import { ensureModules } from "./lib/modules.mjs";
import { createSteps } from "./lib/steps.mjs";

// `npm run check`: format, lint and types of everything.
await main(async () => {
  const { step } = createSteps();
  await ensureModules(step);
  return (await check(step)) === 0 ? 0 : 1;
});

import { trailOfJob } from "../core/trail";
import { makeSetupLink } from "../features/sessions";
import { exitCode, withPorts } from "./with-ports";

/**
 * `npm run setup`: prints the one-time link by which the first administrator makes their account.
 * It lives half an hour and works once; a bank that has an administrator gets none.
 */
await withPorts(async (ports) => {
  const { token, expiresAt } = await makeSetupLink(trailOfJob("setup", ports));
  const origin = ports.config.origins.find((one) => !one.includes("*")) ?? "";
  process.stdout.write(`${origin}/join/${token}\n`);
  process.stderr.write(`Works once, until ${expiresAt.toISOString()}.\n`);
  return exitCode.done;
});

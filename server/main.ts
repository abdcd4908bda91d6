import { ConfigError, readConfig } from "@config/env";
import { startServer } from "./server";

/** Starts the roles asked for by `--role` or ROLES, and stops them gracefully on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const role = process.argv[process.argv.indexOf("--role") + 1];
  const asked = process.argv.includes("--role") && role ? { ROLES: role } : {};
  const server = await startServer(readConfig({ ...process.env, ...asked }));
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
});

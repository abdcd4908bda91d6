import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { bench, figure, sized } from "./lib/bench";
import { startProgram } from "./lib/child";
import { inRounds } from "./lib/rounds";
import { openStand } from "./lib/stand";

const run = promisify(execFile);
const bundle = "dist/server/main.js";

/** From the start of the process to the line that says where it listens, database and indexes checked. */
await bench(async () => {
  if (!existsSync(bundle)) throw new Error("Run `npm run build -- server` first.");
  const { environment } = await openStand();
  const startOf = async (file: string, isBuilt: boolean) => {
    const program = await startProgram(file, { env: { ...environment, ROLES: "api" }, isBuilt });
    await program.stop();
    return program.startedInMs;
  };
  const took = await inRounds(
    {
      bundled: () => startOf(bundle, true),
      unbundled: () => startOf("server/main.ts", false),
      bare: startOfNode,
    },
    { rounds: sized(1, 5) },
  );
  const { bundled: ours } = took;
  figure("start to listening beside the same code unbundled", {
    ours,
    peer: took.unbundled,
    unit: "ms",
  });
  figure("start to listening beside `node -e 0`", { ours, peer: took.bare, unit: "ms" });
});

async function startOfNode(): Promise<number> {
  const startedAt = performance.now();
  await run(process.execPath, ["-e", "0"]);
  return performance.now() - startedAt;
}

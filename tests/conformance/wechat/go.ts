import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Builds the Go suite into the user's cache; null, with the reason said, where Go or its modules are missing. */
export async function goSuite(): Promise<string | null> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "guibin", "conformance", "go");
  mkdirSync(folder, { recursive: true });
  const suite = join(folder, "suite");
  const cwd = fileURLToPath(new URL("./go", import.meta.url));
  try {
    await run("go", ["build", "-o", suite, "."], { cwd });
    return suite;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    console.warn(`conformance: the Go client is skipped, ${reason}`);
    return null;
  }
}

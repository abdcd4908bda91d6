import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

function systemPython(): string | null {
  for (const name of [process.env.PYTHON_PATH, "python3", "python"]) {
    if (!name) continue;
    try {
      execFileSync(name, ["-c", "import sys, venv; assert sys.version_info >= (3, 8)"], {
        stdio: "ignore",
      });
      return name;
    } catch {
      // Not this one; the next may do.
    }
  }
  return null;
}

/**
 * The interpreter of an environment with this release of wechatpy, made once and kept in the user's cache.
 * Null, with the reason said, where there is no Python or the package cannot be had.
 */
export async function pythonWith(release: string): Promise<string | null> {
  const python = systemPython();
  if (!python) return unavailable("there is no Python 3.8 or newer");
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "guibin", "conformance", `wechatpy-${release}`);
  const interpreter = join(
    folder,
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python",
  );
  if (existsSync(interpreter) && (await works(interpreter))) return interpreter;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await run(python, ["-m", "venv", folder]);
    const install = ["-m", "pip", "install", "-q", "--disable-pip-version-check"];
    await run(interpreter, [...install, `wechatpy==${release}`, "cryptography"]);
    return (await works(interpreter)) ? interpreter : unavailable("wechatpy does not import");
  } catch (error) {
    return unavailable(error instanceof Error ? error.message.split("\n")[0] : String(error));
  }
}

async function works(interpreter: string): Promise<boolean> {
  return run(interpreter, ["-c", "import wechatpy, wechatpy.crypto"]).then(
    () => true,
    () => false,
  );
}

function unavailable(reason: string | undefined): null {
  console.warn(`conformance: wechatpy is skipped, ${reason}`);
  return null;
}

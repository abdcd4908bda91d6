import { existsSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isStale } from "@config/scripts/lib/builds.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** What runs a program of the server: its bundle while that is fresh, else its source. */
export function serverProgram(name: string): string[] {
  const bundle = join(root, "dist/server", `${name}.js`);
  if (!isStale("server")) return ["--enable-source-maps", bundle];
  return ["--import", "tsx", join(root, "server", `${name}.ts`)];
}

/** The built mini-program in a folder of its own, told where its server is. */
export async function copyMiniProgram(folder: string, stagePort: number): Promise<string> {
  const built = join(root, "dist/weapp");
  for (const part of ["weapp/app.json", "console/index.html", "h5/index.html"])
    if (!existsSync(join(root, "dist", part)))
      throw new Error("Journeys need what `npm run build` leaves in dist/.");
  const copy = join(folder, "weapp");
  await cp(built, copy, { recursive: true });
  const base = { base: `http://api.localhost:${stagePort}` };
  await writeFile(join(copy, "base.js"), `module.exports = ${JSON.stringify(base)};\n`);
  return copy;
}

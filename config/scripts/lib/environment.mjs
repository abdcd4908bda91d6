import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { databaseName } from "./database.mjs";
import { at, folder } from "./paths.mjs";

/** What every program of ours is told about the database and the keys of this checkout. */
export async function storeEnvironment(database) {
  return {
    NODE_ENV: "development",
    TZ: "Asia/Shanghai",
    MONGODB_URI: database.uri(databaseName),
    MONGODB_DATABASE: databaseName,
    KEY_FILE: await keyFile(),
    STATIC_DIR: at("dist"),
    DEMO_DATA: "true",
    GUIBIN_DATABASE_ENGINE: [database.engine.kind, database.engine.version]
      .filter(Boolean)
      .join(" "),
  };
}

/** The addresses at which a browser sees the stage and the panes on it. */
export function stageEnvironment(port) {
  const stage = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  return {
    PUBLIC_ORIGINS: [...stage, `http://*.localhost:${port}`].join(","),
    FRAME_ANCESTORS: stage.join(" "),
    TRUSTED_PROXIES: "127.0.0.1",
  };
}

/**
 * WeChat's two accounts as the sandbox has them. Its OAuth pages are opened by browsers, its API by
 * the server; both at the same address.
 */
export async function wechatEnvironment(sandbox) {
  const { sandboxEnvironment } = await importSource("sandbox/seed/environment.ts");
  return sandboxEnvironment(sandbox);
}

/** The keys that seal personal data, made once; mode 0400, beside the data they open. */
async function keyFile() {
  const path = `${folder(".data", "keys")}/keys.json`;
  if (existsSync(path)) return path;
  const { ensureKeyFile } = await importSource("server/core/vault/key-file.ts");
  ensureKeyFile(path);
  return path;
}

/** One TypeScript module of the product; the packages are installed by now. */
async function importSource(file) {
  const { tsImport } = await import("tsx/esm/api");
  return tsImport(pathToFileURL(at(file)).href, import.meta.url);
}

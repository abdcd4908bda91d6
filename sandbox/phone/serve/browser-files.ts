import path from "node:path";
import { type BuildOptions, build } from "esbuild";

export type BrowserFiles = () => Promise<Map<string, string>>;

/**
 * Bundles programs for the browser, once, on first use. `entries` are names without an extension
 * to source files; the result has `name.js` and, where styles are imported, `name.css`.
 */
export function browserFiles(
  entries: Record<string, string>,
  options: BuildOptions = {},
): BrowserFiles {
  let built: Promise<Map<string, string>> | undefined;
  return () => {
    built ??= bundle(entries, options);
    return built;
  };
}

async function bundle(entries: Record<string, string>, options: BuildOptions) {
  const result = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    outdir: "/",
    jsx: "automatic",
    minify: true,
    keepNames: true,
    legalComments: "none",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    ...options,
  });
  return new Map((result.outputFiles ?? []).map((file) => [path.basename(file.path), file.text]));
}

// Run by `node bundle-server.mjs`: bundles the server and its command-line programs for Node.
import { build } from "esbuild";

await build({
  entryPoints: ["server/main.ts", "server/cli/*.ts"],
  outdir: "dist/server",
  outbase: "server",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  // Packages stay what npm installed: native parts work, and a bundle is made in a blink.
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
}).catch(() => {
  // What is wrong was printed already.
  process.exitCode = 1;
});

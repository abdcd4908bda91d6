import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// The sandbox finds its browser programs beside its own sources and bundles them when asked; a
// module in a bundle must therefore still know where it came from.
const keepPlaces = {
  name: "keep-places",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]sandbox[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes("import.meta.url")) return undefined;
      const place = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll("import.meta.url", place), loader: "ts" };
    });
  },
};

await build({
  entryPoints: ["sandbox/main.ts", "sandbox/seed/environment.ts"],
  outdir: "dist/sandbox",
  outbase: "sandbox",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
  plugins: [keepPlaces],
});

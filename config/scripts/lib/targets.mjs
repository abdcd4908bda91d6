import { existsSync } from "node:fs";
import { moveInlineScripts } from "./inline-scripts.mjs";
import { at } from "./paths.mjs";

const bin = (name) => at("node_modules/.bin", name);

const bundle = [
  "--bundle",
  "--platform=node",
  "--format=esm",
  "--target=node20",
  // Packages stay what npm installed: native parts work and a bundle is a blink.
  "--packages=external",
  "--sourcemap",
  "--log-level=warning",
];

const taro = (type) => ({
  command: bin("taro"),
  args: ["build", "--type", type],
  env: { NODE_ENV: "production", BABEL_ENV: "production" },
  inputs: [
    "miniprogram",
    "shared",
    "config/index.ts",
    "config/dev.ts",
    "config/prod.ts",
    "babel.config.cjs",
  ],
});

/**
 * What can be built: from which files, by which command, and the file that proves it is there.
 * `finish` touches up what the command made.
 */
export const targets = {
  server: {
    ...{
      output: "dist/server/main.js",
      inputs: ["server", "shared", "config/env.ts", "config/scripts/lib/targets.mjs"],
    },
    command: bin("esbuild"),
    args: [
      ...["server/main.ts", "server/cli/*.ts", "server/core/vault/key-file.ts"],
      ...["--outdir=dist/server", "--outbase=server"],
      ...["--splitting", "--chunk-names=chunks/[name]-[hash]"],
      ...bundle,
    ],
  },
  sandbox: {
    ...{ output: "dist/sandbox/main.js", inputs: ["sandbox", "config/scripts/lib/targets.mjs"] },
    command: bin("esbuild"),
    args: [
      ...["sandbox/main.ts", "sandbox/seed/environment.ts"],
      ...["--outdir=dist/sandbox", "--outbase=sandbox"],
      ...bundle,
    ],
  },
  console: {
    ...{ output: "dist/console/index.html", inputs: ["console", "shared", "config/console.ts"] },
    command: bin("vite"),
    args: ["build", "--config", "config/console.ts", "--logLevel", "warn"],
  },
  weapp: { ...taro("weapp"), output: "dist/weapp/app.json" },
  h5: {
    ...taro("h5"),
    output: "dist/h5/index.html",
    finish: () => moveInlineScripts("dist/h5", "/m/"),
  },
};

/** Whether the sources of a target are there at all. */
export const hasSources = ({ inputs }) => existsSync(at(inputs[0]));

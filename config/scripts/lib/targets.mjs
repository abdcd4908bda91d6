import { at } from "./paths.mjs";

const bin = (name) => at("node_modules/.bin", name);

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
 * `clean` names a folder to empty before.
 */
export const targets = {
  server: {
    output: "dist/server/main.js",
    inputs: ["server", "shared", "config/env.ts", "config/scripts/lib/targets.mjs"],
    // Its chunks have new names each time.
    clean: "dist/server",
    command: bin("esbuild"),
    args: [
      ...["server/main.ts", "server/cli/*.ts", "server/core/vault/key-file.ts"],
      ...["--outdir=dist/server", "--outbase=server"],
      ...["--splitting", "--chunk-names=chunks/[name]-[hash]"],
      ...["--bundle", "--platform=node", "--format=esm", "--target=node20"],
      // Packages stay what npm installed: native parts work, and a bundle is made in a blink.
      ...["--packages=external", "--sourcemap", "--log-level=warning"],
    ],
  },
  sandbox: {
    output: "dist/sandbox/main.js",
    inputs: ["sandbox", "config/scripts/lib/bundle-sandbox.mjs"],
    command: process.execPath,
    args: [at("config/scripts/lib/bundle-sandbox.mjs")],
  },
  console: {
    output: "dist/console/index.html",
    inputs: ["console", "shared", "config/console.ts"],
    command: bin("vite"),
    args: ["build", "--config", "config/console.ts", "--logLevel", "warn"],
  },
  weapp: { ...taro("weapp"), output: "dist/weapp/app.json" },
  h5: { ...taro("h5"), output: "dist/h5/index.html" },
};

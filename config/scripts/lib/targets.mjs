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
    "config/spoken.ts",
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
    inputs: ["server", "shared", "config/env.ts", "config/scripts/lib/bundle-server.mjs"],
    command: process.execPath,
    args: [at("config/scripts/lib/bundle-server.mjs")],
    // Chunks have new names each time.
    clean: "dist/server",
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

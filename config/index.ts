import path from "node:path";
import { defineConfig, type UserConfigExport } from "@tarojs/cli";
import development from "./dev";
import production from "./prod";

// Taro loads this file as CommonJS and always from the folder of the checkout.
const at = (...parts: string[]) => path.join(process.cwd(), ...parts);
const target = process.env.TARO_ENV ?? "weapp";

const postcss = {
  pxtransform: { enable: true, config: {} },
  cssModules: {
    enable: true,
    config: { namingPattern: "module" as const, generateScopedName: "[local]-[hash:base64:5]" },
  },
};

const hashed = (kind: "js" | "css") => ({
  filename: `${kind}/[name].[contenthash:8].${kind}`,
  chunkFilename: `${kind}/[name].[contenthash:8].${kind}`,
});

/**
 * Webpack's own cache on disk, set here because Taro's switch for it assumes a `src` folder.
 */
function keepCache(chain: { merge(settings: object): unknown }): void {
  const config = [
    "config/index.ts",
    "config/dev.ts",
    "config/prod.ts",
    "config/spoken.ts",
    "babel.config.cjs",
  ];
  chain.merge({
    cache: {
      type: "filesystem",
      name: `${process.env.NODE_ENV}-${target}`,
      cacheDirectory: at(".cache/taro"),
      buildDependencies: { config: [...config, "package-lock.json"].map((path) => at(path)) },
    },
  });
}

const base: UserConfigExport<"webpack5"> = {
  projectName: "guibin",
  framework: "react",
  compiler: { type: "webpack5", prebundle: { enable: false } },
  sourceRoot: "miniprogram",
  outputRoot: `dist/${target}`,
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  plugins: [at("config", "spoken.ts")],
  defineConstants: {},
  copy: {
    // Where the server is: replaced beside the bundle, so that another address needs no build.
    patterns: target === "weapp" ? [{ from: "miniprogram/base.js", to: "dist/weapp/base.js" }] : [],
    options: {},
  },
  alias: { "@shared": at("shared"), "@miniprogram": at("miniprogram") },
  mini: {
    webpackChain: keepCache,
    // What every side shares is TypeScript too, and lies outside Taro's own source folder.
    compile: { include: [at("shared")] },
    // Every rule is named after its component, so the order of files does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss,
  },
  h5: {
    webpackChain: keepCache,
    compile: { include: [at("shared")] },
    publicPath: "/m/",
    staticDirectory: "static",
    router: { mode: "hash" },
    output: hashed("js"),
    miniCssExtractPluginOption: { ignoreOrder: true, ...hashed("css") },
    postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
  },
};

export default defineConfig<"webpack5">((merge, { mode }) =>
  merge({}, base, mode === "development" ? development : production),
);

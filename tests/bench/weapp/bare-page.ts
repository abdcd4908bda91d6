import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const config = `import { defineConfig } from "@tarojs/cli";

export default defineConfig({
  projectName: "bare",
  framework: "react",
  compiler: { type: "webpack5", prebundle: { enable: false } },
  sourceRoot: "src",
  outputRoot: "dist",
  designWidth: 750,
  deviceRatio: { 750: 1 },
  mini: {},
});
`;

/** The least that is a mini-program with Taro and React: one page that says something. */
const files: Readonly<Record<string, string>> = {
  "config/index.ts": config,
  "babel.config.js": `module.exports = { presets: [["taro", { framework: "react", ts: true }]] };\n`,
  "package.json": `{ "name": "bare", "private": true }\n`,
  "tsconfig.json": `{ "compilerOptions": { "jsx": "react-jsx", "moduleResolution": "node" } }\n`,
  "src/app.config.ts": `export default { pages: ["pages/index/index"] };\n`,
  "src/app.ts": "export default ({ children }: { children: unknown }) => children;\n",
  "src/pages/index/index.config.ts": `export default { navigationBarTitleText: "bare" };\n`,
  "src/pages/index/index.tsx": `import { Text, View } from "@tarojs/components";

export default () => (
  <View>
    <Text>您好</Text>
  </View>
);
`,
};

/** Builds it with the very packages of this checkout, once for each set of them; answers where it is. */
export async function buildBarePage(): Promise<string> {
  const folder = resolve(".cache/bench/bare-page");
  const output = join(folder, "dist");
  const stamp = createHash("sha256")
    .update(JSON.stringify(files))
    .update(readFileSync("package-lock.json"))
    .digest("hex");
  const stampFile = join(folder, "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return output;

  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await run(process.execPath, [resolve("node_modules/.bin/taro"), "build", "--type", "weapp"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", BABEL_ENV: "production" },
    timeout: 240_000,
  });
  if (!existsSync(join(output, "app.json"))) throw new Error("The bare page could not be built.");
  writeFileSync(stampFile, stamp);
  return output;
}

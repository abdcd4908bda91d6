import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = Object.fromEntries(
  ["shared", "server", "miniprogram", "console", "sandbox", "config", "tests"].map((name) => [
    `@${name}`,
    at(name),
  ]),
);
const taro = at("tests/support/taro.tsx");

function project(
  name: string,
  test: NonNullable<TestProjectInlineConfiguration["test"]>,
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, environment: "node", ...test } };
}

export default defineConfig({
  resolve: { alias },
  cacheDir: ".cache/vite",
  test: {
    globalSetup: "tests/support/database-server.ts",
    reporters: ["default", "./tests/support/reporter.ts"],
    // Two cores: more workers only take turns, and each holds a database of its own.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Every file says what it checks: one that waits for a chance outcome is not tried again.
    retry: 0,
    env: { TZ: "Asia/Shanghai" },
    projects: [
      project("node", {
        include: ["tests/**/*.test.ts"],
        exclude: ["tests/journeys/**", "tests/conformance/**"],
      }),
      {
        ...project("components", {
          include: ["tests/**/*.test.tsx"],
          environment: "jsdom",
          css: false,
        }),
        resolve: {
          alias: { ...alias, "@tarojs/components": taro, "@tarojs/taro": taro },
        },
        define: {
          "process.env.TARO_ENV": '"h5"',
          definePageConfig: "((config) => config)",
        },
      },
      // After the others and one file at a time: a browser, a server and a sandbox each.
      project("journeys", {
        include: ["tests/journeys/**/*.test.ts"],
        maxWorkers: 1,
        testTimeout: 120_000,
        hookTimeout: 180_000,
        sequence: { groupOrder: 1 },
      }),
      project("conformance", {
        include: ["tests/conformance/**/*.test.ts"],
        testTimeout: 120_000,
        hookTimeout: 180_000,
      }),
    ],
  },
});

import { existsSync, readFileSync } from "node:fs";
import { ConfigError, readConfig, variables } from "@config/env";
import { describe, expect, it } from "vitest";

const account = (kind: string) => ({
  [`WECHAT_${kind}_APPID`]: "wx0123456789abcdef",
  [`WECHAT_${kind}_SECRET`]: "0123456789abcdef0123456789abcdef",
  [`WECHAT_${kind}_TOKEN`]: "token-of-the-bank",
  [`WECHAT_${kind}_AES_KEY`]: "a".repeat(43),
  [`WECHAT_${kind}_ORIGINAL_ID`]: "gh_0123456789ab",
});

const bank = {
  NODE_ENV: "production",
  MONGODB_URI: "mongodb://a.bank.example,b.bank.example/guibin?replicaSet=guibin",
  PUBLIC_ORIGINS: "https://vip.bank.example",
  KEY_FILE: "/etc/guibin/keys.json",
  ...account("OFFICIAL"),
  ...account("MINI"),
};

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("the configuration of production", () => {
  it("is accepted with a replica set, https origins and the bank's own secrets", () => {
    expect(readConfig(bank)).toMatchObject({ production: true, demoData: false });
  });

  it("names everything that is missing at once", () => {
    const problems = problemsOf({ ...bank, MONGODB_URI: undefined, KEY_FILE: undefined });

    expect(problems).toEqual([
      expect.stringContaining("MONGODB_URI is missing"),
      expect.stringContaining("KEY_FILE is missing"),
    ]);
  });

  it("refuses the sandbox, demo data, plain http and a single local database, all in one answer", () => {
    const problems = problemsOf({
      ...bank,
      WECHAT_API_BASE: "http://127.0.0.1:9000",
      WECHAT_MINI_SECRET: "sandbox-mini-secret",
      DEMO_DATA: "true",
      FRAME_ANCESTORS: "http://127.0.0.1:8080",
      PUBLIC_ORIGINS: "http://vip.bank.example",
      MONGODB_URI: "mongodb://127.0.0.1:27017/guibin?directConnection=true",
    });

    expect(problems.map((problem) => problem.split(/[ :]/)[0])).toEqual([
      "WECHAT_API_BASE",
      "A",
      "DEMO_DATA",
      "FRAME_ANCESTORS",
      "PUBLIC_ORIGINS",
      "MONGODB_URI",
    ]);
  });
});

describe(".env.example", () => {
  it("names every variable of the configuration and no other", () => {
    expect(existsSync(".env.example")).toBe(true);
    const named = readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z_]+)=/gm);

    expect([...named].map(([, name]) => name).sort()).toEqual(Object.keys(variables).sort());
  });
});

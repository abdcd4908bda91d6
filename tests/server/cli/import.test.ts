import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { customers, everyCustomer } from "@server/features/customers";
import { idCheckDigit } from "@shared/identifiers/id-number";
import { importBank } from "@tests/support/bank";
import { testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const stores = testStores();
const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "guibin-import-"));
const all = customers.within(everyCustomer);

const wechat = Object.fromEntries(
  ["OFFICIAL", "MINI"].flatMap((kind) => [
    [`WECHAT_${kind}_APPID`, `wx${kind}`],
    [`WECHAT_${kind}_SECRET`, "0123456789abcdef0123"],
    [`WECHAT_${kind}_TOKEN`, "token12345"],
    [`WECHAT_${kind}_AES_KEY`, "a".repeat(43)],
    [`WECHAT_${kind}_ORIGINAL_ID`, "gh_1234"],
  ]),
);

/** `npm run import -- …` against this test's database. */
function run(...args: string[]): ChildProcess {
  const { database, keyFile } = stores();
  return spawn(process.execPath, ["--import", "tsx", "server/cli/import.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...wechat,
      NODE_ENV: "test",
      MONGODB_URI: database.uri,
      MONGODB_DATABASE: database.name,
      PUBLIC_ORIGINS: "http://127.0.0.1",
      KEY_FILE: keyFile,
    },
  });
}

async function ended(child: ChildProcess) {
  const words: string[] = [];
  child.stdout?.on("data", (chunk) => words.push(String(chunk)));
  child.stderr?.on("data", (chunk) => words.push(String(chunk)));
  const [code, signal] = await once(child, "close");
  return { code, signal, said: words.join("") };
}

const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,详细地址";
function person(at: number): string {
  const id = `31010119${50 + (at % 50)}0101${String(2 * Math.floor(at / 50) + 1).padStart(3, "0")}`;
  return `k-${at},测试甲,男,${id}${idCheckDigit(id)},139${String(at).padStart(8, "0")},金卡,rm-lin,上海市徐汇区衡山路${at}弄和光里${at}号`;
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [header, ...lines].join("\n"));
  return path;
}

beforeAll(() => importBank(stores(), "staff"));

describe("npm run import", () => {
  it("ends with 0 when all was well, 1 when lines are wrong, 2 when it cannot work", {
    timeout: 120_000,
  }, async () => {
    const fine = file("fine.csv", [person(1)]);
    const faulty = file("faulty.csv", [person(1), person(2).replace("rm-lin", "nobody")]);

    const dry = await ended(run(fine, "--dry-run"));
    expect(dry).toMatchObject({ code: 0, said: expect.stringContaining("没有写入任何数据") });
    expect(await all.count()).toBe(0);

    const wrong = await ended(run(faulty));
    expect(wrong.code).toBe(1);
    expect(wrong.said).toContain("第 3 行 客户经理工号:没有找到该客户经理");
    expect(await all.count()).toBe(0);

    expect(await ended(run(join(folder, "none.csv")))).toMatchObject({
      code: 2,
      said: expect.stringContaining("无法读取文件"),
    });
  });

  it("goes on after kill -9 in the middle and ends as if nothing had happened", {
    timeout: 180_000,
  }, async () => {
    const path = file(
      "many.csv",
      Array.from({ length: 900 }, (_, at) => person(at)),
    );
    const applied = () =>
      mongoose.connection
        .collection("importPartitions")
        .countDocuments({ state: "applied", "results.50": { $exists: true } });

    const first = run(path);
    const death = ended(first);
    while ((await applied()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    first.kill("SIGKILL");
    expect((await death).signal).toBe("SIGKILL");
    const [left] = await mongoose.connection
      .collection("importBatches")
      .find({ state: "applying" })
      .toArray();
    expect(left?.rows).toBe(900);

    const second = await ended(run(path));
    expect(second.said).toContain("继续上次未完成的导入\n客户:新增 900,更新 0,未变 0,有误 0");
    expect(second.said).toContain("客户:新增 0,更新 0,未变 900,有误 0");
    expect(await all.count()).toBe(900);
    expect(await mongoose.connection.collection("importParts").countDocuments()).toBe(0);
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, stop } from "@config/scripts/lib/child.mjs";
import { findEngine, serveDatabase } from "@sandbox/database/index.mjs";
import { createVault, fileKms, readKeyFile } from "@server/core/vault";
import { openCustomer } from "@server/features/customers";
import { testApp } from "@tests/support/app";
import { newKeyFile } from "@tests/support/stores";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
const engine = findEngine(process.env, { slow: false });
const folders: string[] = [];
const fresh = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `guibin-${name}-`));
  folders.push(folder);
  return folder;
};
let other: Awaited<ReturnType<typeof serveDatabase>> | undefined;

beforeAll(async () => {
  if (!engine) return;
  other = await serveDatabase({ engine, folder: fresh("target"), durable: false, launch });
});
afterAll(async () => {
  if (other) await stop(other.child);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** One of our programs, as a person runs it. */
function program(name: string, args: readonly string[], more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", `server/cli/${name}.ts`, ...args], {
    env: { ...process.env, ...app().environment, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = once(child, "exit").then(([code]) => ({ code: code as number, said }));
  return { child, ended };
}
const run = (name: string, args: readonly string[], more?: Record<string, string>) =>
  program(name, args, more).ended;

/** A database of the second server that nobody else uses. */
const target = (server = other) => server?.uri(app().environment.MONGODB_DATABASE ?? "") ?? "";
async function emptied(): Promise<string> {
  const connection = await mongoose.createConnection(target()).asPromise();
  await connection.dropDatabase();
  await connection.close();
  return target();
}

describe.skipIf(!engine)("a backup", () => {
  const folder = join(fresh("backup"), "today");

  it("is made while people write, and holds one moment of all collections", async () => {
    const pairs = {
      a: mongoose.connection.collection("pairsA"),
      b: mongoose.connection.collection("pairsB"),
    };
    await pairs.a.insertOne({ n: -1 });
    await pairs.b.insertOne({ n: -1 });
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1)
        await mongoose.connection.transaction(async (session) => {
          await pairs.a.insertOne({ n }, { session });
          await pairs.b.insertOne({ n }, { session });
        });
    })();
    const { code, said } = await run("backup", [folder]);
    writing = false;
    await writer;

    expect([code, said]).toEqual([0, expect.stringMatching(/written: \d+ documents/)]);
    expect(existsSync(join(folder, "INCOMPLETE"))).toBe(false);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const count = (name: string) =>
      manifest.collections.find((one: { name: string }) => one.name === name)?.documents;
    expect(manifest.consistency).toMatch(/snapshot|transaction/);
    expect(count("pairsA")).toBe(count("pairsB"));
    expect(count("customers")).toBe(60);
    const { current, keks } = readKeyFile(app().environment.KEY_FILE ?? "", { strict: true });
    expect(manifest.keks).toEqual([current]);
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).not.toContain(keks[current]);
  });

  it("is restored into another server and proves itself there", async () => {
    const { code, said } = await run("restore", [folder, "--into", await emptied()]);

    expect([code, said]).toEqual([0, expect.stringMatching(/intact: \d+ entries under \d+ seals/)]);
    expect(said).toMatch(
      /restored in [\d.]+ s[\s\S]*compared in [\d.]+ s[\s\S]*verified in [\d.]+ s/,
    );
    const connection = await mongoose.createConnection(target()).asPromise();
    const path = app().environment.KEY_FILE ?? "";
    const kms = fileKms(readKeyFile(path, { strict: true }));
    const vault = createVault({ db: connection, kms, clock: { now: () => new Date() } });
    const customer = await connection.collection("customers").findOne({});
    expect((await openCustomer(vault, customer as never, ["phone"])).phone).toMatch(/^1\d{10}$/);
    const indexes = await connection.collection("customers").indexes();
    expect(indexes.map(({ name }) => name)).toContain("idNumberIndex_1");
    await expect(
      connection.collection("customers").insertOne({ phone: "13800136021" } as never),
    ).rejects.toThrow("validation");
    await connection.close();
  });

  it("does not overwrite: a target that holds anything is refused", async () => {
    const { code, said } = await run("restore", [folder, "--into", target()]);

    expect([code, said]).toEqual([1, expect.stringContaining("not empty")]);
  });

  it("is refused where the key file does not fit", async () => {
    const { code, said } = await run("restore", [folder, "--into", await emptied()], {
      KEY_FILE: newKeyFile(),
    });

    expect([code, said]).toEqual([1, expect.stringContaining("The key file does not fit")]);
  });

  it("is refused in a database of another name, where nothing would open", async () => {
    const { code, said } = await run("restore", [folder, "--into", other?.uri("elsewhere") ?? ""]);

    expect([code, said]).toEqual([1, expect.stringContaining("sealed values open only")]);
  });

  it("destroys again the keys of those who were shredded since", async () => {
    const connection = await mongoose.createConnection(await emptied()).asPromise();
    const [customer] = await mongoose.connection.collection("customers").find().limit(1).toArray();
    const list = join(fresh("shredded"), "owners");
    writeFileSync(list, `${customer?._id}\n`);

    const { code } = await run("restore", [folder, "--into", target(), "--shredded", list]);

    expect(code).toBe(0);
    const ring = await connection.collection("keyrings").findOne({ _id: customer?._id as never });
    expect(ring).toMatchObject({ keys: [], destroyedAt: expect.any(Date) });
    await connection.close();
  });

  it("is refused when a byte of it was changed or a file is missing", async () => {
    const path = join(folder, "customers.bson.gz");
    truncateSync(path, readFileSync(path).length - 1);

    const { code, said } = await run("restore", [folder, "--into", await emptied()]);

    expect([code, said]).toEqual([1, expect.stringContaining("customers.bson.gz was changed")]);
  });

  it("wants a folder of its own", async () => {
    const { code, said } = await run("backup", [folder]);

    expect([code, said]).toEqual([1, expect.stringContaining("is not empty")]);
  });
});

describe.skipIf(!engine)("a backup that was killed", () => {
  it("says that it is incomplete and cannot be restored", async () => {
    const folder = join(fresh("killed"), "today");
    const { child, ended } = program("backup", [folder]);
    await until(() => existsSync(join(folder, "INCOMPLETE")), "the mark", 30_000);
    child.kill("SIGKILL");
    await ended;

    const { code, said } = await run("restore", [folder, "--into", await emptied()]);
    expect([code, said]).toEqual([1, expect.stringContaining("is incomplete")]);
  });
});

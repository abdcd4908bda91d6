import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { exportTrail, fileSigner } from "@server/core/audit";
import { makeBackup } from "@server/core/backup";
import { readKeyFile } from "@server/core/vault";
import { hasCardCheckDigit } from "@shared/identifiers/account-number";
import { idCheckDigit } from "@shared/identifiers/id-number";
import { testApp } from "@tests/support/app";
import { failureOf, type Person, signIn } from "@tests/support/as";
import { importText } from "@tests/support/bank";
import { newClientId } from "@tests/support/build/ids";
import mongoose from "mongoose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

/** Two hundred values that stand nowhere else in the product or its tests. */
const people = Array.from({ length: 40 }, (_, at) => {
  const id = `31010119${50 + (at % 40)}0617${String(2 * at + 101).padStart(3, "0")}`;
  return {
    no: `canary-${at}`,
    name: `欧阳${"鹭鸢鸦鹂鹬鹮鹳鹗鹩鹫"[at % 10]}${"澹溟滢潆"[Math.floor(at / 10)]}彧`,
    idNumber: id + idCheckDigit(id),
    phone: `1956${String(7_310_000 + at * 37)}`,
    address: `上海市徐汇区金丝雀弄${701 + at}号`,
  };
});
const accounts = Array.from({ length: 15 }, (_, at) =>
  cardNumber(`62299971${String(40_310_077 + at * 91)}`),
);
const messages = Array.from(
  { length: 15 },
  (_, at) => `金丝雀之语${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰"[at]}只对您说`,
);
const notes = Array.from({ length: 10 }, (_, at) => `金丝雀备注第${at + 1}条请带旧合同`);
const canaries = [
  ...people.flatMap(({ name, idNumber, phone, address }) => [name, idNumber, phone, address]),
  ...accounts,
  ...messages,
  ...notes,
];

function cardNumber(start: string): string {
  const digit = [..."0123456789"].find((one) => hasCardCheckDigit(start + one)) ?? "0";
  return start + digit;
}

/** What a canary looks like where somebody only wrapped it. */
const shapes = canaries.flatMap((text) => [
  Buffer.from(text, "utf8"),
  Buffer.from(Buffer.from(text, "utf8").toString("base64").replace(/=+$/, "").slice(0, -1)),
  Buffer.from(Buffer.from(text, "utf8").toString("hex")),
  Buffer.from(encodeURIComponent(text)),
]);

const foundIn = (where: string, bytes: Buffer): string[] =>
  shapes.flatMap((shape, at) => (bytes.includes(shape) ? [`${where}: ${canaries[at >> 2]}`] : []));

let server: Awaited<ReturnType<typeof loudServer>>;
let lin: Person;
let chen: Person;
const failures: string[] = [];

/** A server of its own that logs all it can, and what it said. */
async function loudServer() {
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    env: { ...process.env, ...app().environment, LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      const listening = /"listening":"([^"]+)"/.exec(line)?.[1];
      if (listening) resolve(listening);
    });
  });
  return {
    url,
    log: () => Buffer.from(said.join("\n")),
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

beforeAll(async () => {
  server = await loudServer();
  const { ports } = app().server;
  const rows = people.map(
    ({ no, name, idNumber, phone, address }) =>
      `${no},${name},${Number(idNumber.charAt(16)) % 2 === 1 ? "男" : "女"},${idNumber},${phone},金卡,rm-lin,${address}`,
  );
  const customers = `客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,详细地址\n${rows.join("\n")}`;
  const stores = ports as never as Parameters<typeof importText>[0];
  const imported = await importText(stores, "customers", customers);
  if (!imported.good) throw new Error(imported.said.join("\n"));
  const cards = accounts.map((number, at) => `canary-${at},${number},卡,2023-11-01,2031-11-30`);
  const carded = await importText(
    stores,
    "accounts",
    `客户号,账号,类型,开立日期,有效期至\n${cards.join("\n")}`,
  );
  if (!carded.good) throw new Error(carded.said.join("\n"));
  // The same again with a digit too few: what is refused must not be kept either.
  const wrong = customers.replaceAll(
    /,(1956\d{7}),/g,
    (_, phone: string) => `,${phone.slice(0, 10)}x${phone},`,
  );
  await importText(stores, "customers", wrong, { skipErrors: true });

  const place = { url: server.url, sandbox: app().sandbox };
  lin = await signIn("rm-lin", place);
  chen = await signIn("vip-chen", place);
  await act();
}, 120_000);
afterAll(() => server?.stop());

/** A day with these customers, through the front doors. */
async function act(): Promise<void> {
  await lin.stepUp();
  const seen = await lin.call("GET /customers", { q: people[0]?.phone ?? "" });
  expect(seen.items).toHaveLength(1);
  const id = seen.items[0]?.id ?? "";
  await lin.call("GET /customers/:id", { id });
  for (const field of ["phone", "idNumber"] as const)
    await lin.call("POST /customers/:id/reveal", { id, field, purpose: "callCustomer" });
  await lin.call("GET /customers", { q: people[1]?.name ?? "" });
  for (const [at, text] of messages.entries()) {
    const conversation = await chen.call("GET /my/conversation", {});
    const said = { clientId: newClientId(), body: { kind: "text" as const, text } };
    if (at % 2 === 0) await chen.call("POST /my/conversation/messages", said);
    else await lin.call("POST /conversations/:id/messages", { id: conversation.id, ...said });
  }
  for (const [at, note] of notes.slice(0, 3).entries()) {
    const { next } = await chen.call("GET /my/slots", { purposeId: "review" });
    const slot = next[at];
    await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: slot?.start ?? "",
      staffId: slot?.staffId ?? "",
      note,
    });
  }
  for (const note of notes.slice(3))
    await lin.call("POST /tasks", {
      title: note,
      dueAt: "2026-11-27T10:00:00+08:00",
      customerId: id,
    } as never);
  for (const wrong of [people[2]?.phone, people[2]?.idNumber, accounts[0], notes[0]]) {
    const failure = await failureOf(lin.call("GET /customers/:id", { id: wrong ?? "" }));
    failures.push(JSON.stringify({ ...failure, message: failure.message }));
    const second = await failureOf(
      lin.call("POST /customers/:id/reveal", { id, field: wrong, purpose: wrong } as never),
    );
    failures.push(JSON.stringify({ ...second, message: second.message }));
  }
  await app().server.settle();
}

describe("two hundred planted values", () => {
  it("are all there and all different", () => {
    expect(canaries).toHaveLength(200);
    expect(new Set(canaries).size).toBe(200);
  });

  it("can be read by whom they are for", async () => {
    const { id } = await chen.call("GET /my/conversation", {});
    const said = await lin.call("GET /conversations/:id/messages", { id, limit: 50 } as never);
    expect(JSON.stringify(said)).toContain(messages[1]);
  });

  it("stand in no collection of the database", async () => {
    const found: string[] = [];
    for (const { name } of await mongoose.connection.listCollections()) {
      if (name.startsWith("system.")) continue;
      const cursor = mongoose.connection.collection(name).find({}, { raw: true } as never);
      for await (const document of cursor as unknown as AsyncIterable<Buffer>)
        found.push(...foundIn(name, Buffer.from(document)));
    }
    expect([...new Set(found)]).toEqual([]);
  });

  it("stand in no file of a backup, nor in an export of the audit trail", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "guibin-canary-")), "backup");
    const { environment, server: own } = app();
    await makeBackup({
      client: mongoose.connection.getClient() as never,
      database: environment.MONGODB_DATABASE ?? "",
      folder,
      engine: "test",
      say: () => {},
    });
    const found = readdirSync(folder).flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return foundIn(name, name.endsWith(".gz") ? gunzipSync(bytes) : bytes);
    });
    expect(found).toEqual([]);

    const signer = fileSigner(readKeyFile(own.ports.config.keyFile, { strict: true }).signing);
    await own.ports.audit.settled();
    for await (const line of exportTrail(mongoose.connection, signer))
      expect(foundIn("export", Buffer.from(line))).toEqual([]);
  });

  it("stand in no log line, no metric and no answer to a mistake", async () => {
    expect(server.log().length).toBeGreaterThan(100);
    expect(foundIn("log", server.log())).toEqual([]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain("guibin_http_request_seconds");
    expect(foundIn("metrics", Buffer.from(metrics))).toEqual([]);
    expect(failures.length).toBe(8);
    expect(foundIn("errors", Buffer.from(failures.join("\n")))).toEqual([]);
  });
});

import {
  exportTrail,
  fileSigner,
  purgeTrail,
  retentionClassOf,
  retentionFloors,
  Sealer,
  verifyExport,
  verifyStored,
} from "@server/core/audit";
import { readKeyFile } from "@server/core/vault";
import { testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const stores = testStores();
const db = mongoose.connection;
const signer = () => fileSigner(readKeyFile(stores().keyFile, { strict: true }).signing);
const acts = ["session.opened", "customer.read", "customer.revealed"];
const entry = (at: number) => ({
  actor: { kind: "staff" as const, id: "stf_1", roles: ["rm"] },
  act: acts[at % 3] ?? "",
  object: { kind: "customer", id: `cus_${at}` },
  result: "ok" as const,
  ip: "10.0.0.1",
  requestId: `req_${at}`,
});
const withContent = (act: string) => db.collection("audit").countDocuments({ act });
const intact = () => verifyStored(db, signer().publicKeys).then(({ summary }) => summary.lines);
const purge = (now: string, dryRun = false) =>
  purgeTrail({
    db,
    signer: signer(),
    now: new Date(now),
    months: retentionFloors,
    approvedBy: ["stf_a", "stf_b"],
    dryRun,
  });

beforeAll(async () => {
  stores().clock.set("2026-01-10T10:00:00+08:00");
  for (let at = 0; at < 30; at += 1) stores().audit.note(entry(at));
  await stores().audit.settled();
  const sealer = new Sealer({ db, audit: stores().audit, signer: signer() });
  await sealer.sealNow();
  for (let at = 30; at < 36; at += 1) stores().audit.note(entry(at));
  await stores().audit.settled();
  await sealer.stop();
  await db.collection("auditSeals").updateMany({}, { $set: {} });
});

describe("the classes of retention", () => {
  it.each([
    ["session.opened", "system"],
    ["customer.read", "ordinary"],
    ["booking.created", "ordinary"],
    ["customer.revealed", "core"],
    ["keys.rotate", "core"],
    ["audit.export", "core"],
    ["session.refused", "core"],
  ])("%s is %s", (act, name) => {
    expect(retentionClassOf(act)).toBe(name);
  });
});

describe("a purge", () => {
  it("takes nothing before its time", async () => {
    expect(await purge("2026-12-20T00:00:00Z", true)).toMatchObject({ lines: 0 });
  });

  it("takes the content of each class in its time, and the trail still proves itself", async () => {
    // The seal carries the machine's time; it is the lines' own time that counts.
    const said = await purge("2027-07-20T00:00:00Z");

    expect(said).toEqual({ lines: 20, seals: 1, byClass: { system: 10, ordinary: 10 } });
    expect(await withContent("session.opened")).toBe(2);
    expect(await withContent("customer.revealed")).toBe(12);
    expect(await intact()).toBe(36);

    expect(await purge("2029-12-20T00:00:00Z")).toMatchObject({ lines: 10, byClass: { core: 10 } });
    expect(await intact()).toBe(36);
  });

  it("is signed for: content taken out by anybody else is a break", async () => {
    const line = await db.collection("audit").findOne({ n: 33 });
    const purged = await db.collection("audit").findOne({ n: 3 });
    const record = await db.collection("auditPurges").findOne({});
    const stub = { id: line?.h, shard: line?.shard, n: line?.n, h: line?.h, purged: 1 };
    await db.collection("audit").replaceOne({ _id: line?._id }, stub);
    await expect(intact()).rejects.toThrow("nobody signed for that");
    await db.collection("audit").replaceOne({ _id: line?._id }, line ?? {});

    await db.collection("auditPurges").updateOne({ _id: record?._id }, { $set: { count: 29 } });
    await expect(intact()).rejects.toThrow("purge 1: its signature is not valid");
    await db.collection("auditPurges").deleteOne({ _id: record?._id });
    await expect(intact()).rejects.toThrow("nobody signed for that");
    await db.collection("auditPurges").insertOne(record ?? {});

    await db.collection("audit").updateOne({ _id: purged?._id }, { $set: { h: "0".repeat(64) } });
    await expect(intact()).rejects.toThrow();
    await db.collection("audit").replaceOne({ _id: purged?._id }, purged ?? {});
    expect(await intact()).toBe(36);
  });

  it("shows in an export that still verifies, and not without its record", async () => {
    const text: string[] = [];
    for await (const line of exportTrail(db, signer())) text.push(line);

    const { summary } = await verifyExport(text, signer().publicKeys);
    expect(summary.lines).toBe(36);
    const without = text.filter((line) => !line.startsWith('{"purge"'));
    await expect(verifyExport(without, signer().publicKeys)).rejects.toThrow("nobody signed");
  });
});

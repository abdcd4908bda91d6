import { exportTrail, fileSigner, Sealer, verifyExport, verifyStored } from "@server/core/audit";
import { readKeyFile } from "@server/core/vault";
import { newKeyFile, testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const stores = testStores();
const db = mongoose.connection;
const text: string[] = [];

const entry = (at: number) => ({
  actor: { kind: "staff" as const, id: `stf_${at % 5}`, roles: ["rm", "lead"] },
  act: ["customer.read", "customer.reveal", "booking.create"][at % 3] ?? "",
  object: { kind: "customer", id: `cus_${at % 40}` },
  customerId: `cus_${at % 40}`,
  result: (["ok", "denied", "failed"] as const)[at % 3] ?? "ok",
  ip: `10.0.0.${at % 200}`,
  requestId: `req_${at}`,
  ...(at % 7 === 0 ? { fields: ["phone", "idNumber"] } : {}),
});

const signer = () => fileSigner(readKeyFile(stores().keyFile, { strict: true }).signing);
const verify = (lines: readonly string[]) => verifyExport(lines, signer().publicKeys);
const isFound = async (lines: readonly string[]) =>
  verify(lines).then(
    () => false,
    (error: Error) => error.name === "Error" && error.message.length > 3,
  );

const without = (lines: readonly string[], at: number, count: number) => [
  ...lines.slice(0, at),
  ...lines.slice(at + count),
];

/** Numbers that look random and are the same at every run. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

beforeAll(async () => {
  const sealer = new Sealer({ db, audit: stores().audit, signer: signer() });
  for (let round = 0; round < 5; round += 1) {
    for (let at = 0; at < 60; at += 1) stores().audit.note(entry(round * 60 + at));
    await stores().audit.settled();
    if (round < 4) await sealer.sealNow();
  }
  await sealer.stop();
  for await (const line of exportTrail(db, signer())) text.push(line);
});

describe("an export", () => {
  it("verifies as it is, unsealed lines at its end included", async () => {
    expect((await verify(text)).summary).toMatchObject({ lines: 300, seals: 4, unsealed: 60 });
  });

  it("shows every one of two thousand random changes, ends cut off included", async () => {
    const below = seeded(20261125);
    const changes: Record<string, (lines: string[]) => string[]> = {
      flipByte: (lines) => {
        const at = below(lines.length);
        const line = lines[at] ?? "";
        const place = below(line.length);
        lines[at] =
          line.slice(0, place) +
          String.fromCharCode(line.charCodeAt(place) ^ (1 + below(7))) +
          line.slice(place + 1);
        return lines;
      },
      remove: (lines) => without(lines, below(lines.length), 1 + below(5)),
      repeat: (lines) => {
        const at = below(lines.length);
        return [...lines.slice(0, at), lines[at] ?? "", ...lines.slice(at)];
      },
      swap: (lines) => {
        const at = below(lines.length - 1);
        [lines[at], lines[at + 1]] = [lines[at + 1] ?? "", lines[at] ?? ""];
        return lines;
      },
      cutEnd: (lines) => lines.slice(0, below(lines.length)),
      cutMiddle: (lines) => [...lines.slice(0, below(lines.length - 1)), lines.at(-1) ?? ""],
      append: (lines) => [...lines, lines[1 + below(lines.length - 2)] ?? ""],
      addSpace: (lines) => {
        const at = below(lines.length);
        lines[at] = `${lines[at]?.slice(0, 1)} ${lines[at]?.slice(1)}`;
        return lines;
      },
      moveTime: (lines) => {
        const at = 1 + below(lines.length - 2);
        lines[at] = (lines[at] ?? "").replace("2026-", "2025-");
        return lines;
      },
      reorderKeys: (lines) => {
        const at = 1 + below(lines.length - 2);
        const parsed = JSON.parse(lines[at] ?? "{}");
        const [kind = ""] = Object.keys(parsed);
        lines[at] = JSON.stringify({
          [kind]: Object.fromEntries(Object.entries(parsed[kind]).reverse()),
        });
        return lines;
      },
    };
    const names = Object.keys(changes);
    const missed: string[] = [];

    for (let at = 0; at < 2000; at += 1) {
      const name = names[at % names.length] ?? "";
      const changed = changes[name]?.([...text]) ?? [];
      if (changed.join("\n") === text.join("\n")) continue;
      if (!(await isFound(changed)))
        missed.push(`${at} ${name}: ${changed.find((line, row) => line !== text[row])}`);
    }

    expect(missed).toEqual([]);
  }, 120_000);

  it("names the first broken link", async () => {
    const changed = [...text];
    const at = changed.findIndex((line) => line.includes('"requestId":"req_77"'));
    changed[at] = changed[at]?.replace('"ip":"10.0.0.77"', '"ip":"10.0.0.78"') ?? "";
    const { shard, n } = JSON.parse(text[at] ?? "{}").line;

    await expect(verify(changed)).rejects.toThrow(`${shard}:${n}: its content was changed`);
    await expect(verify(text.slice(0, -1))).rejects.toThrow("the signed end is missing");
    await expect(verify(without(text, at, 1))).rejects.toThrow(
      `${shard}:${n}: this entry is missing or out of order`,
    );
  });

  it("is not believed when somebody else signed it anew", async () => {
    const forger = fileSigner(readKeyFile(newKeyFile(), { strict: true }).signing);
    const forged: string[] = [];
    await db.collection("auditSeals").find().toArray();
    for (const line of text) forged.push(line.replaceAll(signer().keyId, forger.keyId));

    await expect(verifyExport(forged, signer().publicKeys)).rejects.toThrow(
      "signature is not valid",
    );
    await expect(
      verifyExport(forged, { ...signer().publicKeys, ...forger.publicKeys }),
    ).rejects.toThrow("signature is not valid");
  });

  it("shows that it ends before a head that was noted elsewhere", async () => {
    const { verifier, summary } = await verify(text);

    expect(() => verifier.anchor(summary.lastSeal)).not.toThrow();
    expect(() => verifier.anchor({ ...summary.lastSeal, k: 9 })).toThrow(
      "ends before a seal that was noted elsewhere",
    );
    expect(() => verifier.anchor({ k: 1, h: summary.lastSeal.h })).toThrow(
      "not the seal that was noted elsewhere",
    );
  });
});

describe("the stored trail", () => {
  const lines = () => db.collection("audit");
  const seals = () => db.collection("auditSeals");
  const broken = () =>
    verifyStored(db, signer().publicKeys).then(
      () => "intact",
      (error: Error) => error.message,
    );

  /** Does something to the stored trail, looks, and puts it back. */
  async function when(tamper: () => Promise<unknown>): Promise<string> {
    const kept = await Promise.all(
      [lines(), seals(), db.collection("auditLeases")].map(
        async (one) => [one, await one.find().toArray()] as const,
      ),
    );
    await tamper();
    const said = await broken();
    for (const [collection, documents] of kept) {
      await collection.deleteMany({});
      await collection.insertMany(documents as never);
    }
    return said;
  }

  it("is intact, and intact again after it was put back", async () => {
    expect(await broken()).toBe("intact");
    await when(() => lines().deleteOne({ requestId: "req_10" }));
    expect(await broken()).toBe("intact");
  });

  it.each([
    [
      "an entry changed",
      () => lines().updateOne({ requestId: "req_10" }, { $set: { result: "ok", act: "nothing" } }),
      "its content was changed",
    ],
    [
      "a field added",
      () => lines().updateOne({ requestId: "req_10" }, { $set: { note: "x" } }),
      "its content was changed",
    ],
    [
      "an entry removed",
      () => lines().deleteOne({ requestId: "req_100" }),
      "missing or out of order",
    ],
    [
      "the first entry removed",
      () => lines().deleteOne({ requestId: "req_0" }),
      "missing or out of order",
    ],
    ["a sealed end cut off", () => lines().deleteMany({ n: { $gte: 235 } }), "are missing"],
    [
      "an entry slipped in beside the chain",
      () => lines().insertOne({ _id: "x:1", id: "x", shard: "x", n: 1 } as never),
      "stand in no chain",
    ],
    [
      "a seal removed",
      () => seals().deleteOne({ _id: 2 } as never),
      "seal 2: this seal is missing",
    ],
    [
      "the newest seal removed",
      () => seals().deleteOne({ _id: 4 } as never),
      "seal 4: this seal is missing",
    ],
    [
      "a seal's root changed",
      () => seals().updateOne({ _id: 3 } as never, { $set: { root: "0".repeat(64) } }),
      "seal 3: its signature is not valid",
    ],
    [
      "an old seal put in place of a new one",
      async () => {
        const [old] = await seals()
          .find({ _id: 1 } as never)
          .toArray();
        await seals().replaceOne({ _id: 3 } as never, { ...old, _id: 3 } as never);
      },
      "seal 3: this seal is missing",
    ],
  ])("shows %s", async (_, tamper, says) => {
    expect(await when(tamper)).toContain(says);
  });
});

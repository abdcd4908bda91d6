import {
  createAudit,
  exportTrail,
  fileSigner,
  Sealer,
  verifyExport,
  verifyStored,
} from "@server/core/audit";
import { addSigner, readKeyFile } from "@server/core/vault";
import { testStores } from "@tests/support/stores";
import mongoose from "mongoose";
import { expect, it } from "vitest";

const stores = testStores();
const db = mongoose.connection;
const signer = () => fileSigner(readKeyFile(stores().keyFile, { strict: true }).signing);
const entry = (requestId: string) => ({
  actor: { kind: "staff" as const, id: "stf_1", roles: ["rm"] },
  act: "customer.read",
  object: { kind: "customer", id: "cus_1" },
  result: "ok" as const,
  ip: "10.0.0.1",
  requestId,
});

it("a trail that moves to SM3 and SM2 proves itself across the change", async () => {
  const { audit, vault, clock, keyFile } = stores();
  await audit.await(entry("before"));
  await seal(audit);
  addSigner(keyFile, "gm");
  const gm = createAudit({ db, vault, clock, hash: "sm3" });
  for (let at = 0; at < 5; at += 1) await gm.await(entry(`gm_${at}`));
  await seal(gm);
  await gm.close();

  const [last] = await db.collection("auditSeals").find().sort({ _id: -1 }).limit(1).toArray();
  expect(last).toMatchObject({ hash: "sm3", keyId: expect.stringMatching(/^sm2-/) });
  expect((await verifyStored(db, signer().publicKeys)).summary).toMatchObject({
    lines: 6,
    seals: 2,
  });

  const text: string[] = [];
  for await (const line of exportTrail(db, signer())) text.push(line);
  expect((await verifyExport(text, signer().publicKeys)).summary.lines).toBe(6);
  for (let at = 1; at < text.length; at += 1) {
    const changed = [...text];
    changed[at] = (changed[at] ?? "").replace(/"(count|at|prev)":"?(\w)/, '"$1":"x$2');
    if (changed[at] === text[at]) continue;
    await expect(verifyExport(changed, signer().publicKeys)).rejects.toThrow();
  }
});

async function seal(audit: ReturnType<typeof createAudit>): Promise<void> {
  const sealer = new Sealer({ db, audit, signer: signer() });
  await sealer.sealNow();
  await sealer.stop();
}

import { createHash } from "node:crypto";
import { fileSigner, Sealer, verifyStored } from "@server/core/audit";
import { readKeyFile } from "@server/core/vault";
import mongoose from "mongoose";
import { bench, figure, same, sized } from "./lib/bench";
import { atOnce, inRounds, perSecond } from "./lib/rounds";
import { openStand } from "./lib/stand";

const noted = sized(300, 20_000);
const awaited = sized(50, 1_000);

const entry = {
  actor: { kind: "staff", id: "stf_bench", roles: ["rm"] },
  act: "customer.read",
  object: { kind: "customer", id: "cus_bench" },
  customerId: "cus_bench",
  result: "ok",
  ip: "10.0.0.1",
  requestId: "req_bench",
  fields: ["phone", "address"],
} as const;

/** The simplest trail there is: one durable write an entry. */
const plain = () => mongoose.connection.collection("benchTrail");
const durable = { writeConcern: { w: "majority", journal: true } } as const;
let numbered = 0;
const insertPlain = () =>
  plain().insertOne({ ...entry, at: new Date(), n: ++numbered } as never, durable);

await bench(async () => {
  const { ports, environment } = await openStand();
  const { audit } = ports;
  const signer = fileSigner(readKeyFile(environment.KEY_FILE ?? "", { strict: true }).signing);

  const notes = await inRounds({
    ours: () =>
      perSecond(async () => {
        for (let at = 0; at < noted; at++) audit.note(entry);
        await audit.settled();
        return noted;
      }),
    peer: () => perSecond(() => atOnce(awaited, 8, insertPlain)),
  });
  figure("audit.note beside one durable write an entry", { ...notes, unit: "entries/s" });

  const waits = await inRounds({
    ours: () => perSecond(() => atOnce(awaited * 4, 50, () => audit.await(entry))),
    peer: () => perSecond(() => atOnce(awaited, 8, insertPlain)),
  });
  figure("audit.await, 50 at once, beside one durable write an entry", {
    ...waits,
    unit: "entries/s",
  });

  const sealer = new Sealer({ db: mongoose.connection, audit, signer });
  await sealer.sealNow();
  await sealer.stop();
  const stored = await mongoose.connection.collection("audit").find().toArray();
  const { summary } = await verifyStored(mongoose.connection, signer.publicKeys);
  same("entries", summary.lines, stored.length);

  const verified = await inRounds({
    ours: () =>
      perSecond(
        async () => (await verifyStored(mongoose.connection, signer.publicKeys)).summary.lines,
      ),
    peer: () => perSecond(readAndHash),
  });
  figure("audit.verify beside reading and hashing alone", { ...verified, unit: "entries/s" });
});

/** The least that any check of a chain must do. */
async function readAndHash(): Promise<number> {
  const found = mongoose.connection.collection("audit").find().batchSize(2_000);
  let prev = "";
  let count = 0;
  for await (const line of found) {
    prev = createHash("sha256").update(prev).update(JSON.stringify(line)).digest("hex");
    count++;
  }
  return count;
}

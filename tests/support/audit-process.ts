import { createAudit } from "@server/core/audit";
import { createVault, fileKms, readKeyFile } from "@server/core/vault";
import mongoose from "mongoose";

// A process of its own that writes audit entries as fast as it can: `URI DATABASE KEY_FILE COUNT`.
async function main([uri = "", dbName = "", keyFile = "", count = "0"]: readonly string[]) {
  await mongoose.connect(uri, { dbName });
  const db = mongoose.connection;
  const clock = { now: () => new Date() };
  const vault = createVault({ db, kms: fileKms(readKeyFile(keyFile, { strict: true })), clock });
  const audit = createAudit({ db, vault, clock });
  const entry = (at: number) => ({
    actor: { kind: "staff" as const, id: `stf_${process.pid}`, roles: ["rm"] },
    act: "customer.read",
    object: { kind: "customer", id: `cus_${at}` },
    result: "ok" as const,
    ip: "127.0.0.1",
    requestId: `req_${at}`,
  });
  process.stdout.write("ready\n");
  for (let at = 0; at < Number(count); at += 1) {
    if (at % 3 === 0) {
      await db.withSession((session) =>
        session.withTransaction(() => audit.record(entry(at), { session })),
      );
    } else if (at % 3 === 1) audit.note(entry(at));
    else await audit.await(entry(at));
  }
  await audit.close();
  await mongoose.disconnect();
  process.stdout.write("done\n");
}

await main(process.argv.slice(2));

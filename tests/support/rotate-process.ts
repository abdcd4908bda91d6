import {
  createKeyKeeper,
  createVault,
  fileKms,
  type KeyKind,
  readKeyFile,
} from "@server/core/vault";
import mongoose from "mongoose";
import { probeRefill } from "./rotation-probe";

/** Works on a rotation in a process of its own, to be killed in the middle of it. */
const [uri = "", database = "", path = "", kind = ""] = process.argv.slice(2);

await mongoose.connect(uri, { dbName: database, autoIndex: false });
const db = mongoose.connection;
const clock = { now: () => new Date() };
const kms = fileKms(readKeyFile(path, { strict: true }), { path, strict: true });
const vault = createVault({ db, kms, clock, freshMs: 50 });
const keeper = createKeyKeeper({ db, kms, vault, clock, refills: [probeRefill], settleMs: 400 });

process.stdout.write("working\n");
for (;;) {
  await keeper.step(kind as KeyKind);
  await new Promise((resolve) => setTimeout(resolve, 5));
}

import { CustomerModel } from "@server/features/customers";
import { type ImportBatch, ImportBatchModel } from "@server/features/imports/import.model";
import { idCheckDigit } from "@shared/identifiers/id-number";
import { testApp } from "@tests/support/app";
import { type ServerProcess, startServerProcess } from "@tests/support/server-process";
import { until } from "@tests/support/until";
import { afterEach, describe, expect, it } from "vitest";

/** This process only serves; whoever works is a process of its own that can be killed. */
const app = testApp({ bank: "staff", environment: { ROLES: "api" } });
const running: ServerProcess[] = [];
const startWorker = async () => {
  const worker = await startServerProcess({ ...app().environment, ROLES: "worker" });
  running.push(worker);
  return worker;
};
afterEach(() => Promise.all(running.splice(0).map((worker) => worker.kill())));

const count = 3_000;
function line(at: number): string {
  const day = new Date(Date.UTC(1960, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
  const body = `310115${day.replaceAll("-", "")}001`;
  const phone = `138${String(at).padStart(8, "0")}`;
  return `k-${at},周自珩,男,${body}${idCheckDigit(body)},${phone},金卡,rm-lin`;
}
const file = Buffer.from(
  [
    "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号",
    ...Array.from({ length: count }, (_, at) => line(at)),
  ].join("\n"),
);

describe("an import whose worker is killed in the middle", () => {
  it("is gone on with by the next one: every row in once, and undone whole", {
    timeout: 240_000,
  }, async () => {
    const lin = await app().as("rm-lin");
    const { id } = await lin.call("POST /imports", { kind: "customers", fileName: "k.csv" });
    for (let no = 0; no * 90_000 < file.length; no += 1) {
      const base64 = file.subarray(no * 90_000, (no + 1) * 90_000).toString("base64");
      await lin.call("POST /imports/:id/parts", { id, no, base64 });
    }
    const reaches = (state: ImportBatch["state"]) =>
      until(() => ImportBatchModel.countDocuments({ _id: id, state }), state, 90_000);
    /** The next sweep need not wait for the machine's time to pass. */
    const looksStill = () =>
      ImportBatchModel.updateOne({ _id: id }, { $set: { touchedAt: new Date(0) } });

    const first = await startWorker();
    await lin.call("POST /imports/:id/check", { id });
    await reaches("checked");
    await lin.call("POST /imports/:id/apply", { id, skipErrors: false });
    await until(() => CustomerModel.exists({ no: /^k-/ }).lean(), "a first row", 60_000);
    await first.kill();
    const written = await CustomerModel.countDocuments({ no: /^k-/ });
    expect(written).toBeLessThan(count);
    await looksStill();

    await startWorker();
    await reaches("applied");
    expect(await CustomerModel.countDocuments({ no: /^k-/ })).toBe(count);
    expect(await lin.call("GET /imports/:id", { id })).toMatchObject({
      counts: { new: count, changed: 0, error: 0 },
    });

    await lin.call("POST /imports/:id/undo", { id });
    await reaches("undone");
    expect(await CustomerModel.countDocuments({ no: /^k-/ })).toBe(0);
  });
});

import { defineJob } from "@server/core/job";
import type { Ports } from "@server/ports";
import * as z from "zod";

const nothing = z.object({});

/** Carries running rotations on, a few seconds at a time, and writes down when one is done. */
async function work({ keys, audit }: Ports): Promise<void> {
  await keys.work(8_000, async ({ _id, state, rings, values, kept, startedBy }) => {
    if (state !== "done") return;
    await audit.await({
      actor: { kind: "system", id: "keys.work", roles: [] },
      act: "keys.rotated",
      object: { kind: "keys", id: _id },
      result: "ok",
      ip: "",
      requestId: startedBy.split(" ")[1] ?? "",
      fields: [`rings:${rings}`, `values:${values}`, `kept:${kept.length}`],
    });
  });
}

export const keyJobs = [
  defineJob({
    name: "keys.sweep",
    data: nothing,
    everyMs: 5_000,
    run: (_data, ports) => work(ports),
  }),
  defineJob({ name: "keys.work", data: nothing, run: (_data, ports) => work(ports) }),
];
